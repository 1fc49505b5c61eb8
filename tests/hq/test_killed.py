"""HQ's process is killed after each of its durable steps in turn, starts again, and is asked again.

Nothing is lost, nothing is doubled, and nobody is stuck. A kill before a step is one after the step before.
"""

import itertools
import os
import sys
from collections import Counter
from contextlib import suppress

import pytest
from sqlalchemy import func, select

from fieldreg import wire
from fieldreg.app import (
    Home,
    ask_places,
    change_key,
    correct_member,
    form_to_correct,
    join_activation,
    new_id,
    open_activation,
    read_bundle,
    read_enrol_answer,
    register_member,
    request_erasure,
    take_up_key,
    write_bundle,
    write_enrol_request,
)
from fieldreg.domain.faults import Fault
from fieldreg.hq import Hq, HqConfig, init
from fieldreg.hq.database import Database
from fieldreg.hq.schema import tables
from tests.desks import FixedClock, enrolled_desk, form, sync_direct
from tests.hq.test_activations import MARKET
from tests.hq.test_recaps import PROMISE

pytestmark = pytest.mark.slow

PIN = "246810"
LEASE_OF_A_QUESTION_MS = 60_000
SPONSORED = {"sponsorship": PROMISE.code, "payment_method": "", "payment_reference": ""}


class Killed(BaseException):
    """The process is no more."""


class Willing:
    """An outside register that confirms everybody."""

    def ask(self, questions, *, timeout_s):
        return dict.fromkeys((each.member_id for each in questions), "")


class Mortal:
    """An HQ that dies after a number of its commits, once; `of` starts it again and asks again."""

    def __init__(self, folder, url, monkeypatch):
        self._config = HqConfig(folder=folder, database_url=url)
        init(self._config, issuer="HQ Contoh")
        self.clock = FixedClock()
        self.hq = self._started()
        self.left, self._asked = 0, False
        write = Database.write

        def mortal(database, work):
            result = write(database, work)
            self.left -= self._asked
            if self._asked and self.left == 0:
                raise Killed
            return result

        monkeypatch.setattr(Database, "write", mortal)

    def of(self, act):
        self._asked = True
        try:
            return act(self.hq)
        except Killed:
            self._asked = False
            self.hq.close()
            self.clock.at_ms += LEASE_OF_A_QUESTION_MS + 1
            self.hq = self._started()
            return act(self.hq)
        finally:
            self._asked = False

    def _started(self):
        hq = Hq(self._config, clock=self.clock.now_ms, register=Willing(), who="uji")
        hq.judge_waiting()
        return hq


def held(hq):
    """What HQ has, without what differs from one undisturbed run to the next: ids and times."""
    with hq.database.read() as connection:
        rows = {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in tables.sorted_tables
            if table.name not in {"feed", "acts", "enrol_codes"}
        }
    return {
        "rows": rows,
        "verdicts": Counter(each["verdict"] for each in hq.records()),
        "ledger": hq.ledger()["counts"],
        "strays": hq.ledger()["strays"],
        "places": [(each["free"], each["leased"], each["used"]) for each in hq.sponsorships()],
        "activations": [(each["registered"], each["sent_back"]) for each in hq.activations()],
        "keys": Counter(each.revoked_at_ms is None for each in hq.published_keys().keys),
        "broken": [each["broken_at"] for each in hq.verify_chains()],
        "unjudged": [each["held_seq"] - each["judged_seq"] for each in hq.devices()],
        "acts": sorted({each["act"] for each in hq.acts()}),
        "filters": [each["members"] for each in hq.filters()],
    }


def known(desk):
    """What a laptop has, likewise."""
    assert desk.store.check().sound
    assert desk.store.journal.acknowledged() == desk.store.journal.head()
    return desk.store.people.tally(), desk.store.leases.state(), desk.store.leases.places(PROMISE.code)


def a_request(code):
    """A laptop that asks to be enrolled."""
    return wire.EnrolRequest(
        secret=wire.read_enrol_code(code).secret,
        installation=new_id(),
        public_key=wire.SigningKey.generate().public.text,
        name="uji",
    )


def signed(desk):
    """A message of this laptop's."""
    identity = desk.identity()
    request = wire.HttpRequest(method="POST", path="/v1/sync", body=b"{}")
    request.headers |= {"Content-Type": "application/json", "Content-Encoding": "identity"}
    wire.sign_request(request, wire.SigningKey(identity.signing_key), key_id=identity.device)
    return request


def all_answered(hq):
    """Whoever waits for the register has its word."""
    while hq.checker.work():
        pass


def all_erased(hq):
    """Whoever asked for it."""
    for each in hq.erasures():
        if each["state"] == "waiting":
            hq.erase(each["member_id"])


@pytest.fixture
def made(places, tmp_path, monkeypatch):
    """A new mortal HQ with numbers and a promise, and its folder."""
    run = itertools.count()
    opened = []

    def fresh():
        folder = tmp_path / str(next(run))
        mortal = Mortal(folder / "hq", places.new(folder / "hq"), monkeypatch)
        opened.append(mortal)
        mortal.hq.add_pool("12345600001", "12345600500")
        mortal.hq.add_sponsorship(PROMISE)
        return mortal, folder

    yield fresh
    for mortal in opened:
        mortal.hq.close()


def through_every_death(made, live, *, every):
    """`live(mortal, folder)` comes to the same end, whichever step HQ dies after. How many there were."""
    expected = live(*made())
    steps, survived = 1 - every, False
    while not survived:
        steps += every
        mortal, folder = made()
        mortal.left = steps
        assert live(mortal, folder) == expected, f"killed after step {steps}"
        survived = mortal.left > 0
    return steps


