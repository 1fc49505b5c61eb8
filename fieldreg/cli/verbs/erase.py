"""`fieldreg erase`: a person asked to be forgotten."""

import click

from fieldreg.cli.run import Call, common_options


@click.command("erase")
@click.argument("which", metavar="ID")
@click.option("--reason", default="", help="In whose words, if they said any.")
@common_options
def verb(call: Call, which: str, reason: str) -> None:
    """Ask headquarters to erase a person (by id, KPJ or NIK), and erase here once it has everything."""
    from fieldreg.app import request_erasure  # noqa: PLC0415
    from fieldreg.cli.person import find_member_or_candidate  # noqa: PLC0415

    with call.desk() as desk:
        member_id = find_member_or_candidate(desk, which)
        gone = request_erasure(desk, member_id, reason=reason)
    call.answer(
        {"id": member_id, "erased": gone},
        lambda: call.say("erased" if gone else "erasure_noted"),
    )
