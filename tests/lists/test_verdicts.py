"""One fault a row, the most telling one, and people who stand in the list twice."""

from dataclasses import dataclass

import pytest

from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.member import Registration
from fieldreg.domain.nik import read_nik
from fieldreg.domain.problems import Problem, Severity
from fieldreg.lists import ListRow, judge_rows
from tests.people import registration

ONE, TWO = "3171074506909901", "3171070506889902"


@dataclass(frozen=True)
class Judged:
    registration: Registration | None
    problems: tuple[Problem, ...]


def judge(form):
    """As the domain does it, in small: a NIK of 16 digits, a name, a phone that can be read."""
    problems = []
    if not form.name:
        problems.append(Problem("name_missing", "name"))
    if len(read_nik(form.nik)) != 16 or "?" in form.nik:
        problems.append(Problem("nik_not_digits", "nik"))
    if form.phone == "?":
        problems.append(Problem("phone_unreadable", "phone", Severity.WARN))
    blocked = any(problem.severity is Severity.BLOCK for problem in problems)
    return Judged(None if blocked else registration(nik=read_nik(form.nik), name=form.name), tuple(problems))


def verdicts(*rows):
    listed = (
        ListRow(row=number, source_row=number + 1, form=RegistrationForm(**fields), problems=problems)
        for number, (fields, problems) in enumerate(rows, start=1)
    )
    return list(judge_rows(listed, judge))


def person(nik=ONE, name="Ani", problems=(), **fields):
    return {"nik": nik, "name": name, **fields}, problems


DAMAGED = (Problem("nik_damaged_by_spreadsheet", "nik"),)


def test_a_later_row_of_the_same_nik_is_a_duplicate_however_it_is_written():
    found = verdicts(person(), person(TWO), person("317107 450690 9901"), person("'3171.0745.0690.9901"))
    assert [v.fault for v in found] == [None, None, "duplicate_in_list", "duplicate_in_list"]
    assert found[2].problems[0].values == {"row": "1"}


def test_the_first_row_that_can_be_taken_counts_not_the_first_that_was_refused():
    found = verdicts(person(name=""), person(), person())
    assert [v.fault for v in found] == ["name_missing", None, "duplicate_in_list"]
    assert found[2].problems[0].values == {"row": "2"}


@pytest.mark.parametrize(
    ("second", "fault"),
    [
        (person(name=""), "duplicate_in_list"),
        (person(nik="317107450690990?", problems=DAMAGED), "nik_damaged_by_spreadsheet"),
        (person(nik="31710745069099", name=""), "nik_not_digits"),
    ],
)
def test_the_most_telling_fault_stands_first(second, fault):
    found = verdicts(person(), second)[1]
    assert found.fault == fault
    assert found.problems[0].code == fault
    assert not found.taken


def test_what_the_file_knows_of_a_nik_outdoes_what_the_form_says():
    found = verdicts(person(nik="317107450690990?", problems=DAMAGED))[0]
    assert [problem.code for problem in found.problems] == ["nik_damaged_by_spreadsheet"]


def test_warnings_do_not_refuse_and_come_once():
    stored = Problem("nik_stored_as_number", "nik", Severity.WARN)
    found = verdicts(person(phone="?", problems=(stored, stored)))[0]
    assert (found.fault, found.warnings) == (None, ("nik_stored_as_number", "phone_unreadable"))
    assert found.taken
    assert (found.row, found.source_row, found.form.name) == (1, 2, "Ani")


def test_rows_are_judged_only_when_asked_for():
    asked = []
    rows = (ListRow(row=n, source_row=n, form=RegistrationForm(nik=ONE, name="Ani")) for n in (1, 2, 3))
    stream = judge_rows(rows, lambda form: asked.append(form) or judge(form))
    next(stream)
    assert len(asked) == 1
