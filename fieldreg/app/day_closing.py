"""Closing a day: everything accounted for, on paper to be signed, and as a fact.

A closed day is not locked, for a queue must never stop: what comes later shows on the next sheet as a change.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path

from fieldreg.app.closing_words import sheet_of
from fieldreg.app.day_report import DayReport
from fieldreg.app.desk import Desk
from fieldreg.domain.activation_facts import ActivationClosed, CashCounted
from fieldreg.domain.closing import reconcile
from fieldreg.domain.closing_books import Counted
from fieldreg.domain.faults import Fault
from fieldreg.files import release
from fieldreg.store import Closing, Span


def read_day(
    desk: Desk, day: date | None = None, *, cash_rp: Mapping[str, int] | None = None, cards: int | None = None
) -> DayReport:
    """How a day stands: today, or an earlier one. Reads only.

    `cash_rp` (officer id -> rupiah) and `cards` (in hand) are what officers have counted; what is not given
    comes from the day's last closing. Raises Fault (closing_of_tomorrow).
    """
    day = day or desk.today()
    if day > desk.today():
        raise Fault("closing_of_tomorrow")
    span = day_span(desk, day)
    acknowledged = desk.store.journal.acknowledged().seq
    closings = desk.store.activations.closings(day)
    counted = _counted(closings, cash_rp, cards)
    tallies = desk.store.days.tallies(span)
    current = desk.store.activations.current()
    codes = dict.fromkeys([*tallies.activations, *([current] if day == desk.today() else [])])
    codes.pop("", None)
    return DayReport(
        day=day,
        read_at=desk.local(desk.now_ms()),
        span=span,
        reconciliation=reconcile(desk.store.days.books(span, acknowledged=acknowledged), counted),
        tallies=tallies,
        activations=tuple(desk.store.activations.get(code) or code for code in codes),
        informed=sum(sum(desk.store.activations.informed(code, day=day).values()) for code in codes),
        counted=counted,
        closings=closings,
        changes=desk.store.days.changes_after(closings[0].seq, span) if closings else (),
    )


def close_day(
    desk: Desk,
    path: Path,
    day: date | None = None,
    *,
    cash_rp: Mapping[str, int] | None = None,
    cards: int | None = None,
) -> DayReport:
    """Close a day: write its sheet as a PDF, and the fact. Closed again, a new issue shows what changed.

    Raises Fault (closing_of_tomorrow), and as the PDF writer does; then nothing is closed.
    """
    from fieldreg.cards import write_closing_sheet  # noqa: PLC0415 - reportlab is slow to load

    report = read_day(desk, day, cash_rp=cash_rp, cards=cards)
    fact = ActivationClosed(
        activation=desk.store.activations.current(),
        day=report.day,
        figures=dict(report.reconciliation.figures),
        differences=tuple(each.code for each in report.reconciliation.differences),
        cash_counted=tuple(
            CashCounted(officer=officer, amount_rp=amount_rp)
            for officer, amount_rp in sorted(report.counted.cash_rp.items())
        ),
        cards_counted=report.counted.cards,
    )

    def write(part: Path) -> None:
        write_closing_sheet(part, sheet_of(desk, report))
        # The fact before the paper has its name: no sheet is signed that the journal does not know.
        with desk.store.unit() as unit:
            unit.record(fact, desk.stamp())

    release(path, write)
    return report


def day_span(desk: Desk, day: date) -> Span:
    """The day by the market's clock."""
    zone = desk.settings.time_zone
    start, end = (datetime.combine(each, time(), zone) for each in (day, day + timedelta(days=1)))
    return Span(int(start.timestamp() * 1000), int(end.timestamp() * 1000))


def _counted(closings: tuple[Closing, ...], cash_rp: Mapping[str, int] | None, cards: int | None) -> Counted:
    last = closings[-1].closed if closings else None
    before = {each.officer: each.amount_rp for each in last.cash_counted} if last else {}
    if cards is None and last is not None:
        cards = last.cards_counted
    return Counted(cash_rp={**before, **(cash_rp or {})}, cards=cards)
