"""HQ's public lists: signed as they stand, compact, and nothing but what was put in."""

from base64 import b64decode, b64encode

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreg import wire
from fieldreg.domain.decisions import IssuerKey, IssuerKeysPublished

KEY = wire.SigningKey(bytes(range(32)))
KEYS = IssuerKeysPublished(
    issuer="BPJS Contoh — Jakarta",
    as_of_ms=1_795_000_000_000,
    keys=(IssuerKey(kid="00" * 8, public_key="AAAA", valid_from_ms=1),),
    version=3,
)
VOIDS = wire.VoidsPublished(
    issuer="HQ", version=2, as_of_ms=1_795_000_000_000, numbers=wire.pack_numbers(["12345600002", "1" * 11])
)
numbers = st.sets(st.integers(0, 99_999_999_999).map(lambda number: f"{number:011d}"), max_size=200)


def keys_message():
    return wire.encode_message(wire.sign_keys(KEY, KEYS))


@given(numbers)
def test_numbers_come_back_and_nothing_else_is_among_them(some):
    read = wire.unpack_numbers(wire.pack_numbers(some))
    assert set(read) == some
    assert len(read) == len(some)
    assert all(number in read for number in some)
    near = {f"{(int(number) + 1) % 10**11:011d}" for number in some}
    assert {number for number in near if number in read} == near & some


@pytest.mark.parametrize("other", ["", "1234560000", "123456000022", "1234560000٢", 12345600002, None])
def test_what_is_no_number_is_not_void(other):
    assert other not in wire.unpack_numbers(VOIDS.numbers)


@pytest.mark.parametrize(
    "packed",
    [
        bytes([0]),  # a distance of nothing: the same number twice
        bytes([0x80]),  # a distance that breaks off
        bytes([0xFF] * 5 + [0x7F]),  # more than 11 digits
        bytes([0x80] * 6 + [1]),
    ],
)
def test_a_list_that_is_none_is_refused(packed):
    with pytest.raises(wire.WireError, match="malformed"):
        wire.unpack_numbers(b64encode(wire.pack(packed)).decode())


@given(st.text() | st.binary().map(lambda content: b64encode(content).decode()))
def test_any_text_is_read_or_refused(text):
    try:
        wire.unpack_numbers(text)
    except wire.WireError as error:
        assert error.code in {"malformed", "too_large"}  # noqa: PT017 - either may be


def test_a_million_numbers_are_a_megabyte():
    """One number in fifty of blocks given out in turn, as an office of years would have."""
    some = (f"{12_345_600_000 + number * 50 + (number * number) % 49:011d}" for number in range(1_000_000))
    packed = wire.pack_numbers(some)
    assert len(b64decode(packed)) < 1_100_000
    assert len(wire.unpack_numbers(packed)) == 1_000_000


def test_signed_lists_open_under_their_own_title_only():
    assert wire.open_keys(keys_message()) == (PublicKeyOf(KEY), KEYS)
    voids = wire.encode_message(wire.sign_voids(KEY, VOIDS))
    assert wire.open_voids(voids)[1] == VOIDS
    crossed = msgspec.json.decode(voids) | {"published": msgspec.to_builtins(KEYS)}
    with pytest.raises(wire.WireError, match="bad_signature"):
        wire.open_keys(msgspec.json.encode(crossed))


def test_a_list_with_blanks_or_with_more_fields_still_holds():
    indented = msgspec.json.format(keys_message(), indent=4)
    assert wire.open_keys(indented)[1] == KEYS
    newer = msgspec.to_builtins(KEYS) | {"policy": "later"}
    signature = KEY.sign(b"fieldreg issuer keys 1\n" + msgspec.json.encode(newer))
    message = {"hq_key": KEY.public.text, "published": newer, "signature": b64encode(signature).decode()}
    assert wire.open_keys(msgspec.json.encode(message))[1] == KEYS


def test_every_changed_byte_of_a_list_is_noticed():
    message = keys_message()
    end = message.index(b'"signature"')
    for place in range(message.index(b'"published"') + 12, end):
        changed = bytearray(message)
        changed[place] ^= 1
        with pytest.raises(wire.WireError):
            wire.open_keys(bytes(changed))


def test_a_file_holds_both_lists_or_the_keys_alone():
    both = wire.TrustLists(keys=wire.sign_keys(KEY, KEYS), voids=wire.sign_voids(KEY, VOIDS))
    keys, voids = wire.split_lists(wire.encode_message(both))
    assert wire.open_keys(keys)[1] == KEYS
    assert wire.open_voids(voids)[1] == VOIDS
    assert wire.split_lists(keys_message()) == (keys_message(), None)
    with pytest.raises(wire.WireError, match="malformed"):
        wire.split_lists(b"[]")


class PublicKeyOf:
    """Equal to the public key of a signing key."""

    def __init__(self, key):
        self._text = key.public.text

    def __eq__(self, other):
        return isinstance(other, wire.PublicKey) and other.text == self._text

    __hash__ = None
