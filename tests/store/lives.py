"""A laptop's life in small, by chance: every kind of fact and of HQ's decisions, in an order that can happen.

`FACTS` and `DECISIONS` hold one maker a kind, so a kind that is new is missed by a test until it stands here.
"""

import random
from base64 import b64encode
from collections.abc import Callable
from datetime import date
from typing import get_args

from msgspec import Raw

from fieldreg.domain import activation_facts as market
from fieldreg.domain import decisions as hq
from fieldreg.domain import facts
from fieldreg.domain import sponsor_facts as sponsor
from fieldreg.domain.activations import Activation, ActivationCounts
from fieldreg.domain.candidates import Candidate, FaultCount, RowSpan
from fieldreg.domain.member import Payment, PaymentMethod
from fieldreg.domain.programmes import Payer, Programme
from fieldreg.domain.sponsorships import Sponsorship
from fieldreg.store import Stamp, Store
from fieldreg.store.unit import Unit
from fieldreg.wire import FeedItem, Receipt, encode_decision
from tests.people import name, nik, registered, registration

NOW = 1_795_000_000_000
PROMISE = Sponsorship(
    code="GNL-UJI", donor="PT Contoh Peduli", payer=Payer.CSR, places=500, first_month="2026-11", months=3
)
MARKET = Activation(
    code="ABCDE-FGHJK",
    name="Pasar Contoh",
    place="Los A",
    first_day=date(2026, 11, 20),
    last_day=date(2026, 11, 21),
    goal=300,
)


class Life:
    """`live` does many things to a store; what cannot be done yet is passed over."""

    def __init__(self, store: Store, chance: random.Random) -> None:
        self.store, self.chance = store, chance
        self.at = 0
        self.happened: set[type] = set()
        self.niks = 0
        self.unit: Unit

    def live(self, steps: int) -> None:
        """Everything twice where it can be, then by chance until each kind has happened; all committed."""
        kinds = [*DECISIONS, *FACTS]
        for step in range(steps):
            self.do(kinds[step % len(kinds)] if step < 2 * len(kinds) else self.chance.choice(kinds))
        while missing := [kind for kind in FACTS if kind not in self.happened]:
            self.do(self.chance.choice([*missing, *kinds]))

    def do(self, kind: type) -> None:
        """One fact or decision of this kind, if it can be."""
        with self.store.unit() as self.unit:
            if kind in FACTS:
                fact = FACTS[kind](self)
                if fact is not None:
                    self.unit.record(fact, self.stamp())
                    self.happened.add(kind)
            else:
                self.hear(DECISIONS[kind](self))

    def acknowledge(self) -> None:
        """HQ has all of it. Nobody looks at the signature here."""
        head = self.store.journal.head()
        word = Receipt(
            device="d" * 32,
            installation=self.store.installation,
            seq=head.seq,
            hash=head.hash.hex(),
            at=NOW + self.at,
            signature="",
        )
        with self.store.unit() as unit:
            unit.settle(word, received_at_ms=NOW + self.at)

    def stamp(self) -> Stamp:
        self.at += self.chance.randint(1, 60_000)
        fact_id = f"{self.store.journal.head().seq + 1:08x}{self.chance.getrandbits(96):024x}"
        return Stamp(
            fact_id=fact_id, officer="f" * 32, at_ms=NOW + self.at, skew_ms=self.chance.choice([0, 7])
        )

    def hear(self, decision: hq.Decision | None) -> None:
        if decision is not None:
            kind, body = encode_decision(decision)
            self.unit.apply(
                FeedItem(n=self.unit.cursor() + 1, kind=kind, body=Raw(body)), at_ms=NOW + self.at
            )

    def new_id(self) -> str:
        return f"{self.chance.getrandbits(128):032x}"

    def one(self, question: str, *values: object) -> tuple[object, ...] | None:
        """A row by chance, or None."""
        rows = self.store.database.conn.execute(question, values).fetchall()
        return self.chance.choice(rows) if rows else None

    def about(self, where: str) -> dict[str, object] | None:
        """`member_id` and `kpj` of somebody."""
        row = self.one(f"SELECT member_id, kpj FROM member WHERE {where}")
        return {"member_id": row[0], "kpj": row[1]} if row else None

    def somebody(self, where: str = "1") -> str | None:
        row = self.one(f"SELECT member_id FROM member WHERE {where}")
        return str(row[0]) if row else None

    def next_person(self) -> int:
        self.niks += 1
        return self.niks


