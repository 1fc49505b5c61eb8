"""`fieldreg-hq devices`: every laptop and how far its journal has come."""

import click

from fieldreg.cli.hq_verbs.options import database_option
from fieldreg.cli.run import Call, hq_options


@click.command("devices")
@database_option
@hq_options
def verb(call: Call, database_url: str) -> None:
    """List the laptops, oldest first."""
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        devices = hq.devices()

    def human() -> str:
        lines = [
            f"{each['device']}  {each['name']}  holds {each['held_seq']} of {each['head_seq']}"
            f"  {each['numbers_leased']} numbers{'  REVOKED' if each['revoked_ms'] else ''}"
            for each in devices
        ]
        return "\n".join(lines) or "no laptops yet: fieldreg-hq enrol-code"

    call.answer(devices, human)
