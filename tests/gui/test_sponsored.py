"""At the registration a sponsor pays: chosen by key; the terms fill in, and stick for the next person."""

import pytest
from PySide6.QtCore import Qt

from fieldreg.app import ask_places, sign_in, sync_now
from fieldreg.domain.member import PaymentMethod
from fieldreg.domain.months import Month
from fieldreg.domain.programmes import Payer
from fieldreg.domain.sponsorships import Sponsorship
from fieldreg.gui.register.form_state import FormState, Origin
from fieldreg.gui.register.sponsor_terms import Sponsor, chosen_sponsor, sponsor_suggestions, take_terms
from tests.gui.market import PIN
from tests.gui.test_journey import fill


def sponsor(code, donor, **changes):
    values = {"payer": Payer.CSR, "left": 5, "programmes": "JKK,JKM", "months": 4,
              "first_month": Month(2026, 12)}  # fmt: skip
    return Sponsor(code=code, donor=donor, **{**values, **changes})


GNL, DESA = sponsor("GNL-1", "PT Contoh Peduli"), sponsor("DESA-2", "Desa Contoh", payer=Payer.APBD)


def test_a_few_letters_of_donor_or_code_find_a_sponsorship():
    assert [each.code for each in sponsor_suggestions("peduli", (GNL, DESA))] == ["GNL-1"]
    assert [each.code for each in sponsor_suggestions("desa-", (GNL, DESA))] == ["DESA-2"]
    assert len(sponsor_suggestions("", (GNL, DESA))) == 2


def test_the_terms_come_with_the_sponsor_and_go_with_it():
    state = FormState.fresh()
    state.type("months", "12")
    state.type("payment_method", PaymentMethod.SPONSOR)
    assert chosen_sponsor(state, (GNL, DESA)) is None  # which one has not been said
    state.type("sponsorship", "desa-2")
    changed = take_terms(state, chosen_sponsor(state, (GNL, DESA)))
    assert set(changed) == {"months", "first_month", "sponsorship"}
    form = state.form()
    assert (form.payer, form.sponsorship, form.months, form.first_month) == ("apbd", "DESA-2", "4", "2026-12")
    assert state.next_person().origins["months"] is Origin.SPONSOR
    state.type("payment_method", PaymentMethod.CASH)
    take_terms(state, chosen_sponsor(state, (GNL, DESA)))
    form = state.form()
    assert (form.payer, form.sponsorship, form.months, form.first_month) == ("self", "", "1", "")


def test_the_only_sponsorship_is_meant_without_a_word():
    state = FormState.fresh()
    state.type("payment_method", PaymentMethod.SPONSOR)
    assert chosen_sponsor(state, (GNL,)) is GNL


@pytest.fixture
def promised(laptop):
    """HQ has published two places of a sponsorship, and this laptop holds both."""
    home, hq = laptop
    hq.hq.add_sponsorship(
        Sponsorship(
            code="GNL-2026-07",
            donor="PT Contoh Peduli",
            payer=Payer.CSR,
            places=2,
            first_month="2026-11",
            months=4,
        )
    )
    with sign_in(home, PIN) as desk:
        sync_now(desk)
        ask_places(desk, "GNL-2026-07", 2)
        sync_now(desk)
    return home


def test_two_places_are_given_by_key_and_the_third_is_refused(promised, signed_in):
    window, hands = signed_in
    page = window.page("register")
    hands.until(lambda: page._screen.may_be_sponsored)
    people = (("3171071203859902", "SLAMET"), ("3171072506789903", "JOKO"), ("3171071303859907", "TONO"))
    for at, (nik, name) in enumerate(people):
        hands.until(page.field("nik").edit.hasFocus)
        hands.type(nik)
        for field, text in (("name", name), ("occupation", "porter"), ("income", "1,5 jt")):
            fill(page, hands, field, text)
        hands.press(Qt.Key.Key_Escape)
        if at == 0:
            pay_by_sponsor(page, hands)
            hands.until(lambda: not page.field("months").isEnabled())
            hands.until(lambda: hands.sees("Dibayar PT Contoh Peduli") and hands.sees("sponsor: 4"))
            assert hands.sees("Sisa tempat 2 di laptop ini")
        hands.press(Qt.Key.Key_F10)
        hands.press(Qt.Key.Key_F9)
        if at < 2:
            hands.until(lambda name=name: hands.sees(f"Baru saja: {name.title()}"))
        if at == 0:
            hands.until(lambda: hands.sees("Sisa tempat 1 di laptop ini"))
    hands.until(lambda: "habis" in page.field("sponsorship").message())
    with sign_in(promised, PIN) as desk:
        members = desk.store.people.find("")
        assert [member.sponsorship for member in members] == ["GNL-2026-07"] * 2
        recorded = desk.store.people.registration(members[0].member_id)
        assert (recorded.payer, recorded.months) == (Payer.CSR, 4)
        assert recorded.payment.method is PaymentMethod.SPONSOR


def pay_by_sponsor(page, hands):
    chips = page.field("payment_method").chips
    for _ in range(40):
        if chips.focusProxy().hasFocus():
            break
        hands.press(Qt.Key.Key_Tab)
    hands.type("s")
    assert chips.value() == PaymentMethod.SPONSOR
    assert page.field("sponsorship").text() == "PT Contoh Peduli · GNL-2026-07"
