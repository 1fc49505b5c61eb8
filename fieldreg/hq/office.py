"""What HQ's own people ask and do, a part of `Hq`. Whatever changes something is written down as an act."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, select, update

from fieldreg.domain.activations import Activation
from fieldreg.domain.decisions import IssuerKeysPublished
from fieldreg.domain.faults import Fault
from fieldreg.domain.months import Month
from fieldreg.domain.recap import Recap
from fieldreg.domain.sponsorships import Sponsorship
from fieldreg.hq import (
    activations,
    acts,
    checks,
    enrolment,
    erasures,
    filters,
    ledger,
    pools,
    recaps,
    review,
    sponsorships,
)
from fieldreg.hq.check_http import check_url
from fieldreg.hq.checker import Checker
from fieldreg.hq.database import Database
from fieldreg.hq.filters import FilterBuilt
from fieldreg.hq.judge import judge_waiting
from fieldreg.hq.keys import SignedKeys, SignedVoids, VoidList, published_keys, sign_keys
from fieldreg.hq.metrics import metrics
from fieldreg.hq.proof import verify_chains
from fieldreg.hq.proposed import candidates_of
from fieldreg.hq.records import all_devices, all_records
from fieldreg.hq.refusals import Refused
from fieldreg.hq.schema import devices, headquarters
from fieldreg.wire import SigningKey

Result = TypeVar("Result")
_WIB = timezone(timedelta(hours=7))


class Office:
    """The verbs of `fieldreg-hq`, on an open HQ. Any thread."""

    database: Database
    clock: Callable[[], int]
    who: str
    key: SigningKey
    issuer: str
    checker: Checker
    _voids: VoidList

    def new_enrol_code(self, *, name: str = "", valid_for: timedelta = timedelta(days=7)) -> str:
        """A one-time code to type at a laptop. `name` is what HQ will call that laptop."""
        valid_ms = int(valid_for / timedelta(milliseconds=1))
        code = self._act(
            "enrol-code",
            name,
            lambda connection: enrolment.add_code(
                connection, self.key, name=name, now_ms=self.clock(), valid_ms=valid_ms
            ),
        )
        return str(code)

    def build_filter(self, *, region: str = "", file: Path | None = None) -> FilterBuilt:
        """A member filter for laptops (`filters.build`). Raises Fault as it does."""
        noted = partial(self._note, "filter build")
        return filters.build(self.database, region=region, file=file, now_ms=self.clock(), noted=noted)

    def filters(self) -> list[dict[str, Any]]:
        """The filters that laptops can fetch (`filters.all_filters`)."""
        with self.database.read() as connection:
            return filters.all_filters(connection)

    def filter_content(self, version: int) -> Iterator[bytes]:
        """A whole filter, for a stick (`filters.export`)."""
        with self.database.read() as connection:
            yield from filters.export(connection, version)

    def assign_filters(self, device: str, regions: tuple[str, ...]) -> None:
        """Which regions' filters a laptop is told of; none for all. Raises Fault (device_unknown)."""
        self._on_device("filter assign", device, lambda c: filters.assign(c, device, regions))

    def add_pool(self, first: str, last: str) -> None:
        """Numbers to lease out, both ends included. Raises Fault (pool_malformed, pool_overlaps)."""
        self._act("pool add", f"{first}-{last}", lambda connection: pools.add_pool(connection, first, last))

    def add_activation(self, plan: Activation) -> None:
        """Publish an activation to all laptops; the first word about a code stands."""
        now = self.clock()
        self._act("activation add", plan.code, lambda c: activations.add(c, plan, device=None, now_ms=now))

    def recap(self, code: str) -> Recap:
        """Everybody whom a sponsorship protects, over all laptops (`recaps.recap`)."""
        with self.database.read() as connection:
            return recaps.recap(connection, code, now_ms=self.clock())

    def recaps(self) -> tuple[Recap, ...]:
        """Every published sponsorship that protects somebody."""
        with self.database.read() as connection:
            return recaps.all_recaps(connection, now_ms=self.clock())

    def activations(self) -> list[dict[str, Any]]:
        """Every activation and what came of it (`activations.all_activations`)."""
        with self.database.read() as connection:
            return activations.all_activations(connection)

    def revoke(self, device: str) -> None:
        """Judge nothing more of a device; its later cards are not genuine. Raises Fault (device_unknown)."""
        now = self.clock()
        self._on_device("revoke", device, lambda connection: enrolment.revoke(connection, device, now))

    def review(self) -> list[dict[str, Any]]:
        """What waits for a person (`review.review`)."""
        with self.database.read() as connection:
            return review.review(connection)

    def release(self, device: str) -> int:
        """Judge what a revoked device has brought so far; how many facts. Raises Fault (device_unknown)."""
        count = self._on_device("release", device, lambda connection: review.release(connection, device))
        self.judge_waiting()
        return count

    def judge_again(self, device: str) -> int:
        """Judge a device's unreadable facts anew; how many. Raises Fault (device_unknown)."""
        now = self.clock()
        return self._on_device("again", device, lambda connection: review.again(connection, device, now))

    def use_check(self, url: str | None) -> None:
        """Ask the register behind `url` before anybody is accepted; None: nobody is asked any more.

        Raises Fault (check_url_malformed, check_url_open).
        """
        if url is not None:
            check_url(url)
        change = update(headquarters).values(check_url=url)
        self._act("check use" if url else "check off", url or "", lambda work: work.execute(change))
        self.checker.look_again()

    def check_state(self) -> dict[str, Any]:
        """The register and how the people stand with it. Keys: url (or None), waiting, passed, refused."""
        with self.database.read() as connection:
            url = connection.execute(select(headquarters.c.check_url)).scalar()
            return {"url": url, **checks.counts(connection)}

    def erasures(self) -> list[dict[str, Any]]:
        """Who asked to be erased (`erasures.queue`)."""
        with self.database.read() as connection:
            return erasures.queue(connection)

    def erase(self, member_id: str) -> int:
        """Erase a person who asked for it (`erasures.do`); how many bodies went. Raises Fault."""
        now = self.clock()
        return self._act("erasures do", member_id, lambda work: erasures.do(work, member_id, now))

    def refuse_erasure(self, member_id: str, reason: str) -> None:
        """Not erased (`erasures.refuse`). Raises Fault."""
        now = self.clock()
        refuse = partial(erasures.refuse, member_id=member_id, reason=reason, now_ms=now)
        self._act("erasures refuse", member_id, refuse)

    def verify_chains(self) -> Iterator[dict[str, Any]]:
        """Each chain, linked anew (`proof.verify_chains`)."""
        return verify_chains(self.database)

    def ledger(self, *, lease_id: str | None = None, device: str | None = None) -> dict[str, Any]:
        """Each number's fate (`ledger.ledger`)."""
        with self.database.read() as connection:
            return ledger.ledger(connection, lease_id=lease_id, device=device)

    def fate_of(self, kpj: str) -> dict[str, Any]:
        """One number's fate (`ledger.fate_of`)."""
        with self.database.read() as connection:
            return ledger.fate_of(connection, kpj)

    def reopen_returned(self) -> int:
        """Let numbers that laptops gave back be leased again (`ledger.reopen`); how many."""
        return self._act("pool reopen", "", ledger.reopen)

    def add_sponsorship(self, sponsorship: Sponsorship) -> None:
        """Publish a donor's promise to all laptops (`sponsorships.add`). Raises Fault."""
        self._act("sponsorship add", sponsorship.code, lambda work: sponsorships.add(work, sponsorship))

    def sponsorships(self) -> list[dict[str, Any]]:
        """Every sponsorship with its state (`sponsorships.all_sponsorships`)."""
        with self.database.read() as connection:
            return sponsorships.all_sponsorships(connection, self.month())

    def sponsorship_proposals(self) -> list[dict[str, Any]]:
        """What coordinators proposed and nobody has decided (`sponsorships.proposals`)."""
        with self.database.read() as connection:
            return sponsorships.proposals(connection)

    def approve_sponsorship(self, proposal_id: str, *, code: str = "") -> Sponsorship:
        """Publish what was proposed (`sponsorships.approve`). Raises Fault."""
        approve = partial(sponsorships.approve, proposal_id=proposal_id, code=code, now_ms=self.clock())
        return self._act("sponsorship approve", proposal_id, approve)

    def refuse_sponsorship(self, proposal_id: str, reason: str) -> None:
        """Tell the laptop that it is not approved (`sponsorships.refuse`). Raises Fault."""
        refuse = partial(sponsorships.refuse, proposal_id=proposal_id, reason=reason, now_ms=self.clock())
        self._act("sponsorship refuse", proposal_id, refuse)

    def end_sponsorship(self, code: str) -> None:
        """Nobody joins it any more (`sponsorships.end`). Raises Fault."""
        self._act("sponsorship end", code, lambda work: sponsorships.end(work, code))

    def reopen_sponsorship(self, code: str) -> None:
        """Lease its places again (`sponsorships.reopen`). Raises Fault."""
        self._act("sponsorship reopen", code, lambda work: sponsorships.reopen(work, code))

    def take_back_places(self, code: str, device: str) -> int:
        """A lost laptop's unused places (`sponsorships.take_back`); how many. Raises Fault."""
        take_back = partial(sponsorships.take_back, code=code, device=device)
        return self._on_device("sponsorship take-back", device, take_back)

    def month(self) -> Month:
        """The month by HQ's clock (WIB)."""
        return Month.of(datetime.fromtimestamp(self.clock() / 1000, tz=_WIB).date())

    def looked(self, act: str, target: str = "") -> None:
        """Note that somebody took out what HQ knows of people: reading is an act too."""
        self._act(act, target, lambda _: None)

    def acts(self) -> list[dict[str, Any]]:
        """Every act of HQ's own people (`acts.all_acts`)."""
        with self.database.read() as connection:
            return acts.all_acts(connection)

    def devices(self) -> list[dict[str, Any]]:
        """Every laptop and how far its journal has come (`records.all_devices`)."""
        return all_devices(self.database)

    def records(self) -> Iterator[dict[str, Any]]:
        """Every person, one each (`records.all_records`)."""
        return all_records(self.database)

    def look(self) -> None:
        """Return if the database answers. Raises DBAPIError."""
        with self.database.read() as connection:
            connection.execute(select(devices.c.device).limit(1)).all()

    def candidates(self, device: str) -> list[dict[str, Any]]:
        """Whom a laptop had on lists and nobody registered (`proposed.candidates_of`)."""
        return candidates_of(self.database, device)

    def published_keys(self) -> IssuerKeysPublished:
        """The keys whose cards are genuine, as of now."""
        with self.database.read() as connection:
            return published_keys(connection, self.clock())

    def signed_keys(self) -> SignedKeys:
        """The same list, signed, for whoever checks cards."""
        return sign_keys(self.key, self.published_keys())

    def signed_voids(self) -> SignedVoids:
        """The numbers whose cards HQ withdrew, signed; packed anew only when one was added."""
        with self.database.read() as connection:
            return self._voids.signed(connection, self.key, issuer=self.issuer, now_ms=self.clock())

    def metrics(self) -> str:
        """Figures for a monitor (`metrics.metrics`)."""
        with self.database.read() as connection:
            return metrics(connection)

    def judge_waiting(self) -> None:
        """Finish what a crash left stored and not judged."""
        judge_waiting(self.database, now_ms=self.clock())

    def _act(self, act: str, target: str, work: Callable[[Connection], Result]) -> Result:
        def noted(connection: Connection) -> Result:
            self._note(act, connection, target)
            return work(connection)

        return self.database.write(noted)

    def _note(self, act: str, connection: Connection, target: str) -> None:
        acts.note(connection, who=self.who, act=act, target=target, at_ms=self.clock())

    def _on_device(self, act: str, device: str, work: Callable[[Connection], Result]) -> Result:
        try:
            with self.database.read() as connection:
                enrolment.known_device(connection, device)
        except Refused:
            raise Fault("device_unknown", device=device) from None
        return self._act(act, device, work)
