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
            f"{each['what']}  {each['device']}  {each['name']}  {each['facts']} facts"
            f" ({each['first_seq']}-{each['last_seq']}): {each['reason']}"
            for each in waiting
        ]
        return "\n".join(lines) or "nothing waits"

    call.answer(waiting, human)
