"""Spreadsheets in and out: lists of people as offices hand them over, and reports they can mend from.

The XLSX libraries are loaded when a workbook is read or written, not before.
"""

from fieldreg.lists.layout import Column
from fieldreg.lists.reading import read_list
from fieldreg.lists.recap import contributor_tables, recap_tables
from fieldreg.lists.report import ReportLine, ReportWords, write_report
from fieldreg.lists.sheet import ListRow, ListSheet, OtherSheet, Skipped, SkippedRow
from fieldreg.lists.tables import Cell, TableSheet, write_csv, write_workbook
from fieldreg.lists.verdicts import JudgementLike, RowVerdict, judge_rows

__all__ = [
    "Cell",
    "Column",
    "JudgementLike",
    "ListRow",
    "ListSheet",
    "OtherSheet",
    "ReportLine",
    "ReportWords",
    "RowVerdict",
    "Skipped",
    "SkippedRow",
    "TableSheet",
    "contributor_tables",
    "judge_rows",
    "read_list",
    "recap_tables",
    "write_csv",
    "write_report",
    "write_workbook",
]
