"""What a journal says of a sponsorship's places, settled in its order. No place is anybody's twice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection, delete, select

from fieldreg.domain.facts import LeaseReturned
from fieldreg.domain.member import Registration
from fieldreg.domain.programmes import Payer
from fieldreg.domain.sponsor_facts import MembershipContinued, PlaceAssigned
from fieldreg.hq import continuing
from fieldreg.hq.bulk import among, insert_rows
from fieldreg.hq.claim import Claim
from fieldreg.hq.continuing import Continued, Judged
from fieldreg.hq.place_rows import PlaceRows
from fieldreg.hq.sponsorship_tables import sponsored


@dataclass(slots=True)
class _Said:
    """What a registration says of its sponsorship."""

    sponsorship: str
    last_month: str
    place_fault: str | None
    terms_fault: str | None


class PlaceBook:
    """Hears a slice of a journal; then `settle`, and once the claims are decided `keep`. One transaction."""

    def __init__(self, connection: Connection, device: str, now_ms: int) -> None:
        self._connection, self._device, self._now_ms = connection, device, now_ms
        self._rows = PlaceRows(connection, device)
        self._acts: list[Callable[[], None]] = []
        self._people: set[str] = set()
        self._codes: set[str] = set()
        self._asked: set[tuple[str, int]] = set()
        self._said: dict[str, _Said | None] = {}
        self._continued: list[Continued] = []

    # What is heard

    def registered(self, member_id: str, person: Registration, place: int | None) -> None:
        """Somebody was registered, with this place."""
        if person.sponsorship or place is not None:
            self.corrected(member_id, person, place)

    def corrected(self, member_id: str, person: Registration, place: int | None) -> None:
        """As `registered`, where there may have been a sponsorship before."""
        self._hear(partial(self._person, member_id, person, place), member_id, person.sponsorship, place)

    def cancelled(self, member_id: str) -> None:
        """The registration was taken back."""
        self._hear(partial(self._cancel, member_id), member_id)

    def assigned(self, fact: PlaceAssigned) -> None:
        """Another place for somebody."""
        self._hear(partial(self._assign, fact), fact.member_id, fact.sponsorship, fact.place)

    def returned(self, fact: LeaseReturned) -> None:
        """Places that nobody has."""
        self._hear(partial(self._rows.give_back, fact), "", fact.sponsorship)

    def continued(self, fact: MembershipContinued) -> None:
        """Months that go on."""
        self._hear(partial(self._continue, fact), fact.member_id, fact.sponsorship, fact.place)

    # What follows from it

    def settle(self, claims: Sequence[Claim]) -> None:
        """Give and take places in order, and tell each claim what is wrong with its own (`place_fault`)."""
        again = {claim.member_id for claim in claims if claim.known}
        if not self._acts and not again:
            return
        self._load(self._people | again)
        for act in self._acts:
            act()
        for claim in claims:
            said = self._said.get(claim.member_id)
            claim.place_fault = (said.place_fault or said.terms_fault) if said else None

    def keep(self, known: dict[str, Claim]) -> list[Judged]:
        """Write it all down, once the claims are decided; `known` are the claims by member."""
        if not self._acts:
            return []
        last = {member: said.last_month for member, said in self._said.items() if said is not None}
        decisions = continuing.judge(
            self._connection,
            self._device,
            self._continued,
            known=known,
            last_months=last,
            rows=self._rows,
            now_ms=self._now_ms,
        )
        self._rows.write()
        self._write_said()
        return decisions

    def _hear(
        self, act: Callable[[], None], member_id: str, sponsorship: str = "", place: int | None = None
    ) -> None:
        self._acts.append(act)
        self._people |= {member_id} if member_id else set()
        self._codes |= {sponsorship} if sponsorship else set()
        if place is not None:
            self._asked.add((sponsorship, place))

    def _person(self, member_id: str, person: Registration, place: int | None) -> None:
        code, before = person.sponsorship, self._said.get(member_id)
        if before is not None and before.sponsorship != code:
            self._rows.free(before.sponsorship, member_id)
        if not code:
            self._said[member_id] = None
            return
        plan = self._rows.plans.get(code)
        self._said[member_id] = _Said(
            sponsorship=code,
            last_month=continuing.last_month(person.first_month, person.months),
            place_fault=self._rows.take(code, place, member_id),
            terms_fault=None if plan is None or continuing.keeps(plan, person) else "sponsorship_terms",
        )

    def _cancel(self, member_id: str) -> None:
        said = self._said.get(member_id)
        if said is not None:
            self._rows.free(said.sponsorship, member_id)
        self._said[member_id] = None

    def _assign(self, fact: PlaceAssigned) -> None:
        said = self._said.get(fact.member_id)
        if said is not None and said.sponsorship == fact.sponsorship:
            said.place_fault = self._rows.take(fact.sponsorship, fact.place, fact.member_id)

    def _continue(self, fact: MembershipContinued) -> None:
        fault = None
        if fact.sponsorship:
            fault = self._rows.take(fact.sponsorship, fact.place, fact.member_id)
        elif fact.payer is not Payer.SELF:
            fault = "place_missing"
        self._continued.append(Continued(fact, fault))

    def _load(self, people: set[str]) -> None:
        codes = set(self._codes)
        query = select(sponsored).where(among(self._connection, sponsored.c.member_id, people))
        for row in self._connection.execute(query):
            self._said[row.member_id] = _Said(
                row.sponsorship, row.last_month, row.place_fault, row.terms_fault
            )
            codes.add(row.sponsorship)
        if self._acts and codes:
            self._rows.load(codes, self._asked)

    def _write_said(self) -> None:
        gone = among(self._connection, sponsored.c.member_id, self._said)
        if self._said:
            self._connection.execute(delete(sponsored).where(gone))
        rows = [
            {
                "member_id": member_id,
                "sponsorship": said.sponsorship,
                "last_month": said.last_month,
                "place_fault": said.place_fault,
                "terms_fault": said.terms_fault,
            }
            for member_id, said in self._said.items()
            if said is not None
        ]
        insert_rows(self._connection, sponsored, rows)
