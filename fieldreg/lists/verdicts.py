"""A verdict for each row: the form's own problems, the file's, and people who stand in the list twice."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.member import Registration
from fieldreg.domain.nik import read_nik
from fieldreg.domain.problems import Problem, Severity, blocking, warnings
from fieldreg.lists.sheet import ListRow

DUPLICATE = "duplicate_in_list"


class JudgementLike(Protocol):
    """What a judge of forms answers: a registration unless a problem blocks."""

    @property
    def registration(self) -> Registration | None:
        """Present exactly where nothing blocks."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, blocking ones and warnings."""


J = TypeVar("J", bound=JudgementLike)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowVerdict(Generic[J]):
    """What becomes of one row."""

    listed: ListRow
    fault: str | None
    """The one code that tells most, or None where the person is taken."""
    warnings: tuple[str, ...]
    problems: tuple[Problem, ...]
    """Everything there is to say about the row, the most telling first."""
    judgement: J

    @property
    def row(self) -> int:
        """The person's place in the list, from 1."""
        return self.listed.row

    @property
    def source_row(self) -> int:
        """The row's number in the file, from 1."""
        return self.listed.source_row

    @property
    def form(self) -> RegistrationForm:
        """The form that was judged."""
        return self.listed.form

    @property
    def taken(self) -> bool:
        """Whether the person may be registered."""
        return self.fault is None


def judge_rows(rows: Iterable[ListRow], judge: Callable[[RegistrationForm], J]) -> Iterator[RowVerdict[J]]:
    """Judge the rows in order, one at a time and only when asked for, so that progress can be shown.

    A person who stands in the list twice is taken once: the first row **that can be taken** counts, later
    ones are `duplicate_in_list` (with `row`, the one that counts). So where the first entry was refused, say
    for a missing name, the second, complete one is not lost with it; and nobody is refused twice for one
    mistake. A NIK is the same however it was grouped (`317206 160767 5013`).
    """
    taken: dict[str, int] = {}
    for row in rows:
        judgement = judge(row.form)
        problems = _all_problems(row, judgement, taken)
        faults = blocking(problems)
        if not faults and judgement.registration is not None:
            taken[judgement.registration.nik] = row.row
        yield RowVerdict(
            listed=row,
            fault=faults[0].code if faults else None,
            warnings=tuple(dict.fromkeys(problem.code for problem in warnings(problems))),
            problems=problems,
            judgement=judgement,
        )


def _all_problems(row: ListRow, judgement: JudgementLike, taken: dict[str, int]) -> tuple[Problem, ...]:
    """Problems of file and form, sorted. What the file knows of a NIK outdoes what the form can say of it."""
    told = {problem.field for problem in blocking(row.problems)}
    problems = [*row.problems, *(p for p in judgement.problems if p.field not in told)]
    registration = judgement.registration
    first = taken.get(registration.nik if registration else read_nik(row.form.nik))
    if first is not None:
        problems.append(Problem(DUPLICATE, "nik", values={"row": str(first)}))
    return tuple(sorted(problems, key=_rank))


def _rank(problem: Problem) -> tuple[bool, int]:
    """Blocking before warning. Then the duplicate, which no mending of fields helps; the NIK; the name."""
    tier = {"nik": 1, "name": 2}.get(problem.field, 3)
    return problem.severity is not Severity.BLOCK, 0 if problem.code == DUPLICATE else tier
