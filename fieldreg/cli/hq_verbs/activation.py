"""`fieldreg-hq activation`: market days that laptops take part in."""

import secrets
from datetime import timedelta
from typing import Any

import click

from fieldreg.cli.hq_verbs.options import database_option
from fieldreg.cli.run import BadInput, Call, hq_options, read_day
from fieldreg.domain.problems import Problem


@click.group("activation")
def verb() -> None:
    """Activations: published to all laptops, counted over all of them."""


@verb.command("add")
@click.option("--name", required=True, help="What people call it.")
@click.option("--place", required=True, help="Where it is.")
@click.option("--from", "first", required=True, help="Its first day, YYYY-MM-DD.")
@click.option("--days", type=click.IntRange(1, 60), default=1, show_default=True, help="How many days.")
@click.option("--goal", type=click.IntRange(0), default=0, help="How many people are aimed at.")
@click.option("--team", default="", help="Names of the team, comma between.")
@database_option
@hq_options
def add(
    call: Call, *, name: str, place: str, first: str, days: int, goal: int, team: str, database_url: str
) -> None:
    """Publish an activation. Prints its code; laptops hear of it at their next sync."""
    from fieldreg.domain.activations import Activation, activation_code  # noqa: PLC0415

    missing = (
        *((Problem("activation_name_missing", "name"),) if not name.strip() else ()),
        *((Problem("activation_place_missing", "place"),) if not place.strip() else ()),
    )
    if missing:
        raise BadInput(missing)
    start = read_day(first, "from")
    plan = Activation(
        code=activation_code(secrets.randbelow),
        name=name.strip(),
        place=place.strip(),
        first_day=start,
        last_day=start + timedelta(days=days - 1),
        goal=goal,
        team=tuple(part.strip() for part in team.split(",") if part.strip()),
    )
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        hq.add_activation(plan)
    call.answer({"code": plan.code, "name": plan.name}, lambda: f"{plan.code} {plan.name}")


@verb.command("list")
@database_option
@hq_options
def list_verb(call: Call, database_url: str) -> None:
    """Every activation, what each laptop brought of it, and how its days were closed."""
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        found = hq.activations()
    call.answer(found, lambda: "\n".join(_told(call, each) for each in found) or call.say("none"))


def _told(call: Call, activation: dict[str, Any]) -> str:
    about = f"{activation['code']}  {activation['first_day']}  {activation['name']}, {activation['place']}"
    counts = {"registered": activation["registered"], "goal": activation["goal"]}
    line = f"{about}: {call.say('hq_activation_goal' if activation['goal'] else 'hq_activation', **counts)}"
    each = [f"  {laptop['name']}: {laptop['registered']}" for laptop in activation["laptops"]]
    closed = []
    for closing in activation["closings"]:
        named = [call.words.say("closing", code) for code in closing["differences"]]
        differences = ", ".join(named) or call.say("hq_no_differences")
        told = call.say("hq_closed", day=closing["day"], name=closing["name"], differences=differences)
        closed.append(f"  {told}")
    return "\n".join([line, *each, *closed])
