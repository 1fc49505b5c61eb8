"""What came out of a list: people, what was not read, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.problems import Problem
from fieldreg.lists.layout import Column


class Skipped(StrEnum):
    """Why a row of the file is nobody's."""

    BLANK = "blank"
    ABOVE = "above"
    """Above the heading: the list's title, a letterhead."""
    HEADING = "heading"
    """The heading, also where it is repeated on a later page."""
    COLUMN_NUMBERS = "column_numbers"
    """(1) (2) (3) under the heading."""
    SECTION = "section"
    """A single text between people, such as the name of a village."""
    EMPTY_PLACE = "empty_place"
    """A running number with nobody behind it."""
    TOTAL = "total"
    FOOTER = "footer"
    """Below the people: a signature block, a remark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedRow:
    """A row that was not taken for a person. `source_row` is its number in the file, from 1."""

    source_row: int
    why: Skipped
    shown: str
    """What stands there, cells joined by " | "; for people's eyes, never for a log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """One person of the list, as the office wrote it."""

    row: int
    """Counts the list's people from 1."""
    source_row: int
    """The row's number in the file, from 1, as a spreadsheet shows it."""
    form: RegistrationForm
    problems: tuple[Problem, ...] = ()
    """What only the file can tell, such as a NIK that the spreadsheet has rounded."""
    cells: tuple[str, ...] = ()
    """Every cell as it was shown, in the order of `ListSheet.titles`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSheet:
    """A sheet of the workbook that was not read. `people` is 0 where it is no list; else tell the user."""

    name: str
    people: int
    hidden: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSheet:
    """A list that has been read whole: every row of the sheet is in `rows` or in `skipped`."""

    rows: tuple[ListRow, ...]
    columns: Mapping[str, Column]
    """Which column held what: fields of the form, and parts such as `village` or `number`."""
    sheet: str
    titles: tuple[str, ...]
    """The heading's words for every column; "" where it has none."""
    skipped: tuple[SkippedRow, ...]
    unread: tuple[str, ...]
    """Titles of columns that nothing was taken from (data that is not asked for is not kept)."""
    other_sheets: tuple[OtherSheet, ...] = ()
