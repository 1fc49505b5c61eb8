"""What letters and figures mean where a list is narrowed, and that it is told where they mean nothing."""

from datetime import date

import pytest

from fieldreg.assets import load_tables
from fieldreg.gui.people.narrow import Kind, Known, Narrow, narrows
from fieldreg.gui.people.narrowing import Narrowing

KNOWN = Known(
    officers=(Narrow(Kind.OFFICER, "e" * 32, "Dewi Contoh"),),
    sponsors=(Narrow(Kind.SPONSOR, "GNL-1", "PT Contoh · GNL-1"),),
    occupations=load_tables().occupations,
    today=date(2026, 11, 22),
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("21/11/2026", "2026-11-21"),
        ("21/11", "2026-11-21"),
        ("22 nov", "2026-11-22"),
        ("23/11", "2025-11-23"),
        ("1-1", "2026-01-01"),
        ("29/2", None),
        ("21", None),
        ("31/11", None),
    ],
)
def test_a_day_needs_no_year(text, day):
    days = [each.value for each in narrows(text, KNOWN) if each.kind is Kind.DAY]
    assert days == ([day] if day else [])


@pytest.mark.parametrize(
    ("text", "kind"), [("dew", Kind.OFFICER), ("gnl", Kind.SPONSOR), ("porter", Kind.OCCUPATION)]
)
def test_letters_mean_whoever_bears_them(text, kind):
    assert kind in {each.kind for each in narrows(text, KNOWN)}


def test_officers_and_sponsors_are_offered_before_anything_is_typed():
    assert [each.kind for each in narrows("", KNOWN)] == [Kind.OFFICER, Kind.SPONSOR]


def test_what_nothing_is_called_by_is_said_in_the_field(qtbot):
    narrowing = Narrowing()
    qtbot.addWidget(narrowing)
    for text, told in (("zzz", "unknown"), ("por", "Ctrl G"), ("zzz", "unknown"), ("", "Ctrl G")):
        narrowing.field.put(text)
        narrowing.offer(narrows(text, KNOWN))
        assert narrowing.field._note.text() == told
