"""`fieldreg enrol`: make this laptop a device of HQ."""

import platform

import click

from fieldreg.cli.run import Call, ask_pin, common_options


@click.command("enrol")
@click.option("--hq", "hq_url", required=True, help="HQ's address, https://…")
@click.option("--code", required=True, help="The one-time code that HQ gave.")
@click.option(
    "--officer", "officer_name", default="Koordinator", show_default=True, help="The first officer's name."
)
@click.option("--name", "laptop_name", default=platform.node, help="What the office calls this laptop.")
@common_options
def verb(call: Call, hq_url: str, code: str, officer_name: str, laptop_name: str) -> None:
    """Enrol this laptop, set the first officer's PIN, fetch numbers and keys."""
    from fieldreg.app import enrol_laptop, read_status, sync_now  # noqa: PLC0415

    home = call.home()
    with enrol_laptop(
        home,
        hq_url=hq_url,
        code=code,
        pin=ask_pin(),
        officer_name=officer_name,
        laptop_name=laptop_name[:80],
    ) as desk:
        sync_now(desk)
        identity, status = desk.identity(), read_status(desk, home)
    value = {"device": identity.device, "issuer": identity.issuer, "numbers_left": status.numbers_left}
    call.answer(value, lambda: f"Enrolled with {identity.issuer}; {status.numbers_left} numbers.")
