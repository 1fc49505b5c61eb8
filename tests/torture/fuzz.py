"""What comes from outside, broken in every way: an answer or a Fault, no traceback, hang or flood."""

import random
import resource
import tempfile
import time
from base64 import b64encode
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from unittest.mock import patch

from msgspec import Raw

from fieldreg.app import load_settings
from fieldreg.assets import load_occupations, load_rates, load_words, resource_path, tables, words
from fieldreg.credential import CardClaims, CardJudgement, judge, kid_of, make_token
from fieldreg.domain.decisions import IssuerKey, IssuerKeysPublished
from fieldreg.domain.faults import Fault
from fieldreg.domain.member import Sex
from fieldreg.lists import read_list
from fieldreg.store import SlotFile
from fieldreg.wire import (
    BundleReply,
    FeedItem,
    PublicKey,
    Push,
    Reply,
    SigningKey,
    WireError,
    decode_decision,
    decode_fact,
    decode_message,
    encode_message,
    open_reply,
    pack,
    read_enrol_code,
    seal_reply,
    sign_receipt,
    unpack,
    verify_receipt,
)
from tests.lists.books import book
from tests.people import name, nik
from tests.torture.figures import Outcome

SLOW_S = 2.0
MEMORY_MB = 300
"""How much the whole run may grow."""

Target = Callable[[bytes], None]


def fuzz(inputs: int, *, seed: int) -> Outcome:
    """Throw `inputs` broken inputs at everything that reads what others wrote."""
    chance, tally = random.Random(seed), Counter()
    with tempfile.TemporaryDirectory() as name:
        targets = _targets(Path(name))
        # Cheap readers get most; each heavy one still gets its share.
        kinds, weights = list(targets), [targets[each][2] for each in targets]
        before = _peak_mb()
        for kind in chance.choices(kinds, weights, k=inputs):
            target, sample, _ = targets[kind]
            broken = _broken(sample, chance)
            started = time.monotonic()
            try:
                target(broken)
            except (Fault, WireError):
                pass
            except Exception as error:
                tally["forged cards believed" if isinstance(error, AssertionError) else "tracebacks"] += 1
                print(f"fuzz: {kind}: {error!r}")
            tally["hangs"] += time.monotonic() - started > SLOW_S
            tally[kind] += 1
        grown = _peak_mb() - before
    return Outcome(
        name="fuzz",
        seed=seed,
        tried={"inputs": inputs, **{kind: tally[kind] for kind in kinds}, "MB grown": grown},
        must_be_zero={
            "tracebacks": tally["tracebacks"],
            "hangs": tally["hangs"],
            "forged cards believed": tally["forged cards believed"],
            "memory unbounded": int(grown > MEMORY_MB),
        },
    )


