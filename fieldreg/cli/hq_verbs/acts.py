"""`fieldreg-hq acts`: who of HQ's people did what, and when."""

import click

from fieldreg.cli.hq_verbs.options import database_option
from fieldreg.cli.output import tell_json
from fieldreg.cli.run import Call, hq_options


@click.command("acts")
@database_option
@hq_options
def verb(call: Call, database_url: str) -> None:
    """Print the audit of every administrative act, oldest first, as NDJSON."""
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        for act in hq.acts():
            tell_json(act)
