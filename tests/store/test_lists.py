"""Whatever is asked for together, a list holds exactly who matches: compared with looking at everybody."""

import itertools

import pytest
from msgspec import Raw

from fieldreg.domain.decisions import LeaseGranted, RecordAccepted, RecordRejected
from fieldreg.domain.facts import CardIssued, CardPrinted, CardSpoiled, MemberCancelled
from fieldreg.store import Only, Stamp, Store, search
from fieldreg.wire import FeedItem, encode_decision
from tests.people import registered, stamp

PEOPLE = 120
OFFICERS = ("e" * 32, "f" * 32)
AT_MS = stamp(0).at_ms
FILTERS = {
    "verdict": ("", "waiting", "accepted", "rejected"),
    "card": ("", "waiting", "issued", "printed", "handed_over", "void"),
    "officer": ("", OFFICERS[0]),
    "occupation": ("", "ojek"),
    "sponsorship": ("", "GNL-1"),
    "payer": ("", "self"),
    "spoiled": (False, True),
    "from_ms": (0, AT_MS + 20),
    "until_ms": (2**62, AT_MS + 90),
}
TEXTS = ("", "sutri", "contoh j", "31710", "317107", "123 4560 00", "0812", "08127", "nobody")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("lists") / "store.db"
    with Store.create(path, b"k" * 32, installation="a" * 32) as store:
        with store.unit() as unit:
            for number, (fact, officer) in enumerate(happenings(), start=1):
                if isinstance(fact, LeaseGranted | RecordAccepted | RecordRejected):
                    kind, body = encode_decision(fact)
                    unit.apply(FeedItem(n=unit.cursor() + 1, kind=kind, body=Raw(body)), at_ms=AT_MS)
                else:
                    unit.record(fact, Stamp(fact_id=f"{number:032x}", officer=officer, at_ms=AT_MS + number))
        yield store


def happenings():
    """Registered, issued, printed, spoiled, cancelled, judged: each of every so many people."""
    yield LeaseGranted(lease_id="l", request_id="", first="12345600001", last="12345600999"), ""
    for n in range(PEOPLE):
        kpj = f"{12345600001 + n}" if n % 11 else None
        fact = registered(
            n, kpj,
            nik=f"3171{n % 12:02d}{n:010d}",
            phone=f"0812{n % 10}{n:06d}" if n % 4 else "",
            occupation=("porter", "ojek", "farmer")[n % 3],
            sponsorship="GNL-1" if n % 5 == 0 else "",
        )  # fmt: skip
        who, made = fact.member_id, {"member_id": fact.member_id, "kpj": kpj}
        yield fact, OFFICERS[n % 2]
        if kpj and n % 3:
            yield CardIssued(**made, kid="00", issued_at_ms=AT_MS, expires_at_ms=AT_MS + 1), OFFICERS[0]
            if n % 7 == 0:
                yield CardSpoiled(**made, reason="Tergores"), OFFICERS[0]
            elif n % 2:
                yield CardPrinted(**made), OFFICERS[0]
        if n % 6 == 0:
            yield RecordRejected(member_id=who, reason="malformed"), ""
        elif n % 6 < 4:
            yield RecordAccepted(member_id=who), ""
        if n % 13 == 0:
            yield MemberCancelled(member_id=who, reason="keliru"), OFFICERS[1]


def matching(everybody, spoiled, text, only):
    """Who is meant, person by person."""

    def named(person):
        digits = text.replace(" ", "")
        if digits.isdigit():
            numbers = (person.nik, person.kpj or "", person.phone)
            return any(number.startswith(digits) for number in numbers)
        words = person.name.casefold().split()
        return all(any(word.startswith(part) for word in words) for part in text.split())

    return [
        person.member_id
        for person in everybody
        if all(only[key] in ("", getattr(person, key)) for key in FILTERS if isinstance(only[key], str))
        and (not only["spoiled"] or person.kpj in spoiled)
        and only["from_ms"] <= person.registered_at_ms < only["until_ms"]
        and named(person)
    ]


@pytest.mark.parametrize("few", [2, pytest.param(1_000, marks=pytest.mark.slow)])
def test_every_filter_with_every_text_names_who_matches(store, monkeypatch, few):
    monkeypatch.setattr(search, "_NUMBERS", dict.fromkeys(search._NUMBERS, few))
    monkeypatch.setattr(search, "_NEWEST", few)
    everybody = store.people.find("", limit=1_000)
    assert len(everybody) == PEOPLE
    spoiled = {kpj for (kpj,) in store.database.conn.execute("SELECT kpj FROM spoiled_card")}
    asked = (dict(zip(FILTERS, values, strict=True)) for values in itertools.product(*FILTERS.values()))
    # 1,536 filters: a text each, each text with many of them.
    found = 0
    for number, only in enumerate(asked):
        text = TEXTS[number % len(TEXTS)]
        expected = matching(everybody, spoiled, text, only)
        listed = [person.member_id for person in store.people.find(text, only=Only(**only), limit=1_000)]
        assert listed == expected, (text, only)
        found += bool(expected)
    assert found > 100


@pytest.mark.parametrize("text", TEXTS[:-1])
@pytest.mark.parametrize("only", [{}, {"card": "printed"}, {"verdict": "accepted", "occupation": "ojek"}])
def test_pages_of_a_filter_follow_one_another(store, text, only):
    whole = store.people.find(text, only=Only(**only), limit=1_000)
    paged, before = [], None
    while page := store.people.find(text, only=Only(**only), before=before, limit=7):
        paged += page
        before = page[-1].seq
    assert tuple(paged) == whole