def _registered(life: Life) -> facts.Fact:
    number, paid = life.next_person(), life.chance.random() < 0.4
    place = life.unit.draw_place(PROMISE.code) if paid else None
    terms = {"sponsorship": PROMISE.code, "payer": Payer.CSR} if place is not None else {}
    kpj = life.unit.draw_number() if life.chance.random() < 0.8 else None
    made = registered(number, kpj, **terms)
    return facts.MemberRegistered(
        member_id=life.new_id(),
        kpj=made.kpj,
        registration=made.registration,
        amount_rp=made.amount_rp,
        place=place,
        activation=MARKET.code if life.chance.random() < 0.5 else "",
    )


def _corrected(life: Life) -> facts.Fact | None:
    row = life.one("SELECT member_id, place FROM member WHERE live AND nik IS NOT NULL")
    if row is None:
        return None
    changed = registration(life.next_person(), phone="081200000001")
    return facts.MemberCorrected(
        member_id=str(row[0]),
        registration=changed,
        amount_rp=16_800,
        reason="salah ketik",
        place=None,
        card_stands=life.chance.random() < 0.5,
    )


def _cancelled(life: Life) -> facts.Fact | None:
    who = life.somebody("live") if life.chance.random() < 0.5 else None
    return facts.MemberCancelled(member_id=who, reason="rangkap") if who else None


def _assigned(life: Life) -> facts.Fact | None:
    who, kpj = life.somebody("live AND kpj IS NULL"), life.unit.draw_number()
    return facts.NumberAssigned(member_id=who, kpj=kpj) if who and kpj else None


def _issued(life: Life) -> facts.Fact | None:
    who = life.about("live AND card = 'waiting' AND kpj IS NOT NULL")
    return facts.CardIssued(**who, kid="00", issued_at_ms=NOW, expires_at_ms=NOW * 2) if who else None


def _card(kind: type, where: str, **more: object) -> Callable[[Life], facts.Fact | None]:
    def make(life: Life) -> facts.Fact | None:
        who = life.about(f"live AND card IN ({where})")
        return kind(**who, **more) if who else None

    return make


def _requested(life: Life) -> facts.Fact:
    code = life.chance.choice(["", PROMISE.code])
    return facts.LeaseRequested(request_id=life.new_id(), numbers=20, sponsorship=code)


def _returned(life: Life) -> facts.Fact | None:
    code = life.chance.choice(["", PROMISE.code])
    unused = life.store.leases.unused(code)
    if not unused:
        return None
    rest = life.chance.choice(list(unused))
    return facts.LeaseReturned(lease_id=rest.lease_id, first=rest.first, last=rest.last, sponsorship=code)


def _officer(kind: type, **more: object) -> Callable[[Life], facts.Fact | None]:
    def make(life: Life) -> facts.Fact | None:
        row = life.one("SELECT officer_id FROM officer")
        return kind(officer_id=str(row[0]), **more) if row else None

    return make


def _abandoned(life: Life) -> facts.Fact | None:
    rare = life.chance.random() < 0.2
    return facts.NumbersAbandoned(reason=life.chance.choice(["restored", "forked"])) if rare else None


def _key_made(_life: Life) -> facts.Fact:
    key, word = b64encode(b"k" * 32).decode(), b64encode(b"w" * 64).decode()
    return facts.SigningKeyMade(public_key=key, by_old=word, by_new=word)


def _erasure(life: Life) -> facts.Fact | None:
    who = life.somebody() if life.chance.random() < 0.3 else None
    return facts.ErasureRequested(member_id=who, reason="") if who else None


def _informed(life: Life) -> facts.Fact:
    return market.PeopleInformed(
        activation=MARKET.code,
        day=MARKET.first_day,
        occupation=life.chance.choice(["porter", ""]),
        count=life.chance.choice([1, 3, -1]),
    )


def _closed(_life: Life) -> facts.Fact:
    return market.ActivationClosed(
        activation=MARKET.code,
        day=MARKET.first_day,
        figures={"people": 3},
        differences=("cash_short",),
        cash_counted=(market.CashCounted(officer="f" * 32, amount_rp=33_600),),
        cards_counted=3,
    )


