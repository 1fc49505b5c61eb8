"""`fieldreg-hq keys`: whose cards are genuine."""

import click
import msgspec

from fieldreg.cli.hq_verbs.options import database_option
from fieldreg.cli.run import Call, hq_options
from fieldreg.wire import TrustLists


@click.command("keys")
@click.option("--voids", is_flag=True, help="Also the list of withdrawn cards: a file for checking desks.")
@database_option
@hq_options
def verb(call: Call, database_url: str, *, voids: bool) -> None:
    """Print the signed list of issuer keys, as `GET /v1/keys` gives it.

    With --voids, `{"keys": …, "voids": …}`: what `fieldreg verify --keys FILE` reads.
    """
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        keys = hq.signed_keys()
        signed = msgspec.to_builtins(TrustLists(keys=keys, voids=hq.signed_voids()) if voids else keys)
    call.answer(signed, lambda: msgspec.json.format(msgspec.json.encode(signed)).decode())
