"""The ceremony: found by letters or by the card itself, asked, ticked off once, listed."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldreg.app import (
    Refused,
    TickedOff,
    cancel_member,
    card_holder,
    cards_not_fetched,
    confirm_printed,
    count_hand_over,
    find_for_hand_over,
    hand_over,
    issue_cards,
    register_member,
    waiting_for_cards,
    write_hand_over_list,
)
from fieldreg.cards import read_cards
from fieldreg.domain.ceremony import HandOverForm
from fieldreg.domain.facts import CardHandedOver
from fieldreg.domain.faults import Fault
from fieldreg.domain.member import CardState
from fieldreg.store import Store
from fieldreg.wire import decode_fact
from tests.cards.samples import sizes_mm, texts
from tests.desks import enrolled_desk, form, sync_direct
from tests.people import nik

SEEN = HandOverForm(identity_checked=True, consent_version="id-1")
BARE = {"phone": "", "district": "", "consent_version": ""}


@pytest.fixture
def people(desk, hq, tmp_path):
    """Three people of a list, whose cards are made and in hand."""
    made = [
        register_member(desk, form(number, work_place=place, **BARE), at_desk=False).member_id
        for number, place in ((1, "Pasar Pagi"), (2, "Pasar Pagi"), (3, "Pasar Malam"))
    ]
    sync_direct(desk, hq)
    issue_cards(desk, waiting_for_cards(desk), tmp_path / "cards.pdf", layout="cr80")
    confirm_printed(desk, desk.store.people.with_card(CardState.ISSUED))
    return made


def codes(refused):
    assert isinstance(refused, Refused)
    return [problem.code for problem in refused.problems]


def test_found_by_letters_nik_number_and_the_card_itself(desk, people, tmp_path):
    member = desk.store.people.get(people[0])
    card = read_cards(tmp_path / "cards.pdf")[0]
    for text in ("sutrisno con b", nik(1), member.kpj, card):
        assert [holder.member.member_id for holder in find_for_hand_over(desk, text)] == [people[0]], text
    assert find_for_hand_over(desk, "sutrisno", sponsorship="LAIN-1") == ()


def test_a_card_that_does_not_count_is_not_handed_over(desk, people, tmp_path):
    first, _, third = read_cards(tmp_path / "cards.pdf")
    cancel_member(desk, people[0], reason="uji")
    with pytest.raises(Fault, match="card_not_genuine"):
        find_for_hand_over(desk, first)
    with pytest.raises(Fault, match="card_not_read"):
        find_for_hand_over(desk, third[:-9] + "AAAAAAAAA")
    with pytest.raises(Fault, match="person_unknown"):
        hand_over(desk, people[0], SEEN)


def test_what_a_list_left_out_is_asked_and_recorded_with_the_hand_over(desk, hq, people):
    assert card_holder(desk, people[0]).asks == ("phone", "district", "consent")
    said = replace(SEEN, phone="0812-0000-0001", district="Tanah Abang, Jakarta Pusat")
    assert hand_over(desk, people[0], said) == TickedOff(member_id=people[0], still_asks=())
    member, kept = desk.store.people.get(people[0]), desk.store.people.registration(people[0])
    assert (member.card, member.phone, kept.district) == (CardState.HANDED_OVER, "081200000001", "31.71.07")
    assert kept.consent.text_version == "id-1"
    assert member.amount_rp == desk.store.people.get(people[1]).amount_rp
    sync_direct(desk, hq)
    assert desk.store.people.get(people[0]).verdict == "accepted"
    assert desk.store.people.get(people[0]).card is CardState.HANDED_OVER
    assert desk.store.check().sound


def test_nothing_is_handed_over_before_everything_is_said(desk, people):
    assert codes(hand_over(desk, people[0], HandOverForm())) == ["identity_not_checked", "consent_missing"]
    wrong = replace(SEEN, phone="12", district="Atlantis", proxy="Siti")
    assert codes(hand_over(desk, people[0], wrong)) == [
        "proxy_reason_missing",
        "phone_unreadable",
        "district_unknown",
    ]
    assert card_holder(desk, people[0]).obstacle == ""


def test_a_proxy_is_named_with_a_reason_and_agrees_to_nothing_for_the_person(desk, people):
    proxy = HandOverForm(identity_checked=True, proxy="Siti Contoh", proxy_reason="sakit")
    done = hand_over(desk, people[1], proxy)
    assert done.still_asks == ("phone", "district", "consent")
    *_, last = desk.store.journal.about(people[1])
    fact = decode_fact(last.header.kind, last.body)
    assert fact == CardHandedOver(
        member_id=people[1], kpj=desk.store.people.get(people[1]).kpj, proxy="Siti Contoh",
        proxy_reason="sakit", identity_checked=True,
    )  # fmt: skip


def test_a_card_is_ticked_off_once(desk, people):
    hand_over(desk, people[0], SEEN)
    assert codes(hand_over(desk, people[0], SEEN)) == ["already_handed_over"]
    holder = card_holder(desk, people[0])
    assert (holder.handed_over.at_ms, holder.handed_over.proxy) == (desk.now_ms(), "")
    waits = register_member(desk, form(9)).member_id
    assert codes(hand_over(desk, waits, SEEN)) == ["no_card_yet"]


def test_the_live_count_and_who_has_not_come(desk, people):
    hand_over(desk, people[0], SEEN)
    hand_over(desk, people[1], HandOverForm(identity_checked=True, proxy="Siti", proxy_reason="sakit"))
    register_member(desk, form(9))
    count = count_hand_over(desk)
    assert (count.people, count.handed_over, count.by_proxy, count.waiting_here, count.not_made) == (
        4,
        2,
        1,
        1,
        1,
    )
    assert [member.member_id for member in cards_not_fetched(desk)] == [people[2]]
    assert count_hand_over(desk, sponsorship="LAIN-1").people == 0


@settings(max_examples=15)
@given(st.lists(st.sampled_from(["give", "proxy", "card", "cancel"]), max_size=12))
def test_the_count_adds_up_whatever_is_done(tmp_path_factory, acts):
    from fieldreg.app import Desk, Settings  # noqa: PLC0415
    from fieldreg.domain.facts import CardIssued, MemberCancelled  # noqa: PLC0415
    from tests.desks import KEY, OFFICER, FixedClock  # noqa: PLC0415
    from tests.people import registered  # noqa: PLC0415

    with Store.create(tmp_path_factory.mktemp("s") / "s.db", KEY, installation="a" * 32) as store:
        desk = Desk(store=store, officer=OFFICER, settings=Settings(), clock=FixedClock())
        for number, act in enumerate(acts):
            fact = registered(number, None)
            kpj = f"{number:011d}"
            with store.unit() as unit:
                unit.record(fact, desk.stamp())
                if act == "cancel":
                    unit.record(MemberCancelled(member_id=fact.member_id, reason="uji"), desk.stamp())
                    continue
                about = {"member_id": fact.member_id, "kpj": kpj}
                unit.record(CardIssued(**about, kid="00", issued_at_ms=1, expires_at_ms=2), desk.stamp())
                if act != "card":
                    proxy = "Siti" if act == "proxy" else ""
                    unit.record(CardHandedOver(**about, proxy=proxy), desk.stamp())
        count = count_hand_over(desk)
        assert count.people == count.handed_over + count.waiting_here + count.not_made + count.void
        assert count.people == len(acts) - acts.count("cancel")
        assert count.by_proxy == acts.count("proxy")


def test_the_list_to_sign_is_grouped_and_shows_no_nik(desk, people, tmp_path):
    hand_over(desk, people[0], SEEN)
    assert write_hand_over_list(desk, tmp_path / "list.pdf") == 3
    (page,) = texts(tmp_path / "list.pdf")
    assert sizes_mm(tmp_path / "list.pdf")[0] == pytest.approx((210, 297), abs=0.01)
    at = desk.local(desk.now_ms())
    for words in ("Pasar Malam (1)", "Pasar Pagi (2)", "•••• 9999", "1 dari 3 kartu sudah diserahkan",
                  f"{at.day}/{at.month} {at:%H.%M}"):  # fmt: skip
        assert words in page, words
    assert page.index("Pasar Malam") < page.index("Pasar Pagi")
    assert nik(1) not in page
    assert write_hand_over_list(desk, tmp_path / "rest.pdf", waiting_only=True) == 2
    assert "Kartu yang belum diambil" in texts(tmp_path / "rest.pdf")[0]
    with pytest.raises(Fault, match="nobody_to_hand_over"):
        write_hand_over_list(desk, tmp_path / "none.pdf", sponsorship="LAIN-1")


def test_a_long_list_goes_on_page_after_page(hq, tmp_path):
    with enrolled_desk(tmp_path / "other", hq, lease_size=60) as desk:
        sync_direct(desk, hq)
        for number in range(10, 60):
            register_member(desk, form(number, work_place="Pasar Panjang"))
        assert write_hand_over_list(desk, tmp_path / "list.pdf", waiting_only=True) == 50
    pages = texts(tmp_path / "list.pdf")
    assert len(pages) == 3
    assert all("Pasar Panjang, lanjutan" in page for page in pages[1:])
