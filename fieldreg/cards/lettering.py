"""Letters that the bundled fonts do not have never reach paper as boxes.

They have all of Latin with its accents. Another letter is written without its marks where that helps,
and as a question mark where it does not; the QR always holds the name as it was registered.
"""

import unicodedata
from functools import cache

from fieldreg.cards.pen import letters_of_fonts

_UNKNOWN = "?"
_LIKE = {"Ə": "A", "ə": "a", "Ɓ": "B", "ɓ": "b", "Ɗ": "D", "ɗ": "d", "Ƙ": "K", "ƙ": "k", "Ŋ": "N", "ŋ": "n"}
_SPACES = "\t\n\r\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"


def printable(text: str) -> str:
    """`text` in letters that can be printed; the same text where all of them can."""
    return "".join(map(_letter, unicodedata.normalize("NFC", text)))


@cache
def _letter(letter: str) -> str:
    letters = letters_of_fonts()
    if ord(letter) in letters and letter.isprintable():
        return letter
    if letter in _SPACES:
        return " "
    if unicodedata.category(letter) in {"Mn", "Me", "Cf", "Cc"}:
        return ""  # a mark or a sign that steers the text: nothing of its own is lost to the eye
    plain = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    if plain and plain != letter and all(ord(part) in letters for part in plain):
        return plain
    return _LIKE.get(letter, _UNKNOWN)
