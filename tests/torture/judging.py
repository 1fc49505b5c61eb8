"""What must hold in the end, whatever went wrong in the field."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy import text

from fieldreg import wire
from fieldreg.app import read_day
from fieldreg.domain.facts import MemberCancelled, MemberCorrected, MemberRegistered
from fieldreg.domain.member import Verdict
from fieldreg.domain.programmes import Payer
from fieldreg.domain.sponsor_facts import PlaceAssigned
from fieldreg.domain.sponsorships import Sponsorship
from fieldreg.hq import Hq, activations

if TYPE_CHECKING:
    from tests.torture.simulation import Field, Laptop

PROMISE = Sponsorship(
    code="GNL-UJI",
    donor="PT Contoh Peduli",
    payer=Payer.CSR,
    places=7,
    first_month="2026-11",
    months=3,
    mou="MOU/UJI",
)
ACTIVATION = "22222-22222"
"""All laptops take part in it; nobody needs a plan for that."""
HOUR_MS = 3_600_000
"""A run takes less than a second: no true time is further from HQ's than this."""
_NO_PLACE = {"place_used_twice", "place_not_leased", "place_missing"}


class Broken(AssertionError):
    """A promise that did not hold, by its name."""


def judge(field: "Field") -> None:
    """The promises. Raises Broken."""
    records = {each["member_id"]: each for each in field.hq.records()}
    if len(records) != sum(1 for _ in field.hq.records()):
        raise Broken("somebody twice at HQ")
    accepted = [each for each in records.values() if each["verdict"] == "accepted"]
    _demand_once((each["nik"] for each in accepted), "a NIK accepted twice")
    _demand_once((each["kpj"] for each in accepted if each["kpj"]), "a number used twice")
    if any(abs(each["registered_ms"] - each["received_ms"]) > HOUR_MS for each in records.values()):
        raise Broken("a wrong clock was believed")
    holders = _holders(field.hq, {each["member_id"] for each in accepted})
    field.did["places used"] += len(holders)
    _demand_once(iter(holders.values()), "a quota place used twice")
    if any(not 1 <= place <= PROMISE.places for place in holders.values()):
        raise Broken("a place that was never promised")
    with field.hq.database.read() as connection:
        counted = activations.counts(connection, ACTIVATION)
    if counted.registered != len(accepted):
        raise Broken("an activation's count differs from its people")
    for laptop in field.laptops:
        if not laptop.desk.store.check().sound:
            raise Broken("a chain or table broken")
        done = read_day(laptop.desk).reconciliation
        if any(each.unexplained for each in (done.people, done.numbers, done.cards, done.facts)):
            raise Broken("a closing that does not add up")
        if not laptop.revoked:
            _judge_laptop(laptop, records)


def _holders(hq: Hq, accepted: set[str]) -> dict[str, int]:
    """Whom HQ accepted as sponsored, with the place by the newest word about them that HQ holds."""
    with hq.database.read() as connection:
        rows = connection.execute(
            text("SELECT fact_id, kind, body FROM entries WHERE body IS NOT NULL")
        ).all()
    holders: dict[str, int] = {}
    for _, kind, body in sorted(rows):  # the ids are in the order of their making
        fact = wire.decode_fact(kind, body)
        match fact:
            case MemberRegistered() | MemberCorrected() | PlaceAssigned() if fact.place is not None:
                holders[fact.member_id] = fact.place
            case MemberCancelled():
                holders.pop(fact.member_id, None)
    return {member_id: place for member_id, place in holders.items() if member_id in accepted}


def _judge_laptop(laptop: "Laptop", records: dict[str, dict[str, object]]) -> None:
    journal = laptop.desk.store.journal
    if journal.acknowledged() != journal.head():
        raise Broken("facts not at HQ")
    for member in laptop.desk.store.people.find("", limit=1000):
        record = records.get(member.member_id)
        if record is None:
            raise Broken("somebody not at HQ")
        if not member.live or member.reason in _NO_PLACE:
            continue  # the quota was spent elsewhere: the officer is told, and another payer found
        if record["verdict"] == "cancelled" and member.verdict is Verdict.REJECTED:
            continue  # taken back by what this disk has forgotten, or by its twin: the officer is told
        if member.verdict is Verdict.WAITING or member.verdict != record["verdict"]:
            raise Broken("a verdict has not arrived")
        if member.verdict is Verdict.REJECTED:
            raise Broken("somebody rejected for good")


def _demand_once(values: Iterator[object], promise: str) -> None:
    if any(count > 1 for count in Counter(values).values()):
        raise Broken(promise)
