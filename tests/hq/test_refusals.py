"""What HQ does not take, and how it says so."""

import zlib

import msgspec
import pytest
import requests

from fieldreg import wire
from fieldreg.domain.decisions import DeviceRevoked
from fieldreg.hq.logs import JsonLines
from tests.hq.laptop import Laptop, check_signature, new_id, refusal_of


@pytest.fixture
def ready(laptop, person):
    laptop.write(person())
    return laptop


def test_a_push_signed_with_another_key(ready):
    assert ready.refusal(ready.push_of(), key=wire.SigningKey.generate()) == (401, "bad_signature")


def test_a_push_in_another_device_name(hq, ready, enrol):
    other = enrol(hq)
    assert other.refusal(ready.push_of()) == (401, "bad_signature")


def test_a_device_that_hq_does_not_know(ready):
    push = msgspec.structs.replace(ready.push_of(), device=new_id())
    assert ready.refusal(push, key_id=push.device) == (401, "unknown_device")


def test_no_signature_at_all(ready):
    headers = {"Content-Type": "application/json", "Content-Encoding": "identity"}
    body = wire.encode_message(ready.push_of())
    answer = ready.line.post(ready.url + "/v1/sync", data=body, headers=headers, stream=True)
    assert refusal_of(answer) == (401, "bad_signature")
    assert "Signature" not in answer.headers


@pytest.mark.parametrize("change", ["body", "header", "path", "signature"])
def test_a_request_changed_on_the_way(ready, change):
    body = wire.pack(wire.encode_message(ready.push_of()), "gzip")
    sent = wire.HttpRequest(
        method="POST",
        path="/v1/sync",
        headers={"Content-Type": "application/json", "Content-Encoding": "gzip"},
        body=body,
    )
    wire.sign_request(sent, ready.key, key_id=ready.device)
    match change:
        case "body":
            sent.body = body[:-1] + bytes([body[-1] ^ 1])
        case "header":
            sent.headers["Content-Encoding"] = "zstd"
        case "path":
            sent.headers["Signature-Input"] = sent.headers["Signature-Input"].replace('"@path"', '"@query"')
        case "signature":
            sent.headers["Signature"] = "s=:" + "A" * 86 + "==:"
    assert refusal_of(ready.send(sent)) == (401, "bad_signature")


@pytest.mark.parametrize("header", ["s=:AAAA", "", "\x80", 's=("@path";sf;x=?1'])
def test_a_signature_that_nobody_can_read(ready, header):
    sent = wire.HttpRequest(method="POST", path="/v1/sync", body=b"{}")
    sent.headers |= {
        "Content-Type": "application/json",
        "Content-Encoding": "identity",
        "Signature": header,
        "Signature-Input": f's=("@path");keyid="{ready.device}"',
    }
    assert refusal_of(ready.send(sent)) == (401, "bad_signature")


def test_a_refusal_is_signed_where_the_request_was(ready):
    sent, answer = ready.post("/v1/sync", b"{}")
    assert refusal_of(answer) == (400, "malformed")
    check_signature(sent, answer, ready.hq_key)


@pytest.mark.parametrize("encoding", ["zstd", "gzip"])
def test_a_bomb_is_found_before_it_fills_the_memory(ready, encoding):
    bomb = wire.pack(b" " * (wire.MAX_MESSAGE_BYTES + 1), encoding)
    assert len(bomb) < 20_000
    _, answer = ready.post("/v1/sync", b"", packed=bomb, encoding=encoding)
    assert refusal_of(answer) == (413, "too_large")


def test_too_large_as_sent(ready):
    _, answer = ready.post("/v1/sync", b" " * (wire.MAX_MESSAGE_BYTES + 1), encoding="identity")
    assert refusal_of(answer) == (413, "too_large")


@pytest.mark.parametrize("cut", [0, 1, -1])
def test_a_packed_body_cut_short(ready, cut):
    packed = wire.pack(wire.encode_message(ready.push_of()), "gzip")[:cut]
    _, answer = ready.post("/v1/sync", b"", packed=packed, encoding="gzip")
    assert refusal_of(answer) == (400, "malformed")


@pytest.mark.parametrize("encoding", ["br", "deflate", "zstd, gzip"])
def test_an_encoding_that_hq_does_not_speak(ready, encoding):
    _, answer = ready.post("/v1/sync", b"", packed=zlib.compress(b"{}"), encoding=encoding)
    assert refusal_of(answer) == (415, "unknown_encoding")


@pytest.mark.parametrize("kind", ["text/plain", "", "application/cbor"])
def test_a_content_that_is_no_json(ready, kind):
    _, answer = ready.post("/v1/sync", b"{}", **{"Content-Type": kind})
    assert refusal_of(answer) == (415, "wrong_content_type")


@pytest.mark.parametrize("kind", ["application/json; charset=utf-8", "Application/JSON"])
def test_json_by_its_other_names(ready, kind):
    _, answer = ready.post("/v1/sync", wire.encode_message(ready.push_of()), **{"Content-Type": kind})
    assert answer.status_code == 200


