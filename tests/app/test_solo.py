"""The Solo programme from the list to the last self-payer, each total against a count of its own.

A Dinas Sosial's messy list of a thousand, a donor's thousand places, cards on A4 sheets, nine hundred of
them handed over, and three months later fifty who go on at their own cost.
"""

import json
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from fieldreg.app import (
    RowOutcome,
    SelfPaymentForm,
    accept_candidates,
    candidate_lists,
    confirm_printed,
    continue_as_self_payer,
    count_hand_over,
    hand_over,
    import_candidates,
    issue_cards,
    list_endings,
    people_to_ask,
    register_candidates,
    return_leases,
    waiting_for_cards,
    write_import_report,
    write_recap,
)
from fieldreg.domain.candidates import CandidateState
from fieldreg.domain.ceremony import HandOverForm
from fieldreg.domain.member import CardState, Verdict
from fieldreg.hq import Hq, HqConfig, init
from tests.app.test_sponsoring import promise
from tests.cards.samples import texts
from tests.desks import enrolled_desk, sync_direct

pytestmark = pytest.mark.slow

SAMPLE = Path(__file__).parents[2].parent / "shared" / "samples" / "usulan-dinsos-surakarta.xlsx"
CODE, PLACES = "CSR-SOLO-2026", 1_000
BASE_RP = {  # of each income in the list: PP 44/2015, Lampiran II, as printed
    1_000_000: 1_000_000,
    1_250_000: 1_200_000,
    1_500_000: 1_600_000,
    1_800_000: 1_800_000,
    2_000_000: 2_000_000,
    2_500_000: 2_600_000,
    3_000_000: 2_950_000,
    4_500_000: 4_450_000,
}
TRANSPORT = {"ojek", "sopir"}


def full_rp(person):
    """JKK and JKM of one month without any relief."""
    return BASE_RP[person["income"]] // 100 + 6_800


def halves(person, months):
    """How many of these (year, month) cost half (PP 50/2025)."""
    last = (2027, 3) if person["job"] in TRANSPORT else (2026, 12)
    return sum(month <= last for month in months)


def costs_rp(person, months):
    """By hand: whole months, less half of those with the relief."""
    return full_rp(person) * len(months) - full_rp(person) // 2 * halves(person, months)


SPONSORED = ((2026, 11), (2026, 12), (2027, 1))
SELF_PAID = ((2027, 2), (2027, 3), (2027, 4))


