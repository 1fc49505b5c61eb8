"""The outside register: nobody waits for it but the verdict, and no answer is lost, late or counted twice."""

import json
import threading
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from fieldreg.assets import LANGUAGES, resource_path
from fieldreg.domain.decisions import LeaseGranted, RecordAccepted, RecordDuplicate, RecordRejected
from fieldreg.domain.facts import MemberCancelled, MemberCorrected, NumberAssigned
from fieldreg.domain.faults import Fault
from fieldreg.hq import Hq, HqConfig, checks, init
from fieldreg.hq.check_http import CONFIRMED, REASONS, HttpRegister, RegisterAway
from tests.hq.laptop import registered


class Register:
    """A register on loopback that knows a few people badly; everything it was asked is kept."""

    def __init__(self):
        self.asked, self.says, self.status, self.raw = [], {}, 200, None
        self.answering = threading.Event()
        self.answering.set()
        register = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                register.asked += body["people"]
                register.token = self.headers["Authorization"]
                register.answering.wait(10)
                answer = register.raw or json.dumps({"answers": register.answers(body["people"])}).encode()
                self.send_response(register.status)
                self.send_header("Content-Length", str(len(answer)))
                self.send_header("Location", "/elsewhere")
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/confirm?who=hq"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def answers(self, people):
        said = [(one["member_id"], self.says.get(one["nik"], "confirmed")) for one in people]
        return [{"member_id": member_id, "result": result} for member_id, result in said if result]

    def close(self):
        self.answering.set()
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def register():
    register = Register()
    yield register
    register.close()


@pytest.fixture
def clock(own_hq):
    """HQ's time in this test's hands, and its queue too: nothing is asked behind a test's back."""
    hq = own_hq.hq
    hq.checker.stop()
    hq.clock = hq.checker._clock = clock = Clock(hq.clock())
    return clock


class Clock:
    def __init__(self, now):
        self.now = now

    def __call__(self):
        self.now += 1
        return self.now


@pytest.fixture
def checked(own_hq, register, clock):
    """An HQ that asks, with numbers."""
    own_hq.add_pool("12345600001", "12345600100")
    own_hq.hq.use_check(register.url)
    return own_hq


def verdicts(hq):
    return {row["member_id"]: (row["verdict"], row["reason"]) for row in hq.records()}


def corrected(fact, **changes):
    person = replace(fact.registration, **changes)
    return MemberCorrected(member_id=fact.member_id, registration=person, amount_rp=1, reason="salah ketik")


def away(hq, register, clock, laptop, fact):
    """The register falls silent, and somebody is registered."""
    register.status = 503
    laptop.write(fact)
    laptop.sync()
    register.status = 200
    clock.now += 3_600_000


class TestRound:
    def test_a_verdict_comes_in_the_round_that_brought_the_person(self, checked, register, enrol, person):
        laptop, fact = enrol(checked), person()
        laptop.write(fact)
        reply = laptop.sync()
        assert not reply.more
        assert laptop.decisions(RecordAccepted) == [RecordAccepted(member_id=fact.member_id)]
        (asked,) = register.asked
        said = fact.registration
        assert asked == {
            "member_id": fact.member_id,
            "nik": said.nik,
            "name": said.name,
            "birth_date": said.birth_date.isoformat(),
            "sex": "P",
        }

    def test_a_refusal_is_a_verdict_with_its_reason(self, checked, register, enrol, person):
        laptop, fact = enrol(checked), person()
        register.says[fact.registration.nik] = "register_name_differs"
        laptop.write(fact)
        laptop.sync()
        refused = RecordRejected(member_id=fact.member_id, reason="register_name_differs")
        assert laptop.decisions(RecordRejected) == [refused]
        assert verdicts(checked) == {fact.member_id: ("rejected", "register_name_differs")}

    def test_a_reason_that_nobody_knows_is_a_refusal(self, checked, register, enrol, person):
        laptop, fact = enrol(checked), person()
        register.says[fact.registration.nik] = "whatever"
        laptop.write(fact)
        laptop.sync()
        assert [each.reason for each in laptop.decisions(RecordRejected)] == ["register_refused"]

    def test_what_hq_itself_refuses_is_not_asked(self, checked, register, enrol, person):
        laptop = enrol(checked)
        for fact in (registered("123"), person("99999999999")):
            laptop.write(fact)
        laptop.sync()
        assert register.asked == []
        assert len(laptop.decisions(RecordRejected)) == 2


