"""Activation codes survive being read out over a table; counts add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreg.domain.activations import ActivationCounts, activation_code, read_activation_code

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


@st.composite
def codes(draw):
    drawn = iter(draw(st.lists(st.integers(0, 30), min_size=9, max_size=9)))
    return activation_code(lambda most: next(drawn) % most)


tallies = st.dictionaries(st.sampled_from(["porter", "ojek", ""]), st.integers(0, 99))
counts = st.builds(
    ActivationCounts,
    registered=st.integers(0, 99),
    sent_back=st.integers(0, 99),
    by_occupation=tallies,
    by_hour=st.dictionaries(st.sampled_from(["0", "7", "9"]), st.integers(0, 99)),
    informed=tallies,
)


@given(codes())
def test_a_code_is_read_however_it_is_written(code):
    assert read_activation_code(code) == code
    assert read_activation_code(f" {code.lower().replace('-', ' ')} ") == code


@given(codes(), st.integers(0, 9), st.sampled_from(LETTERS))
def test_one_wrong_letter_shows(code, place, letter):
    letters = code.replace("-", "")
    wrong = letters[:place] + letter + letters[place + 1 :]
    assert read_activation_code(wrong) == (code if wrong == letters else None)


@given(codes(), st.integers(0, 8))
def test_two_exchanged_letters_show(code, place):
    letters = list(code.replace("-", ""))
    letters[place], letters[place + 1] = letters[place + 1], letters[place]
    same = "".join(letters) == code.replace("-", "")
    assert (read_activation_code("".join(letters)) is not None) == same


@pytest.mark.parametrize("text", ["", "ABC", "ABCDE-FGHJK2", "ABCDE-FGHI0"])
def test_what_is_no_code(text):
    assert read_activation_code(text) is None


@given(counts, counts)
def test_counts_add_up_in_any_order(one, other):
    both = one.plus(other)
    assert both.registered == one.registered + other.registered
    for name in ("by_occupation", "by_hour", "informed"):
        parts = (getattr(each, name) for each in (one, other))
        assert sum(getattr(both, name).values()) == sum(sum(part.values()) for part in parts)
        assert getattr(both, name) == getattr(other.plus(one), name)
    assert one.plus(ActivationCounts()) == one
