"""`fieldreg sponsor`: donors' promises on this laptop."""

from typing import TYPE_CHECKING

import click
import msgspec

from fieldreg.cli.person import demand_sponsorship
from fieldreg.cli.run import BadInput, Call, common_options

if TYPE_CHECKING:
    from fieldreg.app import SponsorshipStanding


@click.group("sponsor")
def verb() -> None:
    """Sponsorships: what sponsors promised, how many places are left here, what is proposed to HQ."""


@verb.command("list")
@common_options
def list_(call: Call) -> None:
    """Every sponsorship: its terms, and how many of its places this laptop holds, has left and has used."""
    from fieldreg.app import list_sponsorships  # noqa: PLC0415

    with call.desk() as desk:
        found = list_sponsorships(desk)
    call.answer(
        [_json(each) for each in found],
        lambda: "\n".join(_line(call, each) for each in found) or call.say("none"),
    )


@verb.command("propose")
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
@common_options
def propose(call: Call, code: str, **terms: str) -> None:
    """Write down a promise for HQ's approval. It counts once HQ has published it."""
    from fieldreg.app import Refused, propose_sponsorship  # noqa: PLC0415
    from fieldreg.domain.sponsorships import SponsorshipForm  # noqa: PLC0415

    with call.desk() as desk:
        done = propose_sponsorship(desk, SponsorshipForm(code=code, **terms))
    if isinstance(done, Refused):
        raise BadInput(done.problems)
    value = {"proposal_id": done.proposal_id, **msgspec.to_builtins(done.sponsorship)}
    call.answer(value, lambda: call.say("sponsor_proposed", code=done.sponsorship.code))


@verb.command("take")
@click.argument("code")
@click.option("--places", type=click.IntRange(0), default=0, help="How many; else as the setting says.")
@common_options
def take(call: Call, code: str, places: int) -> None:
    """Ask HQ for places of CODE; they come with the next sync."""
    from fieldreg.app import ask_places  # noqa: PLC0415

    with call.desk() as desk:
        asked = ask_places(desk, code, places)
    call.answer({"requested": asked}, lambda: call.say("sponsor_asked", places=asked))


@verb.command("return")
@click.option("--code", default="", help="Of one sponsorship; else of all.")
@click.option("--numbers", is_flag=True, help="Give the unused membership numbers back too.")
@common_options
def return_(call: Call, code: str, *, numbers: bool) -> None:
    """Give back the places that nobody has, so that others get them."""
    from fieldreg.app import return_leases  # noqa: PLC0415

    with call.desk() as desk:
        demand_sponsorship(desk, code)
        returned = return_leases(desk, code=code, numbers=numbers)
    call.answer({"returned": returned}, lambda: call.say("sponsor_returned", count=returned))


@verb.command("ask")
@click.option("--code", default="", help="Of one sponsorship; else of all.")
@common_options
def ask(call: Call, code: str) -> None:
    """Whom a list left something out of (phone, district, consent): to be asked at the hand-over."""
    from fieldreg.app import people_to_ask  # noqa: PLC0415

    with call.desk() as desk:
        demand_sponsorship(desk, code)
        people = people_to_ask(desk, sponsorship=code.strip().upper())
    value = [
        {"id": each.member_id, "kpj": each.kpj, "name": each.name, "ask": each.asks.split()}
        for each in people
    ]
    call.answer(
        value,
        lambda: (
            "\n".join(f"{each.kpj or '-'}  {each.name}: {call.fields(each.asks.split())}" for each in people)
            or call.say("nobody")
        ),
    )


def _json(standing: "SponsorshipStanding") -> dict[str, object]:
    counts = {
        key: getattr(standing, key)
        for key in ("held", "left", "requested", "used", "waiting", "proposal_id", "refused")
    }
    promise: dict[str, object] = msgspec.to_builtins(standing.sponsorship)
    return {**promise, "state": standing.state.value, **counts}


def _line(call: Call, standing: "SponsorshipStanding") -> str:
    it = standing.sponsorship
    about = f"{it.code}  {it.donor}  {it.payer.upper()}  {it.first_month} x {it.months}"
    here = call.say("sponsor_places", left=standing.left, held=standing.held, places=it.places)
    state = call.say(f"sponsor_state_{standing.state.value}")
    return f"{about}  {state}  {standing.refused or here}"