def _imported(life: Life) -> facts.Fact:
    return sponsor.CandidatesImported(
        list_id=life.new_id(),
        name="Dinas Contoh",
        sponsorship=life.chance.choice(["", PROMISE.code]),
        first_row=1,
        last_row=4,
        proposed=2,
        known=1,
        refused=(FaultCount(code="name_missing", rows=1),),
    )


def _proposed(life: Life) -> facts.Fact | None:
    row = life.one("SELECT list_id, rows FROM candidate_list")
    if row is None:
        return None
    at = life.one("SELECT coalesce(max(row), 0) + 1 FROM candidate WHERE list_id = ?", row[0])
    assert at is not None
    number = life.next_person()
    who = Candidate(nik=nik(number), name=name(number), birth_date="1962-01-02", occupation="porter")
    return sponsor.CandidateProposed(
        member_id=life.new_id(), list_id=str(row[0]), row=int(str(at[0])), candidate=who
    )


def _accepted(life: Life) -> facts.Fact | None:
    row = life.one("SELECT list_id FROM candidate_list")
    span = (RowSpan(first=1, last=life.chance.randint(1, 4)),)
    return (
        sponsor.CandidatesAccepted(list_id=str(row[0]), sponsorship=PROMISE.code, rows=span) if row else None
    )


def _refused(life: Life) -> facts.Fact | None:
    row = life.one("SELECT list_id FROM candidate_list")
    span = (RowSpan(first=2, last=3),)
    return sponsor.CandidatesRefused(list_id=str(row[0]), rows=span, reason="pindah") if row else None


def _place_assigned(life: Life) -> facts.Fact | None:
    who = life.somebody("live AND place IS NOT NULL")
    place = life.unit.draw_place(PROMISE.code) if who else None
    if who is None or place is None:
        return None
    return sponsor.PlaceAssigned(member_id=who, sponsorship=PROMISE.code, place=place)


def _continued(life: Life) -> facts.Fact | None:
    who = life.somebody("live")
    return who and sponsor.MembershipContinued(
        continuation_id=life.new_id(),
        member_id=who,
        payer=Payer.SELF,
        programmes=(Programme.JKK, Programme.JKM),
        first_month="2027-02",
        months=3,
        payment=Payment(method=PaymentMethod.CASH, reference="KW-1"),
        amount_rp=50_400,
    )


FACTS: dict[type, Callable[[Life], facts.Fact | None]] = {
    facts.OfficerAdded: lambda life: facts.OfficerAdded(
        officer_id=life.new_id(), name="Dewi Contoh", role="koordinator"
    ),
    facts.LeaseRequested: _requested,
    facts.MemberRegistered: _registered,
    facts.MemberCorrected: _corrected,
    facts.NumberAssigned: _assigned,
    facts.CardIssued: _issued,
    facts.CardPrinted: _card(facts.CardPrinted, "'issued'"),
    facts.CardSpoiled: _card(facts.CardSpoiled, "'issued', 'printed'", reason="macet"),
    facts.CardHandedOver: _card(
        facts.CardHandedOver, "'issued', 'printed'", proxy="Parman", proxy_reason="sakit"
    ),
    facts.MemberCancelled: _cancelled,
    facts.LeaseReturned: _returned,
    facts.OfficerRoleChanged: _officer(facts.OfficerRoleChanged, role="petugas"),
    facts.PinReset: _officer(facts.PinReset),
    facts.OfficerRemoved: _officer(facts.OfficerRemoved),
    facts.NumbersAbandoned: _abandoned,
    facts.SigningKeyMade: _key_made,
    facts.ErasureRequested: _erasure,
    market.ActivationOpened: lambda _: market.ActivationOpened(activation=MARKET),
    market.ActivationJoined: lambda life: market.ActivationJoined(code=life.chance.choice(["", MARKET.code])),
    market.PeopleInformed: _informed,
    market.ActivationClosed: _closed,
    sponsor.SponsorshipProposed: lambda life: sponsor.SponsorshipProposed(
        proposal_id=life.new_id(), sponsorship=PROMISE
    ),
    sponsor.CandidatesImported: _imported,
    sponsor.CandidateProposed: _proposed,
    sponsor.CandidatesAccepted: _accepted,
    sponsor.CandidatesRefused: _refused,
    sponsor.PlaceAssigned: _place_assigned,
    sponsor.MembershipContinued: _continued,
}


