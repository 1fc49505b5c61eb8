"""The filter's file: no member is missed, strangers rarely hit, and only the key makes it speak."""

import hashlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreg.wire import FILTER_HEAD_BYTES, FilterHead, WireError, is_filter, make_filter

KEY, OTHER = b"k" * 32, b"o" * 32


def niks(count, start=0):
    return [f"{317107 + n % 60:06d}{n // 60:06d}9999" for n in range(start, start + count)]


def asker(head, content, key=KEY):
    """A function from a NIK to whether the file may hold it, by the format's plain rules."""
    asked = head.questions(key)

    def word(place):
        at = FILTER_HEAD_BYTES + 2 * place
        return int.from_bytes(content[at : at + 2], "little")

    def may_hold(nik):
        a, b, c, wanted = asked(nik)
        return word(a) ^ word(b) ^ word(c) == wanted

    return may_hold


@given(count=st.integers(0, 400), version=st.integers(1, 2**40))
def test_no_member_is_ever_missed(count, version):
    members = niks(count)
    head, content = make_filter(lambda: members + members[:3], key=KEY, version=version)
    assert (head.members, head.version, head.size_bytes) == (count, version, len(content))
    assert FilterHead.read(content) == head
    assert is_filter(content)
    assert all(map(asker(head, content), members))


@pytest.fixture(scope="module")
def large():
    members = niks(20_000)
    return members, *make_filter(lambda: members, key=KEY, version=7)


def test_strangers_hardly_ever_hit(large):
    _, head, content = large
    hits = sum(map(asker(head, content), niks(100_000, start=20_000)))
    assert hits <= 12, "1.5 are expected; more than 12 comes about once in ten million runs"


def test_it_is_as_small_as_it_should_be(large):
    members, _, content = large
    assert len(content) / len(members) < 2.7, "2.26 bytes each for a million, 2.25 for fifty"


def test_with_another_key_it_tells_members_from_nobody(large):
    members, head, content = large
    assert sum(map(asker(head, content, OTHER), members)) <= 8


def test_the_same_members_under_another_key_look_like_any_other_file(large):
    members, _, content = large
    _, other = make_filter(lambda: members, key=OTHER, version=7)
    same = sum(
        one == two for one, two in zip(content[FILTER_HEAD_BYTES:], other[FILTER_HEAD_BYTES:], strict=True)
    )
    assert same / len(content) < 0.08, "chance alone: 1 in 256, and some places are empty in both"


def test_places_lie_inside_the_file(large):
    _, head, _ = large
    asked = head.questions(KEY)
    for nik in niks(2_000):
        assert len({*asked(nik)[:3]}) == 3
        assert max(asked(nik)[:3]) < head.layout.places


@pytest.mark.parametrize(
    "start",
    [
        b"",
        b"fieldreg bundle 1 for 0123456789abcdef\n" * 3,
        b"fieldreg member filter 1\n",
        b"fieldreg member filter 1\n" + bytes(47),
        b"fieldreg member filter 1\n" + b"\xff" * 47,
    ],
)
def test_what_is_no_head_is_told(start):
    with pytest.raises(WireError, match="malformed"):
        FilterHead.read(start)


@given(flip=st.integers(0, FILTER_HEAD_BYTES * 8 - 1))
def test_a_flipped_head_is_another_head_or_none(flip, large):
    _, _, content = large
    damaged = bytearray(content[:FILTER_HEAD_BYTES])
    damaged[flip // 8] ^= 1 << flip % 8
    try:
        read = FilterHead.read(bytes(damaged))
    except WireError:
        return
    assert read.size_bytes >= 0
    assert hashlib.sha256(damaged + content[FILTER_HEAD_BYTES:]).digest() != hashlib.sha256(content).digest()


def test_keys_that_cannot_be_laid_take_another_salt():
    chance = random.Random(5)
    for count in (3, 5, 8, 10, 13, 21):
        members = [str(chance.randrange(10**15, 10**16)) for _ in range(count)]
        for version in range(1, 40):  # some of these need a second try
            head, content = make_filter(lambda m=members: m, key=KEY, version=version)
            assert all(map(asker(head, content), members))


def test_the_file_is_the_same_on_every_machine(monkeypatch):
    head, content = make_filter(lambda: niks(50), key=KEY, version=1)
    monkeypatch.setattr("sys.byteorder", "big")
    _, other = make_filter(lambda: niks(50), key=KEY, version=1)
    words = memoryview(content[FILTER_HEAD_BYTES:]).cast("H")
    swapped = b"".join((word >> 8 | (word & 255) << 8).to_bytes(2, "little") for word in words)
    assert other[FILTER_HEAD_BYTES:] == swapped, "this machine writes its numbers the other way"
    assert other[:FILTER_HEAD_BYTES] == head.packed()
