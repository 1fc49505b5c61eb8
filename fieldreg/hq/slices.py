"""The facts of one transaction of judging: read, sorted by what they need, decided together."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from fieldreg.domain.decisions import Decision, RecordRejected
from fieldreg.domain.facts import (
    CardHandedOver,
    CardPrinted,
    CardSpoiled,
    ErasureRequested,
    Fact,
    LeaseRequested,
    LeaseReturned,
    MemberCancelled,
    MemberCorrected,
    MemberRegistered,
    NumberAssigned,
    SigningKeyMade,
)
from fieldreg.domain.member import Verdict
from fieldreg.domain.sponsor_facts import MembershipContinued, PlaceAssigned, SponsorshipProposed
from fieldreg.hq import (
    activations,
    checks,
    claims,
    device_keys,
    erasures,
    ledger,
    places,
    pools,
    sponsorships,
)
from fieldreg.hq.bodies import Unreadable, read_fact
from fieldreg.hq.bulk import insert_new
from fieldreg.hq.claim import Claim
from fieldreg.hq.place_book import PlaceBook
from fieldreg.hq.repeats import repeated_facts
from fieldreg.hq.schema import quarantine

_Read = tuple[int, str, Fact | Unreadable]
"""A fact in its place: seq, kind, and what it says."""


class Slice:
    """The facts of one transaction: read, sorted by what they need, decided together."""

    def __init__(
        self,
        connection: Connection,
        device: str,
        installation: str,
        now_ms: int,
        *,
        checked: bool,
        renewed: bool = False,
    ) -> None:
        """`checked`: an outside register is asked. `renewed`: this may repeat other chains of the device."""
        self._connection = connection
        self._checked = checked
        self._renewed = renewed
        self._place = {"device": device, "installation": installation}
        self._now_ms = now_ms
        self._claims: dict[str, Claim] = {}
        self._repeated: dict[str, Claim] = {}
        self._known: dict[str, Claim] = {}
        self._rejections: list[RecordRejected] = []
        self._quarantine: list[dict[str, object]] = []
        self._places = PlaceBook(connection, device, now_ms)
        self.asks = False
        """Whether these facts ask for numbers."""
        self.key_made = False
        """Whether the list of issuers has changed by these facts."""
        self.freed = False
        """Whether somebody gave a NIK back: others may stand with it now, and be told."""
        self.taking_part = ""
        """The activation that the laptop has joined by these facts, the last one if several."""

    def judge(self, rows: Sequence[dict[str, Any]]) -> list[Decision]:
        """The decisions about these entries, in the order of the persons' first appearance."""
        rows = [row for row in rows if row["body"] is not None]  # but the erased ones
        read = [(row["seq"], row["kind"], read_fact(row["kind"], bytes(row["body"]))) for row in rows]
        self._known = claims.known_claims(
            self._connection, {fact.member_id for _, _, fact in read if isinstance(fact, _About)}
        )
        if self._renewed:
            rows, read = self._leave_out_repeated(rows, read)
        for seq, kind, fact in read:
            match fact:
                case Unreadable():
                    self._unreadable(seq, kind, fact)
                case MemberRegistered() | NumberAssigned() | MemberCorrected() | MemberCancelled():
                    self._hear(seq, fact)
                case _:
                    self._hear_of_places(seq, fact)
        requests = [fact for _, _, fact in read if isinstance(fact, LeaseRequested)]
        device = self._place["device"]
        self.asks = bool(requests)
        pools.ask(self._connection, device, [each for each in requests if not each.sponsorship], self._now_ms)
        places.ask(self._connection, device, [each for each in requests if each.sponsorship], self._now_ms)
        activations.count(self._claims, activations.stored(rows, read))
        mine, repeated = list(self._claims.values()), list(self._repeated.values())
        self.freed = any(claim.freed for claim in mine)
        self._places.settle(mine)
        claims.decide(self._connection, device, mine, self._now_ms, checked=self._checked)
        claims.recall(self._connection, repeated)
        if self._checked:
            checks.also_tell(self._connection, device, repeated)
        continued = self._places.keep(self._known | self._claims)
        proposed = [fact for _, _, fact in read if isinstance(fact, SponsorshipProposed)]
        sponsorships.note_proposals(self._connection, device, proposed, self._now_ms)
        self._note_ledger(rows, read)
        for seq, _, fact in read:
            if isinstance(fact, SigningKeyMade):
                certified = device_keys.certify(self._connection, device, fact, self._now_ms)
                self.key_made = certified or self.key_made
                if not certified:
                    self._note(seq, "bad_signature")
        erasures.note(
            self._connection,
            device,
            [fact for _, _, fact in read if isinstance(fact, ErasureRequested)],
            self._now_ms,
        )
        heard = activations.stored(rows, read)
        self.taking_part = activations.note(self._connection, device, heard, self._claims, self._now_ms)
        insert_new(self._connection, quarantine, self._quarantine)
        said = [item for claim in (*mine, *repeated) for item in claim.decisions()]
        return [*said, *self._rejections, *continued]

    def _leave_out_repeated(
        self, rows: list[dict[str, Any]], read: list[_Read]
    ) -> tuple[list[dict[str, Any]], list[_Read]]:
        """What has no verdict from another chain. Whoever was registered in one is told again."""
        known = repeated_facts(self._connection, **self._place, fact_ids={row["fact_id"] for row in rows})
        fresh = []
        for row, each in zip(rows, read, strict=True):
            if row["fact_id"] not in known:
                fresh.append((row, each))
            elif isinstance(each[2], MemberRegistered):
                self._told_again(each[0], each[2].member_id)
        return [row for row, _ in fresh], [each for _, each in fresh]

    def _told_again(self, seq: int, member_id: str) -> None:
        before = self._known.get(member_id)
        if before is not None and before.reason == erasures.ERASED:
            self._note(seq, erasures.ERASED)  # its body is here again: somebody has to erase once more
        elif before is not None and before.nik is not None:
            before.said_again = True
            self._repeated[member_id] = before

    def _hear(
        self, seq: int, fact: MemberRegistered | NumberAssigned | MemberCorrected | MemberCancelled
    ) -> None:
        match fact:
            case MemberRegistered():
                self._register(seq, fact)
            case NumberAssigned():
                self._assign(seq, fact)
            case MemberCorrected():
                self._correct(seq, fact)
            case MemberCancelled():
                self._cancel(seq, fact)

    def _hear_of_places(self, seq: int, fact: Fact) -> None:
        match fact:
            case PlaceAssigned():
                if self._reopened(seq, fact.member_id) is not None:
                    self._places.assigned(fact)
            case LeaseReturned() if fact.sponsorship:
                self._places.returned(fact)
            case MembershipContinued():
                self._places.continued(fact)

    def _note_ledger(
        self, rows: Sequence[dict[str, Any]], read: Sequence[tuple[int, str, Fact | Unreadable]]
    ) -> None:
        """What became of paper and of numbers that nobody got. After the claims: a number in use stays so."""
        words: list[tuple[ledger.CardWord, int]] = []
        for row, (seq, _, fact) in zip(rows, read, strict=True):
            at_ms = row["at_ms"] + row["skew_ms"]
            match fact:
                case CardPrinted() | CardSpoiled() | CardHandedOver():
                    words.append((fact, at_ms))
                case LeaseReturned(sponsorship=""):
                    if not ledger.take_back(self._connection, self._place["device"], fact, at_ms):
                        self._note(seq, "not_returnable")
        ledger.note_cards(self._connection, self._place["device"], words)

    def _register(self, seq: int, fact: MemberRegistered) -> None:
        before = self._claims.get(fact.member_id) or self._known.get(fact.member_id)
        if before is not None and before.reason == erasures.ERASED:
            self._note(seq, erasures.ERASED)
        elif before is None or before.nik is None:
            claim = self._claim(seq, fact.member_id, before=before)
            claim.describe(fact.registration)
            claim.kpjs += [fact.kpj] if fact.kpj else []
            self._claims[fact.member_id] = claim
            self._places.registered(fact.member_id, fact.registration, fact.place)
        elif before.nik != fact.registration.nik:
            self._reject(seq, fact.member_id, "member_id_taken")
        elif before.known:
            before.said_again = True
            self._repeated[fact.member_id] = before

    def _assign(self, seq: int, fact: NumberAssigned) -> None:
        claim = self._reopened(seq, fact.member_id)
        if claim is not None and claim.kpj != fact.kpj:
            claim.kpjs.append(fact.kpj)

    def _correct(self, seq: int, fact: MemberCorrected) -> None:
        claim = self._reopened(seq, fact.member_id)
        if claim is None:
            return
        if claim.nik and claim.nik != fact.registration.nik:
            claim.freed.append(claim.nik)
        claim.describe(fact.registration)
        self._places.corrected(fact.member_id, fact.registration, fact.place)

    def _cancel(self, seq: int, fact: MemberCancelled) -> None:
        claim = self._reopened(seq, fact.member_id)
        if claim is not None:
            claim.cancelled = True
            claim.freed += [claim.nik] if claim.nik else []
            self._places.cancelled(fact.member_id)

    def _reopened(self, seq: int, member_id: str) -> Claim | None:
        """The claim of a person of this laptop, to be decided anew; a word about anybody else is rejected."""
        claim = self._claims.get(member_id) or self._known.get(member_id)
        mine = claim is not None and claim.nik is not None and claim.device == self._place["device"]
        if claim is None or not mine or claim.cancelled:
            self._reject(seq, member_id, "member_unknown")
            return None
        self._claims[member_id] = claim
        self._repeated.pop(member_id, None)
        return claim

    def _unreadable(self, seq: int, kind: str, fact: Unreadable) -> None:
        heard = fact.member_id in self._known or fact.member_id in self._claims
        if fact.member_id and kind == MemberRegistered.__name__ and not heard:
            claim = self._claim(seq, fact.member_id, before=None)
            claim.verdict, claim.reason = Verdict.REJECTED, fact.code
            self._claims[fact.member_id] = claim
            self._note(seq, fact.code)
        elif fact.member_id and (kind == NumberAssigned.__name__ or not heard):
            self._reject(seq, fact.member_id, fact.code)
        else:  # about nobody, or about somebody whose verdict it does not touch
            self._note(seq, fact.code)

    def _claim(self, seq: int, member_id: str, *, before: Claim | None) -> Claim:
        known = before is not None and before.known
        return Claim(
            member_id=member_id,
            device=self._place["device"],
            installation=self._place["installation"],
            seq=seq,
            nik=None,
            name=None,
            known=known,
        )

    def _reject(self, seq: int, member_id: str, reason: str) -> None:
        self._rejections.append(RecordRejected(member_id=member_id, reason=reason))
        self._note(seq, reason)

    def _note(self, seq: int, reason: str) -> None:
        self._quarantine.append({**self._place, "seq": seq, "reason": reason})


_About = (
    MemberRegistered
    | NumberAssigned
    | MemberCorrected
    | MemberCancelled
    | PlaceAssigned
    | MembershipContinued
    | Unreadable
)
