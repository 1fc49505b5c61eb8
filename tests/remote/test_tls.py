"""A real TLS line: whom it trusts, why it refuses, and that a reconnect takes up the earlier session."""

import socket
import ssl
import threading
import time
from contextlib import ExitStack, closing, contextmanager, suppress
from email.utils import formatdate

import pytest

from fieldreg.domain.faults import Fault
from fieldreg.remote import HttpsLine, Way
from tests.remote.authorities import Authority
from tests.remote.servers import ID, LittleHq, serving
from tests.remote.test_impostors import DEVICE, push

VERSIONS = [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3]


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("ca"))


@pytest.fixture
def hq():
    return LittleHq()


def line(url, hq, *, ca_file="", proxy=""):
    way = Way(ca_file=str(ca_file), proxy=proxy)
    return closing(HttpsLine(url, device=ID, key=DEVICE, hq_key=hq.key.public, way=way))


def why_refused(url, hq, *, code="hq_certificate ", **how):
    with line(url, hq, **how) as refused, pytest.raises(Fault, match=code) as raised:
        refused.exchange(push())
    return raised.value.values["why"]


def test_the_pinned_authority_is_trusted(authority, hq):
    with serving(hq.honest, tls=authority.server()) as url, line(url, hq, ca_file=authority.pem) as good:
        assert good.exchange(push()).reply == hq.reply()


def test_no_other_authority_is_whatever_the_environment_says(authority, hq, tmp_path, monkeypatch):
    other = Authority(tmp_path, "CA Lain")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(authority.pem))
    with serving(hq.honest, tls=authority.server()) as url:
        assert why_refused(url, hq, ca_file=other.pem) == "unknown_authority"


def test_an_unknown_authority_is_none_of_the_systems(authority, hq):
    with serving(hq.honest, tls=authority.server()) as url:
        assert why_refused(url, hq) == "unknown_authority"


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ({"host": "hq.example.org"}, "other_name"),
        ({"host": "127.0.0.2"}, "other_name"),
        ({"start": -9, "end": -1}, "expired"),
        ({"start": 1}, "not_yet_valid"),
    ],
)
def test_what_is_wrong_with_a_certificate_is_said(authority, hq, how, why):
    with serving(hq.honest, tls=authority.server(**how)) as url:
        code = "hq_certificate_time" if why in {"expired", "not_yet_valid"} else "hq_certificate "
        assert why_refused(url, hq, ca_file=authority.pem, code=code) == why


@pytest.mark.parametrize("content", ["", "no certificate"])
def test_a_pinned_file_that_is_none_is_told(hq, tmp_path, content):
    file = tmp_path / "ca.pem"
    file.write_text(content)
    with pytest.raises(Fault, match="hq_authority_missing"):
        line("https://127.0.0.1:1", hq, ca_file=file)


def test_a_line_that_breaks_in_the_handshake_is_no_wrong_certificate(authority, hq):
    with socket.create_server(("127.0.0.1", 0)) as door:

        def hang_up():
            with suppress(OSError):
                caller, _ = door.accept()
                caller.recv(100)
                caller.close()

        threading.Thread(target=hang_up, daemon=True).start()
        url = f"https://127.0.0.1:{door.getsockname()[1]}"
        with line(url, hq, ca_file=authority.pem) as broken, pytest.raises(Fault, match="hq_unreachable"):
            broken.exchange(push())


@pytest.mark.parametrize("newest", VERSIONS, ids=["1.2", "1.3"])
def test_a_reconnect_takes_up_the_session(authority, hq, newest):
    server = authority.server(newest=newest)
    with serving(hq.honest, tls=server) as url:
        for _ in range(3):  # rounds of one evening, each with a line of its own
            with line(url, hq, ca_file=authority.pem) as each:
                each.exchange(push())
    stats = server.session_stats()
    assert (stats["accept"], stats["hits"]) == (3, 2)


def test_one_connection_serves_all_pushes_of_a_round(authority, hq):
    server = authority.server()
    with (
        serving(hq.honest, tls=server, keep_alive=True) as url,
        line(url, hq, ca_file=authority.pem) as each,
    ):
        for _ in range(3):
            each.exchange(push())
    assert server.session_stats()["accept"] == 1


@contextmanager
def tunnel():
    """An office's proxy: CONNECT, then bytes as they come. Yields its URL and what it was asked for."""
    asked, ends = [], ExitStack()

    def serve(door):
        with suppress(OSError):
            while True:
                near = ends.enter_context(door.accept()[0])
                asked.append(near.recv(4096).split(b"\r\n")[0].decode())
                host, _, port = asked[-1].split()[1].partition(":")
                far = ends.enter_context(socket.create_connection((host, int(port))))
                near.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
                for source, sink in ((near, far), (far, near)):
                    threading.Thread(target=carry, args=(source, sink), daemon=True).start()

    def carry(source, sink):
        with suppress(OSError):
            while data := source.recv(65536):
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)

    with ends, socket.create_server(("127.0.0.1", 0)) as door:
        threading.Thread(target=serve, args=(door,), daemon=True).start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}", asked


def test_through_the_offices_proxy_the_certificate_is_still_hqs(authority, hq, tmp_path):
    other = Authority(tmp_path, "CA Lain")
    with serving(hq.honest, tls=authority.server()) as url, tunnel() as (proxy, asked):
        with line(url, hq, ca_file=authority.pem, proxy=proxy) as good:
            assert good.exchange(push()).reply == hq.reply()
        assert why_refused(url, hq, ca_file=other.pem, proxy=proxy) == "unknown_authority"
        assert [each.rpartition(" ")[0] for each in asked] == [f"CONNECT {url.removeprefix('https://')}"] * 2


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ({"Retry-After": "120"}, "120"),
        ({"Retry-After": "999999999999"}, "3600"),
        ({"Retry-After": formatdate(time.time() + 99_999, usegmt=True)}, "3600"),
        ({"Retry-After": formatdate(time.time() - 120, usegmt=True)}, "0"),
        ({"Retry-After": "tomorrow"}, "0"),
        ({"Retry-After": "-5"}, "0"),
        ({}, "0"),
    ],
)
def test_hq_says_how_long_to_wait(hq, asked, seconds):
    def busy(sent):
        answer = hq.refusing(429, "too_many")(sent)
        answer.headers.update(asked)
        return answer

    with serving(busy) as url, line(url, hq) as each, pytest.raises(Fault, match="hq_busy") as raised:
        each.exchange(push())
    assert raised.value.values["after_s"] == seconds
