"""Long texts fit by rule and lose no letter."""

from hypothesis import given
from hypothesis import strategies as st

from fieldreg.cards.fitting import fit

RULE = {"width": 100, "size": 10, "shrink": 8, "wrapped": 7, "smallest": 5, "lines": 2}


def measure(text, size):
    return len(text) * size


def test_a_short_text_keeps_its_size():
    assert fit("ABCDEFGHIJ", measure, **RULE) == (("ABCDEFGHIJ",), 10)


def test_a_longer_text_shrinks_first():
    lines, size = fit("ABCDEFGHIJ K", measure, **RULE)
    assert lines == ("ABCDEFGHIJ K",)
    assert 8 <= size <= 100 / 12


def test_then_its_words_take_a_second_line():
    assert fit("ABCDEFGHIJ KLMNOPQRS", measure, **RULE) == (("ABCDEFGHIJ", "KLMNOPQRS"), 7)


def test_then_a_single_word_is_broken():
    assert fit("A" * 30, measure, **RULE) == (("A" * 20, "A" * 10), 5)


@given(st.text(st.characters(codec="utf-8"), max_size=300), st.integers(1, 4))
def test_nothing_is_lost_and_nothing_sticks_out(text, lines):
    found, size = fit(text, measure, **RULE | {"lines": lines})
    assert "".join("".join(found).split()) == "".join(text.split())
    assert len(found) <= lines
    assert all(measure(line, size) <= 100 for line in found)
