"""What became of each donor's promise, over all laptops: the figures that may be published."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, Table, and_, select

from fieldreg.assets import load_occupations, load_words
from fieldreg.domain.facts import MemberCorrected, MemberRegistered
from fieldreg.domain.member import Registration, Verdict
from fieldreg.domain.months import Month
from fieldreg.domain.recap import Protected, Recap
from fieldreg.domain.sponsorships import Sponsorship
from fieldreg.hq.bodies import read_fact
from fieldreg.hq.ledger_tables import card_fates
from fieldreg.hq.schema import entries, registrations
from fieldreg.hq.sponsorship_tables import continuations, sponsored, sponsorships

_PLAN = msgspec.json.Decoder(Sponsorship)
_Said = tuple[Registration, int]
"""A person as last recorded, and what their months cost."""


def recap(connection: Connection, code: str, *, now_ms: int) -> Recap:
    """Everybody whom a sponsorship protects and whom HQ has not sent back, by name; perhaps nobody."""
    plan = connection.execute(select(sponsorships.c.plan).where(sponsorships.c.code == code)).scalar()
    first = connection.execute(_people(sponsored).where(sponsored.c.sponsorship == code)).all()
    further = connection.execute(
        _people(continuations)
        .add_columns(continuations.c.first_month, continuations.c.last_month, continuations.c.amount_rp)
        .where(continuations.c.sponsorship == code, continuations.c.reason.is_(None))
    ).all()
    corrected = _corrected(connection, {row.device for row in (*first, *further)})
    now = datetime.fromtimestamp(now_ms / 1000, tz=UTC)
    people = [_first(row, _said(row, corrected)) for row in first]
    people += [_further(row, _said(row, corrected)) for row in further]
    return Recap(
        code=code,
        sponsorship=_PLAN.decode(plan) if plan else None,
        people=tuple(sorted(people, key=lambda person: (person.name.casefold(), person.first_month))),
        includes=load_words("id").say("term", "recap_of_all", when=f"{now:%d/%m/%Y %H.%M} UTC"),
    )


def all_recaps(connection: Connection, *, now_ms: int) -> tuple[Recap, ...]:
    """Every published sponsorship that protects somebody."""
    codes = connection.execute(select(sponsorships.c.code).order_by(sponsorships.c.code)).scalars().all()
    found = (recap(connection, code, now_ms=now_ms) for code in codes)
    return tuple(each for each in found if each.people)


def _people(paid: Table) -> Select[Any]:
    """Those whom `paid` names and who stand, with the fact that registered them and their card's fate."""
    fact = and_(
        entries.c.device == registrations.c.device,
        entries.c.installation == registrations.c.installation,
        entries.c.seq == registrations.c.seq,
    )
    return (
        select(registrations.c.member_id, registrations.c.device, entries.c.body)
        .add_columns((card_fates.c.state == "handed_over").label("handed_over"))
        .select_from(registrations)
        .join(paid, paid.c.member_id == registrations.c.member_id)
        .join(entries, fact)
        .outerjoin(card_fates, card_fates.c.kpj == registrations.c.kpj)
        .where(registrations.c.verdict.in_([Verdict.ACCEPTED, Verdict.WAITING]))
    )


def _corrected(connection: Connection, devices: Collection[str]) -> dict[str, _Said]:
    """What these laptops have corrected, the last word of each person who is not erased."""
    query = select(entries.c.kind, entries.c.body).where(
        entries.c.kind == MemberCorrected.__name__,
        entries.c.device.in_(sorted(devices)),
        entries.c.body.is_not(None),
    )
    found = {}
    for kind, body in connection.execute(query.order_by(entries.c.device, entries.c.seq)):
        fact = read_fact(kind, bytes(body))
        if isinstance(fact, MemberCorrected):
            found[fact.member_id] = fact.registration, fact.amount_rp
    return found


def _said(row: Row[Any], corrected: Mapping[str, _Said]) -> _Said:
    fact = read_fact(MemberRegistered.__name__, bytes(row.body))
    assert isinstance(fact, MemberRegistered), "whoever stands could be read"
    return corrected.get(row.member_id, (fact.registration, fact.amount_rp))


def _first(row: Row[Any], said: _Said) -> Protected:
    person, amount_rp = said
    return _protected(row, person, person.first_month, person.months, amount_rp)


def _further(row: Row[Any], said: _Said) -> Protected:
    first, last = Month.parse(row.first_month), Month.parse(row.last_month)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return _protected(row, said[0], row.first_month, months, row.amount_rp)


def _protected(row: Row[Any], person: Registration, first: str, months: int, amount_rp: int) -> Protected:
    found = load_occupations().find(person.occupation)
    other = person.occupation_text or load_words("id").term("occupation_other")
    return Protected(
        name=person.name,
        work=found.label if found else other,
        programmes=person.programmes,
        first_month=first,
        months=months,
        amount_rp=amount_rp,
        handed_over=bool(row.handed_over),
    )
