"""A laptop as HQ sees one: a key, a chain of facts, and `requests`. It checks every signature."""

import hashlib
from dataclasses import dataclass, field
from datetime import date

import requests
import uuid_utils
from msgspec import Raw

from fieldreg import wire
from fieldreg.domain.decisions import Decision
from fieldreg.domain.facts import Fact, LeaseRequested, MemberRegistered
from fieldreg.domain.member import Payment, PaymentMethod, Registration, Sex
from fieldreg.domain.programmes import Payer, Programme


def new_id() -> str:
    return uuid_utils.uuid7().hex


def registered(nik, kpj=None, *, name="SITI CONTOH", member_id=None):
    """A registration as a market brings it."""
    person = Registration(
        nik=nik,
        name=name,
        birth_date=date(1990, 3, 17),
        sex=Sex.FEMALE,
        occupation="9333",
        occupation_text="buruh angkut",
        income_rp=2_500_000,
        programmes=(Programme.JKK, Programme.JKM),
        first_month="2026-11",
        months=3,
        payer=Payer.SELF,
        payment=Payment(method=PaymentMethod.CASH, reference="K-0017"),
        phone="081200000017",
        district="31.71.07",
        address="Jl. Contoh 17",
        work_regency="31.71",
        work_place="Pasar Contoh, blok B",
        work_hours="05.00-14.00",
    )
    return MemberRegistered(
        member_id=member_id or new_id(), kpj=kpj, registration=person, amount_rp=50_400, activation="A-17"
    )


@dataclass
class Laptop:
    url: str
    key: wire.SigningKey = field(default_factory=wire.SigningKey.generate)
    installation: str = field(default_factory=new_id)
    device: str = ""
    hq_key: wire.PublicKey | None = None
    cursor: int = 0
    acknowledged: int = 0
    entries: list[wire.EntryForm] = field(default_factory=list)
    hashes: list[bytes] = field(default_factory=list)
    feed: list[Decision] = field(default_factory=list)
    officer: str = "o1"
    clock_ms: int = 1_795_000_000_000
    line: requests.Session = field(default_factory=requests.Session)

    def __post_init__(self):
        self.hashes.append(wire.genesis(self.installation))

    # the journal

    def write(self, fact: Fact) -> None:
        self.write_raw(*wire.encode_fact(fact))

    def write_raw(self, kind: str, body: bytes) -> None:
        seq = len(self.entries) + 1
        entry = wire.EntryForm(
            id=self.new_id(), kind=kind, officer=self.officer, at=self.tick(), body=Raw(body)
        )
        header = wire.Header(seq=seq, fact_id=entry.id, kind=kind, officer=entry.officer, at_ms=entry.at)
        self.entries.append(entry)
        self.hashes.append(wire.entry_hash(self.hashes[-1], header, hashlib.sha256(body).digest()))

    def new_id(self) -> str:
        return new_id()

    def tick(self) -> int:
        """What its clock shows by now."""
        self.clock_ms += 1
        return self.clock_ms

    def ask_lease(self, numbers: int, request_id=None) -> None:
        self.write(LeaseRequested(request_id=request_id or new_id(), numbers=numbers))

    # the line

    def enrol(self, code: str, **changes) -> requests.Response:
        read = wire.read_enrol_code(code)
        request = wire.EnrolRequest(
            secret=read.secret,
            installation=self.installation,
            public_key=self.key.public.text,
            name="Laptop 1",
        )
        changes = {"key_id": self.installation, **changes}
        sent, answer = self.post("/v1/enrol", wire.encode_message(request), **changes)
        if answer.status_code == 200:
            reply = wire.decode_message(body_of(answer), wire.EnrolReply)
            self.hq_key = wire.PublicKey.from_text(reply.hq_key)
            assert read.names(self.hq_key)
            check_signature(sent, answer, self.hq_key)
            self.device = reply.device
        return answer

    def push_of(self, first=None, last=None) -> wire.Push:
        first = self.acknowledged + 1 if first is None else first
        last = len(self.entries) if last is None else last
        return wire.Push(
            device=self.device,
            installation=self.installation,
            first=first,
            before=self.hashes[first - 1].hex(),
            after=self.hashes[max(last, first - 1)].hex(),
            head=len(self.entries),
            cursor=self.cursor,
            entries=tuple(self.entries[first - 1 : last]),
        )

    def post(self, path, body, *, key_id=None, key=None, encoding="zstd", packed=None, **headers):
        sent = wire.HttpRequest(
            method="POST",
            path=path,
            headers={"Content-Type": "application/json", "Content-Encoding": encoding, **headers},
            body=wire.pack(body, encoding) if packed is None else packed,
        )
        wire.sign_request(sent, key or self.key, key_id=key_id or self.device)
        return sent, self.send(sent)

    def send(self, sent) -> requests.Response:
        return self.line.request(
            sent.method,
            self.url + sent.path,
            data=sent.body,
            headers={"Accept-Encoding": "zstd, gzip", "User-Agent": "fieldreg", **sent.headers},
            stream=True,
            timeout=30,
        )

    def exchange(self, push: wire.Push, **changes) -> wire.Reply:
        """One round as sent on the wire; the reply is checked and nothing here is changed by it."""
        sent, answer = self.post("/v1/sync", wire.encode_message(push), **changes)
        body = body_of(answer)
        assert answer.status_code == 200, body
        check_signature(sent, answer, self.hq_key)
        reply = wire.decode_message(body, wire.Reply)
        wire.verify_receipt(reply.receipt, self.hq_key)
        return reply

    def refusal(self, push: wire.Push, **changes) -> tuple[int, str]:
        _, answer = self.post("/v1/sync", wire.encode_message(push), **changes)
        return refusal_of(answer)

    def apply(self, reply: wire.Reply) -> wire.Reply:
        """What a laptop does with a reply."""
        for item in reply.feed:
            assert item.n == self.cursor + 1, "a gap in the feed"
            self.cursor = item.n
            self.feed.append(wire.decode_decision(item.kind, bytes(item.body)))
        if reply.fork is None:
            self.acknowledged = reply.receipt.seq
            assert reply.receipt.hash == self.hashes[self.acknowledged].hex()
        return reply

    def sync(self) -> wire.Reply:
        """Rounds until everything is there and the feed is empty."""
        while True:
            last = min(len(self.entries), self.acknowledged + wire.MAX_ENTRIES)
            reply = self.apply(self.exchange(self.push_of(self.acknowledged + 1, last)))
            if not reply.more and (reply.fork or self.acknowledged == len(self.entries)):
                return reply

    def decisions(self, kind) -> list[Decision]:
        return [decision for decision in self.feed if isinstance(decision, kind)]


def raw_body(answer: requests.Response) -> bytes:
    """The body as it came over the line, still packed."""
    if not answer._content_consumed:
        answer.packed = answer.raw.read(decode_content=False)
        answer._content_consumed = True
    return answer.packed


def body_of(answer: requests.Response) -> bytes:
    encoding = answer.headers["Content-Encoding"]
    return wire.unpack(raw_body(answer), encoding, limit=wire.MAX_MESSAGE_BYTES)


def refusal_of(answer: requests.Response) -> tuple[int, str]:
    return answer.status_code, wire.decode_message(body_of(answer), wire.Refusal).error


def check_signature(sent: wire.HttpRequest, answer: requests.Response, hq_key: wire.PublicKey) -> None:
    response = wire.HttpResponse(
        status_code=answer.status_code, request=sent, headers=dict(answer.headers), body=raw_body(answer)
    )
    wire.verify_response(response, hq_key)
