"""Compression both ways, and never more memory than allowed."""

import gzip
import tracemalloc
from contextlib import suppress

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from fieldreg.wire import ENCODINGS, WireError, pack, unpack

PACKED = [encoding for encoding in ENCODINGS if encoding != "identity"]


@given(st.binary(max_size=5000), st.sampled_from(ENCODINGS))
def test_there_and_back(body, encoding):
    assert unpack(pack(body, encoding), encoding, limit=len(body)) == body


@given(st.binary(min_size=1, max_size=2000), st.sampled_from(ENCODINGS))
def test_one_byte_over_the_limit_is_too_large(body, encoding):
    with pytest.raises(WireError, match="too_large"):
        unpack(pack(body, encoding), encoding, limit=len(body) - 1)


@given(st.binary(max_size=300), st.sampled_from(PACKED), st.data())
def test_cut_anywhere_is_malformed(body, encoding, data):
    packed = pack(body, encoding)
    cut = data.draw(st.integers(0, len(packed) - 1))
    with pytest.raises(WireError, match="malformed"):
        unpack(packed[:cut], encoding, limit=10_000)


@given(st.binary(max_size=600), st.binary(min_size=1, max_size=600), st.sampled_from(PACKED))
def test_followed_by_more_is_malformed(body, more, encoding):
    with pytest.raises(WireError, match="malformed"):
        unpack(pack(body, encoding) + more, encoding, limit=10_000)


@pytest.mark.parametrize("more", [1, 200, 300, 1000])
@pytest.mark.parametrize("encoding", PACKED)
def test_followed_by_much_more_is_malformed(encoding, more):
    with pytest.raises(WireError, match="malformed"):
        unpack(pack(b"halo", encoding) + bytes(more), encoding, limit=10_000)


@given(st.binary(max_size=300), st.sampled_from(PACKED))
def test_any_bytes_give_a_body_or_a_wire_error(noise, encoding):
    with suppress(WireError):
        assert len(unpack(noise, encoding, limit=1000)) <= 1000


@pytest.mark.parametrize("encoding", PACKED)
def test_a_bomb_takes_no_memory(encoding):
    bomb = pack(bytes(200_000_000), encoding)
    tracemalloc.start()
    try:
        with pytest.raises(WireError, match="too_large"):
            unpack(bomb, encoding, limit=1_000_000)
        assert tracemalloc.get_traced_memory()[1] < 45_000_000
    finally:
        tracemalloc.stop()


def test_a_frame_that_asks_for_a_huge_window_is_refused():
    parameters = zstandard.ZstdCompressionParameters(window_log=27, enable_ldm=True)
    packer = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    packed = packer.compress(b"x" * 1000) + packer.flush()
    with pytest.raises(WireError, match="malformed"):
        unpack(packed, "zstd", limit=10_000)


def test_what_others_pack_is_read():
    assert unpack(gzip.compress(b"halo"), "gzip", limit=10) == b"halo"
    assert unpack(zstandard.ZstdCompressor().compress(b"halo"), "zstd", limit=10) == b"halo"
    assert unpack(b"halo", "", limit=10) == b"halo"


@pytest.mark.parametrize("encoding", ["br", "GZIP", "zstd, gzip"])
def test_an_encoding_that_nobody_speaks(encoding):
    with pytest.raises(WireError, match="unknown_encoding"):
        pack(b"", encoding)
    with pytest.raises(WireError, match="unknown_encoding"):
        unpack(b"", encoding, limit=1)
