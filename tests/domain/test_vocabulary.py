"""Small promises of the shared words: months, problems, faults, blocks of numbers, card status."""

from dataclasses import FrozenInstanceError, fields
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreg.domain.decisions import Decision
from fieldreg.domain.facts import Fact
from fieldreg.domain.faults import Fault
from fieldreg.domain.findings import Findings
from fieldreg.domain.leases import NumberBlock, grouped_kpj, read_kpj
from fieldreg.domain.member import CardStatus, Payment, PaymentMethod, Verdict, card_status
from fieldreg.domain.months import Month
from fieldreg.domain.problems import Problem, Severity, blocking, warnings


def test_months_count_over_the_turn_of_a_year():
    assert [str(month) for month in Month(2026, 11).run(3)] == ["2026-11", "2026-12", "2027-01"]
    assert Month(2026, 1).plus(-1) == Month(2025, 12)
    assert Month.of(date(2026, 11, 21)) == Month.parse(" 2026-11 ")


@pytest.mark.parametrize("text", ["2026", "2026-13", "2026-00", "26-11", "1899-01", "x"])
def test_what_is_no_month(text):
    with pytest.raises(ValueError, match="month"):
        Month.parse(text)


@given(st.dates(date(1901, 1, 1)), st.integers(-11, 11))
def test_going_there_and_back(day, months):
    month = Month.of(min(day, date(9998, 1, 1)))
    assert month.plus(months).plus(-months) == month


def test_problems_are_told_apart_by_severity():
    found = Findings()
    found.block("b", "nik", digits=15)
    found.warn("w", "sex")
    found.extend([Problem("x", "name")])
    assert [problem.code for problem in blocking(found.all())] == ["b", "x"]
    assert [problem.code for problem in warnings(found.all())] == ["w"]
    assert found.all()[0] == Problem("b", "nik", Severity.BLOCK, {"digits": "15"})


def test_a_fault_says_what_it_knows():
    assert str(Fault("disk_full")) == "disk_full"
    assert str(Fault("port_taken", port=80)) == "port_taken (port=80)"


@pytest.mark.parametrize(
    ("text", "kpj"),
    [
        ("123 4560 0188", "12345600188"),
        ("123.4560-0188", "12345600188"),
        ("1234560018", None),
        ("x", None),
        ("\u0661" * 11, None),
    ],
)
def test_a_kpj_is_read_as_typed_or_scanned(text, kpj):
    assert read_kpj(text) == kpj


def test_a_kpj_is_grouped_for_the_eye():
    assert grouped_kpj("12345600188") == "123 4560 0188"


@given(st.integers(0, 10**11 - 50), st.integers(1, 50))
def test_a_block_is_drawn_in_order_and_never_past_its_end(first, size):
    ends = [read_kpj(f"{number:011d}") for number in (first, first + size - 1)]
    block = NumberBlock(lease_id="l", first=ends[0], last=ends[1])
    drawn = [block.after(place) for place in range(block.size)]
    assert block.size == len(set(drawn)) == size
    assert [block.position(kpj) for kpj in drawn] == list(range(size))
    assert block.after(size) is None
    assert block.after(-1) is None


def test_a_number_outside_has_no_place_in_a_block():
    block = NumberBlock(lease_id="l", first=read_kpj("00000000005"), last=read_kpj("00000000007"))
    assert [block.position(text) for text in ("00000000004", "00000000008", "x")] == [None, None, None]


def test_a_block_runs_forwards():
    with pytest.raises(ValueError, match="block"):
        NumberBlock(lease_id="l", first=read_kpj("00000000005"), last=read_kpj("00000000004"))


@pytest.mark.parametrize(
    ("verdict", "paid", "status"),
    [
        (Verdict.ACCEPTED, True, CardStatus.PROTECTED),
        (Verdict.WAITING, True, CardStatus.AWAITING_VALIDATION),
        (Verdict.REJECTED, True, CardStatus.AWAITING_VALIDATION),
        (Verdict.ACCEPTED, False, CardStatus.AWAITING_PAYMENT),
    ],
)
def test_a_card_never_promises_too_early(verdict, paid, status):
    assert card_status(verdict, paid=paid) is status


def test_only_later_is_unpaid():
    assert {method for method in PaymentMethod if not Payment(method=method).paid} == {PaymentMethod.LATER}


@pytest.mark.parametrize("kind", [*get_args(Fact), *get_args(Decision)], ids=lambda kind: kind.__name__)
def test_what_happened_is_told_by_name_and_never_changed(kind):
    one = kind(**{field.name: None for field in fields(kind)})
    with pytest.raises(FrozenInstanceError):
        setattr(one, fields(kind)[0].name, "")
    with pytest.raises(TypeError):
        kind(*(None for _ in fields(kind)))
