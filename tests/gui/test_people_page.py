"""The page of the people by itself: whoever works in the list keeps the row at hand."""

import pytest
from PySide6.QtWidgets import QWidget

from fieldreg.domain.member import CardState, Verdict
from fieldreg.gui.people.page import PeoplePage
from fieldreg.store import Member
from tests.people import name, nik

pytestmark = pytest.mark.everyday


def person(number):
    return Member(
        seq=number, member_id=f"m{number}", kpj=None, nik=nik(number), name=name(number),
        birth_date="1990-01-01", phone="", occupation="porter", work_place="", payer="self", sponsorship="",
        programmes="JKK+JKM", payment="cash", reference="", last_month="2026-11", asks="", place=None,
        amount_rp=11_400, activation="", officer="", registered_at_ms=1_795_000_000_000 + number, live=True,
        verdict=Verdict.WAITING, reason="", standing_kpj=None, card=CardState.WAITING,
    )  # fmt: skip


def test_the_row_at_hand_stays_through_a_list_that_is_read_anew(qtbot, monkeypatch, indonesian):
    window = QWidget()
    qtbot.addWidget(window)
    page = PeoplePage(indonesian)
    page.setParent(window)
    page.show_people(tuple(map(person, range(4))), more=False)
    monkeypatch.setattr(page.table, "hasFocus", lambda: True)
    page.table.selectRow(2)
    page.show_people((person(9), *map(person, range(4))), more=False)
    assert page.table.currentIndex().row() == 3
    page.show_people((person(9), person(0)), more=False)
    assert page.table.currentIndex().row() == 0
    # Whoever types in the search begins with nobody at hand.
    monkeypatch.setattr(page.table, "hasFocus", lambda: False)
    page.show_people((person(9), person(0)), more=False)
    assert page.table.currentIndex().row() == -1
