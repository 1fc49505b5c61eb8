"""Our fast symbols are the library's own, module for module."""

import pytest
import qrcode
from hypothesis import given
from hypothesis import strategies as st
from qrcode.constants import ERROR_CORRECT_M

from fieldreg.cards.reading import read_symbol
from fieldreg.cards.symbol import LAST_VERSION, make_symbol
from fieldreg.domain.faults import Fault

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
MASK = 3
tokens = st.text(LETTERS, min_size=1, max_size=483)


def by_the_library(text, version):
    code = qrcode.QRCode(version=version, error_correction=ERROR_CORRECT_M, mask_pattern=MASK)
    code.add_data(qrcode.util.QRData(text, mode=qrcode.util.MODE_ALPHA_NUM))
    code.make(fit=False)
    return code.modules


def modules(symbol):
    rows = [symbol.rows[at : at + symbol.stride] for at in range(0, len(symbol.rows), symbol.stride)]
    return [[bool(row[x // 8] & 0x80 >> x % 8) for x in range(symbol.size)] for row in rows]


@given(tokens)
def test_a_symbol_is_what_the_library_draws(text):
    symbol = make_symbol(text)
    assert modules(symbol) == by_the_library(text, (symbol.size - 17) // 4)


@given(tokens)
def test_a_symbol_reads_back(text):
    assert read_symbol(make_symbol(text)) == text


@pytest.mark.parametrize(
    ("length", "version"),
    # ISO/IEC 18004 table 7, alphanumeric, level M
    [(1, 10), (311, 10), (312, 11), (366, 11), (367, 12), (419, 12), (420, 13), (483, 13)],
)
def test_a_symbol_grows_only_when_it_must(length, version):
    assert make_symbol("A" * length).size == 17 + 4 * version


def test_a_text_for_which_no_card_has_room_is_a_fault():
    assert LAST_VERSION == 13
    with pytest.raises(Fault) as caught:
        make_symbol("A" * 484)
    assert caught.value.code == "card_qr_unreadable"


def test_a_damaged_symbol_does_not_read_back():
    symbol = make_symbol("A" * 300)
    wrong = type(symbol)(symbol.size, symbol.rows[:200] + bytes(200) + symbol.rows[400:])
    assert read_symbol(wrong) is None
