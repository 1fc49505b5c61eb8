"""`fieldreg change-key`: a new signing key for this laptop."""

import click

from fieldreg.cli.run import Call, common_options


@click.command("change-key")
@common_options
def verb(call: Call) -> None:
    """Make a new signing key; two syncs bring it to HQ and take it up. Cards made before stay genuine."""
    from fieldreg.app import change_key  # noqa: PLC0415

    with call.desk() as desk:
        change_key(desk)
    call.answer({"key": "made"}, lambda: call.say("key_changed"))