class TestAway:
    @pytest.mark.parametrize(
        "spoil",
        [
            {"status": 503},
            {"status": 302},
            {"raw": b"<html>portal</html>"},
            {"raw": b'{"answers": [{"member_id": 1}]}'},
            {"raw": b'{"answers": []}'},
        ],
    )
    def test_the_receipt_does_not_wait_and_the_verdict_follows(
        self, checked, register, clock, enrol, person, spoil
    ):
        laptop, fact = enrol(checked), person()
        vars(register).update(spoil)
        laptop.write(fact)
        assert laptop.sync().receipt.seq == 1
        assert (laptop.feed[1:], verdicts(checked)) == ([], {fact.member_id: ("waiting", None)})
        vars(register).update(status=200, raw=None)
        assert not checked.hq.checker.work(), "it is not asked at once again"
        clock.now += 10_000
        assert checked.hq.checker.work()
        laptop.sync()
        assert laptop.decisions(RecordAccepted) == [RecordAccepted(member_id=fact.member_id)]

    @pytest.mark.slow
    def test_silence_costs_a_round_a_second_once(self, checked, register, enrol, person):
        laptop = enrol(checked)
        register.answering.clear()
        for _ in range(3):
            laptop.write(person())
            assert laptop.sync().receipt.seq == len(laptop.entries)
        assert len(register.asked) == 1

    @pytest.mark.slow
    def test_retries_come_ever_later_and_never_end(self, checked, register, clock, enrol, person):
        laptop = enrol(checked)
        away(checked, register, clock, laptop, person())
        register.status, waits = 503, []
        for _ in range(12):
            began = clock.now
            while not checked.hq.checker.work():
                clock.now += 3_000
            waits.append(clock.now - began)
        assert max(waits[:3]) < 10_000
        assert 400_000 < max(waits) <= 901_000

    def test_a_worker_that_died_with_the_question_only_delays_it(
        self, checked, register, clock, enrol, person
    ):
        laptop, fact = enrol(checked), person()
        away(checked, register, clock, laptop, fact)
        taken = checked.hq.database.write(lambda work: checks.take(work, now_ms=clock.now, most=10))
        assert [each.member_id for each in taken] == [fact.member_id]
        assert not checked.hq.checker.work(), "somebody has it"
        clock.now += 61_000
        assert checked.hq.checker.work()
        assert verdicts(checked) == {fact.member_id: ("accepted", None)}

    def test_workers_at_once_say_it_once(self, checked, register, clock, enrol, person):
        laptop = enrol(checked)
        register.status = 503
        for _ in range(20):
            laptop.write(person())
        laptop.sync()
        register.status = 200
        clock.now += 60_000
        with ThreadPoolExecutor(4) as threads:
            list(threads.map(lambda _: checked.hq.checker.work(), range(4)))
        laptop.sync()
        said = [each.member_id for each in laptop.decisions(RecordAccepted)]
        assert len(said) == len(set(said)) == 20

    def test_an_answer_to_an_older_question_is_dropped(self, checked, register, clock, enrol, person):
        laptop, fact = enrol(checked), person()
        away(checked, register, clock, laptop, fact)
        database = checked.hq.database
        taken = database.write(lambda work: checks.take(work, now_ms=clock.now, most=10))
        register.status = 503
        laptop.write(corrected(fact, name="NAMA LAIN"))
        laptop.sync()
        late = [checks.Answer(question=each, reason="") for each in taken]
        assert database.write(lambda work: checks.settle(work, laptop.device, late, clock.now)) == 0
        assert verdicts(checked)[fact.member_id] == ("waiting", None)

    def test_turned_off_nobody_is_left_waiting(self, checked, register, clock, enrol, person):
        laptop, fact = enrol(checked), person()
        away(checked, register, clock, laptop, fact)
        checked.hq.use_check(None)
        assert checked.hq.checker.work()
        laptop.sync()
        assert laptop.decisions(RecordAccepted) == [RecordAccepted(member_id=fact.member_id)]
        assert checked.hq.check_state() == {"url": None, "waiting": 0, "passed": 1, "refused": 0}
        laptop.write(person())
        laptop.sync()
        assert len(laptop.decisions(RecordAccepted)) == 2


