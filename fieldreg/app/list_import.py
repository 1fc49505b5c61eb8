"""Register the people of a spreadsheet: a verdict for every row, nothing dropped silently."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreg.app.desk import Desk
from fieldreg.app.registering import (
    Refused,
    Registered,
    check_registration,
    demand_not_revoked,
    record_registration,
)
from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.form_rules import Judgement
from fieldreg.domain.problems import Problem
from fieldreg.store import Unit

if TYPE_CHECKING:
    from fieldreg.lists import ListSheet, RowVerdict

_ROWS_A_COMMIT = 50
"""A power cut costs at most this many rows of a list, which can be read again: those taken are recognised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowResult:
    """What became of one person of the list."""

    verdict: "RowVerdict[Judgement]"
    written: Registered | Refused | None
    """None where the row was not tried: it has a fault, or nothing is to be written."""

    @property
    def row(self) -> int:
        """Counts the list's people from 1."""
        return self.verdict.row

    @property
    def source_row(self) -> int:
        """The row's number in the file, from 1."""
        return self.verdict.source_row

    @property
    def fault(self) -> str | None:
        """Why it was not taken: a problem code, or None."""
        return self.written.problems[0].code if isinstance(self.written, Refused) else self.verdict.fault

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything there is to say about it, the most telling first."""
        return self.written.problems if isinstance(self.written, Refused) else self.verdict.problems

    @property
    def kpj(self) -> str:
        """The number that was given, or ""."""
        return self.written.kpj or "" if isinstance(self.written, Registered) else ""

    @property
    def registered(self) -> Registered | None:
        """Who it is now, or None."""
        return self.written if isinstance(self.written, Registered) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """Every row in order; `taken + refused` is their number."""

    sheet: "ListSheet"
    rows: tuple[RowResult, ...]

    @property
    def taken(self) -> int:
        """Rows that are registered now (or would be, in a dry run)."""
        return sum(row.fault is None for row in self.rows)

    @property
    def refused(self) -> int:
        """Rows with a fault."""
        return len(self.rows) - self.taken


def import_list(
    desk: Desk,
    path: Path,
    *,
    same_for_all: RegistrationForm | None = None,
    dry_run: bool = False,
    on_progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> ImportResult:
    """Read a CSV or XLSX file and register everybody who can be registered.

    `same_for_all` gives what the list leaves out (work place, months, payer …). Safe to repeat.
    Raises Fault: what `lists.read_list` raises; device_revoked, disk_full.
    """
    from fieldreg.lists import judge_rows, read_list  # noqa: PLC0415 - spreadsheets are slow to load

    demand_not_revoked(desk)
    sheet = read_list(path)
    rows = [replace(row, form=_completed(row.form, same_for_all)) for row in sheet.rows]
    verdicts = judge_rows(rows, lambda form: check_registration(desk, form, at_desk=False))
    done: list[RowResult] = []
    while True:
        before = len(done)
        if dry_run:
            done.extend(RowResult(verdict=each, written=None) for each in islice(verdicts, _ROWS_A_COMMIT))
        else:
            # Each row is judged inside the transaction, so it sees the rows before it.
            with desk.store.unit() as unit:
                done.extend(_take(desk, unit, each) for each in islice(verdicts, _ROWS_A_COMMIT))
        if len(done) == before:
            return ImportResult(sheet=sheet, rows=tuple(done))
        on_progress(len(done), len(rows))


def _take(desk: Desk, unit: Unit, verdict: "RowVerdict[Judgement]") -> RowResult:
    registration, quote = verdict.judgement.registration, verdict.judgement.quote
    if verdict.fault is not None or registration is None or quote is None:
        return RowResult(verdict=verdict, written=None)
    written = record_registration(desk, unit, registration, quote.total_rp)
    return RowResult(verdict=verdict, written=written)


def _completed(form: RegistrationForm, same_for_all: RegistrationForm | None) -> RegistrationForm:
    """The row's own words win; the rest comes from what is the same for the whole list."""
    if same_for_all is None:
        return form
    given = {field.name: getattr(form, field.name) for field in fields(form) if getattr(form, field.name)}
    return replace(same_for_all, **given)
