"""HQ's word on months that go on after the first ones: one person, one number, no month paid twice."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from fieldreg.domain.decisions import ContinuationAccepted, ContinuationRejected
from fieldreg.domain.member import Registration, Verdict
from fieldreg.domain.months import Month
from fieldreg.domain.sponsor_facts import MembershipContinued
from fieldreg.domain.sponsorships import Sponsorship
from fieldreg.hq.bulk import among, insert_rows
from fieldreg.hq.claim import Claim
from fieldreg.hq.place_rows import PlaceRows
from fieldreg.hq.sponsorship_tables import continuations

Judged = ContinuationAccepted | ContinuationRejected


class Continued(NamedTuple):
    """A continuation, and what was wrong with its place."""

    fact: MembershipContinued
    place_fault: str | None


def judge(
    connection: Connection,
    device: str,
    said: Sequence[Continued],
    *,
    known: Mapping[str, Claim],
    last_months: dict[str, str],
    rows: PlaceRows,
    now_ms: int,
) -> list[Judged]:
    """Judge them in order and keep them; one that was judged before gets the same word again.

    `known` are the decided claims by member, `last_months` the last month of each registration (YYYY-MM). The
    place of a rejected one is nobody's again.
    """
    if not said:
        return []
    before = _said_before(connection, said)
    last = _with_continuations(connection, said, last_months)
    decisions: list[Judged] = []
    new = []
    for fact, place_fault in said:
        if fact.continuation_id in before:
            reason = before[fact.continuation_id]
        else:
            plan = rows.plans.get(fact.sponsorship)
            claim = known.get(fact.member_id)
            reason = _fault(fact, device, claim, plan, last.get(fact.member_id, "")) or place_fault
            before[fact.continuation_id] = reason
            new.append(_row(fact, device, reason, now_ms))
            if reason is None:
                last[fact.member_id] = last_month(fact.first_month, fact.months)
            elif place_fault is None and fact.sponsorship:
                rows.free(fact.sponsorship, fact.member_id)
        about = {"member_id": fact.member_id, "continuation_id": fact.continuation_id}
        decisions.append(
            ContinuationRejected(**about, reason=reason) if reason else ContinuationAccepted(**about)
        )
    insert_rows(connection, continuations, new)
    return decisions


def keeps(plan: Sponsorship, terms: Registration | MembershipContinued) -> bool:
    """Whether the terms are those promised: each person has all the months, none before the first."""
    same = (terms.programmes, terms.payer, terms.months) == (plan.programmes, plan.payer, plan.months)
    sound = bool(last_month(terms.first_month, terms.months))
    return same and sound and terms.first_month >= plan.first_month


def last_month(first_month: str, months: int) -> str:
    """YYYY-MM, or "" where the laptop said nonsense."""
    try:
        return str(Month.parse(first_month).plus(months - 1)) if 1 <= months <= _MOST_MONTHS else ""
    except ValueError:
        return ""


_MOST_MONTHS = 120


def _fault(
    fact: MembershipContinued, device: str, claim: Claim | None, plan: Sponsorship | None, last: str
) -> str | None:
    if claim is None or claim.device != device or claim.cancelled:
        return "member_unknown"
    if claim.verdict in {Verdict.DUPLICATE, Verdict.REJECTED}:
        return "continuation_not_accepted"
    if not last_month(fact.first_month, fact.months) or fact.first_month <= last:
        return "continuation_overlaps"
    return None if plan is None or keeps(plan, fact) else "sponsorship_terms"


def _said_before(connection: Connection, said: Sequence[Continued]) -> dict[str, str | None]:
    ids = {each.fact.continuation_id for each in said}
    query = select(continuations.c.continuation_id, continuations.c.reason).where(
        among(connection, continuations.c.continuation_id, ids)
    )
    return {row.continuation_id: row.reason for row in connection.execute(query)}


def _with_continuations(
    connection: Connection, said: Sequence[Continued], last_months: dict[str, str]
) -> dict[str, str]:
    members = {each.fact.member_id for each in said}
    query = select(continuations.c.member_id, continuations.c.last_month).where(
        among(connection, continuations.c.member_id, members), continuations.c.reason.is_(None)
    )
    last = dict(last_months)
    for row in connection.execute(query):
        last[row.member_id] = max(last.get(row.member_id, ""), row.last_month)
    return last


def _row(fact: MembershipContinued, device: str, reason: str | None, now_ms: int) -> dict[str, Any]:
    until = last_month(fact.first_month, fact.months)
    return {
        "continuation_id": fact.continuation_id,
        "member_id": fact.member_id,
        "device": device,
        "payer": fact.payer.value,
        "sponsorship": fact.sponsorship,
        "first_month": fact.first_month if until else "",
        "last_month": until,
        "amount_rp": max(0, min(fact.amount_rp, 2**53)),
        "reason": reason,
        "judged_ms": now_ms,
    }
