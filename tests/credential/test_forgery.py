"""Everything that a forger can do to cards without HQ's or a device's key: none of it passes."""

import dataclasses
import itertools
import zlib
from base64 import b64encode
from datetime import date

import base45
import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fieldreg.credential import CardJudgement, judge, kid_of, make_token
from fieldreg.credential.packing import pack, unpack
from fieldreg.domain.decisions import IssuerKey, IssuerKeysPublished
from fieldreg.domain.member import Sex
from tests.credential.samples import CARD, KEY, PUBLIC, made

SECOND = Ed25519PrivateKey.from_private_bytes(bytes(range(32, 64)))
STOLEN = Ed25519PrivateKey.from_private_bytes(bytes(range(64, 96)))
OTHERS = dataclasses.replace(
    CARD, kpj="12345600999", name="AGUS CONTOH", birth_date=date(1970, 2, 3), sex=Sex.MALE
)
STOLEN_AT_MS = CARD.issued_at_s * 1000 - 1
NOW_MS = CARD.issued_at_s * 1000 + 86_400_000
ORDER = 2**252 + 27742317777372353535851937790883648493
"""Of the group that Ed25519 signs in (RFC 8032)."""


def raw(key):
    return key.public_key().public_bytes_raw()


def certified(key, **changes):
    public = b64encode(raw(key)).decode()
    return IssuerKey(kid=kid_of(raw(key)).hex(), public_key=public, valid_from_ms=0, **changes)


TRUSTED = IssuerKeysPublished(
    issuer="HQ",
    as_of_ms=NOW_MS,
    keys=(certified(KEY), certified(SECOND), certified(STOLEN, revoked_at_ms=STOLEN_AT_MS)),
)


def verdict(text, now_ms=NOW_MS):
    return judge(text, keys=TRUSTED, void={"12345600555": None}, now_ms=now_ms)


def accepted(texts):
    """Those among the forgeries that pass: must stay empty."""
    return [text for text in texts if verdict(text).verdict is CardJudgement.GENUINE]


def signed(claims, key):
    return make_token(claims, kid=kid_of(raw(key)), sign=key.sign)


def parts(token):
    """protected, unprotected, payload, signature."""
    return list(cbor2.loads(unpack(token)).value)


def whole(some, tag=18):
    return pack(cbor2.dumps(cbor2.CBORTag(tag, some)))


def test_the_cards_that_are_forged_here_are_genuine_themselves():
    assert len(accepted([made(), signed(OTHERS, KEY), signed(OTHERS, SECOND)])) == 3


def changed(numbers):
    content = unpack(made())
    for place, number in itertools.product(range(len(content)), numbers):
        if content[place] != number:
            yield pack(content[:place] + bytes([number]) + content[place + 1 :])


def test_no_changed_bit_of_a_token_passes():
    content = unpack(made())
    bits = (
        pack(content[:place] + bytes([content[place] ^ 1 << bit]) + content[place + 1 :])
        for place, bit in itertools.product(range(len(content)), range(8))
    )
    assert accepted(bits) == []


@pytest.mark.slow
def test_no_changed_byte_of_a_token_passes_whatever_it_becomes():
    forged = list(changed(range(256)))
    assert len(forged) == 255 * len(unpack(made()))
    assert accepted(forged) == []


def packed(places, numbers):
    """Changes below the checksum's and the signature's eyes: in the stream that the text is written from."""
    stream = base45.b45decode(made())
    for place, number in itertools.product(range(len(stream)), numbers(stream)):
        if place in places and stream[place] != number:
            yield base45.b45encode(stream[:place] + bytes([number]) + stream[place + 1 :]).decode()


def test_no_changed_byte_of_the_packed_stream_passes():
    ends = {0, 1, 2, 3, *range(180, 230)}
    assert accepted(packed(ends, lambda _: range(256))) == []
    assert accepted(packed(range(400), lambda stream: {0, 1, 0x80, 0xFF, stream[10]})) == []


@pytest.mark.slow
def test_no_changed_byte_of_the_packed_stream_passes_whatever_it_becomes():
    assert accepted(packed(range(400), lambda _: range(256))) == []


@pytest.mark.parametrize("header", ["785e", "789c", "78da", "6881", "1819", "081d"])
def test_a_card_has_one_header(header):
    stream = base45.b45decode(made())
    assert zlib.decompress(stream) == unpack(made())
    assert accepted([base45.b45encode(bytes.fromhex(header) + stream[2:]).decode()]) == []


def test_no_cut_or_lengthened_token_passes():
    content = unpack(made())
    cut = [pack(content[:length]) for length in range(len(content))]
    long = [pack(content + bytes([more])) for more in range(256)]
    text = [made()[:length] for length in range(len(made()))]
    assert accepted([*cut, *long, *text, made() + made()]) == []


