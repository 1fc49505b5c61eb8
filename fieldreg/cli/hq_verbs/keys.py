"""`fieldreg-hq keys`: whose cards are genuine."""

import click
import msgspec

from fieldreg.cli.hq_verbs.options import database_option
from fieldreg.cli.run import Call, hq_options


@click.command("keys")
@database_option
@hq_options
def verb(call: Call, database_url: str) -> None:
    """Print the signed list of issuer keys, as `GET /v1/keys` gives it."""
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        signed = msgspec.to_builtins(hq.signed_keys())
    call.answer(signed, lambda: msgspec.json.format(msgspec.json.encode(signed)).decode())
