"""A 16-bit binary fuse filter: is a key in a fixed set? 18 bits a key, no miss, 15 false alarms in a million.

After T. M. Graf, D. Lemire, Binary Fuse Filters: Fast and Smaller Than Xor Filters (2022); three places a
key. Keys are 64-bit hashes that the caller has made (`filters.py`). Plain Python: a laptop that only looks up
reads three places of a file, and a build, once a night at HQ, takes microseconds a key.
"""

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

_LONGEST_SEGMENT = 1 << 18


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a hash lies: `places` fingerprints in overlapping segments of `segment` each (a power of two)."""

    segment: int
    segments: int
    """Starts of a triple; the last two segments only take its ends."""

    @classmethod
    def of(cls, keys: int) -> "Layout":
        """For so many keys."""
        many = max(keys, 2)
        segment = min(_LONGEST_SEGMENT, 1 << math.floor(math.log(many) / math.log(3.33) + 2.25))
        # Small sets need more room for the peeling to come through.
        room = max(1.125, 0.875 + 0.25 * math.log(1_000_000) / math.log(many))
        return cls(segment=segment, segments=max(1, math.ceil(many * room / segment) - 2))

    @property
    def places(self) -> int:
        """How many fingerprints there are."""
        return (self.segments + 2) * self.segment

    def places_of(self, key: int) -> tuple[int, int, int]:
        """The three places of a 64-bit hash, each in a segment of its own."""
        first = (key * (self.segments * self.segment)) >> 64
        mask = self.segment - 1
        return (
            first,
            (first + self.segment) ^ ((key >> 18) & mask),
            (first + 2 * self.segment) ^ (key & mask),
        )


def fingerprint(key: int) -> int:
    """The 16 bits that the three places of a key give, XORed."""
    return (key ^ (key >> 32)) & 0xFFFF


def build(keys: Sequence[int], layout: Layout) -> "array[int] | None":
    """The fingerprints of a filter that holds these hashes; None where they cannot be laid: try another.

    `keys` are distinct 64-bit numbers; sorted ones go faster, for they keep to the cache.
    About 12 bytes of memory a key beside the result.
    """
    order = _peeled(keys, layout)
    if order is None:
        return None
    table = array("H", bytes(2 * layout.places))
    # Backwards: the free place of each key is written last, so no later key disturbs it.
    for at in range(len(keys) - 1, -1, -1):
        key, free = order.keys[at], order.places[at]
        a, b, c = layout.places_of(key)
        # the free place is one of the three, and still 0
        table[free] = fingerprint(key) ^ table[a] ^ table[b] ^ table[c]
    return table


@dataclass(frozen=True, slots=True)
class _Order:
    """Keys in the order of peeling, each with the place that it had for itself at that moment."""

    keys: "array[int]"
    places: "array[int]"


def _peeled(keys: Sequence[int], layout: Layout) -> _Order | None:
    """Take away, again and again, a key that has a place for itself, until none is left."""
    counts, sums = _loads(keys, layout)
    locate = layout.places_of
    order = _Order(array("Q"), array("I"))
    taken_keys, taken_places = order.keys.append, order.places.append
    alone = array("I", (place for place, count in enumerate(counts) if count == 1))
    while alone:
        place = alone.pop()
        if counts[place] != 1:
            continue
        key = sums[place]
        taken_keys(key)
        taken_places(place)
        for each in locate(key):
            counts[each] = left = counts[each] - 1
            sums[each] ^= key
            if left == 1:
                alone.append(each)
    return order if len(order.keys) == len(keys) else None


def _loads(keys: Sequence[int], layout: Layout) -> "tuple[array[int], array[int]]":
    """How many keys lie on each place, and their XOR."""
    counts = array("H", bytes(2 * layout.places))
    sums = array("Q", bytes(8 * layout.places))
    span, segment, mask = layout.segments * layout.segment, layout.segment, layout.segment - 1
    double = 2 * segment
    for key in keys:  # `places_of`, written out: this line of a build runs once a member
        a = (key * span) >> 64
        b, c = (a + segment) ^ ((key >> 18) & mask), (a + double) ^ (key & mask)
        counts[a] += 1
        counts[b] += 1
        counts[c] += 1
        sums[a] ^= key
        sums[b] ^= key
        sums[c] ^= key
    return counts, sums
