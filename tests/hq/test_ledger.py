"""Each number has a fate, the fates add up, and the database itself keeps blocks apart."""

import pytest
from sqlalchemy import insert, update
from sqlalchemy.exc import IntegrityError

from fieldreg.domain.decisions import LeaseGranted, RecordRejected
from fieldreg.domain.facts import (
    CardHandedOver,
    CardPrinted,
    CardSpoiled,
    LeaseReturned,
    MemberCancelled,
    NumberAssigned,
)
from fieldreg.hq.schema import leases, pools


@pytest.fixture
def market(own_hq, enrol, person):
    """Ten numbers on a laptop, and a fate for most."""
    own_hq.add_pool("12345600001", "12345600020")
    laptop = enrol(own_hq, numbers=10)
    facts = [person(f"123456000{n:02d}") for n in range(1, 7)]
    for fact in facts:
        laptop.write(fact)
    ids = [{"member_id": fact.member_id, "kpj": fact.kpj} for fact in facts]
    for n in (1, 2, 3):
        laptop.write(CardPrinted(**ids[n]))
    laptop.write(CardSpoiled(**ids[2], reason="miring"))
    laptop.write(CardHandedOver(**ids[3]))
    laptop.write(MemberCancelled(member_id=facts[4].member_id, reason="uji"))
    laptop.write(NumberAssigned(member_id=facts[5].member_id, kpj="12345600007"))
    laptop.sync()
    return laptop


def give_back(laptop, first, last, lease=0):
    lease_id = laptop.decisions(LeaseGranted)[lease].lease_id
    laptop.write(LeaseReturned(lease_id=lease_id, first=first, last=last))
    laptop.sync()


def test_every_number_has_its_fate(own_hq, market):
    fates = {f"123456000{n:02d}": own_hq.hq.fate_of(f"123456000{n:02d}") for n in range(1, 12)}
    assert [fates[kpj]["fate"] for kpj in sorted(fates)] == [
        "registered", "printed", "spoiled", "handed_over", "void",
        "replaced", "registered", "unused", "unused", "unused", "free",
    ]  # fmt: skip
    assert fates["12345600006"]["replaced_by"] == "12345600007"
    assert (fates["12345600003"]["printed"], fates["12345600003"]["spoiled"]) == (1, 1)
    assert own_hq.hq.fate_of("99999999999")["fate"] == "unknown"


def test_a_rest_given_back_is_not_this_laptops_any_more(own_hq, market, person):
    give_back(market, "12345600009", "12345600010")
    found = own_hq.hq.ledger(device=market.device)
    (lease,) = found["leases"]
    assert (lease["first"], lease["last"]) == ("12345600001", "12345600010")
    assert lease["counts"] | {"unused": 1, "returned": 2} == lease["counts"]
    assert sum(found["counts"].values()) == 10
    market.write(person("12345600009"))
    market.sync()
    assert [each.reason for each in market.decisions(RecordRejected)] == ["number_not_leased"]


def test_what_came_back_is_leased_again_only_by_a_persons_word(own_hq, market, enrol):
    give_back(market, "12345600009", "12345600010")
    other = enrol(own_hq, numbers=10)
    assert [each.first for each in other.decisions(LeaseGranted)] == ["12345600011"]
    assert own_hq.hq.reopen_returned() == 2
    assert own_hq.hq.reopen_returned() == 0
    other.ask_lease(1)
    other.ask_lease(5)
    other.sync()
    again = [(each.first, each.last) for each in other.decisions(LeaseGranted)][1:]
    assert again == [("12345600009", "12345600009"), ("12345600010", "12345600010")]
    assert own_hq.hq.fate_of("12345600010")["device"] == other.device
    assert own_hq.hq.ledger()["counts"]["unused"] == 1 + 10 + 2


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("12345600001", "12345600010"),  # with numbers in use
        ("12345600008", "12345600009"),  # not to the end
        ("12345600009", "12345600011"),  # past the end
        ("12345600010", "12345600009"),
        ("00000000001", "12345600010"),
        ("x", "y"),
    ],
)
def test_what_is_no_rest_is_not_taken_back(own_hq, market, first, last):
    give_back(market, first, last)
    assert "returned" not in own_hq.hq.ledger()["counts"]
    assert "not_returnable" in {each["reason"] for each in own_hq.hq.review()}


def test_a_whole_block_and_the_same_again(own_hq, enrol):
    own_hq.add_pool("12345600001", "12345600010")
    laptop = enrol(own_hq, numbers=10)
    for _ in range(2):
        give_back(laptop, "12345600001", "12345600010")
    assert own_hq.hq.ledger()["counts"] == {"returned": 10}
    assert own_hq.devices()[0]["numbers_leased"] == 0
    own_hq.hq.reopen_returned()
    other = enrol(own_hq, numbers=10)
    assert [(each.first, each.last) for each in other.decisions(LeaseGranted)] == [
        ("12345600001", "12345600010")
    ]


@pytest.mark.parametrize("first", [12345600010, 12345600000, 12345600005])
def test_the_database_itself_refuses_blocks_that_overlap(own_hq, market, first):
    row = {"device": "d" * 32, "lease_id": "l" * 32, "request_id": "r", "granted_ms": 0}
    with pytest.raises(IntegrityError), own_hq.hq.database.read() as connection:
        connection.execute(insert(leases).values(**row, first=first, last=first + 3))
    with pytest.raises(IntegrityError), own_hq.hq.database.read() as connection:
        connection.execute(insert(pools).values(first=first, last=first + 3, next=first))
    with pytest.raises(IntegrityError), own_hq.hq.database.read() as connection:
        connection.execute(insert(pools).values(first=22345600001, last=22345600002, next=22345600001))
        connection.execute(update(pools).where(pools.c.first == 22345600001).values(first=12345600002))
