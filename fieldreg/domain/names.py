"""Names of Indonesian people: tidied for the card, and reduced for comparison.

A name may be a single word. It is never "corrected": only blanks, letter case and the spelling of
titles are touched, and a word in mixed case is left as somebody wrote it.
"""

import re
import unicodedata

from fieldreg.domain.spelling import folded


def tidy_name(text: str) -> str:
    """The name as a card shows it: "H. JOKO, S.PD" becomes "H. Joko, S.Pd"; "" where no letter stands.

    NUR'AINI becomes Nur'aini, A.S. RAHMAN becomes A.S. Rahman, AL-AMIN becomes Al-Amin.
    """
    text = _APOSTROPHES.sub("'", unicodedata.normalize("NFC", text))
    if not any(c.isalpha() for c in text):
        return ""
    name, *behind = (part.split() for part in text.strip(_EDGES).split(","))
    before = " ".join(_name_word(word, place) for place, word in enumerate(name))
    degrees = (" ".join(_DEGREES.get(_bare(word), _cased(word)) for word in part) for part in behind)
    # Once more: behind a blank that only Unicode knows, another edge may stand.
    return ", ".join(part for part in (before, *degrees) if part).strip(_EDGES)


def name_key(text: str) -> str:
    """What two spellings of one name share, for comparing: no titles, marks, accents or short forms.

    "H. Moh. Nur'aini, S.Pd" and "MUHAMMAD NURAINI" give the same key. Never shown to people.
    """
    bare = _DEGREE_BEHIND.sub("", _TITLES_BEFORE.sub("", text.split(",", maxsplit=1)[0]))
    first, *others = folded(bare).split() or [folded(text)]
    return " ".join((_SHORT_FORMS.get(first, first), *(word for word in others if word not in _SMALL_WORDS)))


_APOSTROPHES = re.compile("[\u2018\u2019\u02bc\u0060\u00b4]")
_EDGES = " \t\r\n,;-'\u00a0"
_SMALL_WORDS = frozenset({"bin", "binti", "alias"})
_NUMERALS = frozenset({"II", "III", "IV"})
_TITLES = {
    title.casefold(): title
    for title in ("H.", "Hj.", "KH.", "Drs.", "Dra.", "Ir.", "Prof.", "Ust.", "Ny.", "Tn.", "Rr.")
}
_DEGREES = {
    degree.casefold().replace(".", ""): degree
    for degree in (
        *(
            "S.Ag",
            "S.AP",
            "S.E",
            "S.Farm",
            "S.H",
            "S.H.I",
            "S.Hut",
            "S.I.Kom",
            "S.IP",
            "S.Ked",
            "S.Kep",
            "S.KM",
        ),
        *("S.Kom", "S.P", "S.Pd", "S.Pd.I", "S.Pd.SD", "S.Psi", "S.Pt", "S.S", "S.Si", "S.Sn", "S.Sos"),
        *("S.Sos.I", "S.ST", "S.T", "S.Th", "S.Tr", "M.A", "M.Ag", "M.H", "M.Hum", "M.Kes", "M.Kom", "M.M"),
        *("M.Pd", "M.Pd.I", "M.Si", "M.T", "A.Ma", "A.Md", "A.Md.Keb", "A.Md.Kep", "Lc", "Ph.D"),
    )
}
_PIECES = re.compile(r"([.\-])")
_TITLES_BEFORE = re.compile(
    r"^(?:\s*(?:h|hj|kh|drs|dra|ir|dr|drg|prof|ust|ny|tn)\b\.?(?=.*\w))+", re.IGNORECASE
)
_DEGREE_BEHIND = re.compile(r"(?:\s+[SMA]\.[A-Za-z]{2,3}(?:\.[A-Za-z]{1,3})?\.?)+\s*$", re.IGNORECASE)
_SHORT_FORMS = {
    **dict.fromkeys(("m", "md", "moh", "moch", "mohd", "muh", "muhd"), "muhammad"),
    **dict.fromkeys(("muhamad", "mohamad", "mohammad", "mochamad", "mochammad", "mohammed"), "muhammad"),
    **dict.fromkeys(("abd", "abdl"), "abdul"),
    "st": "siti",
}


def _bare(word: str) -> str:
    return word.casefold().replace(".", "")


def _name_word(word: str, place: int) -> str:
    """A word before the first comma: a title, a small word, a numeral, a dotted degree or a name."""
    if word.casefold() in _TITLES:
        return _TITLES[word.casefold()]
    if place == 0:
        return _cased(word)
    if word.casefold() in _SMALL_WORDS:
        return word.casefold()
    if word in _NUMERALS:
        return word
    return _DEGREES.get(_bare(word), _cased(word)) if "." in word.rstrip(".") else _cased(word)


def _cased(word: str) -> str:
    """Capital first, small after, in each part between dots and hyphens; mixed case stays."""
    if not (word.isupper() or word.islower()):
        return word
    return "".join(piece[:1].title() + piece[1:].lower() for piece in _PIECES.split(word))
