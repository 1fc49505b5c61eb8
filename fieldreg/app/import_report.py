"""The report of an import: a spreadsheet from which the office mends and hands the list in again."""

from pathlib import Path

from fieldreg.app.list_import import ImportResult, RowResult
from fieldreg.assets import Words, load_words


def write_import_report(result: ImportResult, path: Path) -> None:
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
                kpj=(row.registered.kpj or "") if row.registered else "",
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


def _sentences(row: RowResult, words: Words) -> tuple[str, ...]:
    return tuple(words.problem(problem) for problem in row.problems)
