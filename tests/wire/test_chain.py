"""The chain: nothing in a journal can change without its head changing."""

import hashlib
from dataclasses import fields, replace

from hypothesis import assume, given
from hypothesis import strategies as st

from fieldreg.wire import Header, entry_hash, genesis
from tests.wire import strategies

journals = st.lists(st.tuples(strategies.headers, st.binary(max_size=30)), min_size=1, max_size=6)


def head(journal, installation="0" * 32):
    newest = genesis(installation)
    for header, body in journal:
        newest = entry_hash(newest, header, hashlib.sha256(body).digest())
    return newest


@given(journals, st.data())
def test_any_change_of_a_header_changes_the_head(journal, data):
    place = data.draw(st.integers(0, len(journal) - 1))
    header, body = journal[place]
    name = data.draw(st.sampled_from([field.name for field in fields(Header)]))
    value = data.draw(strategies.texts if isinstance(getattr(header, name), str) else strategies.millis)
    assume(value != getattr(header, name))
    changed = [*journal]
    changed[place] = (replace(header, **{name: value}), body)
    assert head(changed) != head(journal)


@given(journals, st.data())
def test_any_change_of_a_body_changes_the_head(journal, data):
    place = data.draw(st.integers(0, len(journal) - 1))
    header, body = journal[place]
    other = data.draw(st.binary(max_size=30))
    assume(other != body)
    assert head([*journal[:place], (header, other), *journal[place + 1 :]]) != head(journal)


@given(journals, st.data())
def test_any_other_order_changes_the_head(journal, data):
    shuffled = data.draw(st.permutations(journal))
    assume(shuffled != journal)
    assert head(shuffled) != head(journal)


@given(journals, st.data())
def test_leaving_out_or_adding_changes_the_head(journal, data):
    place = data.draw(st.integers(0, len(journal) - 1))
    assert head(journal[:place] + journal[place + 1 :]) != head(journal)
    assert head([*journal, journal[place]]) != head(journal)


@given(journals, strategies.ids, strategies.ids)
def test_a_chain_belongs_to_one_installation(journal, one, other):
    assume(one != other)
    assert head(journal, one) != head(journal, other)


@given(journals)
def test_the_chain_verifies_without_the_bodies(journal):
    newest = genesis("0" * 32)
    for header, body_hash in [(header, hashlib.sha256(body).digest()) for header, body in journal]:
        newest = entry_hash(newest, header, body_hash)
    assert newest == head(journal)


@given(strategies.texts, strategies.texts, strategies.texts)
def test_words_cannot_flow_into_each_other(one, two, three):
    header = Header(seq=1, fact_id="", kind=one + two, officer=three, at_ms=0)
    other = replace(header, kind=one, officer=two + three)
    assume(two)
    assert header.canonical() != other.canonical()


def test_the_form_that_is_hashed_is_for_ever():
    """Frozen: another form would make every journal in the field unreadable."""
    header = Header(seq=1, fact_id="f" * 32, kind="CardPrinted", officer="o1", at_ms=1_795_000_000_000)
    assert header.canonical() == b'[1,"%s","CardPrinted","o1",1795000000000,0]' % (b"f" * 32)
    assert genesis("0" * 32).hex() == hashlib.sha256(b"fieldreg journal 1\n" + b"0" * 32).hexdigest()
    joined = genesis("0" * 32) + header.canonical() + hashlib.sha256(b"{}").digest()
    assert (
        entry_hash(genesis("0" * 32), header, hashlib.sha256(b"{}").digest())
        == hashlib.sha256(joined).digest()
    )
