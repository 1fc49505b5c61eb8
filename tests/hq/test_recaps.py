"""Headquarters' recap: everybody of a sponsorship over all laptops, as last corrected."""

from dataclasses import replace

import pytest

from fieldreg.app import (
    ask_places,
    confirm_printed,
    continue_by_sponsor,
    correct_member,
    form_to_correct,
    hand_over,
    issue_cards,
    read_recap,
    register_member,
    request_erasure,
    waiting_for_cards,
)
from fieldreg.domain.ceremony import HandOverForm
from fieldreg.domain.member import CardState
from fieldreg.domain.months import Month
from fieldreg.domain.programmes import Payer, Programme
from fieldreg.domain.sponsorships import Sponsorship
from tests.desks import enrolled_desk, form, sync_direct

PROMISE = Sponsorship(
    code="GNL-2026-07", donor="PT Contoh Peduli", payer=Payer.CSR, places=20, first_month="2026-11", months=3
)


@pytest.fixture
def hq(direct_hq):
    direct_hq.add_sponsorship(PROMISE)
    return direct_hq


@pytest.fixture
def desk(hq, tmp_path):
    with enrolled_desk(tmp_path / "laptop", hq, lease_size=10) as desk:
        sync_direct(desk, hq)
        ask_places(desk, "GNL-2026-07", 5)
        sync_direct(desk, hq)
        yield desk


def test_a_person_is_published_as_last_corrected_and_with_the_cards_fate(hq, desk, tmp_path):
    sponsored = {"sponsorship": "GNL-2026-07", "payment_method": "", "payment_reference": ""}
    people = [register_member(desk, form(number, **sponsored)).member_id for number in (1, 2)]
    changed = replace(form_to_correct(desk, people[0]), name="Aminah Contoh", occupation="ojek")
    correct_member(desk, people[0], changed, reason="salah ketik")
    issue_cards(desk, waiting_for_cards(desk), tmp_path / "c.pdf", layout="cr80")
    confirm_printed(desk, desk.store.people.with_card(CardState.ISSUED))
    hand_over(desk, people[0], HandOverForm(identity_checked=True))
    sync_direct(desk, hq)
    first, second = hq.recap("GNL-2026-07").people
    assert (first.name, first.handed_over, second.handed_over) == ("Aminah Contoh", True, False)
    assert first.work == desk.tables.occupations.find("ojek").label
    assert (first.programmes, first.last_month) == ((Programme.JKK, Programme.JKM), Month(2027, 1))
    # ojek is transport: half in all three months; a porter pays January in full
    assert (first.amount_rp, second.amount_rp) == (3 * 8_400, 2 * 8_400 + 16_800)
    assert [recap.code for recap in hq.recaps()] == ["GNL-2026-07"]


def test_whoever_was_corrected_and_erased_is_left_out(hq, desk):
    sponsored = {"sponsorship": "GNL-2026-07", "payment_method": "", "payment_reference": ""}
    gone, stays = [register_member(desk, form(number, **sponsored)).member_id for number in (1, 2)]
    correct_member(desk, gone, replace(form_to_correct(desk, gone), name="Aminah Contoh"), reason="salah")
    request_erasure(desk, gone)
    sync_direct(desk, hq)
    hq.erase(gone)
    (left,) = hq.recap("GNL-2026-07").people
    assert left.name == desk.store.people.get(stays).name


def test_nobody_yet(hq):
    assert hq.recap("GNL-2026-07").people == ()
    assert hq.recaps() == ()
    assert hq.recap("GNL-0").donor == "GNL-0"


def test_months_that_a_sponsor_adds_are_counted_with_the_sponsor_who_pays_them(hq, desk):
    hq.add_sponsorship(replace(PROMISE, code="GNL-2027", donor="PT Lain", first_month="2027-02"))
    sponsored = {"sponsorship": "GNL-2026-07", "payment_method": "", "payment_reference": ""}
    person = register_member(desk, form(1, **sponsored)).member_id
    sync_direct(desk, hq)
    desk.clock.at_ms += 70 * 86_400_000
    ask_places(desk, "GNL-2027", 5)
    sync_direct(desk, hq)
    continued = continue_by_sponsor(desk, person, "GNL-2027")
    sync_direct(desk, hq)
    (further,) = hq.recap("GNL-2027").people
    assert (further.first_month, further.months, further.amount_rp) == ("2027-02", 3, continued.amount_rp)
    assert hq.recap("GNL-2026-07").member_months == 3
    (here,) = read_recap(desk, "GNL-2027").people
    assert here == further
