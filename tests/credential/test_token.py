"""The card's token: made, read by ourselves and by an implementation that is not ours."""

import zlib
from datetime import date

import base45
import cbor2
import claim169
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import assume, given
from hypothesis import strategies as st

from fieldreg.credential import CardClaims, kid_of, read_token
from fieldreg.credential.packing import pack, unpack
from fieldreg.domain.member import Sex
from tests.credential.samples import CARD, KEY, PUBLIC, made

claims_strategy = st.builds(
    CardClaims,
    kpj=st.from_regex(r"[0-9]{11}", fullmatch=True),
    name=st.text(min_size=1, max_size=60).filter(str.strip),
    birth_date=st.dates(date(1900, 1, 1), date(2026, 1, 1)),
    sex=st.sampled_from(Sex),
    issuer=st.text(max_size=30),
    issued_at_s=st.integers(0, 4_000_000_000),
    expires_at_s=st.integers(0, 4_000_000_000),
)


def cose(token=None):
    return cbor2.loads(unpack(token or made()))


@given(claims_strategy)
def test_whatever_is_written_is_read_again_and_verifies(claims):
    card = read_token(made(claims))
    assert card is not None
    assert card.claims == claims
    assert card.kid == kid_of(PUBLIC)
    KEY.public_key().verify(card.signature, card.signed)


@pytest.mark.parametrize(("sex", "number"), [(Sex.MALE, 1), (Sex.FEMALE, 2)])
def test_an_implementation_not_ours_decodes_and_verifies(sex, number):
    claims = CardClaims(**{field: getattr(CARD, field) for field in CARD.__slots__} | {"sex": sex})
    result = claim169.decode(made(claims), verify_with_ed25519=PUBLIC, validate_timestamps=False)
    assert result.verification_status == "verified"
    person, meta = result.claim169, result.cwt_meta
    assert (person.id, person.full_name, person.language) == ("12345600188", "RUKMINI PRASETYO", "ind")
    assert (person.date_of_birth, person.gender) == ("19850825", number)
    assert (meta.issuer, meta.issued_at, meta.expires_at) == (
        "https://hq.example",
        CARD.issued_at_s,
        CARD.expires_at_s,
    )


def test_an_implementation_not_ours_refuses_it_under_another_key():
    other = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    with pytest.raises(claim169.SignatureError):
        claim169.decode(made(), verify_with_ed25519=other, validate_timestamps=False)


def test_it_has_the_form_that_the_specification_asks_for():
    item = cose()
    assert item.tag == 18
    protected, unprotected, payload, signature = item.value
    assert cbor2.loads(protected) == {1: -8, 4: kid_of(PUBLIC)}
    assert unprotected == {}
    assert len(signature) == 64
    assert cbor2.loads(payload) == {
        1: "https://hq.example",
        4: CARD.expires_at_s,
        6: CARD.issued_at_s,
        169: {1: "12345600188", 3: "ind", 4: "RUKMINI PRASETYO", 8: "19850825", 9: 2},
    }


def test_the_same_card_has_the_same_text():
    assert made() == made()


def test_forty_letters_of_name_fit_version_10():
    claims = CardClaims(**{field: getattr(CARD, field) for field in CARD.__slots__} | {"name": "N" * 40})
    assert len(made(claims)) <= 311  # alphanumeric capacity of version 10 at M, ISO/IEC 18004 table 7


@given(st.binary(max_size=400))
def test_packing_is_one_compressed_block_that_any_zlib_reads(content):
    stream = base45.b45decode(pack(content))
    assert stream[2] & 0b111 == 0b011  # final, fixed Huffman: neither stored nor dynamic
    assert zlib.decompress(stream) == content
    assert unpack(pack(content)) == content


