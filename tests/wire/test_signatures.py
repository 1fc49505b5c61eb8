"""Signatures: requests, replies bound to their requests, receipts. Any changed byte fails."""

import dataclasses
from base64 import b64decode, b64encode

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreg import wire
from fieldreg.wire import HttpRequest, HttpResponse, PublicKey, SigningKey, WireError
from tests.wire import strategies

KEY, OTHER = SigningKey(bytes(range(32))), SigningKey(bytes(32))


def request(body=b"{}", **fields):
    sent = HttpRequest(method="POST", path="/v1/sync", body=body, **fields)
    wire.sign_request(sent, KEY, key_id="d" * 32)
    return sent


def response(sent, body=b"{}", status=200):
    answer = HttpResponse(status_code=status, request=sent, body=body)
    wire.sign_response(answer, OTHER)
    return answer


@given(st.binary(max_size=200))
def test_what_was_signed_verifies(body):
    sent = request(body)
    wire.verify_request(sent, KEY.public)
    assert wire.key_id_of(sent) == "d" * 32
    wire.verify_response(response(sent, body), OTHER.public)


@given(st.binary(min_size=1, max_size=50), st.data())
def test_any_changed_byte_of_a_body_fails(body, data):
    sent = request(body)
    answer = response(sent, body)
    place, bit = data.draw(st.integers(0, len(body) - 1)), data.draw(st.integers(0, 7))
    changed = bytearray(body)
    changed[place] ^= 1 << bit
    with pytest.raises(WireError, match="bad_signature"):
        wire.verify_request(dataclasses.replace(sent, body=bytes(changed)), KEY.public)
    with pytest.raises(WireError, match="bad_signature"):
        wire.verify_response(dataclasses.replace(answer, body=bytes(changed)), OTHER.public)


@given(st.sampled_from(["Content-Digest", "Signature-Input", "Signature", "Content-Encoding"]), st.data())
def test_any_changed_character_of_a_signed_header_fails(name, data):
    """Never accepted as something else; base64's unused last bits say nothing, so they are left alone."""
    sent = request()
    value = sent.headers[name]
    place = data.draw(
        st.integers(0, len(value) - 1).filter(lambda at: value[at + 1 : at + 3] not in ("=:", "=="))
    )
    letter = data.draw(
        st.characters(min_codepoint=33, max_codepoint=126).filter(lambda it: it != value[place])
    )
    changed = sent.headers | {name: value[:place] + letter + value[place + 1 :]}
    with pytest.raises(WireError, match="bad_signature"):
        wire.verify_request(dataclasses.replace(sent, headers=changed), KEY.public)


@pytest.mark.parametrize("change", [{"method": "PUT"}, {"path": "/v1/enrol"}])
def test_another_method_or_path_fails(change):
    with pytest.raises(WireError):
        wire.verify_request(dataclasses.replace(request(), **change), KEY.public)


@pytest.mark.parametrize("gone", ["Content-Digest", "Signature-Input", "Signature", "Content-Encoding"])
def test_a_header_left_out_fails(gone):
    sent = request()
    del sent.headers[gone]
    with pytest.raises(WireError):
        wire.verify_request(sent, KEY.public)


def test_a_signature_over_less_fails():
    sent, bare = request(), HttpRequest(method="POST", path="/v1/sync", body=b"{}")
    wire.sign_request(bare, KEY, key_id="d" * 32)
    bare.headers["Signature-Input"] = bare.headers["Signature-Input"].replace(' "@path"', "")
    assert sent.headers["Signature-Input"] != bare.headers["Signature-Input"]
    with pytest.raises(WireError):
        wire.verify_request(bare, KEY.public)


def test_another_key_fails():
    sent = request()
    with pytest.raises(WireError):
        wire.verify_request(sent, OTHER.public)
    with pytest.raises(WireError):
        wire.verify_response(response(sent), KEY.public)


def test_a_reply_to_another_request_fails():
    first, second = request(), request()
    assert first.headers["Signature"] != second.headers["Signature"], "each bears a nonce"
    answer = response(first)
    with pytest.raises(WireError):
        wire.verify_response(dataclasses.replace(answer, request=second), OTHER.public)


@pytest.mark.parametrize("status", [201, 400, 500])
def test_another_status_fails(status):
    answer = response(request())
    with pytest.raises(WireError):
        wire.verify_response(dataclasses.replace(answer, status_code=status), OTHER.public)


def test_header_names_in_any_case_verify():
    sent = request()
    lower = {name.lower(): value for name, value in sent.headers.items()}
    wire.verify_request(dataclasses.replace(sent, headers=lower), KEY.public)


