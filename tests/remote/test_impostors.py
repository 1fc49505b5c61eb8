"""Only what HQ signed for this very push is a success; everything else is refused, and said why."""

import socket
import zlib
from dataclasses import replace

import pytest
import zstandard

from fieldreg import wire
from fieldreg.domain.faults import Fault
from fieldreg.remote import HttpsLine, Way, checked_url
from tests.remote.servers import ID, OTHER, Answer, LittleHq, serving

HTML = {"Content-Type": "text/html"}
DEVICE = wire.SigningKey.generate()


@pytest.fixture
def hq():
    return LittleHq()


def push(device=ID):
    return wire.Push(
        device=device, installation=ID, first=1, before="0" * 64, after="0" * 64, head=0, cursor=0, entries=()
    )


def exchange(url, hq, *, times=1, device=ID, **way):
    line = HttpsLine(url, device=device, key=DEVICE, hq_key=hq.key.public, way=Way(**way))
    try:
        for _ in range(times):
            exchanged = line.exchange(push(device))
        return exchanged
    finally:
        line.close()


def fault(url, hq, **how):
    with pytest.raises(Fault) as raised:
        exchange(url, hq, **how)
    return raised.value.code


def test_an_honest_answer_is_taken(hq):
    with serving(hq.honest) as url:
        assert exchange(url, hq, times=3).reply == hq.reply()


def portal(status, **headers):
    return lambda _sent: Answer(status, {**HTML, **headers}, b"<html>Selamat datang di WiFi hotel</html>")


@pytest.mark.parametrize(
    "handler",
    [
        portal(200),
        portal(302, Location="http://127.0.0.1:1/login"),
        portal(307, Location="http://127.0.0.1:1/login"),
        portal(401),
        portal(403),
        portal(511 - 100),
        lambda _: Answer(200, {"Content-Type": "application/json", "Content-Encoding": "zstd"}, b"{}"),
        lambda _: Answer(200, {"Content-Type": "application/json"}, b'{"receipt": {}}'),
        lambda _: Answer(200, {}, b""),
        lambda _: Answer(403, {"Content-Type": "application/json"}, b'{"error": "device_revoked"}'),
    ],
)
def test_a_log_in_page_is_no_headquarters(hq, handler):
    with serving(handler) as url:
        assert fault(url, hq) == "hq_not_recognised"


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_proxy_that_finds_nobody_says_later(hq, status):
    with serving(portal(status)) as url:
        assert fault(url, hq) == "hq_busy"


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
def test_a_bomb_is_refused_before_it_unfolds(hq, encoding):
    zeros = bytes(64 * 1024 * 1024)
    bomb = zlib.compress(zeros, 9, 31) if encoding == "gzip" else zstandard.ZstdCompressor().compress(zeros)
    with serving(lambda sent: hq.answer(sent, hq.reply(), packed=bomb, encoding=encoding)) as url:
        assert fault(url, hq) == "hq_not_recognised"


def test_an_answer_without_end_is_cut_off(hq):
    endless = bytes(wire.MAX_MESSAGE_BYTES + 1)
    with serving(lambda sent: hq.answer(sent, hq.reply(), packed=endless, encoding="identity")) as url:
        assert fault(url, hq) == "hq_not_recognised"


def test_another_key_signs_in_vain(hq):
    stranger = wire.SigningKey.generate()
    with serving(lambda sent: hq.answer(sent, hq.reply(key=stranger), key=stranger)) as url:
        assert fault(url, hq) == "hq_not_recognised"


def test_an_old_answer_again_is_no_answer(hq):
    with serving(hq.replaying) as url:
        assert fault(url, hq, times=2) == "hq_not_recognised"


def test_an_answer_for_another_laptop_is_refused_although_hq_signed_it(hq):
    with serving(lambda sent: hq.answer(sent, hq.reply(device=OTHER))) as url:
        assert fault(url, hq) == "hq_not_recognised"
    with serving(lambda sent: hq.answer(sent, hq.reply(installation=OTHER))) as url:
        assert fault(url, hq) == "hq_not_recognised"


def test_a_changed_body_or_status_is_noticed(hq):
    def changed(sent):
        answer = hq.honest(sent)
        return replace(answer, body=wire.pack(wire.encode_message(hq.reply()) + b" "))

    with serving(changed) as url:
        assert fault(url, hq) == "hq_not_recognised"


@pytest.mark.parametrize(
    ("status", "code", "told"),
    [
        (403, "device_revoked", "device_revoked"),
        (401, "unknown_device", "unknown_device"),
        (413, "too_large", "push_too_large"),
        (429, "too_many", "hq_busy"),
        (503, "hq_busy", "hq_busy"),
        (500, "hq_error", "hq_busy"),
        (400, "malformed", "hq_refused"),
        (418, "a_code_of_a_newer_hq", "hq_refused"),
    ],
)
def test_what_hq_signed_is_believed(hq, status, code, told):
    with serving(hq.refusing(status, code)) as url:
        assert fault(url, hq) == told


def test_a_revocation_that_hq_did_not_sign_is_not_believed():
    hq, stranger = LittleHq(), LittleHq()
    with serving(stranger.refusing(403, "device_revoked")) as url:
        assert fault(url, hq) == "hq_not_recognised"


def test_an_answer_that_breaks_off_is_a_broken_line(hq):
    def short(sent):
        answer = hq.honest(sent)
        return replace(answer, length=len(answer.body) + 10)

    with serving(short) as url:
        assert fault(url, hq) == "hq_unreachable"


def test_nobody_there(hq):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert fault(f"http://127.0.0.1:{port}", hq) == "hq_unreachable"


def test_a_line_that_says_nothing_ends_in_time(hq, monkeypatch):
    monkeypatch.setattr("fieldreg.remote.sending.READ_S", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert fault(f"http://127.0.0.1:{silent.getsockname()[1]}", hq) == "hq_unreachable"


def test_the_offices_proxy_is_used(hq):
    seen = []

    def proxy(sent):
        seen.append(sent.path)
        # a proxy is asked for the whole address; what is signed is the path alone
        own = replace(sent, path="/v1/sync")
        return hq.honest(own)

    with serving(proxy) as url:
        assert exchange("http://127.0.0.1:1", hq, proxy=url).reply == hq.reply()
    assert seen == ["http://127.0.0.1:1/v1/sync"]


def test_a_pinned_authority_that_is_not_there_is_told(hq, tmp_path):
    assert fault("http://127.0.0.1:1", hq, ca_file=str(tmp_path / "ca.pem")) == "hq_authority_missing"


@pytest.mark.parametrize("url", ["", "hq.example.org", "ftp://hq.example.org", "https://", "https://x/?a=1"])
def test_an_address_that_is_none(url):
    with pytest.raises(Fault, match="hq_address_bad"):
        checked_url(url)


def test_a_line_in_the_clear_is_for_this_machine_only():
    assert checked_url(" http://localhost:8169/ ") == "http://localhost:8169"
    with pytest.raises(Fault, match="hq_address_not_https"):
        checked_url("http://hq.example.org")
