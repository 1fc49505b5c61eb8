"""`fieldreg correct`: mend what was recorded of a person."""

from dataclasses import replace
from typing import Any

import click

from fieldreg.cli.person_fields import unknown_fields
from fieldreg.cli.run import BadInput, Call, common_options, problem_json
from fieldreg.domain.problems import Problem


@click.command("correct")
@click.argument("which", metavar="ID")
@click.option("--set", "changes", multiple=True, metavar="FIELD=VALUE", help="As in JSON; may be repeated.")
@click.option("--reason", required=True, help="Why.")
@common_options
def verb(call: Call, *, which: str, changes: tuple[str, ...], reason: str) -> None:
    """Record a person (by id, KPJ or NIK) anew under the same number; HQ judges anew."""
    from fieldreg.app import Refused, correct_member, form_to_correct  # noqa: PLC0415
    from fieldreg.cli.person import find_person  # noqa: PLC0415

    wanted = _changes(changes)
    with call.desk() as desk:
        member_id = find_person(desk, which).member_id
        form = replace(form_to_correct(desk, member_id), **wanted)
        result = correct_member(desk, member_id, form, reason=reason)
    if isinstance(result, Refused):
        raise BadInput(result.problems)
    value = {"id": member_id, "amount_rp": result.amount_rp, "problems": problem_json(result.problems)}
    call.answer(value, lambda: call.say("corrected", fields=call.fields(wanted)))


def _changes(pairs: tuple[str, ...]) -> dict[str, Any]:
    changes = dict(pair.split("=", 1) for pair in pairs if "=" in pair)
    wrong = [Problem("change_unreadable", pair) for pair in pairs if "=" not in pair]
    wrong += unknown_fields(changes)
    if not pairs:
        wrong.append(Problem("option_missing", "--set"))
    if wrong:
        raise BadInput(wrong)
    return changes
