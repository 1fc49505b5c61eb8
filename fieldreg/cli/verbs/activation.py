"""`fieldreg activation`: a market day, opened, joined and watched."""

from typing import TYPE_CHECKING, Any

import click

from fieldreg.cli.run import BadInput, Call, common_options, read_day
from fieldreg.domain.faults import Fault

if TYPE_CHECKING:
    from fieldreg.app import Dashboard, Desk
    from fieldreg.domain.activations import Activation, ActivationCounts


@click.group("activation")
def verb() -> None:
    """The activation that this laptop registers for: counts against the goal, merged with other laptops."""


@verb.command("open")
@click.option("--name", required=True, help="What people call it.")
@click.option("--place", required=True, help="Where it is.")
@click.option("--from", "first", default="", help="Its first day, YYYY-MM-DD (else today).")
@click.option("--days", default=1, show_default=True, help="How many days it lasts.")
@click.option("--goal", default=0, help="How many people are aimed at.")
@click.option("--team", default="", help="Names of the team, comma between.")
@common_options
def open_verb(call: Call, *, name: str, place: str, first: str, days: int, goal: int, team: str) -> None:
    """Open an activation and take part in it (coordinator). Prints its code, by which other laptops join."""
    from fieldreg.app import ActivationForm, open_activation  # noqa: PLC0415

    with call.desk() as desk:
        form = ActivationForm(
            name=name,
            place=place,
            first_day=read_day(first, "from") if first else desk.today(),
            days=days,
            goal=goal,
            team=tuple(part.strip() for part in team.split(",") if part.strip()),
        )
        opened = open_activation(desk, form)
    if isinstance(opened, tuple):
        raise BadInput(opened)
    call.answer(activation_json(opened), lambda: f"{opened.code} {opened.name}")


@verb.command("join")
@click.argument("code")
@common_options
def join(call: Call, code: str) -> None:
    """Register for the activation CODE from here on; "-" for none. Works without a line."""
    from fieldreg.app import current_activation, join_activation  # noqa: PLC0415

    with call.desk() as desk:
        joined = join_activation(desk, "" if code == "-" else code)
        plan = current_activation(desk)[1]
    call.answer({"code": joined, "name": plan.name if plan else None}, lambda: joined or call.say("none"))


@verb.command("list")
@common_options
def list_verb(call: Call) -> None:
    """Every activation that this laptop knows of."""
    from fieldreg.app import current_activation, list_activations  # noqa: PLC0415

    with call.desk() as desk:
        current, known = current_activation(desk)[0], list_activations(desk)
    call.answer(
        {"current": current, "activations": [activation_json(each) for each in known]},
        lambda: "\n".join(_line(each, current) for each in known) or call.say("activations_unknown"),
    )


@verb.command("dashboard")
@click.argument("code", default="")
@common_options
def dashboard(call: Call, code: str) -> None:
    """How the activation stands; every number says what it includes."""
    from fieldreg.app import hours, read_dashboard  # noqa: PLC0415
    from fieldreg.domain.activations import read_activation_code  # noqa: PLC0415

    wanted = read_activation_code(code) if code.strip() else ""
    if wanted is None:
        raise Fault("activation_code_wrong")
    with call.desk() as desk:
        board = read_dashboard(desk, wanted, language=call.language)
        by_hour = [
            {"day": each.day.isoformat(), "hour": each.hour, "registered": each.registered}
            for each in hours(desk, board.total)
        ]
        value = {
            "code": board.code,
            "activation": activation_json(board.activation) if board.activation else None,
            "goal": board.goal,
            "includes": board.includes,
            "other_laptops": board.other_laptops,
            "as_of_ms": board.as_of_ms,
            "total": _counts(board.total),
            "here": _counts(board.here),
            "others": _counts(board.others),
            "by_hour": by_hour,
        }
        call.answer(value, lambda: _told(call, desk, board))


@verb.command("informed")
@click.argument("occupation")
@click.option("--count", default=1, show_default=True, help="How many; a negative number takes back.")
@common_options
def informed(call: Call, occupation: str, count: int) -> None:
    """People were told and did not register: a bare count by OCCUPATION, nothing about anybody."""
    from fieldreg.app import count_informed  # noqa: PLC0415

    with call.desk() as desk:
        now = count_informed(desk, occupation, count)
    call.answer({"occupation": occupation, "today": now}, lambda: call.say("informed_today", count=now))


def activation_json(activation: "Activation") -> dict[str, Any]:
    """An activation as scripts get it."""
    return {
        "code": activation.code,
        "name": activation.name,
        "place": activation.place,
        "first_day": activation.first_day.isoformat(),
        "last_day": activation.last_day.isoformat(),
        "goal": activation.goal,
        "team": list(activation.team),
    }


def _counts(counts: "ActivationCounts") -> dict[str, Any]:
    return {
        "registered": counts.registered,
        "sent_back": counts.sent_back,
        "by_occupation": dict(counts.by_occupation),
        "by_programmes": dict(counts.by_programmes),
        "by_payer": dict(counts.by_payer),
        "informed": dict(counts.informed),
    }


def _line(activation: "Activation", current: str) -> str:
    mark = "*" if activation.code == current else " "
    days = f"{activation.first_day} – {activation.last_day}"
    return f"{mark} {activation.code}  {days}  {activation.name}, {activation.place}"


def _told(call: Call, desk: "Desk", board: "Dashboard") -> str:
    total = board.total
    sentence = "dashboard_goal" if board.goal else "dashboard"
    lines = [call.say(sentence, registered=total.registered, goal=board.goal, includes=board.includes)]
    for code, count in total.by_occupation.items():
        found = desk.tables.occupations.find(code)
        lines.append(f"  {count:5} {found.label if found else code or '–'}")
    if total.informed:
        lines.append(call.say("informed_total", count=sum(total.informed.values())))
    return "\n".join(lines)
