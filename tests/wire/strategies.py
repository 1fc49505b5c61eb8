"""Any fact, decision and message that can be."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from msgspec import Raw

from fieldreg import wire
from fieldreg.domain.decisions import Decision
from fieldreg.domain.facts import Fact

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ids = st.binary(min_size=16, max_size=16).map(bytes.hex)
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
counts = st.integers(0, 2**53)
millis = st.integers(-(2**53), 2**53)
json_bodies = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


def of(kind):
    """Values of a dataclass of ours, made from its annotations."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, **{field.name: of(hints[field.name]) for field in fields(kind)})
    if isinstance(kind, UnionType):
        return st.one_of(*(of(part) for part in get_args(kind)))
    if get_origin(kind) is tuple:
        return st.lists(of(get_args(kind)[0]), max_size=3).map(tuple)
    if get_origin(kind) is Mapping:
        return st.dictionaries(*map(of, get_args(kind)), max_size=3)
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    return {
        str: texts,
        int: st.integers(-(2**53), 2**53),
        bool: st.booleans(),
        date: st.dates(),
        NoneType: st.none(),
    }[kind]


facts = of(Fact)
decisions = of(Decision)
headers = st.builds(
    wire.Header,
    seq=st.integers(1, 2**53),
    fact_id=ids,
    kind=texts,
    officer=texts,
    at_ms=millis,
    skew_ms=millis,
)
entries = st.builds(
    wire.EntryForm,
    id=ids,
    kind=texts,
    officer=texts,
    at=millis,
    skew=millis,
    body=facts.map(lambda fact: Raw(wire.encode_fact(fact)[1])),
)
pushes = st.builds(
    wire.Push,
    device=ids,
    installation=ids,
    first=st.integers(1, 2**53),
    before=hashes,
    after=hashes,
    head=counts,
    cursor=counts,
    entries=st.lists(entries, max_size=3).map(tuple),
)
receipts = st.builds(
    wire.Receipt, device=ids, installation=ids, seq=counts, hash=hashes, at=millis, signature=texts
)
items = st.builds(
    wire.FeedItem,
    n=counts,
    kind=texts,
    body=decisions.map(lambda decision: Raw(wire.encode_decision(decision)[1])),
)
replies = st.builds(
    wire.Reply,
    receipt=receipts,
    time=millis,
    feed=st.lists(items, max_size=3).map(tuple),
    more=st.booleans(),
    fork=st.none() | st.builds(wire.Fork, seq=counts, hash=hashes),
)
