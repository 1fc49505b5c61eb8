"""`fieldreg officers`: who may sign in on this laptop."""

from typing import TYPE_CHECKING

import click

from fieldreg.cli.run import BadInput, Call, ask_new_pin, ask_pin, common_options
from fieldreg.domain.problems import Problem

if TYPE_CHECKING:
    from fieldreg.app import Keyring, Officer


@click.group("officers")
def verb() -> None:
    """Officers of this laptop: added, removed and given new PINs by a coordinator, offline."""


@verb.command("list")
@common_options
def list_officers(call: Call) -> None:
    """Who may sign in. Needs no PIN."""
    from fieldreg.app import officers  # noqa: PLC0415

    known = officers(call.home())
    value = [{"id": each.officer_id, "name": each.name, "role": each.role} for each in known]
    call.answer(value, lambda: "\n".join(f"{each.name} ({each.role}) {each.officer_id}" for each in known))


@verb.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice(["petugas", "koordinator"]), default="petugas", show_default=True)
@common_options
def add(call: Call, name: str, role: str) -> None:
    """Add an officer. Their PIN comes from FIELDREG_NEW_PIN or a prompt."""
    officer = _keyring(call).add(name, ask_new_pin(call), role=role)
    call.answer(
        {"id": officer.officer_id, "name": officer.name, "role": officer.role},
        lambda: call.say("officer_added", name=officer.name),
    )


@verb.command("remove")
@click.argument("who")
@common_options
def remove(call: Call, who: str) -> None:
    """Take an officer's access away: everything is encrypted anew under another key."""
    keyring, officer = _keyring(call), _named(call, who)
    keyring.remove(officer.officer_id)
    call.answer({"id": officer.officer_id, "removed": True}, lambda: call.say("officer_removed"))


@verb.command("reset-pin")
@click.argument("who")
@common_options
def reset_pin(call: Call, who: str) -> None:
    """Give an officer a new PIN, from FIELDREG_NEW_PIN or a prompt."""
    keyring, officer = _keyring(call), _named(call, who)
    keyring.reset_pin(officer.officer_id, ask_new_pin(call))
    call.answer({"id": officer.officer_id, "reset": True}, lambda: call.say("officer_pin_reset"))


@verb.command("role")
@click.argument("who")
@click.argument("role", type=click.Choice(["petugas", "koordinator"]))
@common_options
def role_of(call: Call, who: str, role: str) -> None:
    """Make an officer a coordinator, or a coordinator an officer."""
    keyring, officer = _keyring(call), _named(call, who)
    keyring.change_role(officer.officer_id, role)
    call.answer(
        {"id": officer.officer_id, "role": role},
        lambda: call.say("officer_role", name=officer.name, role=role),
    )


@verb.command("hand-over")
@click.argument("who")
@common_options
def hand_over(call: Call, who: str) -> None:
    """Make somebody else the coordinator of this laptop; you become an officer."""
    keyring, officer = _keyring(call), _named(call, who)
    keyring.hand_over(officer.officer_id)
    call.answer(
        {"id": officer.officer_id, "role": "koordinator"},
        lambda: call.say("officer_coordinator", name=officer.name),
    )


@verb.command("recovery-code")
@common_options
def recovery_code(call: Call) -> None:
    """A one-time code for the day on which the coordinator's PIN is forgotten. Keep it on paper."""
    code = _keyring(call).new_recovery_code()
    call.answer({"code": code}, lambda: code)


@verb.command("recover")
@click.option("--code", required=True, help="The recovery code.")
@common_options
def recover(call: Call, code: str) -> None:
    """Set the coordinator's PIN anew with the recovery code; prints the next code."""
    from fieldreg.app import recover as recover_access  # noqa: PLC0415

    officer, following = recover_access(call.home(), code, ask_new_pin(call))
    call.answer(
        {"id": officer.officer_id, "code": following},
        lambda: call.say("officer_recovered", name=officer.name, code=following),
    )


def _keyring(call: Call) -> "Keyring":
    from fieldreg.app import Keyring  # noqa: PLC0415

    return Keyring(call.home(), ask_pin(), officer_id=call.officer_id())


def _named(call: Call, who: str) -> "Officer":
    from fieldreg.app import officers  # noqa: PLC0415

    known = officers(call.home())
    found = [each for each in known if who in {each.officer_id, each.name}]
    if len(found) != 1:
        names = ", ".join(each.name for each in known)
        raise BadInput([Problem("officer_not_here", "WHO", values={"names": names})])
    return found[0]
