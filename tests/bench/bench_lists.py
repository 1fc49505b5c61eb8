"""1,000 messy rows: read, judged, reported."""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import xlsxwriter

from fieldreg.assets import load_tables, load_words
from fieldreg.domain.form_rules import judge_form
from fieldreg.lists import ReportLine, ReportWords, judge_rows, read_list, write_report
from tests import make_sample
from tests.bench.figures import Figure

PEOPLE = 1_000
TARGET = "≤ 3"
_ONE_WORD = (
    "title",
    "summary",
    "source_row",
    "result",
    "to_mend",
    "kpj",
    "taken",
    "warned",
    "refused",
    "row",
    "why",
)
WORDS = ReportWords(
    **dict.fromkeys((*_ONE_WORD, "content", "other_sheet"), "x"),
    people="Hasil",
    not_read="Tidak dibaca",
    reasons={},
)


def run() -> list[Figure]:
    """Seconds for the whole way of a list, tables already loaded, as CSV and as XLSX."""
    tables, say = load_tables(), load_words().problem
    with tempfile.TemporaryDirectory() as folder:
        csv, xlsx, report = (Path(folder) / name for name in ("list.csv", "list.xlsx", "report.xlsx"))
        csv.write_bytes(make_sample.content(PEOPLE))
        _as_xlsx(csv, xlsx)

        def verdicts(path: Path) -> list:
            def judge(form):
                return judge_form(form, tables=tables, today=date(2026, 11, 21), now_ms=0, at_desk=False)

            found = list(judge_rows(read_list(path).rows, judge))
            assert len(found) == PEOPLE
            return found

        lines = [ReportLine(verdict=v, sentences=tuple(map(say, v.problems))) for v in verdicts(xlsx)]
        sheet = read_list(xlsx)
        return [
            _figure("import of 1,000 messy rows, CSV", lambda: verdicts(csv), TARGET),
            _figure("import of 1,000 messy rows, XLSX", lambda: verdicts(xlsx), TARGET),
            _figure("report of 1,000 rows", lambda: write_report(report, sheet, lines, words=WORDS)),
        ]


def _figure(name: str, act: Callable[[], object], target: str = "") -> Figure:
    return Figure(name, _seconds(act), "s", None, None, target)


def _seconds(act: Callable[[], object]) -> float:
    """The best of three: the others measure who else was busy."""
    times = []
    for _ in range(3):
        started = time.perf_counter()
        act()
        times.append(time.perf_counter() - started)
    return round(min(times), 3)


def _as_xlsx(csv: Path, xlsx: Path) -> None:
    with xlsxwriter.Workbook(xlsx, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for at, row in enumerate(read_list(csv).rows):
            page.write_row(at + 1, 0, row.cells)
        page.write_row(0, 0, read_list(csv).titles)


if __name__ == "__main__":
    for figure in run():
        sys.stdout.write(f"{figure.name}: {figure.value} {figure.unit} ({figure.target})\n")
