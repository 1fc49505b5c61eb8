"""Places of sponsorships: leased to laptops, given to members, given back. No place is anybody's twice.

There is a row for each place that was promised (`sponsorship_tables.places`), so not one more can be
given, whatever laptops send and however many workers judge at once.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from fieldreg.domain.decisions import ContinuationAccepted, ContinuationRejected, LeaseGranted
from fieldreg.domain.facts import LeaseRequested, LeaseReturned
from fieldreg.domain.member import Registration, Verdict
from fieldreg.domain.months import Month
from fieldreg.domain.programmes import Payer
from fieldreg.domain.sponsor_facts import MembershipContinued, PlaceAssigned
from fieldreg.domain.sponsorships import MOST_PLACES, Sponsorship
from fieldreg.hq import sponsorships
from fieldreg.hq.bulk import among, insert_new, insert_rows
from fieldreg.hq.claim import Claim
from fieldreg.hq.sponsorship_tables import continuations, place_requests, places, sponsored
from fieldreg.hq.sponsorship_tables import sponsorships as sponsorship_table

MAX_BLOCK = 10_000
"""What one request can get: a stolen laptop must not drain a promise."""


def ask(connection: Connection, device: str, requests: Sequence[LeaseRequested], now_ms: int) -> None:
    """Note the requests for places; one that was noted before is left as it is."""
    insert_new(
        connection,
        place_requests,
        [
            {
                "device": device,
                "request_id": request.request_id,
                "sponsorship": request.sponsorship,
                "places": max(1, min(request.numbers, MAX_BLOCK)),
                "asked_ms": now_ms,
            }
            for request in requests
        ],
    )


def grant(connection: Connection, device: str) -> list[LeaseGranted]:
    """Places for the device's waiting requests, oldest first, each a run without a gap.

    A run may be shorter than asked. Requests that no free place can serve go on waiting.
    """
    granted = []
    waiting = select(place_requests).where(
        place_requests.c.device == device, place_requests.c.lease_id.is_(None)
    )
    oldest_first = waiting.order_by(place_requests.c.asked_ms, place_requests.c.request_id)
    for request in connection.execute(oldest_first).all():
        run = _free_run(connection, request.sponsorship, request.places)
        if not run:
            continue
        lease_id = uuid.uuid4().hex
        taken = update(places).where(
            places.c.sponsorship == request.sponsorship, places.c.place.between(run[0], run[-1])
        )
        connection.execute(taken.values(device=device, lease_id=lease_id))
        settled = update(place_requests).filter_by(device=device, request_id=request.request_id)
        connection.execute(settled.values(lease_id=lease_id))
        granted.append(
            LeaseGranted(
                lease_id=lease_id,
                request_id=request.request_id,
                first=f"{run[0]:011d}",
                last=f"{run[-1]:011d}",
                sponsorship=request.sponsorship,
            )
        )
    return granted


def _free_run(connection: Connection, code: str, wanted: int) -> list[int]:
    """The first free places that stand together, at most `wanted`; held back for other workers."""
    # Whoever leases places of a sponsorship holds its row: two workers never look at the same ones.
    lock = select(sponsorship_table.c.plan).filter_by(code=code, closed_ms=None).with_for_update()
    plan = connection.execute(lock).scalar()
    if plan is None or sponsorships.plan_of(connection, code).ended:
        return []
    free = select(places.c.place).filter_by(sponsorship=code, device=None, member_id=None)
    run: list[int] = []
    for place in connection.execute(free.order_by(places.c.place).limit(wanted)).scalars():
        if run and place != run[-1] + 1:
            break
        run.append(place)
    return run


@dataclass(slots=True)
class _Row:
    """A place as it stands while a slice is judged."""

    device: str | None
    lease_id: str | None
    member_id: str | None


@dataclass(slots=True)
class _Said:
    """What a registration says of its sponsorship."""

    sponsorship: str
    last_month: str
    place_fault: str | None
    terms_fault: str | None


class PlaceBook:
    """What one slice of a journal says of places, settled in the journal's order. One transaction."""

    def __init__(self, connection: Connection, device: str, now_ms: int) -> None:
        self._connection, self._device, self._now_ms = connection, device, now_ms
        self._words: list[tuple[str, Any]] = []
        self._rows: dict[tuple[str, int], _Row] = {}
        self._of_member: dict[tuple[str, str], int] = {}
        self._changed: dict[tuple[str, int], None] = {}
        self._said: dict[str, _Said | None] = {}
        self._continued: list[tuple[MembershipContinued, str | None]] = []
        self._plans: dict[str, Sponsorship] = {}
        self._closed: set[str] = set()

    def person(self, member_id: str, person: Registration, place: int | None) -> None:
        """Somebody was registered or corrected, with this place."""
        if person.sponsorship or place is not None:
            self._words.append(("person", (member_id, person, place)))

    def corrected(self, member_id: str, person: Registration, place: int | None) -> None:
        """As `person`, where there may have been a sponsorship before."""
        self._words.append(("person", (member_id, person, place)))

    def cancelled(self, member_id: str) -> None:
        """The registration was taken back."""
        self._words.append(("cancelled", member_id))

    def assigned(self, fact: PlaceAssigned) -> None:
        """Another place for somebody."""
        self._words.append(("assigned", fact))

    def returned(self, fact: LeaseReturned) -> None:
        """Places that nobody has."""
        self._words.append(("returned", fact))

    def continued(self, fact: MembershipContinued) -> None:
        """Months that go on."""
        self._words.append(("continued", fact))

    def settle(self, claims: Sequence[Claim]) -> None:
        """Give and take places in order, and tell each claim what is wrong with its own (`place_fault`)."""
        again = [claim.member_id for claim in claims if claim.known]
        if not self._words and not again:
            return
        self._load(again)
        for kind, word in self._words:
            match kind:
                case "person":
                    self._person(*word)
                case "cancelled":
                    self._cancel(word)
                case "assigned":
                    self._assign(word)
                case "returned":
                    self._return(word)
                case _:
                    self._continue(word)
        for claim in claims:
            said = self._said.get(claim.member_id)
            claim.place_fault = (said.place_fault or said.terms_fault) if said else None

    def keep(self, known: dict[str, Claim]) -> list[ContinuationAccepted | ContinuationRejected]:
        """Write it all down, once the claims are decided; `known` are the claims by member."""
        decisions = self._judge_continuations(known)
        self._write_rows()
        ids = list(self._said)
        if ids:
            self._connection.execute(
                delete(sponsored).where(among(self._connection, sponsored.c.member_id, ids))
            )
        insert_rows(
            self._connection,
            sponsored,
            [
                {
                    "member_id": member_id,
                    "sponsorship": said.sponsorship,
                    "last_month": said.last_month,
                    "place_fault": said.place_fault,
                    "terms_fault": said.terms_fault,
                }
                for member_id, said in self._said.items()
                if said is not None
            ],
        )
        return decisions

    # What each word does

    def _person(self, member_id: str, person: Registration, place: int | None) -> None:
        code = person.sponsorship
        before = self._said.get(member_id)
        if before is not None and before.sponsorship != code:
            self._free(before.sponsorship, member_id)
        if not code:
            self._said[member_id] = None
            return
        self._said[member_id] = _Said(
            sponsorship=code,
            last_month=_last_month(person.first_month, person.months),
            place_fault=self._take(code, place, member_id),
            terms_fault=_terms_fault(self._plans.get(code), person),
        )

    def _cancel(self, member_id: str) -> None:
        said = self._said.get(member_id)
        if said is not None:
            self._free(said.sponsorship, member_id)
        self._said[member_id] = None

    def _assign(self, fact: PlaceAssigned) -> None:
        said = self._said.get(fact.member_id)
        if said is not None and said.sponsorship == fact.sponsorship:
            said.place_fault = self._take(fact.sponsorship, fact.place, fact.member_id)

    def _return(self, fact: LeaseReturned) -> None:
        for (code, place), row in self._rows.items():
            within = code == fact.sponsorship and fact.first <= f"{place:011d}" <= fact.last
            ours = row.device == self._device and row.lease_id == fact.lease_id
            if within and ours and row.member_id is None:
                row.device = row.lease_id = None
                self._changed[code, place] = None

    def _continue(self, fact: MembershipContinued) -> None:
        fault = None
        if fact.sponsorship:
            fault = self._take(fact.sponsorship, fact.place, fact.member_id)
        elif fact.payer is not Payer.SELF:
            fault = "place_missing"
        self._continued.append((fact, fault))

    def _take(self, code: str, place: int | None, member_id: str) -> str | None:
        """Give the place to the member; or why not."""
        if place is None or not 1 <= place <= MOST_PLACES:
            return "place_missing" if place is None else "place_not_leased"
        row = self._rows.get((code, place))
        if row is None:
            return "place_not_leased"
        if row.member_id == member_id:
            return None
        forgotten = row.device is None and code in self._closed
        if row.device != self._device and not forgotten:
            return "place_not_leased"
        if row.member_id is not None:
            return "place_used_twice"
        self._free(code, member_id)
        row.member_id, row.device = member_id, self._device
        self._of_member[code, member_id] = place
        self._changed[code, place] = None
        return None

    def _free(self, code: str, member_id: str) -> None:
        """Nobody has the member's place of this sponsorship; the laptop still holds it."""
        place = self._of_member.pop((code, member_id), None)
        if place is not None:
            self._rows[code, place].member_id = None
            self._changed[code, place] = None

    # The tables

    def _load(self, again: Sequence[str]) -> None:
        """Read, and hold back for others, all that the words touch."""
        people, asked = set(again), set[tuple[str, int]]()
        codes = set()
        for kind, word in self._words:
            if kind == "person":
                member_id, person, place = word
                people.add(member_id)
                codes.add(person.sponsorship)
                asked.add((person.sponsorship, place or 0))
            elif kind == "cancelled":
                people.add(word)
            else:
                codes.add(word.sponsorship)
                people |= {word.member_id} if kind != "returned" else set()
                asked |= {(word.sponsorship, word.place or 0)} if kind != "returned" else set()
        query = select(sponsored).where(among(self._connection, sponsored.c.member_id, people))
        for row in self._connection.execute(query):
            self._said[row.member_id] = _Said(
                row.sponsorship, row.last_month, row.place_fault, row.terms_fault
            )
            codes.add(row.sponsorship)
        codes.discard("")
        self._plans = sponsorships.plans(self._connection, codes)
        closed = select(sponsorship_table.c.code).where(
            sponsorship_table.c.code.in_(sorted(codes)), sponsorship_table.c.closed_ms.is_not(None)
        )
        self._closed = set(self._connection.execute(closed).scalars())
        if self._words:
            for code in sorted(self._plans):
                self._load_places(code, [place for each, place in asked if each == code])

    def _load_places(self, code: str, asked: Iterable[int]) -> None:
        mine = places.c.device == self._device
        others = places.c.place.in_([place for place in asked if 1 <= place <= MOST_PLACES])
        for where in (mine, others):
            query = select(places).where(places.c.sponsorship == code, where)
            for row in self._connection.execute(query.order_by(places.c.place).with_for_update()):
                self._rows[code, row.place] = _Row(row.device, row.lease_id, row.member_id)
                if row.member_id is not None:
                    self._of_member[code, row.member_id] = row.place

    def _write_rows(self) -> None:
        rows = [
            {"b_code": code, "b_place": place, "b_device": row.device}
            | {"b_lease": row.lease_id, "b_member": row.member_id}
            for (code, place), row in ((key, self._rows[key]) for key in self._changed)
        ]
        if not rows:
            return
        this = update(places).where(
            places.c.sponsorship == bindparam("b_code"), places.c.place == bindparam("b_place")
        )
        # Emptied first: somebody may move from one place to another.
        self._connection.execute(
            this.values(member_id=None),
            [{"b_code": row["b_code"], "b_place": row["b_place"]} for row in rows],
        )
        values: dict[str, Any] = {"device": bindparam("b_device"), "lease_id": bindparam("b_lease")}
        self._connection.execute(this.values(**values, member_id=bindparam("b_member")), rows)

    # Continuations

    def _judge_continuations(
        self, known: dict[str, Claim]
    ) -> list[ContinuationAccepted | ContinuationRejected]:
        if not self._continued:
            return []
        ids = {fact.continuation_id for fact, _ in self._continued}
        query = select(continuations.c.continuation_id, continuations.c.reason).where(
            among(self._connection, continuations.c.continuation_id, ids)
        )
        said_before = {row.continuation_id: row.reason for row in self._connection.execute(query)}
        last = self._last_months({fact.member_id for fact, _ in self._continued})
        decisions: list[ContinuationAccepted | ContinuationRejected] = []
        rows = []
        for fact, fault in self._continued:
            if fact.continuation_id in said_before:
                reason = said_before[fact.continuation_id]
            else:
                reason = (
                    self._fault_of(fact, known.get(fact.member_id), last.get(fact.member_id, "")) or fault
                )
                rows.append(_continuation_row(fact, self._device, reason, self._now_ms))
                said_before[fact.continuation_id] = reason
                if reason is None:
                    last[fact.member_id] = _last_month(fact.first_month, fact.months)
                elif fault is None and fact.sponsorship:
                    self._free(fact.sponsorship, fact.member_id)
            about = {"member_id": fact.member_id, "continuation_id": fact.continuation_id}
            decisions.append(
                ContinuationRejected(**about, reason=reason) if reason else ContinuationAccepted(**about)
            )
        insert_rows(self._connection, continuations, rows)
        return decisions

    def _fault_of(self, fact: MembershipContinued, claim: Claim | None, last: str) -> str | None:
        if claim is None or claim.device != self._device or claim.cancelled:
            return "member_unknown"
        if claim.verdict in {Verdict.DUPLICATE, Verdict.REJECTED}:
            return "continuation_not_accepted"
        until = _last_month(fact.first_month, fact.months)
        if not until or fact.first_month <= last:
            return "continuation_overlaps"
        plan = self._plans.get(fact.sponsorship)
        if plan is not None and not _keeps(plan, fact):
            return "sponsorship_terms"
        return None

    def _last_months(self, members: set[str]) -> dict[str, str]:
        last: dict[str, str] = {
            member: said.last_month for member, said in self._said.items() if said is not None
        }
        query = select(continuations.c.member_id, continuations.c.last_month).where(
            among(self._connection, continuations.c.member_id, members), continuations.c.reason.is_(None)
        )
        for row in self._connection.execute(query):
            last[row.member_id] = max(last.get(row.member_id, ""), row.last_month)
        return last


def _terms_fault(plan: Sponsorship | None, person: Registration) -> str | None:
    return None if plan is None or _keeps(plan, person) else "sponsorship_terms"


def _keeps(plan: Sponsorship, terms: Registration | MembershipContinued) -> bool:
    """Whether the terms are those promised: each person has all the months, none before the first."""
    same = (terms.programmes, terms.payer, terms.months) == (plan.programmes, plan.payer, plan.months)
    return (
        same and bool(_last_month(terms.first_month, terms.months)) and terms.first_month >= plan.first_month
    )


def _last_month(first_month: str, months: int) -> str:
    """YYYY-MM, or "" where the laptop said nonsense."""
    try:
        return str(Month.parse(first_month).plus(months - 1)) if 1 <= months <= 120 else ""
    except ValueError:
        return ""


def _continuation_row(
    fact: MembershipContinued, device: str, reason: str | None, now_ms: int
) -> dict[str, Any]:
    until = _last_month(fact.first_month, fact.months)
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
