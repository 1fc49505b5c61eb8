"""A row of `member`, as lists show people."""

from dataclasses import dataclass, replace
from typing import Any

from fieldreg.domain.member import CardState, Verdict

COLUMNS = (
    "seq, member_id, kpj, coalesce(nik, ''), name, birth_date, phone, occupation, work_place, payer,"
    " sponsorship, programmes, payment, reference, last_month, asks, place, amount_rp, activation,"
    " officer, registered_at_ms, live, verdict, reason, standing_kpj, card"
)
"""In the order of `Member`."""


@dataclass(frozen=True, slots=True)
class Member:
    """One person as a list shows them. `seq` is the place in the journal and the order of lists."""

    seq: int
    member_id: str
    kpj: str | None
    nik: str
    name: str
    birth_date: str
    phone: str
    occupation: str
    work_place: str
    payer: str
    sponsorship: str
    programmes: str
    """Joined with a plus: JKK+JKM."""
    payment: str
    reference: str
    last_month: str
    """YYYY-MM, as registered; a continuation may go further."""
    asks: str
    """What a list left out, to be asked at the hand-over: phone district consent, blanks between."""
    place: int | None
    """Of the sponsorship."""
    amount_rp: int
    activation: str
    officer: str
    registered_at_ms: int
    live: bool
    verdict: Verdict
    reason: str
    standing_kpj: str | None
    card: CardState


def member_of(row: tuple[Any, ...]) -> Member:
    """A row of `COLUMNS` with its states as states."""
    member = Member(*row)
    verdict, card = Verdict(member.verdict), CardState(member.card)
    return replace(member, live=bool(member.live), verdict=verdict, card=card)