def _granted(life: Life) -> hq.Decision:
    row = life.one("SELECT request_id, sponsorship FROM lease_request WHERE NOT granted")
    request, code = (str(row[0]), str(row[1])) if row else ("", "")
    last = life.one("SELECT coalesce(max(CAST(last AS INTEGER)), 0) FROM lease WHERE sponsorship = ?", code)
    assert last is not None
    first = max(int(str(last[0])), 0 if code else 12_345_600_000) + 1
    block = {"first": f"{first:011d}", "last": f"{first + 9:011d}"}
    return hq.LeaseGranted(lease_id=life.new_id(), request_id=request, sponsorship=code, **block)


def _verdict(make: Callable[[str], hq.Decision]) -> Callable[[Life], hq.Decision | None]:
    def hear(life: Life) -> hq.Decision | None:
        who = life.somebody()
        return make(who) if who else None

    return hear


def _voided(life: Life) -> hq.Decision | None:
    row = life.one("SELECT kpj FROM member WHERE kpj IS NOT NULL") if life.chance.random() < 0.3 else None
    return hq.CardVoided(kpj=str(row[0]), replaced_by=None) if row else None


def _answered(make: Callable[[str, str], hq.Decision]) -> Callable[[Life], hq.Decision | None]:
    def hear(life: Life) -> hq.Decision | None:
        row = life.one("SELECT member_id, continuation_id FROM continuation")
        return make(str(row[0]), str(row[1])) if row else None

    return hear


def _not_approved(life: Life) -> hq.Decision | None:
    row = life.one("SELECT proposal_id FROM sponsorship_proposal")
    return hq.SponsorshipRefused(proposal_id=str(row[0]), reason="anggaran") if row else None


def _keys(life: Life) -> hq.Decision:
    key = hq.IssuerKey(kid="00", public_key=b64encode(b"k" * 32).decode(), valid_from_ms=NOW)
    return hq.IssuerKeysPublished(issuer="HQ Contoh", as_of_ms=NOW + life.at, keys=(key,))


def _filter(life: Life) -> hq.Decision:
    return hq.MemberFilterPublished(
        version=life.chance.randint(1, 9),
        region=life.chance.choice(["", "31"]),
        as_of_ms=NOW,
        members=10,
        size_bytes=100,
        sha256="0" * 64,
        key=b64encode(b"f" * 32).decode(),
    )


DECISIONS: dict[type, Callable[[Life], hq.Decision | None]] = {
    hq.SponsorshipPublished: lambda _: hq.SponsorshipPublished(sponsorship=PROMISE),
    hq.LeaseGranted: _granted,
    hq.RecordAccepted: _verdict(lambda who: hq.RecordAccepted(member_id=who)),
    hq.RecordDuplicate: _verdict(lambda who: hq.RecordDuplicate(member_id=who, standing_kpj=None)),
    hq.RecordRejected: _verdict(lambda who: hq.RecordRejected(member_id=who, reason="nik_unknown")),
    hq.CardVoided: _voided,
    hq.IssuerKeysPublished: _keys,
    hq.DeviceRevoked: lambda _: hq.DeviceRevoked(reason="lost"),
    hq.MemberFilterPublished: _filter,
    market.ActivationPublished: lambda _: market.ActivationPublished(activation=MARKET),
    market.ActivationCounted: lambda life: market.ActivationCounted(
        code=MARKET.code, laptops=2, as_of_ms=NOW + life.at, counts=ActivationCounts(registered=life.at % 9)
    ),
    hq.SponsorshipRefused: _not_approved,
    hq.ContinuationAccepted: _answered(
        lambda who, which: hq.ContinuationAccepted(member_id=who, continuation_id=which)
    ),
    hq.ContinuationRejected: _answered(
        lambda who, which: hq.ContinuationRejected(
            member_id=who, continuation_id=which, reason="continuation_overlaps"
        )
    ),
}
FACT_KINDS = frozenset(get_args(facts.Fact))
DECISION_KINDS = frozenset(get_args(hq.Decision))
