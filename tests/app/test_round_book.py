"""The last rounds, kept: what went, what HQ answered, how they ended; and nothing is lost over them."""

import pytest

from fieldreg.app import Desk, Settings, read_rounds, register_member, write_bundle
from fieldreg.app.carrying import read_bundle
from fieldreg.app.round_book import MOST_ROUNDS, faults_kept, keep_round, mark_round
from fieldreg.domain.faults import Fault
from fieldreg.hq import Hq, HqConfig, init
from fieldreg.store import Store
from tests.desks import KEY, OFFICER, FixedClock, enrolled_desk, form, sync_direct

MINUTE_MS = 60_000


@pytest.fixture
def clock():
    return FixedClock()


@pytest.fixture
def hq(tmp_path, clock):
    config = HqConfig(folder=tmp_path / "hq")
    init(config, issuer="HQ Contoh")
    with Hq(config, clock=clock.now_ms) as hq:
        hq.add_pool("12345600001", "12345699999")
        yield hq


@pytest.fixture
def desk(hq, tmp_path, clock):
    with enrolled_desk(tmp_path / "laptop", hq, clock=clock) as desk:
        sync_direct(desk, hq)
        yield desk


@pytest.fixture
def bare(tmp_path):
    """A laptop without an HQ."""
    with Store.create(tmp_path / "bare.db", KEY, installation="a" * 32) as store:
        yield Desk(store=store, officer=OFFICER, settings=Settings(), clock=FixedClock())


def line(desk, hq, *cuts, batch=100):
    """A round over a line that breaks where `cuts` says, kept as `sync_now` keeps it."""
    mark = mark_round(desk)
    with faults_kept(lambda task: task(desk), mark):
        sync_direct(desk, hq, *cuts, batch=batch)
    keep_round(desk, mark)


def cut(desk, hq, *cuts, batch=100):
    with pytest.raises(Fault, match="hq_unreachable"):
        line(desk, hq, *cuts, batch=batch)


def seen(desk):
    return [(each.way, each.sent, each.accepted, each.fault) for each in read_rounds(desk)]


def test_what_went_and_what_was_answered_newest_first(desk, hq, clock):
    for number in (1, 2):
        register_member(desk, form(number))
    line(desk, hq)
    register_member(desk, form(3))
    clock.at_ms += 90 * MINUTE_MS
    line(desk, hq)
    assert seen(desk) == [("line", 1, 1, ""), ("line", 2, 2, "")]
    newest, oldest = read_rounds(desk)
    assert newest.first_ms - oldest.last_ms == 90 * MINUTE_MS


def test_of_a_round_that_was_cut_stands_what_had_arrived(desk, hq):
    for number in (1, 2, 3):
        register_member(desk, form(number))
    cut(desk, hq, None, "up", batch=1)
    assert [each[:2] + each[3:] for each in seen(desk)] == [("line", 1, "hq_unreachable")]
    line(desk, hq)
    assert [each[1] for each in seen(desk)] == [2, 1]
    assert sum(each.accepted for each in read_rounds(desk)) == 3


def test_a_lost_answer_is_not_counted_as_arrived(desk, hq):
    register_member(desk, form(1))
    cut(desk, hq, "down")
    assert seen(desk) == [("line", 0, 0, "hq_unreachable")]


def test_a_noon_of_tries_in_vain_is_one_line_with_its_first_and_last(desk, hq, clock):
    register_member(desk, form(1))
    for _ in range(4):
        cut(desk, hq, "up")
        clock.at_ms += 5 * MINUTE_MS
    line(desk, hq)
    for _ in range(3):
        line(desk, hq)
    idle, arrived, failed = read_rounds(desk)
    assert (failed.times, failed.last_ms - failed.first_ms) == (4, 15 * MINUTE_MS)
    assert (arrived.sent, arrived.times) == (1, 1)
    assert (idle.times, idle.moved) == (3, False)


def test_the_book_has_a_last_page_and_no_page_for_what_never_began(bare):
    for code in ("locked", "not_enrolled", "file_missing"):
        keep_round(bare, mark_round(bare), fault=Fault(code))
    assert read_rounds(bare) == ()
    for number in range(MOST_ROUNDS + 3):
        keep_round(bare, mark_round(bare), fault=Fault("hq_busy" if number % 2 else "hq_unreachable"))
    assert len(read_rounds(bare)) == MOST_ROUNDS
    assert read_rounds(bare)[0].fault == "hq_unreachable"


def test_a_page_that_cannot_be_read_or_written_ends_no_round(bare, monkeypatch):
    def full():
        raise Fault("disk_full")

    with bare.store.unit() as unit:
        unit.set_identity("rounds", b'[{"way": "by pigeon"}]')
    assert read_rounds(bare) == ()
    with monkeypatch.context() as broken:
        broken.setattr(bare.store, "unit", full)
        keep_round(bare, mark_round(bare))
    assert read_rounds(bare) == ()
    keep_round(bare, mark_round(bare))
    assert len(read_rounds(bare)) == 1


def test_a_stick_there_and_back_and_one_that_takes_nothing(desk, hq, tmp_path):
    register_member(desk, form(1))
    stick = tmp_path / "stik"
    with pytest.raises(Fault, match="folder_away"):
        write_bundle(desk, stick / "nowhere" / "berkas.bundle")
    stick.mkdir()
    written = write_bundle(desk, stick)
    with pytest.raises(Fault, match="file_missing"):
        read_bundle(desk, stick)
    written.file.with_name(written.file.name + ".reply").write_bytes(
        hq.accept_bundle(written.file.read_bytes()).reply
    )
    read_bundle(desk, stick)
    assert seen(desk) == [("read", 1, 1, ""), ("written", 1, 0, ""), ("written", 0, 0, "folder_away")]
