"""Facts, decisions and messages come out as they went in; anything else is refused."""

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fieldreg import wire
from fieldreg.wire import WireError
from tests.wire import strategies


@given(strategies.facts)
def test_facts_there_and_back(fact):
    kind, body = wire.encode_fact(fact)
    assert kind == type(fact).__name__
    assert wire.decode_fact(kind, body) == fact
    assert wire.encode_fact(wire.decode_fact(kind, body)) == (kind, body)


@given(strategies.decisions)
def test_decisions_there_and_back(decision):
    kind, body = wire.encode_decision(decision)
    assert kind == type(decision).__name__
    assert wire.decode_decision(kind, body) == decision


@given(strategies.pushes | strategies.replies)
def test_messages_there_and_back(message):
    body = wire.encode_message(message)
    again = wire.decode_message(body, type(message))
    assert wire.encode_message(again) == body
    for bodied in ("entries", "feed"):
        before, after = getattr(message, bodied, ()), getattr(again, bodied, ())
        assert [bytes(item.body) for item in before] == [bytes(item.body) for item in after]


@pytest.mark.parametrize("decode", [wire.decode_fact, wire.decode_decision])
def test_an_unknown_kind(decode):
    with pytest.raises(WireError, match="unknown_kind"):
        decode("MemberDreamt", b"{}")


_DEEP = b"[" * 100_000


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"member_id":1}', b'{"member_id":"\xff"}', _DEEP])
def test_a_body_that_is_none(body):
    with pytest.raises(WireError, match="malformed"):
        wire.decode_fact("CardPrinted", body)
    with pytest.raises(WireError, match="malformed"):
        wire.decode_decision("RecordAccepted", body)
    with pytest.raises(WireError, match="malformed"):
        wire.decode_message(body, wire.Push)


@given(st.binary(max_size=200))
@example(b"null")
def test_any_bytes_are_a_message_or_a_wire_error(body):
    for form in (wire.Push, wire.Reply, wire.EnrolRequest, wire.EnrolReply, wire.Refusal):
        with pytest.raises(WireError):
            wire.decode_message(body, form)


@pytest.mark.parametrize(
    "change",
    [
        {"device": "A" * 32},
        {"device": "a" * 31},
        {"device": "a" * 32 + "\n"},
        {"before": "0" * 63},
        {"first": 0},
        {"first": 1.5},
        {"head": -1},
        {"cursor": 2**53 + 1},
        {"entries": None},
        {"entries": [{"id": "a" * 32, "kind": "x" * 65, "officer": "", "at": 0, "body": {}}]},
        {"entries": [{"id": "a" * 32, "kind": "x", "officer": "", "at": "0", "body": {}}]},
        {"entries": [{"id": "a" * 32, "kind": "x", "officer": "", "at": 0}]},
    ],
)
def test_a_push_is_bounded(change):
    push = {
        "device": "a" * 32,
        "installation": "b" * 32,
        "first": 1,
        "before": "0" * 64,
        "after": "0" * 64,
        "head": 0,
        "cursor": 0,
        "entries": [],
    }
    wire.decode_message(msgspec.json.encode(push), wire.Push)
    with pytest.raises(WireError, match="malformed"):
        wire.decode_message(msgspec.json.encode(push | change), wire.Push)


def test_a_push_has_a_thousand_entries_at_most():
    entry = wire.EntryForm(id="a" * 32, kind="x", officer="", at=0, body=msgspec.Raw(b"{}"))

    def push(entries):
        fields = {"device": "a" * 32, "installation": "b" * 32, "before": "0" * 64, "after": "0" * 64}
        return wire.encode_message(wire.Push(**fields, first=1, head=0, cursor=0, entries=(entry,) * entries))

    wire.decode_message(push(wire.MAX_ENTRIES), wire.Push)
    with pytest.raises(WireError):
        wire.decode_message(push(wire.MAX_ENTRIES + 1), wire.Push)


def test_an_error_carries_nothing_of_the_message():
    with pytest.raises(WireError) as caught:
        wire.decode_fact("CardPrinted", b'{"member_id":"RAHASIA","kpj":17}')
    assert str(caught.value) == "malformed"
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