def test_paths_and_methods_that_are_not_there(hq):
    with requests.Session() as line:
        assert refusal_of(line.get(hq.url + "/v2/sync", stream=True)) == (404, "not_found")
        assert refusal_of(line.get(hq.url + "/v1/sync", stream=True)) == (405, "wrong_method")


def test_a_body_where_none_is_wanted(hq):
    with requests.Session() as line:
        answer = line.get(hq.url + "/v1/health", data=b"x", stream=True)
        assert refusal_of(answer) == (413, "too_large")


def test_nothing_was_stored_by_any_of_them(ready):
    for spoiled in ({"after": "0" * 64}, {"device": new_id()}):
        ready.refusal(msgspec.structs.replace(ready.push_of(), **spoiled))
    assert ready.exchange(ready.push_of(1, 0)).receipt.seq == 0


@pytest.mark.parametrize("encoding", wire.ENCODINGS)
def test_every_encoding_both_ways(ready, encoding):
    sent, answer = ready.post(
        "/v1/sync",
        wire.encode_message(ready.push_of()),
        encoding=encoding,
        **{"Accept-Encoding": encoding},
    )
    check_signature(sent, answer, ready.hq_key)
    assert answer.headers["Content-Encoding"] == encoding


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("gzip;q=1, zstd;q=0", "gzip"), ("br", "identity"), ("gzip, zstd", "zstd"), ("ZSTD", "zstd")],
)
def test_the_reply_is_packed_as_the_laptop_likes(ready, accepted, encoding):
    push = wire.encode_message(ready.push_of())
    _, answer = ready.post("/v1/sync", push, **{"Accept-Encoding": accepted})
    assert answer.headers["Content-Encoding"] == encoding


def test_a_revoked_device_is_told_so_only_if_it_is_that_device(own_hq, enrol, person):
    laptop = enrol(own_hq)
    laptop.write(person())
    own_hq.hq.revoke(laptop.device)
    laptop.sync()
    assert laptop.decisions(DeviceRevoked) == [DeviceRevoked(reason="revoked")]
    assert laptop.refusal(laptop.push_of(), key=wire.SigningKey.generate()) == (401, "bad_signature")
    (key,) = own_hq.hq.published_keys().keys
    assert key.revoked_at_ms >= key.valid_from_ms
    assert refusal_of(laptop.enrol(own_hq.new_code())) == (403, "device_revoked")


def test_a_database_that_fails_is_no_success(own_hq, enrol, person):
    laptop = enrol(own_hq)
    laptop.write(person())
    with own_hq.hq.database.read() as connection:
        connection.exec_driver_sql("ALTER TABLE entries RENAME TO gone")
        connection.commit()
    assert laptop.refusal(laptop.push_of()) == (503, "hq_busy")


def test_a_bug_in_hq_is_an_answer_too(monkeypatch, own_hq, enrol, person):
    laptop = enrol(own_hq)
    laptop.write(person())

    def broken():
        raise ZeroDivisionError

    monkeypatch.setattr(own_hq.hq, "clock", broken)
    assert laptop.refusal(laptop.push_of()) == (500, "hq_error")


def test_no_log_carries_a_person(caplog, own_hq, enrol, person):
    caplog.set_level("DEBUG")
    laptop = enrol(own_hq)
    fact = person(name="NAMA RAHASIA")
    laptop.write(fact)
    laptop.sync()
    laptop.write(person(name="NAMA RAHASIA"))
    with own_hq.hq.database.read() as connection:
        connection.exec_driver_sql("ALTER TABLE registrations RENAME TO gone")
        connection.commit()
    assert laptop.exchange(laptop.push_of()).receipt.seq == 2, "stored, whatever the judge makes of it"
    text = caplog.text + "\n".join(JsonLines().format(record) for record in caplog.records)
    assert "put off" in text
    assert '"event": "push"' in text
    assert "RAHASIA" not in text
    assert fact.registration.nik[:11] not in text


def test_a_line_that_is_cut_in_the_middle_of_a_push_stores_nothing(hq, ready):
    import socket  # noqa: PLC0415 - a raw line, only here

    host, port = hq.url.removeprefix("http://").split(":")
    body = wire.pack(wire.encode_message(ready.push_of()))
    sent = wire.HttpRequest(
        method="POST",
        path="/v1/sync",
        headers={"Content-Type": "application/json", "Content-Encoding": "zstd"},
        body=body,
    )
    wire.sign_request(sent, ready.key, key_id=ready.device)
    lines = [f"{name}: {value}" for name, value in sent.headers.items()]
    head = "\r\n".join(["POST /v1/sync HTTP/1.1", "Host: hq", f"Content-Length: {len(body)}", *lines, "", ""])
    for cut in (len(head) // 2, len(head), len(head) + len(body) // 2, len(head) + len(body) - 1):
        with socket.create_connection((host, int(port))) as line:
            line.sendall((head.encode() + body)[:cut])
    assert ready.exchange(ready.push_of(1, 0)).receipt.seq == 0
    assert ready.sync().receipt.seq == 1


def test_a_stranger_with_the_right_words_is_still_a_stranger(hq):
    stranger = Laptop(hq.url, device=new_id())
    with stranger.line:
        assert stranger.refusal(stranger.push_of()) == (401, "unknown_device")
