"""A day's report in words for people: the closing sheet, in Indonesian."""

from typing import TYPE_CHECKING

from fieldreg.app.desk import Desk
from fieldreg.assets import Words, load_words
from fieldreg.domain.activations import Activation
from fieldreg.domain.closing import Balance
from fieldreg.domain.closing_books import Record
from fieldreg.domain.differences import Difference, Weight
from fieldreg.domain.leases import grouped_kpj, read_kpj
from fieldreg.domain.money import grouped, rupiah
from fieldreg.domain.receipts import ReceiptRun

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fieldreg.app.day_report import DayReport
    from fieldreg.cards import ClosingSheet, Drift, SheetBalance, SheetChange, SheetDifference, Tally

_IN_RUPIAH = {"cash_rp"}


def sheet_of(desk: Desk, report: "DayReport") -> "ClosingSheet":
    """What goes on the sheet of a day."""
    from fieldreg.cards import CashRow, ClosingSheet  # noqa: PLC0415 - only who prints needs the room

    words, names = load_words("id"), officer_names(desk)
    done, identity = report.reconciliation, desk.store.identity()
    figures = done.figures
    balances = tuple(
        _balance(words, balance) for balance in (done.people, done.numbers, done.cards, done.facts)
    )
    first = report.closings[0] if report.closings else None
    return ClosingSheet(
        activation=", ".join(_called(each) for each in report.activations),
        place=next((each.place for each in report.activations if isinstance(each, Activation)), "")
        or desk.settings.place,
        day=report.day,
        closed_at=report.read_at,
        zone=desk.settings.zone,
        device=identity.name if identity else "",
        officers=team_of(desk, report),
        figures=(
            (grouped(figures["people"]), "peserta terdaftar"),
            (grouped(figures["cards_handed_over"]), "kartu diserahkan"),
            (rupiah(figures["cash_rp"]), "uang tunai tercatat"),
            (grouped(len([each for each in done.differences if each.weight is Weight.WRONG])), "selisih"),
        ),
        by_occupation=_tallies(report.tallies.by_occupation, lambda code: occupation(desk, words, code)),
        by_payer=_tallies(report.tallies.by_payer, words.term),
        by_programme=_tallies(report.tallies.by_programmes, lambda code: code.replace("+", " + ")),
        balances=balances,
        cash=tuple(
            CashRow(
                officer=names.get(each.officer, each.officer),
                receipts=each.receipts,
                recorded_rp=each.recorded_rp,
                counted_rp=each.counted_rp,
            )
            for each in done.cash
        ),
        receipts=tuple(map(run_shown, done.runs)),
        differences=tuple(_difference(words, names, each) for each in done.differences),
        informed=report.informed,
        issue=len(report.closings) + 1,
        first_closed_at=desk.local(first.at_ms) if first else None,
        drifts=_drifts(words, report),
        changes=_changes(desk, words, names, report),
    )


def officer_names(desk: Desk) -> dict[str, str]:
    """Officer id -> name, for those who may sign in here and whoever does."""
    return {desk.officer.officer_id: desk.officer.name, **desk.store.days.officer_names()}


def team_of(desk: Desk, report: "DayReport") -> tuple[str, ...]:
    """Who worked: the officers of the day's people, and those whom the activation names."""
    names = officer_names(desk)
    planned = [name for each in report.activations if isinstance(each, Activation) for name in each.team]
    worked = [names.get(each, "") for each in report.officers] or [desk.officer.name]
    return tuple(dict.fromkeys(name for name in (*worked, *planned) if name))


def occupation(desk: Desk, words: Words, code: str) -> str:
    """A kind of work as people call it."""
    found = desk.tables.occupations.find(code)
    return found.label if found else words.term("occupation_other")


def figure_name(words: Words, name: str) -> str:
    """What a figure of the closing counts."""
    return words.say("closing", f"figure_{name}")


def figure(name: str, value: int) -> str:
    """A figure of the closing, in rupiah where it is money."""
    return rupiah(value) if name in _IN_RUPIAH else grouped(value)


def run_shown(run: ReceiptRun) -> str:
    """KW-0001 – KW-0120: 118 lembar, 2 hilang."""
    span = run.first if run.first == run.last else f"{run.first} – {run.last}"
    missing = f", {len(run.missing)} hilang" if run.missing else ""
    return f"{span}: {run.used} lembar{missing}"


def record_shown(record: Record, names: "Mapping[str, str]") -> str:
    """A record as a sheet names it: number and name."""
    kpj = read_kpj(record.shown)
    shown = grouped_kpj(kpj) if kpj else names.get(record.shown, record.shown)
    return f"{shown} {record.name}".strip()


def _balance(words: Words, balance: Balance) -> "SheetBalance":
    from fieldreg.cards import SheetBalance, Tally  # noqa: PLC0415 - as above

    return SheetBalance(
        title=_TITLES[balance.code],
        whole=Tally(words.say("closing", balance.code), balance.whole),
        parts=tuple(
            Tally(words.say("closing", part.code), part.count)
            for part in balance.parts
            if part.count or part.code not in _ONLY_WHERE_THERE_ARE
        ),
    )


_TITLES = {"people": "Peserta", "numbers": "Nomor di laptop ini", "cards": "Kartu", "facts": "Catatan"}
_ONLY_WHERE_THERE_ARE = {
    "numbers_given_up",
    "numbers_unrecorded",
    "cards_replaced",
    "cards_withdrawn",
    "sponsor",
    "transfer",
}
"""Parts that most days do not have."""


def _difference(words: Words, names: "Mapping[str, str]", each: Difference) -> "SheetDifference":
    from fieldreg.cards import SheetDifference  # noqa: PLC0415 - as above

    return SheetDifference(
        label=words.say("closing", each.code),
        wrong=each.weight is Weight.WRONG,
        records=tuple(record_shown(_named(words, each, record), names) for record in each.records),
        amount_rp=each.amount_rp,
        off_by=each.off_by,
    )


def _named(words: Words, each: Difference, record: Record) -> Record:
    """A fact about nobody is told as one of the laptop."""
    if each.code != "facts_waiting" or record.name:
        return record
    return record._replace(name=words.say("closing", "fact_other"))


def _drifts(words: Words, report: "DayReport") -> tuple["Drift", ...]:
    from fieldreg.cards import Drift  # noqa: PLC0415 - as above

    then, now = report.closings[0].closed.figures if report.closings else {}, report.reconciliation.figures
    return tuple(
        Drift(label=figure_name(words, name), then=figure(name, then[name]), now=figure(name, now[name]))
        for name in report.drifted
    )


def _changes(
    desk: Desk, words: Words, names: "Mapping[str, str]", report: "DayReport"
) -> tuple["SheetChange", ...]:
    from fieldreg.cards import SheetChange  # noqa: PLC0415 - as above

    return tuple(
        SheetChange(
            at=desk.local(change.at_ms),
            what=words.say("closing", change.kind),
            about=record_shown(Record(change.kpj or "", change.name), names),
            officer=names.get(change.officer, change.officer),
        )
        for change in report.changes
    )


def _called(activation: Activation | str) -> str:
    return activation.name if isinstance(activation, Activation) else activation


def _tallies(counts: "Mapping[str, int]", label: "Callable[[str], str]") -> tuple["Tally", ...]:
    from fieldreg.cards import Tally  # noqa: PLC0415 - as above

    return tuple(Tally(label(code), count) for code, count in counts.items())