@pytest.fixture(scope="module")
def truth():
    if not SAMPLE.exists():
        pytest.skip("the samples are not there")
    return json.loads(SAMPLE.with_suffix(".truth.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def sound(truth):
    """The people of the list with nothing to mend, by NIK."""
    return {person["nik"]: person for person in truth if person["fault"] is None}


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """(HQ, desk, folder); one clock for both."""
    folder = tmp_path_factory.mktemp("solo")
    config = HqConfig(folder=folder / "hq")
    init(config, issuer="HQ Contoh")
    with Hq(config) as hq:
        hq.add_pool("12345600001", "12345699999")
        with enrolled_desk(folder / "laptop", hq, lease_size=500) as desk:
            put_clock(hq, desk, date(2026, 11, 21))
            hq.add_sponsorship(promise(PLACES, code=CODE, donor="Bank Contoh Surakarta"))
            sync_direct(desk, hq)
            yield hq, desk, folder


def put_clock(hq, desk, day):
    desk.clock.at_ms = int(datetime(day.year, day.month, day.day, 5, tzinfo=UTC).timestamp() * 1000)
    hq.clock = desk.clock.now_ms


@pytest.fixture(scope="module")
def read(world, truth):
    _hq, desk, _folder = world
    return import_candidates(desk, SAMPLE, sponsorship=CODE, office="Dinas Sosial")


@pytest.fixture(scope="module")
def registered(world, read):
    hq, desk, _folder = world
    accepted = accept_candidates(desk, CODE)
    sync_direct(desk, hq)
    done = register_candidates(desk, CODE)
    sync_direct(desk, hq)
    return accepted, done


@pytest.fixture(scope="module")
def carded(world, registered):
    _hq, desk, folder = world
    issued = issue_cards(desk, waiting_for_cards(desk), folder / "kartu.pdf", layout="a4")
    confirm_printed(desk, desk.store.people.with_card(CardState.ISSUED))
    return issued


@pytest.fixture(scope="module")
def handed(world, carded):
    hq, desk, _folder = world
    people = desk.store.people.with_card(CardState.PRINTED)[:900]
    for number, member in enumerate(people):
        proxy = "Kakaknya" if number % 10 == 0 else ""
        typed = HandOverForm(
            identity_checked=True,
            proxy=proxy,
            proxy_reason="sakit" if proxy else "",
            phone="" if number % 2 else "0812 0000 0017",
            consent_version="" if proxy else "id-1",
        )
        done = hand_over(desk, member.member_id, typed)
        assert done.member_id == member.member_id
    sync_direct(desk, hq)
    return people


def test_every_verdict_is_the_truths(read, truth):
    assert [(row.row, row.fault) for row in read.rows] == [(each["row"], each["fault"]) for each in truth]


def test_the_counts_of_the_list_add_up(world, read, truth, registered):
    (shown,) = candidate_lists(world[1])
    faults = Counter(each["fault"] for each in truth if each["fault"])
    assert dict(shown.faults) == dict(faults)
    assert shown.rows == len(truth) == shown.proposed + shown.known + shown.faulty
    assert (shown.known, shown.faulty) == (0, faults.total())
    assert shown.states == {CandidateState.REGISTERED: len(truth) - faults.total()}


def test_the_report_can_be_handed_in_again(world, read, registered):
    _hq, desk, folder = world
    write_import_report(read, folder / "laporan.xlsx")
    again = import_candidates(desk, folder / "laporan.xlsx", sponsorship=CODE, preview=True)
    assert len(again.rows) == len(read.rows)
    assert again.count(RowOutcome.PROPOSED) == 0, "whoever was taken is recognised"
    assert again.count(RowOutcome.KNOWN) >= read.count(RowOutcome.PROPOSED)


def test_a_thousand_places_protect_whom_the_truth_calls_sound(world, registered, sound):
    hq, desk, _folder = world
    accepted, done = registered
    assert (accepted, done.registered, done.waiting, done.refused) == (len(sound), len(sound), 0, ())
    records = {each["nik"]: each for each in hq.records()}
    assert set(records) == set(sound)
    assert {each["verdict"] for each in records.values()} == {"accepted"}
    assert len({each["kpj"] for each in records.values()}) == len(sound)
    (shown,) = hq.sponsorships()
    assert (shown["used"], shown["without_place"]) == (len(sound), 0)
    assert shown["used"] + shown["leased"] + shown["free"] == PLACES
    return_leases(desk)
    sync_direct(desk, hq)
    assert hq.sponsorships()[0]["free"] == PLACES - len(sound)


def test_the_donor_pays_what_the_law_says_to_the_rupiah(world, registered, sound):
    _hq, desk, _folder = world
    people = desk.store.people.find("", limit=2_000)
    assert {each.nik: each.amount_rp for each in people} == {
        nik: costs_rp(person, SPONSORED) for nik, person in sound.items()
    }


def test_all_cards_on_sheets_of_ten(carded, sound):
    assert (carded.cards, carded.read_back) == (len(sound), len(sound))
    assert carded.pages == 2 * -(-len(sound) // 10), "fronts and backs"


def test_nine_hundred_handed_over_and_what_was_missing_asked(world, handed, sound):
    _hq, desk, _folder = world
    count = count_hand_over(desk, sponsorship=CODE)
    assert (count.handed_over, count.waiting_here, count.by_proxy) == (900, len(sound) - 900, 90)
    asked = people_to_ask(desk, sponsorship=CODE, handed_over=True)
    still = Counter(what for each in asked for what in each.asks.split())
    assert still["consent"] == len(sound) - 900 + 90, "a proxy cannot consent for somebody"
    assert len(desk.store.people.to_mend()) == 0


def test_the_recap_adds_up_here_and_at_headquarters_and_holds_no_nik(world, handed, sound):
    hq, desk, folder = world
    here = write_recap(desk, folder / "rekap.pdf", sponsorship=CODE)
    write_recap(desk, folder / "rekap.xlsx", sponsorship=CODE)
    costs = sum(costs_rp(person, SPONSORED) for person in sound.values())
    for recap in (here, hq.recap(CODE)):
        totals = (len(recap.people), recap.member_months, recap.amount_rp, recap.handed_over)
        assert totals == (len(sound), 3 * len(sound), costs, 900)
        assert set(recap.by_month.values()) == {len(sound)}
        assert sum(recap.by_work.values()) == len(sound)
    book = CalamineWorkbook.from_path(folder / "rekap.xlsx")
    rows = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    published = " ".join(texts(folder / "rekap.pdf")) + str(rows)
    assert rows[1][-1][7] == costs
    assert [nik for nik in sound if nik in published] == []
    assert "0812" not in published


def test_three_months_later_all_end_and_fifty_pay_themselves(world, handed, sound):
    hq, desk, _folder = world
    put_clock(hq, desk, date(2027, 1, 25))
    ends = list_endings(desk, sponsorship=CODE)
    assert (len(ends), {each.ends_on for each in ends}) == (len(sound), {date(2027, 1, 31)})
    before = {each.member_id: each for each in desk.store.people.find("", limit=2_000)}
    took = []
    for each in ends[::18][:50]:
        form = SelfPaymentForm(months="3", payment_method="tunai", payment_reference=f"K-{len(took)}")
        took.append(continue_as_self_payer(desk, each.member_id, form))
    assert len(took) == 50
    sync_direct(desk, hq)
    kept = desk.store.sponsorships.continuations()
    assert {each.verdict for each in kept} == {Verdict.ACCEPTED}
    people = [sound[before[each.member_id].nik] for each in took]
    assert [each.amount_rp for each in took] == [costs_rp(person, SELF_PAID) for person in people]
    after = {each.member_id: each for each in desk.store.people.find("", limit=2_000)}
    assert {who: each.kpj for who, each in after.items()} == {who: each.kpj for who, each in before.items()}
    assert len(list_endings(desk, sponsorship=CODE)) == len(sound) - 50
    assert sum(1 for _ in hq.records()) == len(sound), "one person, one record"
    assert desk.store.check().sound
