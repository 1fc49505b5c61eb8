"""`fieldreg-hq revoke`: judge nothing more of a laptop."""

import click

from fieldreg.cli.hq_verbs.options import database_option
from fieldreg.cli.run import Call, hq_options


@click.command("revoke")
@click.argument("device")
@database_option
@hq_options
def verb(call: Call, device: str, database_url: str) -> None:
    """Revoke DEVICE: its later facts wait for `decide`, its later cards are not genuine."""
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        hq.revoke(device)
    call.answer({"device": device, "revoked": True}, lambda: call.say("hq_revoked", device=device))