def _targets(folder: Path) -> dict[str, tuple[Target, bytes, float]]:
    key = SigningKey.generate()
    keys, token, claims = _card(key)
    receipt = sign_receipt(
        key, device="a" * 32, installation="b" * 32, seq=7, entry_hash=b"h" * 32, at_ms=1_795_000_000_000
    )
    accepted = b'{"member_id": "%s"}' % (b"c" * 32)
    reply = Reply(receipt=receipt, time=1, feed=(FeedItem(n=1, kind="RecordAccepted", body=Raw(accepted)),))
    device = SigningKey.generate()
    sheet = resource_path("samples", "pasar-contoh.csv").read_bytes()[:1500]
    small = folder / "file"

    def file(read: Callable[[Path], object]) -> Target:
        def target(content: bytes) -> None:
            small.write_bytes(content)
            read(small)

        return target

    def card(content: bytes) -> None:
        verdict = judge(content.decode("latin-1"), keys=keys, void={}, now_ms=1_795_000_000_000)
        # Small letters and line feeds are a scanner's doing: the card is what it says.
        if verdict.verdict is CardJudgement.GENUINE and verdict.claims != claims:
            raise AssertionError("a forged card is believed")

    def taken(content: bytes) -> None:
        got = decode_message(content, Reply)
        verify_receipt(got.receipt, PublicKey(key.public.raw))
        for item in got.feed:
            decode_decision(item.kind, bytes(item.body))

    def resource_file(module: object, load: Callable[[], object]) -> Target:
        def target(content: bytes) -> None:
            small.write_bytes(content)
            with patch.object(module, "resource_path", lambda *_: small):
                load()

        return target

    return {
        "QR text": (card, token.encode(), 40),
        "HQ's reply": (taken, encode_message(reply), 40),
        "packed reply": (lambda b: _ignore(unpack(b, "zstd", limit=10**6)), pack(encode_message(reply)), 20),
        "USB reply": (
            lambda b: _ignore(open_reply(b, key=device, hq_key=key.public)),
            seal_reply(BundleReply(replies=(reply,)), hq_key=key, device_key=device.public),
            6,
        ),
        "push": (lambda b: _ignore(decode_message(b, Push)), b'{"device": "a", "entries": [{"id": 1}]}', 10),
        "fact": (lambda b: _ignore(decode_fact("NumberAssigned", b)), accepted, 10),
        "enrolment code": (lambda b: _ignore(read_enrol_code(b.decode("latin-1"))), b"ABCD-EFGH-0123", 10),
        "spreadsheet": (file(lambda path: list(read_list(path.rename(folder / "a.csv")).rows)), sheet, 2),
        "workbook": (
            file(lambda path: list(read_list(path.rename(folder / "a.xlsx")).rows)),
            _workbook(folder / "sample.xlsx"),
            1,
        ),
        "settings file": (file(load_settings), b'{"zone": "WIB", "lease_size": 500}', 6),
        "slots file": (file(SlotFile.load), b'{"installation": "a", "slots": [], "version": 2}', 6),
        "rates file": (
            resource_file(tables, load_rates.__wrapped__),
            resource_path("rates", "bpu.toml").read_bytes(),
            1,
        ),
        "occupations file": (
            resource_file(tables, load_occupations.__wrapped__),
            resource_path("occupations.toml").read_bytes()[:2000],
            1,
        ),
        "words file": (
            resource_file(words, lambda: load_words.__wrapped__("id").problem),
            resource_path("words", "id.toml").read_bytes()[:2000],
            1,
        ),
    }


def _workbook(path: Path) -> bytes:
    """A short list as offices make them."""
    titles = ("No", "NIK", "Nama Lengkap", "Pekerjaan")
    rows = [[str(at), nik(at), name(at), "buruh angkut"] for at in range(1, 6)]
    book(path, {"Daftar": [list(titles), *rows]})
    return path.read_bytes()


def _card(key: SigningKey) -> tuple[IssuerKeysPublished, str, CardClaims]:
    kid = kid_of(key.public.raw)
    keys = IssuerKeysPublished(
        issuer="HQ Contoh",
        as_of_ms=1_795_000_000_000,
        keys=(IssuerKey(kid=kid.hex(), public_key=b64encode(key.public.raw).decode(), valid_from_ms=0),),
    )
    claims = CardClaims(
        kpj="12345600001",
        name="Sutrisno Contoh",
        birth_date=date(1974, 6, 21),
        sex=Sex.MALE,
        issuer="HQ Contoh",
        issued_at_s=1_794_000_000,
        expires_at_s=1_894_000_000,
    )
    return keys, make_token(claims, kid=kid, sign=key.sign), claims


def _broken(sample: bytes, chance: random.Random) -> bytes:
    content = bytearray(sample)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(content) + 1)
        match chance.randrange(7):
            case 0 if content:
                content[at % len(content)] ^= 1 << chance.randrange(8)
            case 1:
                del content[at : at + chance.randint(1, 20)]
            case 2:
                content[at:at] = chance.randbytes(chance.randint(1, 20))
            case 3:
                content[at:at] = content[: chance.randint(1, 80)]
            case 4:
                content = content[:at]
            case 5:
                content[at:at] = chance.choice(
                    [b"9" * 40, b"[" * 200, b"null", b'"', b"\0", b"-1e999", b"{}"]
                )
            case _:
                content = bytearray(chance.randbytes(chance.randint(0, 200)))
    return bytes(content)


def _ignore(_: object) -> None:
    """What was read does not matter here."""


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
