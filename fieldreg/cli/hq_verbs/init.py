"""`fieldreg-hq init`: make a new headquarters."""

import click

from fieldreg.cli.hq_verbs.options import database_option
from fieldreg.cli.run import Call, hq_options


@click.command("init")
@click.option("--issuer", required=True, help="Who answers for the cards: their `iss`.")
@database_option
@hq_options
def verb(call: Call, issuer: str, database_url: str) -> None:
    """Make HQ's key and tables. An HQ that exists is never touched."""
    config = call.hq_config(database_url)
    from fieldreg.hq import init  # noqa: PLC0415

    init(config, issuer=issuer)
    call.answer(
        {"folder": str(config.folder), "issuer": issuer}, lambda: call.say("hq_made", folder=config.folder)
    )