class TestAnew:
    def test_a_corrected_person_is_asked_about_anew(self, checked, register, enrol, person):
        laptop, fact = enrol(checked), person()
        register.says[fact.registration.nik] = "register_nik_unknown"
        laptop.write(fact)
        laptop.sync()
        right = person().registration.nik
        laptop.write(corrected(fact, nik=right))
        laptop.sync()
        assert [each["nik"] for each in register.asked] == [fact.registration.nik, right]
        assert verdicts(checked) == {fact.member_id: ("accepted", None)}

    def test_what_the_register_was_not_told_is_not_asked_again(self, checked, register, enrol, person):
        laptop = enrol(checked, numbers=2)
        good, bad = person(), person()
        register.says[bad.registration.nik] = "register_deceased"
        for fact in (good, bad):
            laptop.write(fact)
        laptop.sync()
        kpj = laptop.decisions(LeaseGranted)[0].first
        laptop.write(NumberAssigned(member_id=good.member_id, kpj=kpj))
        for fact in (good, bad):
            laptop.write(corrected(fact, phone="081299999999"))
        laptop.sync()
        assert len(register.asked) == 2
        assert verdicts(checked) == {
            good.member_id: ("accepted", None),
            bad.member_id: ("rejected", "register_deceased"),
        }

    def test_a_cancelled_person_is_not_asked_about(self, checked, register, clock, enrol, person):
        laptop, fact = enrol(checked), person()
        away(checked, register, clock, laptop, fact)
        laptop.write(MemberCancelled(member_id=fact.member_id, reason="uji"))
        laptop.sync()
        before = len(register.asked)
        assert not checked.hq.checker.work()
        assert (len(register.asked), verdicts(checked)[fact.member_id][0]) == (before, "cancelled")

    def test_who_was_accepted_before_there_was_a_register_stays_so(
        self, own_hq, register, clock, enrol, person
    ):
        laptop, fact = enrol(own_hq), person()
        laptop.write(fact)
        laptop.sync()
        own_hq.hq.use_check(register.url)
        clock.now += 3_000
        laptop.write(corrected(fact, phone="081299999999"))
        laptop.sync()
        assert (register.asked, verdicts(own_hq)[fact.member_id][0]) == ([], "accepted")

    def test_the_twin_of_a_refused_person_stands_next(self, checked, register, clock, enrol, person):
        first, second = enrol(checked), enrol(checked)
        fact = person()
        away(checked, register, clock, first, fact)
        twin = registered(fact.registration.nik, name="NAMA BENAR")
        second.write(twin)
        second.sync()
        assert len(second.decisions(RecordDuplicate)) == 1
        register.answers = lambda people: [
            {"member_id": one["member_id"], "result": result}
            for one in people
            for result in ["confirmed" if one["name"] == "NAMA BENAR" else "register_name_differs"]
        ]
        while checked.hq.checker.work():
            clock.now += 1_000
        second.sync()
        assert verdicts(checked) == {
            fact.member_id: ("rejected", "register_name_differs"),
            twin.member_id: ("accepted", None),
        }
        assert second.decisions(RecordAccepted) == [RecordAccepted(member_id=twin.member_id)]


class TestAdapter:
    def test_a_token_goes_with_the_question(self, register):
        question = checks.Question(member_id="m", nik="1", name="A", birth_date="", sex="", version=1)
        said = HttpRegister(register.url, token="rahasia").ask([question], timeout_s=5)
        assert (said, register.token) == ({"m": ""}, "Bearer rahasia")

    def test_time_is_up_also_for_one_who_answers_byte_by_byte(self, register):
        register.answering.clear()
        with pytest.raises(RegisterAway):
            HttpRegister(register.url).ask([], timeout_s=0.1)

    @pytest.mark.parametrize(
        ("url", "code"),
        [
            ("register.example", "check_url_malformed"),
            ("ftp://register.example/", "check_url_malformed"),
            ("https://[", "check_url_malformed"),
            ("http://register.example/", "check_url_open"),
            ("http://10.0.0.7/", "check_url_open"),
        ],
    )
    def test_an_address_that_will_not_do(self, tmp_path, url, code):
        init(HqConfig(folder=tmp_path), issuer="HQ Contoh")
        with Hq(HqConfig(folder=tmp_path)) as hq, pytest.raises(Fault) as fault:
            hq.use_check(url)
        assert fault.value.code == code


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words_for_the_officer(language):
    words = tomllib.loads(resource_path("words", f"{language}.toml").read_text("utf-8"))
    assert [reason for reason in REASONS if reason not in words["problem"]] == []


def test_the_integrators_page_names_every_answer():
    page = (Path(__file__).parents[2] / "docs" / "integrator.md").read_text("utf-8")
    assert [word for word in (CONFIRMED, *REASONS) if f"`{word}`" not in page] == []
