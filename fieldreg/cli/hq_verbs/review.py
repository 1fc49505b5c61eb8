"""`fieldreg-hq review`: what waits for a person's word."""

import click

from fieldreg.cli.hq_verbs.options import database_option
from fieldreg.cli.run import Call, hq_options


@click.command("review")
@database_option
@hq_options
def verb(call: Call, database_url: str) -> None:
    """List what HQ keeps and does not act upon: held back, unreadable, forked."""
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        waiting = hq.review()

    def human() -> str:
        lines = [
            call.say(
                "hq_review",
                what=call.say(f"hq_review_{each['what']}"),
                device=each["device"],
                name=each["name"],
                facts=each["facts"],
                first=each["first_seq"],
                last=each["last_seq"],
                why=call.words.code(each["reason"]),
            )
            for each in waiting
        ]
        return "\n".join(lines) or call.say("hq_nothing_waits")

    call.answer(waiting, human)
