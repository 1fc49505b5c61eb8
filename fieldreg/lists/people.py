"""Which rows are people, and which are titles, totals and signatures. Nothing is dropped without a word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fieldreg.domain.nik import read_nik
from fieldreg.lists import faces
from fieldreg.lists.forms import read_form, rounded, whole_column_rounded
from fieldreg.lists.grid import Cell, Grid, cell_at, is_blank, shown, text
from fieldreg.lists.layout import Layout
from fieldreg.lists.sheet import ListRow, ListSheet, Skipped, SkippedRow
from fieldreg.lists.titles import fields_named

_TOTAL = re.compile(r"(sub ?|grand )?(total|jumlah|jml|rekap\w*)\b.*", re.IGNORECASE)
_FOOTER = re.compile(
    r"\b(mengetahui|menyetujui|disetujui|diketahui|dibuat oleh|disusun oleh|yang membuat|hormat (kami|saya)"
    r"|kepala (dinas|bidang|seksi|desa|kelurahan|pasar|uptd?|cabang)|lurah|camat|sekretaris|ketua|koordinator"
    r"|bupati|wali ?kota|nip|ttd|tanda tangan|materai|catatan|keterangan|sumber|n\.?b\.?|a\.?n\.?)\b[ .:,]*",
    re.IGNORECASE,
)
_PLACE_AND_DATE = re.compile(r"[^\d,]{3,40},\s*(\d{1,2}|\.{2,}|_+)?\s*[a-z]*\s*\d{4}", re.IGNORECASE)
_CORE = ("name", "birth_date", "sex", "phone", "occupation", "income")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with the columns of its sheet."""

    cells: tuple[Cell, ...]
    layout: Layout

    def cell(self, target: str) -> Cell:
        column = self.layout.columns.get(target)
        return cell_at(self.cells, column.index) if column else ""

    def has(self, target: str) -> bool:
        return bool(text(self.cell(target)))

    @property
    def numbered(self) -> bool:
        return shown(self.cell("number")).strip(".() ").isdecimal()

    @property
    def has_nik(self) -> bool:
        """A NIK, or what somebody meant to be one and has more to tell about the person."""
        cell = self.cell("nik")
        return faces.like_nik(cell) or (sum(c.isdigit() for c in text(cell)) >= 8 and self.core > 0)

    @property
    def has_own_nik(self) -> bool:
        """No NIP of 18 digits: then no word makes the row a footer (a man may be called Sumber)."""
        cell = self.cell("nik")
        return faces.like_nik(cell) and (not isinstance(cell, str) or len(read_nik(text(cell))) < 18)

    @property
    def core(self) -> int:
        """How many of a person's fields are filled, the NIK aside."""
        return sum(self.has(target) for target in _CORE)

    @property
    def filled(self) -> int:
        return sum(1 for cell in self.cells if shown(cell))


def read_people(grid: Grid, layout: Layout) -> ListSheet:
    """Every row of the sheet, as a person or as skipped."""
    end = max((i + 1 for i, cells in enumerate(grid.rows) if not is_blank(cells)), default=0)
    rows = [_Row(cells, layout) for cells in grid.rows[:end]]
    certain = [i for i, row in enumerate(rows) if i >= layout.heading.stop and row.has_nik]
    span = range(certain[0], certain[-1] + 1) if certain else range(0)
    people: list[ListRow] = []
    skipped: list[SkippedRow] = []
    for index, row in enumerate(rows):
        why = _why_skipped(row, index, span)
        if why is None:
            people.append(_person(row, index, len(people) + 1, len(layout.titles)))
        else:
            skipped.append(SkippedRow(source_row=index + 1, why=why, shown=_joined(row.cells)))
    used = {column.index for column in layout.columns.values()}
    return ListSheet(
        rows=_believed(people),
        columns=layout.columns,
        sheet=grid.name,
        titles=layout.titles,
        skipped=tuple(skipped),
        unread=tuple(title for index, title in enumerate(layout.titles) if title and index not in used),
    )


