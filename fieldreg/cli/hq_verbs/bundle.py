"""`fieldreg-hq bundle`: take what came on a USB stick."""

from pathlib import Path

import click

from fieldreg.cli.hq_verbs.options import database_option
from fieldreg.cli.run import Call, hq_options
from fieldreg.cli.usage import FILE
from fieldreg.files import read_fault, write_whole


@click.group("bundle")
def verb() -> None:
    """Bundles of laptops that have no line."""


@verb.command("accept")
@click.argument("file", type=FILE)
@click.option("--reply", type=FILE, help="Else FILE with `.reply`.")
@database_option
@hq_options
def accept(call: Call, file: Path, reply: Path | None, database_url: str) -> None:
    """Take FILE through the same door as a sync, and write the reply that goes back to its laptop."""
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    target = reply or file.with_name(file.name + ".reply")
    try:
        content = file.read_bytes()
    except OSError as error:
        raise read_fault(error, file.name) from None
    with Hq(config) as hq:
        taken = hq.accept_bundle(content)
    write_whole(target, taken.reply)
    value = {
        "device": taken.device,
        "facts": taken.facts,
        "new": taken.new,
        "held_seq": taken.held_seq,
        "gap": taken.gap,
        "fork": taken.fork,
        "reply": str(target),
    }

    def human() -> str:
        if taken.fork:
            return call.say("hq_bundle_fork", device=taken.device, reply=target)
        if taken.gap:
            return call.say("hq_bundle_gap", reply=target)
        if not taken.new:
            return call.say("hq_bundle_nothing_new", facts=taken.facts, reply=target)
        return call.say(
            "hq_bundle_taken", new=taken.new, device=taken.device, held=taken.held_seq, reply=target
        )

    call.answer(value, human)
