"""Close the day: what was counted by hand against the records, each difference named. Knows no Qt."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from fieldreg.domain.faults import Fault
from fieldreg.domain.money import read_rupiah
from fieldreg.domain.problems import Problem
from fieldreg.gui.activation.screen import ClosingScreen
from fieldreg.gui.presenting import Presenting, Question
from fieldreg.gui.work import Failed, Work

if TYPE_CHECKING:
    from fieldreg.app import DayReport, Desk

CASH = "cash:"
"""Before an officer's id, in the name of a field."""


class ClosingView(Protocol):
    """What the presenter tells the sheet."""

    def show_closing(self, screen: ClosingScreen) -> None:
        """Show this."""
        ...


class _Counted(NamedTuple):
    cash_rp: dict[str, int]
    cards: int | None


class _Read(NamedTuple):
    report: "DayReport"
    officers: tuple[tuple[str, str], ...]


class ClosingPresenter(Presenting[ClosingScreen]):
    """`changed` is called when the day was closed."""

    def __init__(self, view: ClosingView, work: Work, *, changed: Callable[[], None]) -> None:
        self._view, self._work, self._changed = view, work, changed
        super().__init__(ClosingScreen(), view.show_closing)
        self._counted = _Counted({}, None)
        self._reading = Question(self._ask, done=self._arrived, failed=self._failed)

    def refresh(self) -> None:
        """Compare again; a large day that is still being read is not waited for once for every key."""
        self._reading.put()

    def _ask(self, done: Callable[[_Read], None], failed: Failed) -> None:
        counted = self._counted
        self._work.read(lambda desk: _read(desk, counted), done=done, failed=failed)

    def count(self, texts: Mapping[str, str]) -> None:
        """What hands have counted: `cards`, and `cash:` with an officer's id; "" where nobody counted."""
        cash, cards, problems = {}, None, []
        for name, text in texts.items():
            if not text.strip():
                continue
            number = read_rupiah(text)
            if number is None:
                problems.append(Problem("not_a_number", name))
            elif name == "cards":
                cards = number
            else:
                cash[name.removeprefix(CASH)] = number
        self._counted = _Counted(cash, cards)
        self._show(problems=tuple(problems), file="")
        self.refresh()

    def close(self, path_text: str) -> None:
        """F9: the sheet, and the fact."""
        if self._screen.problems:
            return
        path = _target(path_text, ".pdf")
        if path is None:
            self._show(fault=Fault("file_name_missing"))
            return
        counted = self._counted

        def close(desk: "Desk") -> "DayReport":
            from fieldreg.app import close_day  # noqa: PLC0415  loaded by now

            return close_day(desk, path, cash_rp=counted.cash_rp, cards=counted.cards)

        self._work.change(close, done=lambda _: self._closed(path.name), failed=self._failed)

    def export(self, path_text: str) -> None:
        """The day as a spreadsheet, beside the sheet."""
        path, report = _target(path_text, ".xlsx"), self._screen.report
        if path is None or report is None:
            self._show(fault=Fault("file_name_missing"))
            return

        def export(desk: "Desk") -> None:
            from fieldreg.app import export_day  # noqa: PLC0415  as above

            export_day(desk, report, path)

        self._work.read(export, done=lambda _: self._show(file=path.name, fault=None), failed=self._failed)

    def _closed(self, name: str) -> None:
        self._show(file=name, fault=None)
        self._changed()
        self.refresh()

    def _arrived(self, read: _Read) -> None:
        self._show(report=read.report, officers=read.officers, fault=None)


def _read(desk: "Desk", counted: _Counted) -> _Read:
    from fieldreg.app import officer_names, read_day  # noqa: PLC0415  loaded by now

    report = read_day(desk, cash_rp=counted.cash_rp, cards=counted.cards)
    names = officer_names(desk)
    who = report.officers or (desk.officer.officer_id,)
    return _Read(report, tuple((each, names.get(each, each)) for each in who))


def _target(text: str, suffix: str) -> Path | None:
    path = Path(text.strip()).expanduser()
    return path.with_suffix(suffix) if text.strip() and not path.is_dir() else None
