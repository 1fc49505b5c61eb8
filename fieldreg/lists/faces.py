"""What a cell's content looks like, whatever its column is called."""

import re
from datetime import date

from fieldreg.domain.nik import read_nik
from fieldreg.lists.grid import Cell, text

FIRST_NIK = 1e15
"""The smallest number of 16 digits."""
PAST_NIK = 1e16

_SCIENTIFIC = re.compile(r"\d(?:[.,]\d{1,15})?[eE]\+?15")
_MONTHS = r"jan|feb|peb|mar|apr|mei|may|jun|jul|agu|ags|aug|sep|okt|oct|nov|nop|des|dec"
_DATE = re.compile(
    rf"\d{{1,2}}\s*[./\- ]\s*(?:\d{{1,2}}|(?:{_MONTHS})[a-z]*)\s*[./\- ,]\s*(?:\d{{4}}|\d{{2}})"
    r"|\d{4}[./\-]\d{1,2}[./\-]\d{1,2}",
    re.IGNORECASE,
)
_SEX = re.compile(
    r"l|p|lk|pr|pria|wanita|perempuan|laki|laki[\s\-]*laki|laki2|perem|male|female|m|f|cowok|cewek|w",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?:\+?62|0)?8\d{7,11}|0[2-9]\d{7,10}")
_MONEY = re.compile(
    r"(?:rp|idr)?[\s.:]*\d[\d.,]*\s*(?:jt|juta|rb|ribu|k)?[\s.,\-=]*(?:per|/)?\s*(?:bulan|bln|bl)?",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][^\d_;:=@()<>]{1,60}")
_WORK = re.compile(
    r"pedagang|dagang|jual|warung|buruh|kuli|porter|panggul|petani|tani|kebun|nelayan|ojek|ojol|sopir|supir|becak"
    r"|tukang|pemulung|pengasuh|pembantu|asisten|marbot|penjahit|pkl|montir|parkir|kurir|ternak|wiraswasta",
    re.IGNORECASE,
)


def is_scientific(value: str) -> bool:
    """`3,31106E+15`: what a spreadsheet shows, and saves as CSV, for a number of 16 digits."""
    return _SCIENTIFIC.fullmatch(value.replace(" ", "")) is not None


def like_nik(cell: Cell) -> bool:
    """Whether somebody meant a NIK: about 16 characters, nearly all of them digits."""
    if isinstance(cell, bool):
        return False
    if isinstance(cell, int | float):
        return FIRST_NIK <= cell < PAST_NIK
    value = text(cell)
    digits = read_nik(value)
    return is_scientific(value) or (
        13 <= len(digits) <= 19
        and digits[:1].isdigit()
        and sum(c.isdigit() for c in digits) >= len(digits) - 3
    )


def like_date(cell: Cell) -> bool:
    """A date, perhaps after the name of a place (`Solo, 12-05-1980`)."""
    return isinstance(cell, date) or (not isinstance(cell, int | float) and date_in(text(cell)) != "")


def date_in(value: str) -> str:
    """The part of the text that is a date, or "". Only a place may stand before it, nothing after it."""
    match = _DATE.search(value)
    if match is None or value[match.end() :].strip() or any(c.isdigit() for c in value[: match.start()]):
        return ""
    return match[0]


def like_sex(cell: Cell) -> bool:
    """L, P, Laki-laki, Perempuan and the like."""
    return _SEX.fullmatch(text(cell)) is not None


def like_phone(cell: Cell) -> bool:
    """An Indonesian telephone number, with or without its first 0 or 62."""
    return _PHONE.fullmatch(re.sub(r"[\s.\-()]", "", text(cell)).lstrip("+")) is not None


def like_money(cell: Cell) -> bool:
    """A sum of money: at least a hundred thousand as a bare number, or with `Rp` or `jt`."""
    value = text(cell)
    if isinstance(cell, date) or not _MONEY.fullmatch(value):
        return False
    digits = "".join(c for c in value if c.isdigit())
    return (
        6 <= len(digits) <= 8 or (len(digits) <= 9 and value[-1:].isalpha()) or value[:2].casefold() == "rp"
    )


def like_name(cell: Cell) -> bool:
    """Letters, and nothing that a name never holds."""
    return isinstance(cell, str) and _NAME.fullmatch(text(cell)) is not None and not like_sex(cell)


def like_work(cell: Cell) -> bool:
    """One of the words for informal work that such lists are full of."""
    return isinstance(cell, str) and _WORK.search(text(cell)) is not None


def like_programmes(cell: Cell) -> bool:
    """JKK, JKM, JHT."""
    return re.search(r"\b(jkk|jkm|jht)\b", text(cell), re.IGNORECASE) is not None


def like_months(cell: Cell) -> bool:
    """A number of months."""
    return re.fullmatch(r"\d{1,2}( ?(bulan|bln))?", text(cell), re.IGNORECASE) is not None
