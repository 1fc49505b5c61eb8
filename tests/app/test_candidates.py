"""From an office's list to members: every row accounted for, nobody twice, begun again anywhere."""

import csv
from dataclasses import replace

import pytest

from fieldreg.app import (
    Registered,
    RowOutcome,
    accept_candidates,
    cancel_member,
    candidate_lists,
    import_candidates,
    list_candidates,
    list_sponsorships,
    people_to_ask,
    refuse_candidates,
    register_candidates,
    register_member,
    write_import_report,
)
from fieldreg.domain.candidates import CandidateState, RowSpan, spans
from fieldreg.domain.faults import Fault
from fieldreg.lists import read_list
from tests.app.test_sponsoring import promise
from tests.desks import enrolled_desk, form, sync_direct
from tests.people import name, nik

PEOPLE, CODE = 12, "GNL-2026-07"
TITLES = ("No", "NIK", "Nama Lengkap", "Pekerjaan", "Penghasilan", "Kecamatan", "No HP")


def write_people(path, numbers, *, titles=TITLES, bad=()):
    """A list of invented people; those in `bad` have no name."""
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(titles)
        for count, number in enumerate(numbers, start=1):
            shown = "" if number in bad else name(number)
            out.writerow([count, nik(number), shown, "asisten rumah tangga", "1.500.000", "", ""])
    return path


@pytest.fixture
def ready(tmp_path, hq):
    """A desk with 50 numbers and 8 of 10 places."""
    hq.add_sponsorship(promise())
    with enrolled_desk(tmp_path / "laptop", hq, lease_size=50) as desk:
        sync_direct(desk, hq)
        yield desk


@pytest.fixture
def listed(ready, tmp_path):
    """12 people on a list, two of them without a name."""
    path = write_people(tmp_path / "usulan.csv", range(PEOPLE), bad={3, 7})
    return import_candidates(ready, path, sponsorship=CODE)


def counts(desk):
    return {state.value: count for state, count in desk.store.candidates.counts().items() if count}


def test_every_row_is_proposed_known_or_faulty_and_the_counts_add_up(ready, listed, tmp_path):
    assert [row.outcome for row in listed.rows].count(RowOutcome.PROPOSED) == 10
    (shown,) = candidate_lists(ready)
    assert (shown.rows, shown.proposed, shown.known, shown.faulty) == (12, 10, 0, 2)
    assert shown.faults == (("name_missing", 2),)
    assert shown.states == {CandidateState.PROPOSED: 10}
    assert counts(ready) == {"proposed": 10}
    assert ready.store.people.count() == 0, "proposed is not registered"
    assert ready.store.check().sound


def test_the_list_read_again_takes_nobody_twice(ready, listed, tmp_path):
    mended = write_people(tmp_path / "lagi.csv", range(PEOPLE), bad={7})
    register_member(ready, form(20))
    again = import_candidates(ready, write_people(mended, [*range(PEOPLE), 20], bad={7}), sponsorship=CODE)
    outcomes = [row.outcome for row in again.rows]
    assert (outcomes.count(RowOutcome.PROPOSED), outcomes.count(RowOutcome.KNOWN)) == (1, 11)
    assert [row.row for row in again.rows if row.outcome is RowOutcome.FAULTY] == [8]
    _, second = reversed(candidate_lists(ready))
    assert (second.rows, second.proposed, second.known, second.faulty) == (13, 1, 11, 1)
    assert counts(ready) == {"proposed": 11}


def test_the_report_is_mended_and_read_again(ready, listed, tmp_path):
    write_import_report(listed, tmp_path / "laporan.xlsx")
    back = read_list(tmp_path / "laporan.xlsx")
    assert len(back.rows) == PEOPLE
    again = import_candidates(ready, tmp_path / "laporan.xlsx", sponsorship=CODE)
    assert again.count(RowOutcome.KNOWN) == 10
    assert again.count(RowOutcome.FAULTY) == 2


def test_a_preview_writes_nothing(ready, tmp_path):
    path = write_people(tmp_path / "usulan.csv", range(PEOPLE))
    head = ready.store.journal.head()
    seen = import_candidates(ready, path, sponsorship=CODE, preview=True)
    assert (seen.list_id, seen.count(RowOutcome.PROPOSED)) == ("", PEOPLE)
    assert ready.store.journal.head() == head


def test_a_reading_that_was_stopped_goes_on_behind_its_rows(ready, tmp_path):
    path = write_people(tmp_path / "usulan.csv", range(250))
    asked = iter([False, True])
    part = import_candidates(ready, path, should_stop=lambda: next(asked))
    assert part.stopped
    assert 0 < len(part.rows) < 250
    (shown,) = candidate_lists(ready)
    assert shown.rows == shown.proposed == len(part.rows)
    seen = []
    rest = import_candidates(ready, path, on_progress=lambda done, everybody: seen.append((done, everybody)))
    assert not rest.stopped
    assert rest.count(RowOutcome.KNOWN) == len(part.rows)
    assert counts(ready) == {"proposed": 250}
    assert seen[-1] == (250, 250)


def test_an_offices_columns_are_guessed_told_and_remembered(ready, tmp_path):
    titles = ("No", "NIK", "Nama Lengkap", "Keterangan", "Penghasilan", "Kecamatan", "No HP")
    path = write_people(tmp_path / "dinsos.csv", range(3), titles=titles)
    guessed = import_candidates(ready, path, office="Dinsos", columns={"Keterangan": ""}, preview=True)
    assert "occupation" not in guessed.sheet.columns
    told = import_candidates(ready, path, office="Dinsos", columns={"Keterangan": "occupation"})
    assert told.sheet.columns["occupation"].title == "Keterangan"
    later = write_people(tmp_path / "dinsos-2.csv", range(3, 6), titles=titles)
    remembered = import_candidates(ready, later, office="Dinsos")
    assert remembered.sheet.columns["occupation"].title == "Keterangan"


