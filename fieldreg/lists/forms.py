"""From the cells of one person's row to the form that the domain judges."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.nik import read_nik
from fieldreg.domain.problems import Problem, Severity
from fieldreg.lists import faces
from fieldreg.lists.grid import Cell, cell_at, shown, text
from fieldreg.lists.layout import ADDRESS_PARTS, Column

DAMAGED = "nik_damaged_by_spreadsheet"

_EXACT_UP_TO = 2**53
"""Past this a spreadsheet's number (IEEE 754 double) no longer holds every whole number: Papua, 91… to 97…"""

_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = range(3_654, 54_789)
"""Excel day numbers of 1910 to 2049; a bare year (1980) or DDMMYYYY lies outside."""

_LOST_DIGITS = re.compile(r"(\d{6,15})\?{1,10}")
_FLOAT_TEXT = re.compile(r"(\d{4,16})[.,]0")

NO_SEVERAL = 8
"""So many NIKs that all end in 0 are rounded ones: by chance that happens once in a hundred million."""


def read_form(
    row: Sequence[Cell], columns: Mapping[str, Column]
) -> tuple[RegistrationForm, tuple[Problem, ...]]:
    """The form of one row, and what is wrong that only the file can tell.

    A damaged NIK is put down with `?` for each digit that was lost: nobody can take it for a whole one.
    """
    cells = {target: cell_at(tuple(row), column.index) for target, column in columns.items()}
    nik, problems = nik_in(cells.get("nik", ""))
    form = RegistrationForm(
        nik=nik,
        name=text(cells.get("name", "")),
        birth_date=_birth_date(cells.get("birth_date", "")),
        income=_number(cells.get("income", "")),
        months=_number(cells.get("months", "")),
        district=text(cells.get("district", "")),
        work_regency=text(cells.get("work_regency", "")),
        address=_address(cells, columns),
        sex=_number(cells.get("sex", "")),
        phone=_number(cells.get("phone", "")),
        occupation=_number(cells.get("occupation", "")),
        second_occupation=_number(cells.get("second_occupation", "")),
        work_place=_number(cells.get("work_place", "")),
        work_hours=_number(cells.get("work_hours", "")),
        email=_number(cells.get("email", "")),
        programmes=_number(cells.get("programmes", "")),
    )
    return form, problems


def nik_in(cell: Cell) -> tuple[str, tuple[Problem, ...]]:
    """The NIK's characters as given, and a problem where a spreadsheet made a number of it.

    Spreadsheets keep 15 digits of a number and show 0 for the rest. A number whose 16th digit is not 0 was
    written by a program and never rounded; it is whole, but will not survive the next opening: a warning.
    """
    if isinstance(cell, bool):
        return shown(cell), ()
    if isinstance(cell, int | float):
        return _numeric_nik(float(cell))
    value = text(cell)
    if match := _FLOAT_TEXT.fullmatch(value):
        value = match[1]
        if len(value) == 16:
            return _numeric_nik(float(value))
    if faces.is_scientific(value):
        digits = re.sub(r"[eE].*|\D", "", value)
        return _lost(digits)
    if (match := _LOST_DIGITS.fullmatch(value)) and len(value) == 16:
        return _lost(match[1])
    return value, ()


def whole_column_rounded(niks: Sequence[str]) -> bool:
    """Whether every NIK of a list of texts ends in 0: rounded first, made texts again afterwards."""
    whole = [digits for nik in niks if len(digits := read_nik(nik)) == 16 and digits.isdecimal()]
    return len(whole) >= NO_SEVERAL and all(nik.endswith("0") for nik in whole)


def rounded(nik: str) -> tuple[str, tuple[Problem, ...]]:
    """A NIK of such a column: its last digit is not to be believed."""
    digits = read_nik(nik)
    return _lost(digits[:15]) if len(digits) == 16 and digits.isdecimal() else (nik, ())


def _numeric_nik(number: float) -> tuple[str, tuple[Problem, ...]]:
    if not faces.FIRST_NIK <= number < faces.PAST_NIK:
        return shown(number), ()
    digits = str(int(number))
    if digits.endswith("0") or number > _EXACT_UP_TO:
        return _lost(digits[:15])
    return digits, (Problem("nik_stored_as_number", "nik", Severity.WARN),)


def _lost(digits: str) -> tuple[str, tuple[Problem, ...]]:
    nik = digits[:15].ljust(16, "?")
    return nik, (Problem(DAMAGED, "nik", Severity.BLOCK),)


def _birth_date(cell: Cell) -> str:
    if isinstance(cell, date):
        return date(cell.year, cell.month, cell.day).isoformat()
    value = _number(cell)
    if value.isdecimal() and len(value) <= 5 and int(value) in _SERIALS:
        return (_SERIAL_ZERO + timedelta(days=int(value))).isoformat()
    return faces.date_in(value) or value


def _number(cell: Cell) -> str:
    """A number as its whole digits (a fraction of a rupiah is noise), anything else as its text."""
    if isinstance(cell, float) and abs(cell) < faces.PAST_NIK:
        return str(round(cell))
    value = text(cell)
    match = _FLOAT_TEXT.fullmatch(value)
    return match[1] if match and "." in value else value


def _address(cells: Mapping[str, Cell], columns: Mapping[str, Column]) -> str:
    there = sorted((part for part in ADDRESS_PARTS if part in columns), key=lambda part: columns[part].index)
    labels = {"rt": "RT ", "rw": "RW "}
    values = ((part, shown_part) for part in there if (shown_part := text(cells.get(part, ""))))
    return ", ".join(
        value if not value[:1].isdecimal() else labels.get(part, "") + value for part, value in values
    )
