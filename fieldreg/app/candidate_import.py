"""Take a list of people whom somebody proposes: a verdict for each row, nothing dropped silently."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreg.app.clock import new_id
from fieldreg.app.desk import Desk
from fieldreg.app.place_leases import open_sponsorship
from fieldreg.app.registering import check_registration, demand_not_revoked
from fieldreg.domain.candidates import FaultCount, candidate_of
from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.form_rules import Judgement
from fieldreg.domain.problems import Problem, Severity
from fieldreg.domain.sponsor_facts import CandidateProposed, CandidatesImported
from fieldreg.store import Unit

if TYPE_CHECKING:
    from fieldreg.lists import ListSheet, RowVerdict

_ROWS_A_COMMIT = 100
"""A cancelled or killed reading stops between these; reading again takes up where it was."""
_MAX_NAME = 80
KNOWN_CODES = ("nik_already_registered", "candidate_known")


class RowOutcome(StrEnum):
    """What has become of one row of a list of candidates."""

    PROPOSED = "proposed"
    KNOWN = "known"
    """A candidate or a member already; not counted twice."""
    FAULTY = "faulty"
    """To be mended by the office and handed in again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateResult:
    """One row, judged. `member_id` is "" where nothing was written for it."""

    verdict: "RowVerdict[Judgement]"
    outcome: RowOutcome
    member_id: str = ""

    @property
    def row(self) -> int:
        """Counts the list's people from 1."""
        return self.verdict.row

    @property
    def fault(self) -> str | None:
        """The one code that tells most, or None where nothing blocks."""
        return self.verdict.fault

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything there is to say about it, the most telling first."""
        return self.verdict.problems

    @property
    def kpj(self) -> str:
        """Nobody has a number yet."""
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidatesRead:
    """A list that was read: `proposed + known + faulty` is the number of its judged rows."""

    list_id: str
    """"" for a preview."""
    sheet: "ListSheet"
    rows: tuple[CandidateResult, ...]
    stopped: bool
    """It was cancelled; the rows up to here are taken, and reading again goes on behind them."""

    def count(self, outcome: RowOutcome) -> int:
        """How many rows came to this."""
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def taken(self) -> int:
        """Rows that nothing is wrong with: proposed now, or known before."""
        return len(self.rows) - self.refused

    @property
    def refused(self) -> int:
        """Rows to be mended."""
        return self.count(RowOutcome.FAULTY)


def import_candidates(
    desk: Desk,
    path: Path,
    *,
    sponsorship: str = "",
    office: str = "",
    columns: Mapping[str, str] | None = None,
    sheet: str | None = None,
    preview: bool = False,
    on_progress: Callable[[int, int], None] = lambda _done, _all: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> CandidatesRead:
    """Read a CSV or XLSX list into proposed candidates. Safe to repeat: who is known is recognised.

    The columns are guessed, by what this `office` had before; `columns` (title -> field, "" for none) says
    better. With an office's name they are remembered once the list is taken. A `preview` writes nothing.
    Between batches `should_stop` is asked. Raises Fault: what `lists.read_list` raises; device_revoked,
    sponsorship_unknown, sponsorship_ended, disk_full.
    """
    from fieldreg.lists import judge_rows, read_list  # noqa: PLC0415 - spreadsheets are slow to load

    demand_not_revoked(desk)
    code = open_sponsorship(desk, sponsorship).code if sponsorship.strip() else ""
    named = {**desk.store.candidates.columns_of(office), **(columns or {})} if office else columns
    found = read_list(path, sheet=sheet, named=named)
    list_id, name = "" if preview else new_id(), path.stem[:_MAX_NAME]
    verdicts = judge_rows(found.rows, lambda form: _judge(desk, form, code))
    done: list[CandidateResult] = []
    while not should_stop():
        batch = islice(verdicts, _ROWS_A_COMMIT)
        before = len(done)
        if preview:
            done.extend(_result(desk, verdict) for verdict in batch)
        else:
            # Each row is judged inside the transaction, so it sees the rows before it.
            with desk.store.unit() as unit:
                fresh = list(_taken(desk, unit, batch, list_id))
                if fresh:
                    unit.record(_batch_fact(fresh, list_id, name, code), desk.stamp())
            done.extend(fresh)
        if len(done) == before:
            break
        on_progress(len(done), len(found.rows))
    if office and not preview:
        desk.store.candidates.remember_columns(office, _meanings(found))
    return CandidatesRead(list_id=list_id, sheet=found, rows=tuple(done), stopped=len(done) < len(found.rows))


def remembered_columns(desk: Desk, office: str) -> dict[str, str]:
    """What this office's titles were taken for last: title -> field, "" for a column not read."""
    return desk.store.candidates.columns_of(office)


def _judge(desk: Desk, form: RegistrationForm, code: str) -> Judgement:
    return check_registration(desk, replace(form, sponsorship=code), at_desk=False, places=False)


def _taken(
    desk: Desk, unit: Unit, verdicts: Iterator["RowVerdict[Judgement]"], list_id: str
) -> Iterator[CandidateResult]:
    for verdict in verdicts:
        result = _result(desk, verdict)
        if result.outcome is RowOutcome.PROPOSED:
            registration = verdict.judgement.registration
            assert registration is not None
            # The NIK as it will be compared, however it was grouped in the list.
            candidate = replace(candidate_of(verdict.form), nik=registration.nik)
            result = replace(result, member_id=new_id())
            unit.record(
                CandidateProposed(
                    member_id=result.member_id, list_id=list_id, row=result.row, candidate=candidate
                ),
                desk.stamp(),
            )
        yield result


def _result(desk: Desk, verdict: "RowVerdict[Judgement]") -> CandidateResult:
    registration = verdict.judgement.registration
    if verdict.fault == KNOWN_CODES[0]:  # a member already: nothing to mend
        told = tuple(replace(each, severity=Severity.WARN) for each in verdict.problems)
        known = replace(verdict, fault=None, problems=told)
        return CandidateResult(verdict=known, outcome=RowOutcome.KNOWN)
    if verdict.fault is not None or registration is None:
        return CandidateResult(verdict=verdict, outcome=RowOutcome.FAULTY)
    if desk.store.candidates.known(registration.nik):
        known_before = Problem(KNOWN_CODES[1], "nik", Severity.WARN)
        verdict = replace(verdict, problems=(known_before, *verdict.problems))
        return CandidateResult(verdict=verdict, outcome=RowOutcome.KNOWN)
    return CandidateResult(verdict=verdict, outcome=RowOutcome.PROPOSED)


def _batch_fact(rows: list[CandidateResult], list_id: str, name: str, code: str) -> CandidatesImported:
    outcomes = Counter(row.outcome for row in rows)
    faults = Counter(row.fault or "" for row in rows if row.outcome is RowOutcome.FAULTY)
    return CandidatesImported(
        list_id=list_id,
        name=name,
        sponsorship=code,
        first_row=rows[0].row,
        last_row=rows[-1].row,
        proposed=outcomes[RowOutcome.PROPOSED],
        known=outcomes[RowOutcome.KNOWN],
        refused=tuple(FaultCount(code=code, rows=count) for code, count in sorted(faults.items())),
    )


def _meanings(found: "ListSheet") -> dict[str, str]:
    read = {column.title: target for target, column in found.columns.items() if column.title}
    return dict.fromkeys(found.unread, "") | read