def test_a_laptops_day_over_the_line(made, places):
    def live(mortal, folder):
        mortal.hq.use_check("http://localhost/register")
        code = mortal.hq.new_enrol_code()
        with (
            enrolled_desk(folder / "a", mortal.hq, lease_size=10, clock=mortal.clock) as desk,
            enrolled_desk(folder / "b", mortal.hq, lease_size=10, clock=mortal.clock) as other,
        ):
            third = a_request(code)
            mortal.of(lambda hq: hq.enrol(third))
            for each in (desk, other):
                mortal.of(lambda hq, each=each: sync_direct(each, hq))
            open_activation(desk, MARKET)
            ask_places(desk, PROMISE.code, 3)
            mortal.of(lambda hq: sync_direct(desk, hq))
            mortal.of(lambda hq: sync_direct(other, hq))
            join_activation(other, desk.store.activations.current())
            people = [register_member(desk, form(number)).member_id for number in (1, 2)]
            register_member(desk, form(3, **SPONSORED))
            register_member(other, form(2))
            register_member(other, form(4))
            mortal.of(lambda hq: sync_direct(desk, hq, batch=2))
            mortal.of(lambda hq: sync_direct(other, hq))
            changed = form_to_correct(desk, people[0])
            correct_member(desk, people[0], changed, reason="salah ketik")
            request_erasure(desk, people[1])
            change_key(desk)
            mortal.of(lambda hq: sync_direct(desk, hq))
            assert take_up_key(desk)
            mortal.of(lambda hq: hq.sender_of(signed(desk)))
            mortal.of(all_erased)
            mortal.of(lambda hq: hq.filters() or hq.build_filter())
            mortal.of(all_answered)
            for each in (desk, other, desk):
                mortal.of(lambda hq, each=each: sync_direct(each, hq))
            return held(mortal.hq), known(desk), known(other)

    assert through_every_death(made, live, every=places.every) > 20


def test_a_laptops_life_by_the_stick(made, places):
    def live(mortal, folder):
        home, request, answer = Home(folder / "home"), folder / "asks", folder / "asks.reply"
        stick, reply = folder / "stick", folder / "stick.reply"

        def carry(desk):
            write_bundle(desk, stick)
            taken = mortal.of(lambda hq: hq.accept_bundle(stick.read_bytes()))
            reply.write_bytes(taken.reply)
            read_bundle(desk, reply)

        who = {"officer_name": "Dewi", "laptop_name": "Mobil 7", "pin": PIN, "keyring": False}
        write_enrol_request(home, request, code=mortal.hq.new_enrol_code(), clock=mortal.clock, **who)
        answer.write_bytes(mortal.of(lambda hq: hq.enrol_by_file(request.read_bytes())).reply)
        with read_enrol_answer(home, answer, pin=PIN, clock=mortal.clock) as desk:
            first = desk.identity().signing_key
            ask_places(desk, PROMISE.code, 3)
            for number in (1, 2):
                register_member(desk, form(number))
            carry(desk)
            register_member(desk, form(3, **SPONSORED))
            change_key(desk)
            carry(desk)
            assert desk.identity().signing_key != first
            register_member(desk, form(4))
            carry(desk)
            device = desk.identity().device
            mortal.of(lambda hq: hq.revoke(device))
            register_member(desk, form(5))
            carry(desk)
            mortal.of(lambda hq: hq.release(device))
            carry(desk)
            return held(mortal.hq), known(desk)

    assert through_every_death(made, live, every=places.every) > 8


def test_who_enrolled_a_laptop_is_known_though_no_answer_was_made(made):
    mortal, folder = made()
    who = {"officer_name": "Dewi", "laptop_name": "Mobil 7", "pin": PIN, "keyring": False}
    write_enrol_request(Home(folder / "home"), folder / "asks", code=mortal.hq.new_enrol_code(), **who)
    mortal.left = 1
    mortal.of(lambda hq: None if hq.devices() else hq.enrol_by_file((folder / "asks").read_bytes()))
    assert [each["act"] for each in mortal.hq.acts()][-1] == "enrol-file"


def first_lines(work, lines):
    """Do `work` in a process that is killed before it comes to its line number `lines`; how it ended.

    Counted in the lines that make a headquarters, its key and the file of that.
    """
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = itertools.count(lines - 1, -1)

    def trace(frame, event, _arg):
        if not frame.f_code.co_filename.endswith(OURS):
            return None
        if event == "line" and next(left) == 0:
            os._exit(KILLED)
        return trace

    try:
        sys.settrace(trace)
        work()
        os._exit(0)
    finally:
        os._exit(1)


OURS = ("hq/config.py", "hq/headquarters.py", "fieldreg/files.py")
KILLED = 9


@pytest.mark.skipif(not hasattr(os, "fork"), reason="where there is no fork, nobody is killed so exactly")
def test_a_headquarters_half_made_is_made_by_the_same_word(places, tmp_path):
    for lines in itertools.count(1, places.every):
        folder = tmp_path / str(lines)
        config = HqConfig(folder=folder, database_url=places.new(folder))
        ended = first_lines(lambda config=config: init(config, issuer="HQ Contoh"), lines)
        if ended == 0:
            break
        assert ended == KILLED
        with suppress(Fault):  # it may be whole already
            init(config, issuer="HQ Contoh")
        with Hq(config) as hq:
            assert hq.issuer == "HQ Contoh"
            key = hq.key.raw
        with pytest.raises(Fault, match="hq_exists"):
            init(config, issuer="HQ Lain")
        with Hq(config) as hq:
            assert hq.key.raw == key
    assert lines > 20