@given(st.binary(min_size=1, max_size=400), st.integers(0, 9))
def test_what_another_zlib_compressed_is_read_too(content, level):
    stream = zlib.compress(content, level)
    # ours under another header is refused (test_forgery.py); zlib makes it of a few bytes only
    assume(len(content) > 64 or stream[2:] != base45.b45decode(pack(content))[2:])
    assert unpack(base45.b45encode(stream).decode()) == content


def test_a_cwt_tag_around_it_is_read_too():
    wrapped = pack(cbor2.dumps(cbor2.CBORTag(61, cose())))
    card = read_token(wrapped)
    assert card is not None
    assert card.claims == CARD


@pytest.mark.parametrize("typed", [str.lower, "{}\r\n".format, lambda t: t[:80] + "\r\n" + t[80:]])
def test_what_scanners_do_to_a_text_is_forgiven(typed):
    card = read_token(typed(made()))
    assert card is not None
    assert card.claims == CARD


def test_spaces_are_never_touched():
    token = next(t for t in map(named, range(200)) if " " in t[1:-1])
    assert read_token(token) is not None
    assert read_token(token.replace(" ", "", 1)) is None
    assert read_token(f" {token}") is None


def named(number):
    return made(CardClaims(**{f: getattr(CARD, f) for f in CARD.__slots__} | {"name": f"NAMA {number}"}))


def test_a_text_that_inflates_without_end_is_no_card():
    bomb = base45.b45encode(zlib.compress(bytes(2_000_000), 9)[:2_800]).decode()
    assert read_token(bomb) is None
    assert read_token(base45.b45encode(zlib.compress(bytes(17_000))).decode()) is None


@pytest.mark.parametrize(
    "nested", [b"\x81" * 16_000, b"\xd8\x3d" * 8_000, b"\xa1\x00" * 8_000, b"\xbb" + b"\xff" * 8]
)
def test_deep_or_huge_cbor_is_no_card(nested):
    assert read_token(base45.b45encode(zlib.compress(nested)).decode()) is None


@given(st.text())
def test_no_text_is_too_strange(text):
    assert read_token(text) is None


@given(st.binary(max_size=300))
def test_no_packed_bytes_are_too_strange(content):
    assert read_token(pack(content)) is None


cbor_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.integers() | st.text(), inner)
        | st.builds(cbor2.CBORTag, st.integers(0, 300), inner)
    ),
    max_leaves=8,
)


@given(cbor_values)
def test_no_cbor_is_too_strange(value):
    content = cbor2.dumps(value)
    assert read_token(pack(content)) is None
    assert read_token(pack(cbor2.dumps(cbor2.CBORTag(18, [content, {}, content, bytes(64)])))) is None


@given(
    st.sampled_from([1, 4, 6, 169]),
    st.none() | st.booleans() | st.floats() | st.binary() | st.lists(st.integers()),
)
def test_a_claim_of_the_wrong_type_is_no_card(claim, value):
    protected, _, payload, signature = cose().value
    payload = cbor2.dumps(cbor2.loads(payload) | {claim: value})
    assert read_token(pack(cbor2.dumps(cbor2.CBORTag(18, [protected, {}, payload, signature])))) is None


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        (1, "123"),
        (1, 12345600188),
        (4, ""),
        (4, None),
        (8, "1985-08-25"),
        (8, "19850230"),
        (9, 3),
        (9, True),
        (9, None),
    ],
)
def test_an_attribute_of_the_wrong_form_is_no_card(attribute, value):
    protected, _, payload, signature = cose().value
    claims = cbor2.loads(payload)
    claims[169][attribute] = value
    parts = [protected, {}, cbor2.dumps(claims), signature]
    assert read_token(pack(cbor2.dumps(cbor2.CBORTag(18, parts)))) is None


def test_another_algorithm_is_no_card():
    _, _, payload, signature = cose().value
    protected = cbor2.dumps({1: -7, 4: kid_of(PUBLIC)})
    assert read_token(pack(cbor2.dumps(cbor2.CBORTag(18, [protected, {}, payload, signature])))) is None
