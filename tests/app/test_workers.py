"""The running program behind a window: three threads, one laptop."""

import threading
from urllib.parse import urlsplit

import pytest

from fieldreg.app import FieldReg, Home, enrol_laptop, register_member, sign_in, sync_now
from fieldreg.domain.faults import Fault
from fieldreg.hq import EmbeddedHq
from fieldreg.hq.listening import listen
from fieldreg.sync import Pace
from tests.desks import form

pytestmark = pytest.mark.slow

PIN = "246810"


@pytest.fixture
def served(tmp_path):
    with EmbeddedHq.start(tmp_path / "served") as hq:
        hq.add_pool("12345600001", "12345600999")
        yield hq


@pytest.fixture
def program(tmp_path):
    program = FieldReg(Home(tmp_path / "home"), keyring=False)
    yield program
    program.close()


def enrol(program, hq):
    how = {"hq_url": hq.url, "code": hq.new_code(), "pin": PIN, "officer_name": "Dewi", "laptop_name": "uji"}
    return program.enrol(**how).result(30)


def test_the_first_run_the_day_and_the_lock(program, served):
    with pytest.raises(Fault, match="not_set_up"):
        program.officers()
    assert enrol(program, served).name == "Dewi"
    program.sync().result(30)
    result = program.change(lambda desk: register_member(desk, form(1))).result(30)
    assert program.read(lambda desk: desk.store.people.get(result.member_id)).result(30).kpj == result.kpj
    assert program.sync().result(30).outcome.settled.accepted == 1
    program.lock().result(30)
    for ask in (program.change, program.read):
        with pytest.raises(Fault, match="locked"):
            ask(lambda desk: desk).result(30)
    with pytest.raises(Fault, match="pin_wrong"):
        program.sign_in("000000").result(30)
    assert program.sign_in(PIN).result(30).role == "koordinator"
    assert program.read(lambda desk: desk.store.people.count()).result(30) == 1


def test_each_worker_is_one_thread_and_registering_goes_on_during_a_sync(program, served):
    enrol(program, served)
    threads = {program.change(lambda _desk: threading.get_ident()).result(30) for _ in range(5)}
    readers = {program.read(lambda _desk: threading.get_ident()).result(30) for _ in range(5)}
    assert len(threads) == len(readers) == 1
    assert threads.isdisjoint(readers)
    syncs = [program.sync() for _ in range(3)]
    people = [program.change(lambda desk, n=n: register_member(desk, form(n))) for n in range(20)]
    kpjs = {each.result(30).kpj for each in people} - {None}
    assert len(kpjs) == len([each for each in people if each.result().kpj])
    for sync in syncs:
        sync.result(30)
    program.sync().result(30)
    assert sum(1 for _ in served.records()) == 20


def test_a_sync_that_fails_leaves_everything_queued(program, served):
    enrol(program, served)
    program.sync().result(30)
    program.change(lambda desk: register_member(desk, form(1))).result(30)
    served.stop()
    with pytest.raises(Fault, match="hq_unreachable"):
        program.sync().result(30)
    waiting = program.read(lambda desk: desk.store.journal.head().seq - desk.store.journal.acknowledged().seq)
    assert waiting.result(30) == 1


def test_closing_does_not_wait_for_an_hq_that_says_nothing(program, served):
    enrol(program, served)
    program.change(lambda desk: register_member(desk, form(1))).result(30)
    port = urlsplit(served.url).port
    served.stop()
    with listen("127.0.0.1", port) as mute:
        sync = program.sync()
        with mute.accept()[0]:
            program.close()
            assert not sync.done()
    with sign_in(program.home, PIN) as desk:
        assert desk.store.journal.head().seq - desk.store.journal.acknowledged().seq == 3


def test_closing_ends_a_long_round_after_the_exchange_at_hand(program, served):
    enrol(program, served)
    for number in range(30):
        program.change(lambda desk, n=number: register_member(desk, form(n)))
    began = threading.Event()
    program._pace = Pace(1, fixed=True)
    sync = program.sync(lambda progress: progress.acknowledged > 3 and began.set())
    assert began.wait(30)
    program.close()
    with pytest.raises(Fault, match="locked"):
        sync.result(30)
    assert 0 < sum(1 for _ in served.records()) < 30
    with sign_in(program.home, PIN) as desk:
        sync_now(desk)
    assert sum(1 for _ in served.records()) == 30


def test_an_enrolment_cut_short_goes_on_with_the_same_pin_and_code(tmp_path, served):
    home, code = Home(tmp_path / "h"), served.new_code()
    how = {"code": code, "pin": PIN, "officer_name": "Dewi", "laptop_name": "uji", "keyring": False}
    with pytest.raises(Fault, match="hq_unreachable"):
        enrol_laptop(home, hq_url="http://127.0.0.1:9", **how)
    with pytest.raises(Fault, match="pin_wrong"):
        enrol_laptop(home, hq_url=served.url, **{**how, "pin": "111111"})
    with enrol_laptop(home, hq_url=served.url, **how) as desk:
        assert desk.identity().issuer
    with pytest.raises(Fault, match="already_enrolled"):
        enrol_laptop(home, hq_url=served.url, **how)


@pytest.mark.parametrize("pin", ["", "12345", "abcdef", "12345a"])
def test_a_pin_is_six_digits_at_least(tmp_path, served, pin):
    with pytest.raises(Fault, match="pin_too_short"):
        enrol_laptop(
            Home(tmp_path / "h"),
            hq_url=served.url,
            code=served.new_code(),
            pin=pin,
            officer_name="",
            laptop_name="",
            keyring=False,
        )
