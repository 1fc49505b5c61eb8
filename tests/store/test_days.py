"""A day is read by what happened on it, and says the same as if everything had been followed."""

import random

import pytest
from msgspec import Raw

from fieldreg.domain.decisions import CardVoided, LeaseGranted
from fieldreg.domain.facts import (
    CardHandedOver,
    CardIssued,
    CardPrinted,
    CardSpoiled,
    LeaseRequested,
    MemberCancelled,
    MemberCorrected,
    NumberAssigned,
)
from fieldreg.domain.papers import keep_papers
from fieldreg.store import Store, day_papers
from fieldreg.store.day_papers import paper_steps
from fieldreg.wire import FeedItem, encode_decision
from tests.people import registered, registration, stamp

DAY_MS = 86_400_000
PEOPLE, DAYS, A_DAY = 40, 6, 40
KPJ = "12345600001"


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "store.db", b"k" * 32, installation="a" * 32) as store:
        with store.unit() as unit:
            unit.record(LeaseRequested(request_id="r", numbers=300), stamp(1, at_ms=-1))
            tell(unit, LeaseGranted(lease_id="l", request_id="r", first=KPJ, last="12345600300"), at_ms=-1)
        yield store


def tell(unit, decision, *, at_ms):
    """HQ's next word."""
    kind, body = encode_decision(decision)
    unit.apply(FeedItem(n=unit.cursor() + 1, kind=kind, body=Raw(body)), at_ms=at_ms)


def live_through(store, chance):
    """Whatever can happen to forty people's cards, in any order, over six days."""
    numbers = {}
    with store.unit() as unit:
        for number in range(PEOPLE):
            numbers[number] = unit.draw_number()
            unit.record(registered(number, numbers[number]), stamp(number, at_ms=0))
        for event in range(DAYS * A_DAY):
            at_ms, number = event // A_DAY * DAY_MS, chance.randrange(PEOPLE)
            if chance.random() < 0.1:
                tell(unit, CardVoided(kpj=numbers[number], replaced_by=None), at_ms=at_ms + event)
                continue
            fact = happening(chance, f"{number:032x}", numbers[number], unit.draw_number())
            numbers[number] = fact.kpj if isinstance(fact, NumberAssigned) else numbers[number]
            unit.record(fact, stamp(100 + event, at_ms=at_ms))


def happening(chance, member_id, kpj, another):
    told = {"member_id": member_id, "kpj": kpj}
    facts = (
        CardIssued(**told, kid="00", issued_at_ms=0, expires_at_ms=1),
        CardPrinted(**told),
        CardHandedOver(**told),
        CardSpoiled(**told, reason="uji"),
        MemberCorrected(
            member_id=member_id,
            registration=registration(int(member_id, 16)),
            amount_rp=1,
            reason="uji",
            card_stands=chance.random() < 0.5,
        ),
        MemberCancelled(member_id=member_id, reason="uji"),
        NumberAssigned(member_id=member_id, kpj=another),
    )
    return chance.choices(facts, (9, 5, 12, 3, 5, 2, 3))[0]


@pytest.mark.parametrize("seed", range(12))
def test_who_is_left_out_is_in_no_sum(store, seed, monkeypatch):
    live_through(store, random.Random(seed))
    days = [(day * DAY_MS, (day + 1) * DAY_MS) for day in range(DAYS)]

    def books():
        return [
            keep_papers(paper_steps(store.database, from_ms=first, until_ms=until)) for first, until in days
        ]

    followed = books()
    monkeypatch.setattr(day_papers, "_FOLLOWED", "SELECT member_id FROM member WHERE ?2 >= 0")
    assert followed == books()


def test_a_card_that_was_handed_over_long_ago_is_not_read_again(store):
    with store.unit() as unit:
        for number in range(6):
            told = {"member_id": f"{number:032x}", "kpj": f"123456000{number + 1:02d}"}
            unit.record(registered(number, told["kpj"]), stamp(number * 10, at_ms=0))
            unit.record(
                CardIssued(**told, kid="00", issued_at_ms=0, expires_at_ms=1), stamp(number * 10 + 1, at_ms=0)
            )
            unit.record(CardHandedOver(**told), stamp(number * 10 + 2, at_ms=DAY_MS * (number == 5)))
    steps = list(paper_steps(store.database, from_ms=DAY_MS, until_ms=2 * DAY_MS))
    assert {step.kpj for step in steps} == {"12345600006"}