def _person(row: _Row, index: int, number: int, least: int) -> ListRow:
    form, problems = read_form(row.cells, row.layout.columns)
    cells = [shown(cell) for cell in row.cells]
    cells += [""] * (least - len(cells))
    return ListRow(row=number, source_row=index + 1, form=form, problems=problems, cells=tuple(cells))


def _believed(people: Sequence[ListRow]) -> tuple[ListRow, ...]:
    """The rows, all their NIKs called damaged where the whole column was rounded and made text again."""
    if not whole_column_rounded([person.form.nik for person in people if not person.problems]):
        return tuple(people)
    believed = []
    for person in people:
        nik, problems = rounded(person.form.nik)
        believed.append(
            replace(person, form=replace(person.form, nik=nik), problems=(*person.problems, *problems))
        )
    return tuple(believed)


def _why_skipped(row: _Row, index: int, span: range) -> Skipped | None:
    """None for a person. `span` runs from the first row that holds a NIK to the last."""
    heading = row.layout.heading
    if index < heading.start or is_blank(row.cells):
        return Skipped.BLANK if is_blank(row.cells) else Skipped.ABOVE
    if index in heading or _repeats_heading(row):
        return Skipped.HEADING
    if row.has_own_nik or (row.has_nik and not _is_signature(row)):
        return None
    if _counts_columns(row):
        return Skipped.COLUMN_NUMBERS
    if row.filled == 1 and row.numbered:
        return Skipped.EMPTY_PLACE
    return _without_nik(row, index, span)


def _without_nik(row: _Row, index: int, span: range) -> Skipped | None:
    if not row.numbered:
        if any(_TOTAL.fullmatch(shown(cell)) for cell in row.cells):
            return Skipped.TOTAL
        if _is_signature(row):
            return Skipped.FOOTER
    if _is_person(row, inside=index in span):
        return None
    if row.numbered and not (row.core or row.has("nik")):
        return Skipped.EMPTY_PLACE
    if index >= span.stop:
        return Skipped.FOOTER
    return Skipped.SECTION if index >= span.start or row.layout.heading else Skipped.ABOVE


def _is_person(row: _Row, *, inside: bool) -> bool:
    """Somebody whose NIK is missing or nonsense: enough else is told about them."""
    named = row.has("name") and any(c.isalpha() for c in text(row.cell("name")))
    if row.numbered:
        return named or row.core >= 2
    certain = sum(
        (
            faces.like_sex(row.cell("sex")),
            faces.like_date(row.cell("birth_date")),
            faces.like_phone(row.cell("phone")),
            faces.like_money(row.cell("income")),
        )
    )
    return (row.core >= 2 and certain >= 1) or (inside and named and row.core + row.has("nik") >= 2)


def _is_signature(row: _Row) -> bool:
    """Words that end a list, where a person would have more to tell (a street may be called Lurah)."""
    if row.numbered or row.filled > 4:
        return False
    texts = [shown(cell) for cell in row.cells]
    own = [text(row.cell(target)) for target in ("address", "occupation", "work_place", "village")]
    return any(
        (_FOOTER.match(value) or _PLACE_AND_DATE.fullmatch(value)) and (value not in own or row.filled <= 2)
        for value in texts
        if value
    )


def _repeats_heading(row: _Row) -> bool:
    titles = [shown(cell) for cell in row.cells]
    found = fields_named(titles)
    return len(found) >= 2 and not row.has_nik and len(found) >= row.filled // 2


def _counts_columns(row: _Row) -> bool:
    """(1) (2) (3) …: the numbers of the columns, as official forms print them."""
    values = [shown(cell).strip("().= ") for cell in row.cells if shown(cell)]
    return len(values) > 2 and values == [str(number) for number in range(1, len(values) + 1)]


def _joined(cells: Sequence[Cell]) -> str:
    return " | ".join(value for cell in cells if (value := shown(cell)))
