"""Pieces of what is bulky: only HQ's own word, for the very bytes that were asked for."""

from contextlib import closing

import pytest

from fieldreg import wire
from fieldreg.domain.faults import Fault
from fieldreg.remote import HttpsLine
from tests.remote.servers import ID, Answer, LittleHq, serving
from tests.remote.test_impostors import DEVICE, portal

CONTENT = bytes(range(256)) * 4
PATH = "/v1/filters/7"


class Shelf(LittleHq):
    """Hands out pieces of `CONTENT`; `changes` make it another's."""

    def piece(self, sent, *, key=None, shift=0, status=206, body=None):
        first, last = map(int, sent.headers["Range"].removeprefix("bytes=").split("-"))
        found = CONTENT[first : last + 1] if body is None else body
        answer = wire.HttpResponse(
            status_code=status,
            request=sent,
            headers={
                "Content-Range": f"bytes {first + shift}-{first + shift + len(found) - 1}/{len(CONTENT)}"
            },
            body=found,
        )
        wire.sign_response(answer, key or self.key)
        return Answer(status, answer.headers, answer.body)


@pytest.fixture
def hq():
    return Shelf()


def fetch(url, hq, first=0, last=99):
    with closing(HttpsLine(url, device=ID, key=DEVICE, hq_key=hq.key.public)) as line:
        return line.fetch(PATH, first, last)


def test_a_piece_is_the_bytes_that_were_asked_for(hq):
    seen = []

    def handler(sent):
        seen.append(sent)
        return hq.piece(sent)

    with serving(handler) as url:
        assert fetch(url, hq, 10, 299) == CONTENT[10:300]
        assert fetch(url, hq, 1000, 9999) == CONTENT[1000:], "HQ may have fewer"
    (asked, _) = seen
    assert (asked.method, asked.path) == ("GET", PATH)
    wire.verify_request(asked, DEVICE.public)


@pytest.mark.parametrize(
    "answer",
    [
        lambda hq, sent: portal(200)(sent),
        lambda hq, sent: portal(206)(sent),
        lambda hq, sent: portal(404)(sent),
        lambda hq, sent: hq.piece(sent, key=wire.SigningKey.generate()),
        lambda hq, sent: hq.piece(sent, shift=1),
        lambda hq, sent: hq.piece(sent, body=b""),
        lambda hq, sent: hq.answer(
            sent,
            wire.Refusal(error="not_found"),
            status=404,
            encoding="identity",
            key=wire.SigningKey.generate(),
        ),
    ],
    ids=[
        "portal",
        "portal's piece",
        "portal's 404",
        "another key",
        "other bytes",
        "nothing",
        "another's 404",
    ],
)
def test_all_else_is_not_hq(hq, answer):
    with serving(lambda sent: answer(hq, sent)) as url, pytest.raises(Fault, match="hq_not_recognised"):
        fetch(url, hq)


@pytest.mark.parametrize(
    ("status", "code", "told"),
    [
        (404, "not_found", "bulk_gone"),
        (403, "device_revoked", "device_revoked"),
        (416, "range_wrong", "hq_refused"),
        (429, "too_many", "hq_busy"),
    ],
)
def test_what_hq_says_instead(hq, status, code, told):
    with serving(hq.refusing(status, code)) as url, pytest.raises(Fault, match=told):
        fetch(url, hq)


def test_a_piece_that_breaks_off_is_a_broken_line(hq):
    def short(sent):
        answer = hq.piece(sent)
        answer.length = len(answer.body) + 1
        return answer

    with serving(short) as url, pytest.raises(Fault, match="hq_unreachable"):
        fetch(url, hq)
