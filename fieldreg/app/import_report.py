"""The report of an import: a spreadsheet from which the office mends and hands the list in again."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fieldreg.assets import Words, load_words
from fieldreg.domain.form_rules import Judgement
from fieldreg.domain.problems import Problem

if TYPE_CHECKING:
    from fieldreg.lists import ListSheet, RowVerdict


class ReportedRow(Protocol):
    """What the report tells of one row: people registered at once, and candidates, alike."""

    @property
    def verdict(self) -> "RowVerdict[Judgement]":
        """What the row was found to be."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything there is to say about it, the most telling first."""

    @property
    def kpj(self) -> str:
        """The number that was given, or ""."""


class ReportedList(Protocol):
    """A list that was read."""

    @property
    def sheet(self) -> "ListSheet":
        """As the office wrote it."""

    @property
    def rows(self) -> Sequence[ReportedRow]:
        """In the order of the list."""

    @property
    def taken(self) -> int:
        """Rows with nothing to mend."""

    @property
    def refused(self) -> int:
        """Rows to be mended."""


def write_import_report(result: ReportedList, path: Path) -> None:
    """Write the report, in Indonesian; it holds what the list held. Raises Fault as `write_whole` does."""
    from fieldreg.lists import ReportLine, ReportWords, Skipped, write_report  # noqa: PLC0415 - slow to load

    words = load_words("id")

    def told(code: str, **values: object) -> str:
        return words.say("report", code, **values)

    write_report(
        path,
        result.sheet,
        (
            ReportLine(
                verdict=row.verdict,
                sentences=_sentences(row, words),
                kpj=row.kpj,
            )
            for row in result.rows
        ),
        words=ReportWords(
            title=told("title"),
            summary=told("summary", rows=len(result.rows), taken=result.taken, refused=result.refused),
            people=told("people"),
            source_row=told("source_row"),
            result=told("result"),
            to_mend=told("to_mend"),
            kpj=told("kpj"),
            taken=told("taken"),
            warned=told("warned"),
            refused=told("refused"),
            not_read=told("not_read"),
            row=told("row"),
            why=told("why"),
            content=told("content"),
            reasons={why: told(f"skipped_{why}") for why in Skipped},
            other_sheet=words.catalogue["report"]["other_sheet"],
        ),
    )


def _sentences(row: ReportedRow, words: Words) -> tuple[str, ...]:
    return tuple(words.problem(problem) for problem in row.problems)
