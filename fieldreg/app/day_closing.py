"""The closing sheet: what the day came to, for the team to sign."""

from datetime import datetime
from pathlib import Path

from fieldreg.app.desk import Desk
from fieldreg.assets import Words, load_words
from fieldreg.domain.leases import grouped_kpj
from fieldreg.domain.member import PaymentMethod
from fieldreg.store import PaidBy


def close_day(desk: Desk, path: Path) -> None:
    """Write today's sheet (the market's day). Raises Fault as the PDF writer does.

    A first simple one: it counts, and leaves the comparing to those who sign.
    """
    from fieldreg.cards import ClosingSheet, Payments, Tally, write_closing_sheet  # noqa: PLC0415 - reportlab is slow

    now = desk.local(desk.now_ms())
    day = desk.store.counts_since(_midnight_ms(now))
    words = load_words("id")
    numbers = desk.store.leases.state()
    tally = desk.store.people.tally()
    identity = desk.store.identity()
    journal = desk.store.journal
    write_closing_sheet(
        path,
        ClosingSheet(
            activation="",
            place=desk.settings.place,
            day=now.date(),
            closed_at=now,
            zone=desk.settings.zone,
            device=identity.name if identity else "",
            officers=(desk.officer.name,),
            registered=day.registered,
            by_occupation=tuple(
                Tally(_occupation(desk, words, code), count) for code, count in day.by_occupation.items()
            ),
            by_payer=tuple(Tally(words.term(code), count) for code, count in day.by_payer.items()),
            by_programme=tuple(
                Tally(code.replace("+", " + "), count) for code, count in day.by_programmes.items()
            ),
            numbers_used=day.numbers_used,
            numbers_left=numbers.left,
            first_number=grouped_kpj(day.first_number) if day.first_number else "",
            last_number=grouped_kpj(day.last_number) if day.last_number else "",
            cards_issued=day.cards_issued,
            cards_printed=day.cards_printed,
            cards_waiting=tally.cards_waiting,
            without_number=tally.without_number,
            payments=tuple(
                Payments(
                    words.term(each.method),
                    each.count,
                    each.amount_rp,
                    _references(each),
                    received=each.method in {PaymentMethod.CASH, PaymentMethod.TRANSFER},
                )
                for each in sorted(day.payments, key=lambda paid: paid.method != PaymentMethod.CASH)
            ),
            facts_recorded=journal.head().seq,
            facts_acknowledged=journal.acknowledged().seq,
        ),
    )


def _midnight_ms(now: datetime) -> int:
    return int(now.replace(hour=0, minute=0, second=0, microsecond=0).timestamp() * 1000)


def _occupation(desk: Desk, words: Words, code: str) -> str:
    occupation = desk.tables.occupations.find(code)
    return occupation.label if occupation else words.term("occupation_other")


def _references(paid: PaidBy) -> str:
    if paid.first_reference == paid.last_reference:
        return paid.first_reference
    return f"{paid.first_reference} – {paid.last_reference}"