@pytest.mark.parametrize("value", ["", "s=()", 's=();keyid="', "s=();keyid=x"])
def test_nobody_claims_to_have_signed(value):
    with pytest.raises(WireError, match="bad_signature"):
        wire.key_id_of(HttpRequest(method="POST", path="/", headers={"Signature-Input": value}))
    with pytest.raises(WireError, match="bad_signature"):
        wire.key_id_of(HttpRequest(method="POST", path="/"))


class TestReceipt:
    @pytest.fixture
    def receipt(self):
        return wire.sign_receipt(
            KEY, device="d" * 32, installation="e" * 32, seq=7, entry_hash=bytes(32), at_ms=1_795_000_000_000
        )

    def test_verifies(self, receipt):
        wire.verify_receipt(receipt, KEY.public)

    @pytest.mark.parametrize(
        "change",
        [{"device": "c" * 32}, {"installation": "c" * 32}, {"seq": 8}, {"hash": "1" * 64}, {"at": 0}],
    )
    def test_any_change_fails(self, receipt, change):
        with pytest.raises(WireError, match="bad_signature"):
            wire.verify_receipt(msgspec.structs.replace(receipt, **change), KEY.public)

    @pytest.mark.parametrize("place", range(64))
    def test_any_changed_byte_of_the_signature_fails(self, receipt, place):
        raw = bytearray(b64decode(receipt.signature))
        raw[place] ^= 1
        forged = msgspec.structs.replace(receipt, signature=b64encode(raw).decode())
        with pytest.raises(WireError, match="bad_signature"):
            wire.verify_receipt(forged, KEY.public)

    @pytest.mark.parametrize("signature", ["", "!", "AAAA", "é"])
    def test_no_signature_at_all(self, receipt, signature):
        with pytest.raises(WireError, match="bad_signature"):
            wire.verify_receipt(msgspec.structs.replace(receipt, signature=signature), KEY.public)


class TestKeys:
    @given(st.binary(min_size=32, max_size=32))
    def test_there_and_back(self, raw):
        key = SigningKey(raw)
        assert key.raw == raw
        assert PublicKey.from_text(key.public.text).raw == key.public.raw
        key.public.verify(key.sign(b"halo"), b"halo")

    @pytest.mark.parametrize("text", ["", "AAAA", "!!!!", "é", b64encode(bytes(33)).decode()])
    def test_a_text_that_is_no_key(self, text):
        with pytest.raises(WireError, match="malformed"):
            PublicKey.from_text(text)

    def test_new_keys_differ(self):
        assert SigningKey.generate().raw != SigningKey.generate().raw


class TestEnrolCode:
    @given(st.binary(min_size=32, max_size=32), st.data())
    def test_is_read_however_it_is_typed(self, raw, data):
        key = SigningKey(raw).public
        code = wire.make_enrol_code(key)
        typed = str(code)
        for right, wrong in (("0", "oO"), ("1", "iIlL")):
            typed = typed.replace(right, data.draw(st.sampled_from(right + wrong)))
        typed = data.draw(st.sampled_from([typed, typed.lower(), typed.replace("-", " "), f" {typed}\n"]))
        assert wire.read_enrol_code(typed) == code
        assert code.names(key)

    @given(strategies.texts)
    def test_any_other_text_is_none(self, text):
        assert wire.read_enrol_code(text) is None

    @pytest.mark.parametrize("text", ["", "0" * 19, "0" * 21, "U" + "0" * 19, "é" + "0" * 19])
    def test_what_is_nearly_a_code_is_none(self, text):
        assert wire.read_enrol_code(text) is None

    def test_another_hq_is_not_named(self):
        assert not wire.make_enrol_code(KEY.public).names(OTHER.public)

    def test_two_codes_differ(self):
        assert wire.make_enrol_code(KEY.public).secret != wire.make_enrol_code(KEY.public).secret

    def test_fits_what_it_is_sent_in(self):
        code = wire.make_enrol_code(KEY.public)
        form = wire.EnrolRequest(
            secret=code.secret, installation="a" * 32, public_key=KEY.public.text, name="Mobil 1"
        )
        assert wire.decode_message(wire.encode_message(form), wire.EnrolRequest) == form
        reply = wire.EnrolReply(device="a" * 32, issuer="HQ Contoh", hq_key=OTHER.public.text, time=1)
        assert wire.decode_message(wire.encode_message(reply), wire.EnrolReply) == reply
