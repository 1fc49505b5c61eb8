"""The recap: by one laptop, and by headquarters over all of them; every total against a count of its own."""

import pytest
from python_calamine import CalamineWorkbook

from fieldreg.app import (
    SelfPaymentForm,
    ask_places,
    cancel_member,
    continue_as_self_payer,
    hand_over,
    issue_cards,
    read_recap,
    read_recaps,
    register_member,
    waiting_for_cards,
    write_contributors,
    write_recap,
)
from fieldreg.domain.ceremony import HandOverForm
from fieldreg.domain.faults import Fault
from fieldreg.domain.months import Month
from fieldreg.domain.programmes import Payer
from fieldreg.domain.recap import contributors
from fieldreg.domain.sponsorships import Sponsorship
from tests.cards.samples import texts
from tests.desks import enrolled_desk, form, sync_direct
from tests.people import nik

GIVEN = HandOverForm(identity_checked=True)
PROMISE = Sponsorship(
    code="GNL-2026-07", donor="PT Contoh Peduli", payer=Payer.CSR, places=20, first_month="2026-11", months=3,
    mou="MOU/12/2026",
)  # fmt: skip


def sponsored(number, code="GNL-2026-07", **changes):
    return form(number, sponsorship=code, payment_method="", payment_reference="", **changes)


@pytest.fixture
def laptops(desk, hq, tmp_path):
    """Two laptops with people of three sponsorships: one on both, one cancelled, one handed over."""
    hq.add_sponsorship(PROMISE)
    hq.add_sponsorship(Sponsorship(**{**_fields(PROMISE), "code": "GNL-2", "donor": "pt contoh  PEDULI"}))
    hq.add_sponsorship(
        Sponsorship(**{**_fields(PROMISE), "code": "APBD-1", "donor": "Kota Contoh", "payer": Payer.APBD})
    )
    with enrolled_desk(tmp_path / "other", hq, lease_size=10) as other:
        for each in (desk, other):
            sync_direct(each, hq)
            for code in ("GNL-2026-07", "GNL-2", "APBD-1"):
                ask_places(each, code, 5)
            sync_direct(each, hq)
        people = [
            register_member(desk, sponsored(n, occupation="ojek" if n == 2 else "porter")) for n in (1, 2, 3)
        ]
        register_member(desk, sponsored(4, "GNL-2"))
        register_member(other, sponsored(5, "APBD-1"))
        register_member(other, sponsored(6))
        register_member(other, sponsored(1))
        cancel_member(desk, people[2].member_id, reason="uji")
        for each in (desk, other):
            sync_direct(each, hq)
        issue_cards(desk, waiting_for_cards(desk), tmp_path / "c.pdf", layout="cr80")
        hand_over(desk, people[0].member_id, GIVEN)
        for each in (desk, other):
            sync_direct(each, hq)
        yield desk, other, people


def _fields(value):
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def test_each_total_is_what_the_facts_say(laptops, hq):
    desk, other, people = laptops
    recap = read_recap(desk, "gnl-2026-07")
    assert [person.name for person in recap.people] == ["Sutrisno Contoh B", "Sutrisno Contoh C"]
    assert recap.member_months == 6
    assert recap.amount_rp == sum(person.amount_rp for person in people[:2])
    assert (recap.handed_over, recap.donor) == (1, "PT Contoh Peduli")
    labels = {desk.tables.occupations.find(code).label for code in ("porter", "ojek")}
    assert recap.by_work == dict.fromkeys(labels, 1)
    assert recap.by_month == dict.fromkeys(Month(2026, 11).run(3), 2)
    assert len(read_recap(other, "GNL-2026-07").people) == 1  # the duplicate was sent back


def test_headquarters_adds_the_laptops_up(laptops, hq):
    desk, other, _ = laptops
    whole = hq.recap("GNL-2026-07")
    parts = [read_recap(each, "GNL-2026-07") for each in (desk, other)]
    assert sorted(whole.people, key=str) == sorted((p for part in parts for p in part.people), key=str)
    assert whole.amount_rp == sum(part.amount_rp for part in parts)
    assert "semua laptop" in whole.includes
    assert "laptop uji" in parts[0].includes
    assert hq.recap("GNL-0").people == ()


def test_a_region_lists_each_donor_once_the_largest_first(laptops, hq):
    first, second = contributors(hq.recaps())
    assert (first.donor, first.codes, first.people) == ("pt contoh  PEDULI", ("GNL-2", "GNL-2026-07"), 4)
    assert (second.donor, second.people) == ("Kota Contoh", 1)
    assert first.member_months + second.member_months == 15
    # public money gets no relief: JKK and JKM in full for three months
    assert second.amount_rp == 3 * 16_800


def test_who_goes_on_at_their_own_cost_is_not_the_sponsors_any_more(laptops):
    desk, _, people = laptops
    before = read_recap(desk, "GNL-2026-07")
    paid = SelfPaymentForm(months="1", payment_method="tunai", payment_reference="KW-1")
    continue_as_self_payer(desk, people[0].member_id, paid)
    assert read_recap(desk, "GNL-2026-07").people == before.people


def test_the_pages_and_the_workbook_name_people_and_never_a_nik_or_a_phone(laptops, tmp_path):
    desk, _, _ = laptops
    recap = write_recap(desk, tmp_path / "recap.pdf", sponsorship="GNL-2026-07")
    (page,) = texts(tmp_path / "recap.pdf")
    for words in (
        "PT Contoh Peduli", "GNL-2026-07 · MoU MOU/12/2026", "Perlindungan November 2026 – Januari 2027",
        "pekerja dari 20 tempat", "bulan perlindungan", "Menurut laptop uji",
    ):  # fmt: skip
        assert words in page, words
    assert "Sutrisno Contoh B" in page
    assert "diserahkan" in page
    assert "Jumlah 6 bulan Rp" in page
    write_recap(desk, tmp_path / "recap.xlsx", sponsorship="GNL-2026-07")
    book = CalamineWorkbook.from_path(tmp_path / "recap.xlsx")
    rows = book.get_sheet_by_name("Peserta").to_python()
    assert rows[-1][7] == recap.amount_rp
    assert [row[1] for row in rows[3:6]] == ["Nama", *(person.name for person in recap.people)]
    everything = page + str([book.get_sheet_by_name(name).to_python() for name in book.sheet_names])
    for number in range(1, 7):
        assert nik(number) not in everything
    assert "0812" not in everything
    write_contributors(desk, tmp_path / "donors.pdf")
    assert "Daftar sponsor" in texts(tmp_path / "donors.pdf")[0]
    write_contributors(desk, tmp_path / "donors.xlsx")
    donors = CalamineWorkbook.from_path(tmp_path / "donors.xlsx").get_sheet_by_name("Sponsor").to_python()
    assert donors[-1][5] == sum(recap.amount_rp for recap in read_recaps(desk))


def test_a_sponsorship_without_people_is_told(desk, tmp_path):
    with pytest.raises(Fault, match="sponsorship_without_people"):
        read_recap(desk, "GNL-0")
    with pytest.raises(Fault, match="nobody_sponsored"):
        write_contributors(desk, tmp_path / "x.pdf")
