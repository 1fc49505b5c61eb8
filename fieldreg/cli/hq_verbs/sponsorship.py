"""`fieldreg-hq sponsorship`: donors' promises."""

from datetime import UTC, datetime
from typing import Any

import click
import msgspec

from fieldreg.cli.hq_verbs.options import database_option
from fieldreg.cli.run import BadInput, Call, hq_options


@click.group("sponsorship")
def verb() -> None:
    """What sponsors promised: published, proposed, where the places are."""


@verb.command("add")
@click.argument("code")
@click.option("--donor", required=True, help="As it will stand on cards.")
@click.option("--places", required=True, help="How many people.")
@click.option("--months", required=True, help="How long each of them: 1 to 12.")
@click.option("--from", "first_month", default="", help="First month, YYYY-MM; this month if left out.")
@click.option(
    "--payer", type=click.Choice(["csr", "apbn", "apbd", "individual"]), default="csr", show_default=True
)
@click.option("--mou", default="", help="Number of the agreement.")
@click.option("--programmes", default="JKK,JKM", show_default=True, help="JKK,JKM or JKK,JKM,JHT.")
@click.option("--kinds", default="", help="Kinds of work it is meant for, by code, comma between.")
@click.option("--region", default="", help="Region it is meant for: a code as 33.72.")
@database_option
@hq_options
def add(call: Call, code: str, database_url: str, **terms: str) -> None:
    """Publish a sponsorship to all laptops; they lease its places as they lease numbers."""
    from fieldreg.assets import load_tables  # noqa: PLC0415
    from fieldreg.domain.months import Month  # noqa: PLC0415
    from fieldreg.domain.sponsorships import SponsorshipForm, judge_sponsorship  # noqa: PLC0415

    made, problems = judge_sponsorship(
        SponsorshipForm(code=code, **terms),
        occupations=load_tables().occupations,
        now=Month.of(datetime.now(UTC).date()),
    )
    if made is None:
        raise BadInput(problems)
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        hq.add_sponsorship(made)
    value = msgspec.to_builtins(made)
    call.answer(
        value,
        lambda: call.say(
            "hq_sponsorship_added",
            code=made.code,
            places=made.places,
            donor=made.donor,
            months=made.months,
        ),
    )


@verb.command("list")
@database_option
@hq_options
def list_(call: Call, database_url: str) -> None:
    """Every sponsorship: its state, and how many places are free, leased and used, laptop by laptop."""
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        found = hq.sponsorships()
    call.answer(found, lambda: "\n".join(_line(call, each) for each in found) or call.say("none"))


@verb.command("proposals")
@database_option
@hq_options
def proposals(call: Call, database_url: str) -> None:
    """What coordinators proposed and nobody has decided."""
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        found = hq.sponsorship_proposals()

    def human() -> str:
        lines = [
            call.say(
                "hq_proposal",
                **{key: each[key] for key in ("proposal_id", "code", "donor", "places", "name")},
            )
            for each in found
        ]
        return "\n".join(lines) or call.say("hq_nothing_waits")

    call.answer(found, human)


@verb.command("approve")
@click.argument("proposal")
@click.option("--code", default="", help="Another code, where the proposed one is taken.")
@database_option
@hq_options
def approve(call: Call, proposal: str, *, code: str, database_url: str) -> None:
    """Publish what was proposed."""
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        made = hq.approve_sponsorship(proposal, code=code)
    call.answer(msgspec.to_builtins(made), lambda: call.say("hq_sponsorship_published", code=made.code))


@verb.command("refuse")
@click.argument("proposal")
@click.option("--reason", required=True, help="The coordinator reads it.")
@database_option
@hq_options
def refuse(call: Call, proposal: str, *, reason: str, database_url: str) -> None:
    """Tell the laptop that it is not approved, and why."""
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        hq.refuse_sponsorship(proposal, reason)
    call.answer({"proposal_id": proposal, "refused": reason}, lambda: call.say("refused"))


@verb.command("end")
@click.argument("code")
@database_option
@hq_options
def end(call: Call, code: str, database_url: str) -> None:
    """Nobody joins CODE any more; who has joined stays."""
    _change(call, code, database_url, "end_sponsorship", "ended")


@verb.command("reopen")
@click.argument("code")
@database_option
@hq_options
def reopen(call: Call, code: str, database_url: str) -> None:
    """Lease places of CODE again, after a restored database has heard every laptop."""
    _change(call, code, database_url, "reopen_sponsorship", "reopened")


@verb.command("take-back")
@click.argument("code")
@click.argument("device")
@database_option
@hq_options
def take_back(call: Call, code: str, device: str, database_url: str) -> None:
    """Free the places of CODE that DEVICE holds and nobody has: a laptop that is lost or revoked."""
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        count = hq.take_back_places(code, device)
    call.answer(
        {"code": code, "device": device, "places": count}, lambda: call.say("hq_places_free", count=count)
    )


def _change(call: Call, code: str, database_url: str, act: str, done: str) -> None:
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        getattr(hq, act)(code)
    call.answer({"code": code, done: True}, lambda: call.say(f"hq_sponsorship_{done}", code=code))


def _line(call: Call, each: dict[str, Any]) -> str:
    return call.say(
        "hq_sponsorship_closed" if each["closed"] else "hq_sponsorship",
        **{key: each[key] for key in ("code", "donor", "used", "leased", "free", "places")},
        state=call.say(f"sponsor_state_{each['state']}"),
    )
