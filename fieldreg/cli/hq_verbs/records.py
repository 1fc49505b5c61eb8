"""`fieldreg-hq records`: every person, one a line."""

import click

from fieldreg.cli.hq_verbs.options import database_option
from fieldreg.cli.output import tell_json
from fieldreg.cli.run import Call, hq_options


@click.command("records")
@database_option
@hq_options
def verb(call: Call, database_url: str) -> None:
    """Print every person that HQ was told of, as NDJSON: device, seq, KPJ, NIK, name, verdict and more."""
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        hq.looked("records")
        for record in hq.records():
            tell_json(record)
