"""`fieldreg hand-over`: cards to people, one by one."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fieldreg.cli.ending import check_ending
from fieldreg.cli.person import demand_sponsorship
from fieldreg.cli.run import BadInput, Call, common_options
from fieldreg.cli.usage import FILE
from fieldreg.domain.ceremony import HandOverForm

if TYPE_CHECKING:
    from fieldreg.app import CardHolder, Desk

_SPONSORSHIP = click.option("--sponsorship", default="", help="Only the people of this sponsorship.")
_ACTIVATION = click.option("--activation", default="", help="Only the people of this activation.")


@click.group("hand-over")
def verb() -> None:
    """The hand-over ceremony: find somebody, tick the card off, count, list who has not come."""


@verb.command("find")
@click.argument("text")
@_SPONSORSHIP
@common_options
def find(call: Call, *, text: str, sponsorship: str) -> None:
    """Whom a few letters, a NIK, a number or the scanned QR of a card mean, and what must be asked."""
    from fieldreg.app import find_for_hand_over  # noqa: PLC0415

    with call.desk() as desk:
        demand_sponsorship(desk, sponsorship)
        found = find_for_hand_over(desk, text, sponsorship=sponsorship)
        told = [] if call.json else [_line(call, desk, each) for each in found]
    call.answer(
        [_holder(each) for each in found],
        lambda: "\n".join(told) or call.say("found_nobody"),
    )


@verb.command("give")
@click.argument("which", metavar="ID")
@click.option("--identity-checked", is_flag=True, help="The identity card of whoever takes it was seen.")
@click.option("--proxy", default="", help="Who takes it, where the person did not come.")
@click.option("--proxy-reason", default="", help="Why the person did not come.")
@click.option("--phone", default="", help="The person's phone, where the list left it out.")
@click.option("--district", default="", help="The person's district (kecamatan), likewise.")
@click.option("--consent-version", default="", help="The consent text that the person agreed to, likewise.")
@common_options
def give(call: Call, *, which: str, **said: Any) -> None:  # noqa: ANN401 - click's options, read by the form
    """Tick off the card of a person (by id, KPJ or NIK), with officer and time."""
    from fieldreg.app import Refused, hand_over  # noqa: PLC0415
    from fieldreg.cli.person import find_person  # noqa: PLC0415

    with call.desk() as desk:
        done = hand_over(desk, find_person(desk, which).member_id, HandOverForm(**said))
    if isinstance(done, Refused):
        raise BadInput(done.problems)
    value = {"id": done.member_id, "handed_over": True, "still_asks": list(done.still_asks)}
    call.answer(value, lambda: call.say("handed_over"))


@verb.command("count")
@_SPONSORSHIP
@_ACTIVATION
@common_options
def count(call: Call, *, sponsorship: str, activation: str) -> None:
    """How far the ceremony has come, on this laptop."""
    from dataclasses import asdict  # noqa: PLC0415

    from fieldreg.app import count_hand_over  # noqa: PLC0415

    with call.desk() as desk:
        demand_sponsorship(desk, sponsorship)
        now = count_hand_over(desk, sponsorship=sponsorship, activation=activation)
    call.answer(
        asdict(now),
        lambda: call.say("hand_over_counts", **asdict(now)),
    )


@verb.command("waiting")
@_SPONSORSHIP
@_ACTIVATION
@common_options
def waiting(call: Call, *, sponsorship: str, activation: str) -> None:
    """Whose cards have not been fetched."""
    from fieldreg.app import cards_not_fetched  # noqa: PLC0415

    with call.desk() as desk:
        demand_sponsorship(desk, sponsorship)
        people = cards_not_fetched(desk, sponsorship=sponsorship, activation=activation)
    call.answer(
        [
            {"id": each.member_id, "kpj": each.kpj, "name": each.name, "place": each.work_place}
            for each in people
        ],
        lambda: (
            "\n".join(
                f"{each.kpj} " + ", ".join(filter(None, (each.name, each.work_place))) for each in people
            )
            or call.say("nobody")
        ),
    )


@verb.command("list")
@click.option("--out", required=True, type=FILE, help="The PDF.")
@_SPONSORSHIP
@_ACTIVATION
@click.option("--waiting", "waiting_only", is_flag=True, help="Only those who have not fetched their card.")
@common_options
def list_verb(call: Call, *, out: Path, sponsorship: str, activation: str, waiting_only: bool) -> None:
    """The list to sign, by work place and name, in large rows; never a NIK in full."""
    check_ending(out, ".pdf")
    from fieldreg.app import write_hand_over_list  # noqa: PLC0415

    with call.desk() as desk:
        demand_sponsorship(desk, sponsorship)
        people = write_hand_over_list(
            desk, out, sponsorship=sponsorship, activation=activation, waiting_only=waiting_only
        )
    call.answer(
        {"file": str(out), "people": people},
        lambda: call.say("people_in_file", people=people, file=out),
    )


def _holder(holder: "CardHolder") -> dict[str, Any]:
    member, out = holder.member, holder.handed_over
    return {
        "id": member.member_id,
        "kpj": member.kpj,
        "name": member.name,
        "card": member.card.value,
        "asks": list(holder.asks),
        "obstacle": holder.obstacle or None,
        "handed_over": {"at_ms": out.at_ms, "officer": out.officer, "proxy": out.proxy} if out else None,
    }


def _line(call: Call, desk: "Desk", holder: "CardHolder") -> str:
    from fieldreg.app import officer_names  # noqa: PLC0415

    about = [f"{holder.member.member_id} {holder.member.kpj or '-'} {holder.member.name}"]
    if holder.handed_over:
        out = holder.handed_over
        officer = officer_names(desk).get(out.officer, out.officer)
        when = f"{desk.local(out.at_ms):%d/%m/%Y %H.%M}"
        sentence = "handed_over_to" if out.proxy else "handed_over_then"
        about.append(call.say(sentence, when=when, officer=officer, proxy=out.proxy))
    elif holder.obstacle:
        about.append(call.words.code(holder.obstacle))
    if holder.asks:
        about.append(call.say("still_asks", fields=call.fields(holder.asks)))
    return "  ".join(about)
