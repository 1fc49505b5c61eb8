"""Register the people of a spreadsheet: a verdict for every row, nothing dropped silently."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreg.app.desk import Desk
from fieldreg.app.register_member import (
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
    from fieldreg.lists import RowVerdict

_ROWS_A_COMMIT = 50
"""A power cut costs at most this many rows of a list, which can be read again: those taken are recognised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowResult:
    """What became of one person of the list. `row` counts the list's people from 1."""

    row: int
    source_row: int
    form: RegistrationForm
    fault: str | None
    """Why it was not taken: a problem code, or None."""
    problems: tuple[Problem, ...]
    warnings: tuple[str, ...]
    member_id: str | None
    kpj: str | None
    amount_rp: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """Every row in order; `taken + refused` is their number."""

    rows: tuple[RowResult, ...]
    dry_run: bool

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
            done.extend(_result(verdict, None) for verdict in islice(verdicts, _ROWS_A_COMMIT))
        else:
            # Each row is judged inside the transaction, so it sees the rows before it.
            with desk.store.unit() as unit:
                done.extend(_taken(desk, unit, verdict) for verdict in islice(verdicts, _ROWS_A_COMMIT))
        if len(done) == before:
            return ImportResult(rows=tuple(done), dry_run=dry_run)
        on_progress(len(done), len(rows))


def _taken(desk: Desk, unit: Unit, verdict: "RowVerdict[Judgement]") -> RowResult:
    registration, quote = verdict.judgement.registration, verdict.judgement.quote
    if verdict.fault is not None or registration is None or quote is None:
        return _result(verdict, None)
    return _result(verdict, record_registration(desk, unit, registration, quote.total_rp))


def _result(verdict: "RowVerdict[Judgement]", written: Registered | Refused | None) -> RowResult:
    fault, problems = verdict.fault, verdict.problems
    if isinstance(written, Refused):
        fault, problems = written.problems[0].code, written.problems
    registered = written if isinstance(written, Registered) else None
    return RowResult(
        row=verdict.row.row,
        source_row=verdict.row.source_row,
        form=verdict.form,
        fault=fault,
        problems=problems,
        warnings=verdict.warnings,
        member_id=registered.member_id if registered else None,
        kpj=registered.kpj if registered else None,
        amount_rp=registered.amount_rp if registered else 0,
    )


def _completed(form: RegistrationForm, same_for_all: RegistrationForm | None) -> RegistrationForm:
    """The row's own words win; the rest comes from what is the same for the whole list."""
    if same_for_all is None:
        return form
    given = {field.name: getattr(form, field.name) for field in fields(form) if getattr(form, field.name)}
    return replace(same_for_all, **given)
