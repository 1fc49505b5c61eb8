"""Rates, and what is written into the log."""

import contextlib
import itertools
import json
import logging

import pytest
import requests

from fieldreg import wire
from fieldreg.hq.limits import Limits, Rate
from fieldreg.hq.logs import JsonLines
from fieldreg.hq.refusals import Refused
from tests.hq.laptop import body_of, check_signature, refusal_of


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def rate(clock):
    return Rate(burst=3, per_second=0.5, clock=clock)


def wait_of(rate, key="a"):
    with pytest.raises(Refused) as refused:
        rate.take(key)
    assert refused.value.code == "too_many"
    return refused.value.retry_after_s


def test_a_burst_then_what_flows_in(rate, clock):
    for _ in range(3):
        rate.take("a")
    assert wait_of(rate) == 2
    assert wait_of(rate) == 2, "who is refused is not set back by asking"
    rate.take("b")
    clock.now += 2
    rate.take("a")
    wait_of(rate)
    clock.now += 1000
    for _ in range(3):
        rate.take("a")
    wait_of(rate)


def test_looking_costs_nothing_and_a_charge_always_counts(rate):
    for _ in range(9):
        rate.look("a")
    for _ in range(5):
        rate.charge("a")
    with pytest.raises(Refused):
        rate.look("a")


@pytest.mark.parametrize("workers", [1, 4, 7])
def test_workers_together_let_through_what_one_alone_would(workers, clock):
    def burst(limits):
        taken = itertools.count()
        with contextlib.suppress(Refused):
            while True:
                limits.strangers.take("a")
                next(taken)
        return next(taken)

    together = sum(burst(Limits(workers, clock=clock)) for _ in range(workers))
    assert 300 - workers < together <= 300


def test_memory_is_bounded(rate):
    for n in range(20_005):
        rate.take(str(n))
    assert len(rate._left) == 20_000


def test_a_device_that_asks_too_often_is_told_when_to_come_again(own_hq, enrol, person):
    eager, other = enrol(own_hq), enrol(own_hq)
    own_hq.hq.limits.pushes = Rate(burst=2, per_second=0.25)
    eager.write(person())
    for _ in range(2):
        eager.exchange(eager.push_of())
    sent, answer = eager.post("/v1/sync", wire.encode_message(eager.push_of()))
    assert refusal_of(answer) == (429, "too_many")
    assert 1 <= int(answer.headers["Retry-After"]) <= 5
    check_signature(sent, answer, eager.hq_key)
    other.sync()


def test_who_forges_is_held_off_and_others_are_not_blamed(own_hq, enrol, person):
    laptop = enrol(own_hq)
    own_hq.hq.limits.strangers = Rate(burst=2, per_second=0.25)
    stranger = wire.SigningKey.generate()
    statuses = [laptop.refusal(laptop.push_of(), key=stranger)[0] for _ in range(4)]
    assert statuses == [401, 401, 429, 429]
    with laptop.line.get(own_hq.url + "/v1/health") as answer:
        assert answer.status_code == 200


def test_lists_that_anybody_may_fetch_have_a_rate_too(own_hq):
    own_hq.hq.limits.lists = Rate(burst=1, per_second=0.25)
    with requests.get(own_hq.url + "/v1/voids", timeout=10) as first:
        assert first.status_code == 200
    with requests.get(own_hq.url + "/v1/keys", timeout=10, stream=True) as second:
        assert (second.status_code, "Retry-After" in second.headers) == (429, True)
        assert wire.decode_message(body_of(second), wire.Refusal).error == "too_many"


def test_the_log_is_json_and_says_nothing_of_a_person(own_hq, enrol, person, caplog):
    caplog.set_level(logging.INFO, "fieldreg.hq")
    laptop = enrol(own_hq)
    fact = person("99999999999", name="ORANG RAHASIA")
    laptop.write(fact)
    laptop.sync()
    lines = [JsonLines().format(record) for record in caplog.records if record.name == "fieldreg.hq"]
    said = [json.loads(line) for line in lines]
    assert {"push", "request"} <= {line["event"] for line in said}
    (push,) = [line for line in said if line["event"] == "push" and line["entries"] == 1]
    assert (push["device"], push["held"], push["level"]) == (laptop.device, 1, "info")
    assert not any(
        word in line for line in lines for word in (fact.registration.nik, "RAHASIA", "99999999999")
    )
