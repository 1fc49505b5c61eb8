import pytest

from fieldreg.domain.member import CardState, Verdict
from fieldreg.store import Only, Span, Store
from tests.people import nik, registered, registration, stamp

NAMES = ["Nur'aini Prasetyo", "Sutrisno", "Siti Nurhaliza", "H. Joko Rahayu, S.Pd"]


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "store.db", b"k" * 32, installation="a" * 32) as store:
        with store.unit() as unit:
            for number, name in enumerate(NAMES, start=1):
                unit.record(registered(number, None, name=name, phone=f"08120000000{number}"), stamp(number))
        yield store


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nur", ["Siti Nurhaliza", "Nur'aini Prasetyo"]),
        ("nur'ai", ["Nur'aini Prasetyo"]),
        ("NUR ain", ["Nur'aini Prasetyo"]),
        ("joko s", ["H. Joko Rahayu, S.Pd"]),
        ("081200000002", ["Sutrisno"]),
        ("0812 0000 0003", ["Siti Nurhaliza"]),
        ("tidak ada", []),
        ('"*(^', []),
        ("-", NAMES[::-1]),
        ("", NAMES[::-1]),
    ],
)
def test_a_few_letters_or_digits_find_people_newest_first(store, text, found):
    assert [member.name for member in store.people.find(text)] == found


def test_a_nik_is_found_by_its_beginning(store):
    assert [member.name for member in store.people.find(nik(2)[:8])] == ["Sutrisno"]


def test_pages_follow_one_another_without_gap_or_double(store):
    first = store.people.find("", limit=3)
    rest = store.people.find("", before=first[-1].seq, limit=3)
    assert [member.name for member in first + rest] == NAMES[::-1]


def test_a_person_comes_back_as_registered(store):
    member = store.people.by_nik(nik(1))
    assert member.verdict is Verdict.WAITING
    assert member.card is CardState.NO_NUMBER
    assert store.people.registration(member.member_id) == registration(1, name=NAMES[0], phone="081200000001")


def test_one_live_registration_for_a_nik(store):
    with pytest.raises(Exception, match="UNIQUE"), store.unit() as unit:
        unit.record(registered(1, None), stamp(99))
    assert store.people.count() == len(NAMES)


def test_counts_are_of_live_people(store):
    assert store.people.tally().without_number == 4


def test_the_day_counts_people_and_money(store):
    day = store.days.tallies(Span(0, 2**52))
    assert (day.by_occupation, day.by_programmes) == ({"porter": 4}, {"JKK+JKM": 4})
    assert day.by_payment == {"cash": (4, 4 * 33_600)}
    assert store.days.tallies(Span(2**52, 2**53)).by_payment == {}


def test_a_list_can_be_about_some_people_only(store):
    def names(text="", **wanted):
        return [member.name for member in store.people.find(text, only=Only(**wanted))]

    assert names(verdict="waiting", occupation="porter") == NAMES[::-1]
    assert names("nur", card="no_number") == ["Siti Nurhaliza", "Nur'aini Prasetyo"]
    assert names("nur", payer="csr") == []
    assert names("0812", officer="f" * 32) == NAMES[::-1]
    assert names("0812", verdict="accepted") == []
    first = store.people.find("")[-1]
    assert names(until_ms=first.registered_at_ms + 1) == [NAMES[0]]
    assert names(from_ms=first.registered_at_ms + 1) == NAMES[:0:-1]


def test_a_draft_is_kept_replaced_and_dropped(store, tmp_path):
    store.drafts.keep("registration", b"Tumijem Rahasia", at_ms=1)
    store.drafts.keep("registration", b"Tumijem Rahasia 2", at_ms=2)
    store.close()
    with Store.open(tmp_path / "store.db", b"k" * 32) as again:
        assert (again.drafts.read("registration").content, again.drafts.read("other")) == (
            b"Tumijem Rahasia 2",
            None,
        )
        again.drafts.drop("registration")
        assert again.drafts.read("registration") is None
        assert again.check().sound
