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
            call.say(
                "hq_device_revoked" if each["revoked_ms"] else "hq_device",
                device=each["device"],
                name=each["name"],
                held=each["held_seq"],
                head=each["head_seq"],
                numbers=each["numbers_leased"],
            )
            for each in devices
        ]
        return "\n".join(lines) or call.say("hq_no_devices")

    call.answer(devices, human)
