"""`fieldreg-hq decide`: a person's word on what waits."""

import click

from fieldreg.cli.hq_verbs.options import database_option
from fieldreg.cli.run import Call, hq_options


@click.command("decide")
@click.argument("device")
@click.argument("word", type=click.Choice(["release", "again"]))
@database_option
@hq_options
def verb(call: Call, device: str, word: str, database_url: str) -> None:
    """Of DEVICE: `release` what came after its revocation, or judge `again` what could not be read."""
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        facts = hq.release(device) if word == "release" else hq.judge_again(device)
    call.answer(
        {"device": device, "decision": word, "facts": facts}, lambda: call.say("hq_judged", facts=facts)
    )
