"""What a USB stick carries: only its reader opens it, and every changed byte is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Raw

from fieldreg.wire import (
    Bundle,
    BundleReply,
    EntryForm,
    Push,
    Reply,
    SigningKey,
    WireError,
    make_sealing_key,
    open_bundle,
    open_reply,
    seal,
    seal_bundle,
    seal_reply,
    sealing_public,
    sealing_secret,
    sign_receipt,
    unseal,
)
from fieldreg.wire import bundles as bundles_module

DEVICE, INSTALLATION, HASH = "d" * 32, "a" * 32, "0" * 64
LAPTOP, HQ, OTHER = (SigningKey.generate() for _ in range(3))


def bundle(device=DEVICE):
    entry = EntryForm(id="1" * 32, kind="K", officer="f" * 32, at=1, body=Raw(b'{"name":"Tumijem"}'))
    push = Push(
        device=device,
        installation=INSTALLATION,
        first=1,
        before=HASH,
        after=HASH,
        head=1,
        cursor=0,
        entries=(entry,),
    )
    return Bundle(pushes=(push,))


def sealed(device=DEVICE, inner=DEVICE):
    return seal_bundle(bundle(inner), device=device, key=LAPTOP, hq_key=HQ.public)


def opened(file, key=HQ):
    return open_bundle(file, hq_key=key, key_of=lambda _device: LAPTOP.public)


def reply():
    receipt = sign_receipt(HQ, device=DEVICE, installation=INSTALLATION, seq=1, entry_hash=bytes(32), at_ms=1)
    return BundleReply(replies=(Reply(receipt=receipt, time=1),))


def test_a_bundle_and_its_reply_come_back_as_they_were_and_nothing_can_be_read():
    file = sealed()
    assert b"Tumijem" not in file
    assert opened(file).pushes[0].entries[0].body == bundle().pushes[0].entries[0].body
    answer = seal_reply(reply(), hq_key=HQ, device_key=LAPTOP.public)
    assert open_reply(answer, key=LAPTOP, hq_key=HQ.public) == reply()


@given(st.data())
def test_every_changed_byte_is_noticed(data):
    file = bytearray(sealed())
    at = data.draw(st.integers(0, len(file) - 1))
    file[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(WireError):
        opened(bytes(file))


@given(st.data())
def test_half_a_file_is_damaged(data):
    file = sealed()
    with pytest.raises(WireError, match=r"damaged|malformed"):
        opened(file[: data.draw(st.integers(0, len(file) - 1))])


@pytest.mark.parametrize(
    ("file", "key", "code"),
    [
        (b"", HQ, "malformed"),
        (b"a picture", HQ, "malformed"),
        (sealed()[:12], HQ, "damaged"),
        (sealed()[:40], HQ, "damaged"),
        (sealed(), OTHER, "other_reader"),
        (sealed(inner="e" * 32), HQ, "bad_signature"),
        (seal_reply(reply(), hq_key=HQ, device_key=LAPTOP.public), HQ, "malformed"),
    ],
    ids=[
        "empty",
        "picture",
        "cut in its first line",
        "cut after it",
        "another HQ's",
        "another's facts",
        "a reply",
    ],
)
def test_what_is_no_bundle_for_us_is_told_apart(file, key, code):
    with pytest.raises(WireError) as refused:
        opened(file, key)
    assert refused.value.code == code


def test_a_reply_that_hq_did_not_sign_is_refused():
    forged = seal_reply(reply(), hq_key=OTHER, device_key=LAPTOP.public)
    with pytest.raises(WireError, match="bad_signature"):
        open_reply(forged, key=LAPTOP, hq_key=HQ.public)


def test_a_bundle_is_bounded(monkeypatch):
    file = sealed()
    monkeypatch.setattr(bundles_module, "MAX_BUNDLE_BYTES", 100)
    with pytest.raises(WireError, match="too_large"):
        sealed()
    with pytest.raises(WireError, match="too_large"):
        opened(file)


@given(data=st.binary(max_size=200), context=st.text(max_size=20))
def test_a_seal_is_opened_by_its_key_and_context_alone(data, context):
    secret, public = make_sealing_key()
    closed = seal(data, to=public, context=context)
    assert unseal(closed, secret=secret, context=context) == data
    with pytest.raises(WireError):
        unseal(closed, secret=secret, context=context + "!")
    with pytest.raises(WireError):
        unseal(closed, secret=make_sealing_key()[0], context=context)


def test_an_ed25519_key_serves_as_its_x25519_key():
    key = SigningKey.generate()
    closed = seal(b"key", to=sealing_public(key.public), context="c")
    assert unseal(closed, secret=sealing_secret(key), context="c") == b"key"


@pytest.mark.parametrize("to", [b"", b"x" * 31, bytes(32)])
def test_a_key_that_is_none_is_refused(to):
    with pytest.raises(WireError, match="malformed"):
        seal(b"x", to=to, context="c")
