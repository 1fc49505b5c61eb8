"""`fieldreg cancel`: take a registration back."""

import click

from fieldreg.cli.run import BadInput, Call, common_options
from fieldreg.domain.problems import Problem


@click.command("cancel")
@click.argument("which", metavar="ID")
@click.option("--reason", required=True, help="Why.")
@common_options
def verb(call: Call, which: str, reason: str) -> None:
    """Cancel a registration (by id, KPJ or NIK): its card is void, its NIK may be registered again."""
    from fieldreg.app import cancel_member  # noqa: PLC0415
    from fieldreg.cli.person import find_person  # noqa: PLC0415

    if not reason.strip():
        raise BadInput([Problem("reason_missing", "reason")])
    with call.desk() as desk:
        member_id = find_person(desk, which).member_id
        cancel_member(desk, member_id, reason=reason)
    call.answer({"id": member_id, "cancelled": True}, lambda: call.say("cancelled"))
