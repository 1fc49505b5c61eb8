"""`fieldreg-hq enrol-file`: enrol a laptop whose request came on a USB stick."""

from pathlib import Path

import click

from fieldreg.cli.hq_verbs.options import database_option
from fieldreg.cli.run import Call, hq_options
from fieldreg.cli.usage import FILE
from fieldreg.files import write_whole


@click.command("enrol-file")
@click.argument("file", type=FILE)
@click.option("--reply", type=FILE, help="Else FILE with `.reply`.")
@click.option("--url", default="", help="HQ's address, for when the laptop has a line: https://…")
@database_option
@hq_options
def verb(call: Call, file: Path, reply: Path | None, url: str, database_url: str) -> None:
    """Take the request in FILE (`fieldreg enrol --file`) and write the answer that goes back to its laptop.

    It brings the first numbers along. The same FILE again gets the same answer and uses no second code.
    """
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    target = reply or file.with_name(file.name + ".reply")
    content = file.read_bytes()
    with Hq(config) as hq:
        taken = hq.enrol_by_file(content, hq_url=url)
    write_whole(target, taken.reply)
    value = {"device": taken.device, "name": taken.name, "reply": str(target)}
    call.answer(value, lambda: call.say("hq_enrolled", name=taken.name, device=taken.device, reply=target))
