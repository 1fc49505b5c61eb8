"""Scanners that type: what they may do to a card's text, and what is said when they do too much."""

import pytest

from fieldreg.credential import CardJudgement, judge
from tests.credential.samples import CARD, made

US = "1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?"
GERMAN = '1234567890ß´qwertzuiopü+asdfghjklöäyxcvbnm,.-!"§$%&/()=?`QWERTZUIOPÜ*ASDFGHJKLÖÄYXCVBNM;:_'
FRENCH = "&é\"'(-è_çà)=azertyuiop^$qsdfghjklmùwxcvbn,;:!1234567890°+AZERTYUIOP¨£QSDFGHJKLM%WXCVBN?./§"


def typed(layout):
    """The text as it comes out where the scanner takes the keyboard for an American one."""
    return made().translate(str.maketrans(US, layout))


def verdict(text):
    return judge(text, keys=None, void=(), now_ms=CARD.issued_at_s * 1000)


@pytest.mark.parametrize("layout", [GERMAN, FRENCH])
def test_another_keyboards_layout_is_recognised_as_such(layout):
    assert len(layout) == len(US)
    assert typed(layout) != made()
    told = verdict(typed(layout))
    assert (told.verdict, told.reason) == (CardJudgement.NOT_A_CARD, "misread")


def test_lost_letters_are_recognised_too():
    for text in (made()[:200], made()[:100] + made()[101:], made() + made()):
        assert (verdict(text).verdict, verdict(text).reason) == (CardJudgement.NOT_A_CARD, "misread")


@pytest.mark.parametrize(
    "text", ["", "V7F", "https://example.com/" + "x" * 300, "6BF" + made()[3:], "12345600188"]
)
def test_other_codes_are_not_called_misread(text):
    assert (verdict(text).verdict, verdict(text).reason) == (CardJudgement.NOT_A_CARD, "")


def test_a_card_that_is_read_well_is_not():
    assert made().startswith("V7F")
    assert verdict(made()).verdict is CardJudgement.UNKNOWN_ISSUER