def test_no_claim_of_one_card_passes_in_another():
    ours, theirs = parts(made()), parts(signed(OTHERS, KEY))
    mine, others = cbor2.loads(ours[2]), cbor2.loads(theirs[2])
    others[1], others[4], others[6] = "https://other.example", mine[4] + 1, mine[6] - 1
    forged = [mine | {claim: others[claim]} for claim in (1, 4, 6, 169)]
    for attribute in (1, 4, 8, 9):
        forged.append(mine | {169: mine[169] | {attribute: others[169][attribute]}})
        forged.append(mine | {169: {key: value for key, value in mine[169].items() if key != attribute}})
    forged.append(mine | {169: mine[169] | {5: "MORE"}})
    texts = [whole([ours[0], ours[1], cbor2.dumps(claims), ours[3]]) for claims in forged]
    assert accepted(texts) == []


def test_no_part_of_one_token_passes_in_another():
    tokens = [parts(made()), parts(signed(OTHERS, KEY)), parts(signed(OTHERS, SECOND))]
    texts = [
        whole(list(some))
        for some in itertools.product(*zip(*tokens, strict=True))
        if list(some) not in tokens
    ]
    assert len(texts) > 20
    assert accepted(texts) == []


def test_the_same_message_encoded_otherwise_is_not_signed():
    """The signature is over bytes: a payload that means the same but is written otherwise is another."""
    protected, unprotected, payload, signature = parts(made())
    claims = cbor2.loads(payload)
    backwards = cbor2.dumps(dict(reversed(list(claims.items()))))
    long_header = b"\xb8\x02" + protected[1:]
    assert cbor2.loads(long_header) == cbor2.loads(protected)
    forged = [
        whole([protected, unprotected, backwards, signature]),
        whole([long_header, unprotected, payload, signature]),
    ]
    assert accepted(forged) == []


def test_a_signature_has_one_form():
    """Adding the group's order to S makes another number for the same point; RFC 8032 5.1.7 refuses it."""
    protected, unprotected, payload, signature = parts(made())
    larger = int.from_bytes(signature[32:], "little") + ORDER
    again = signature[:32] + larger.to_bytes(32, "little")
    empty = [bytes(64), b"", signature[:63], signature + b"\0", signature[32:] + signature[:32]]
    assert accepted(whole([protected, unprotected, payload, each]) for each in [again, *empty]) == []


@pytest.mark.parametrize("algorithm", [None, 0, -7, -35, -257, 5, "EdDSA", -19])
def test_no_other_algorithm_passes(algorithm):
    protected = cbor2.dumps({1: algorithm, 4: kid_of(PUBLIC)})
    _, unprotected, payload, signature = parts(made())
    sign = cbor2.dumps(["Signature1", protected, b"", payload])
    assert accepted([whole([protected, unprotected, payload, signature])]) == []
    assert accepted([whole([protected, unprotected, payload, KEY.sign(sign)])]) == []


def test_other_kinds_of_messages_do_not_pass():
    """A signature made for something else: a MAC, a signature of many, a plain message, another context."""
    some = parts(made())
    tags = [whole(some, tag) for tag in (16, 17, 61, 96, 97, 98)]
    context = cbor2.dumps(["Signature", some[0], b"", some[2]])
    other_context = whole([some[0], some[1], some[2], KEY.sign(context)])
    untagged = pack(cbor2.dumps(some))
    assert accepted([*tags, other_context, untagged]) == []


def test_an_unknown_key_does_not_pass_and_shows_nothing():
    stranger = Ed25519PrivateKey.generate()
    for kid in (kid_of(raw(stranger)), kid_of(PUBLIC), b"", kid_of(PUBLIC)[:4], kid_of(PUBLIC) + b"\0"):
        told = verdict(make_token(CARD, kid=kid, sign=stranger.sign))
        assert told.verdict is not CardJudgement.GENUINE
        assert told.claims is None


def test_a_stolen_laptop_makes_no_cards_after_its_theft():
    told = verdict(signed(CARD, STOLEN))
    assert (told.verdict, told.reason) == (CardJudgement.NOT_GENUINE, "key_revoked")
    before = dataclasses.replace(CARD, issued_at_s=STOLEN_AT_MS // 1000 - 1)
    assert verdict(signed(before, STOLEN)).verdict is CardJudgement.GENUINE


def test_an_old_card_does_not_pass():
    told = verdict(made(), now_ms=CARD.expires_at_s * 1000)
    assert (told.verdict, told.reason) == (CardJudgement.NOT_GENUINE, "expired")


def test_a_void_number_does_not_pass_under_any_key():
    void = dataclasses.replace(CARD, kpj="12345600555")
    for key in (KEY, SECOND):
        assert verdict(signed(void, key)).verdict is CardJudgement.VOID


def test_anothers_genuine_card_says_whose_it_is():
    """Shown by somebody else, a genuine QR stays genuine: the desk reads the name and birth date off it."""
    told = verdict(signed(OTHERS, KEY))
    assert told.claims == OTHERS
    assert (told.claims.name, told.claims.birth_date) == ("AGUS CONTOH", date(1970, 2, 3))