def test_accepting_asks_for_what_is_missing_and_registering_draws_it(ready, listed, hq):
    assert accept_candidates(ready, CODE) == 10
    (shown,) = list_sponsorships(ready)
    assert (shown.requested, shown.waiting) == (10, 10)
    dry = register_candidates(ready, CODE)
    assert (dry.registered, dry.waiting, dry.places_gone) == (0, 10, True)
    sync_direct(ready, hq)
    done = register_candidates(ready, CODE)
    assert (done.registered, done.waiting, done.refused, done.without_number) == (10, 0, (), 0)
    assert counts(ready) == {"registered": 10}
    members = ready.store.people.find("", limit=100)
    assert {member.member_id for member in members} == {row.member_id for row in listed.rows if row.member_id}
    assert sorted(member.place for member in members) == list(range(1, 11))
    sync_direct(ready, hq)
    assert hq.sponsorships()[0]["used"] == 10
    assert register_candidates(ready, CODE).registered == 0
    assert ready.store.check().sound


def test_what_a_list_left_out_is_kept_to_be_asked(ready, listed, hq):
    accept_candidates(ready, CODE)
    sync_direct(ready, hq)
    register_candidates(ready, CODE)
    asked = people_to_ask(ready, sponsorship=CODE)
    assert len(asked) == 10
    assert {member.asks for member in asked} == {"phone district consent"}


def test_some_are_accepted_some_refused_with_a_reason(ready, listed):
    rows = list_candidates(ready)
    some = [row.member_id for row in rows[:4]]
    assert accept_candidates(ready, CODE, member_ids=some) == 4
    assert refuse_candidates(ready, reason="bukan pekerja rentan", member_ids=[rows[5].member_id]) == 1
    with pytest.raises(Fault, match="reason_missing"):
        refuse_candidates(ready, reason=" ")
    assert counts(ready) == {"accepted": 4, "proposed": 5, "refused": 1}
    (no,) = list_candidates(ready, state=CandidateState.REFUSED)
    assert no.reason == "bukan pekerja rentan"


def test_whoever_was_registered_meanwhile_is_refused_and_tells_why(ready, listed, hq):
    accept_candidates(ready, CODE)
    sync_direct(ready, hq)
    register_member(ready, form(0))
    done = register_candidates(ready, CODE)
    assert done.registered == 9
    (no,) = done.refused
    assert no.problems[0].code == "nik_already_registered"
    assert counts(ready) == {"registered": 9, "refused": 1}


def test_a_cancelled_member_may_be_proposed_again(ready, listed, hq, tmp_path):
    accept_candidates(ready, CODE)
    sync_direct(ready, hq)
    register_candidates(ready, CODE)
    cancel_member(ready, ready.store.people.by_nik(nik(0)).member_id, reason="salah")
    again = import_candidates(ready, write_people(tmp_path / "x.csv", [0, 1]))
    assert [row.outcome for row in again.rows] == [RowOutcome.PROPOSED, RowOutcome.KNOWN]


@pytest.mark.slow
def test_bulk_stopped_anywhere_goes_on_without_a_gap_or_a_double(tmp_path, hq):
    hq.add_sponsorship(promise(places=130))
    with enrolled_desk(tmp_path / "laptop", hq, lease_size=200) as desk:
        sync_direct(desk, hq)
        import_candidates(desk, write_people(tmp_path / "usulan.csv", range(130)))
        accept_candidates(desk, CODE)
        sync_direct(desk, hq)
        asked = iter([False, True])
        first = register_candidates(desk, CODE, should_stop=lambda: next(asked))
        assert (first.registered, first.waiting) == (50, 80)

        class PowerCut(BaseException):
            pass

        def cut(done, _everybody):
            if done == 50:
                raise PowerCut

        with pytest.raises(PowerCut):
            register_candidates(desk, CODE, on_progress=cut)
        rest = register_candidates(desk, CODE)
        assert (rest.registered, rest.waiting) == (30, 0)
        sync_direct(desk, hq)
        records = list(hq.records())
        assert len({record["nik"] for record in records}) == len(records) == 130
        assert len({record["kpj"] for record in records}) == 130
        assert hq.sponsorships()[0]["used"] == 130


def test_rows_as_spans():
    assert list(spans([])) == []
    assert list(spans([5, 1, 2, 3, 9, 8, 2])) == [
        RowSpan(first=1, last=3),
        RowSpan(first=5, last=5),
        RowSpan(first=8, last=9),
    ]


@pytest.mark.slow
def test_decisions_about_scattered_rows_stay_small(ready, tmp_path):
    import_candidates(ready, write_people(tmp_path / "u.csv", range(900)))
    odd = [row.member_id for row in list_candidates(ready, limit=1000) if row.row % 2]
    assert accept_candidates(ready, CODE, member_ids=odd) == 450
    sizes = [len(entry.body) for entry in ready.store.journal.entries(1)]
    assert max(sizes) < 8_000
    assert counts(ready) == {"accepted": 450, "proposed": 450}


def test_a_registration_without_a_place_does_not_use_one(ready):
    assert isinstance(register_member(ready, replace(form(1))), Registered)
