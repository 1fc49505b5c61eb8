"""`fieldreg export-day`: a day as a spreadsheet."""

from pathlib import Path

import click

from fieldreg.cli.ending import check_ending
from fieldreg.cli.run import Call, common_options, read_day
from fieldreg.cli.usage import FILE


@click.command("export-day")
@click.option("--out", required=True, type=FILE, help="F.xlsx, or F.csv (people).")
@click.option("--day", "text", default="", help="An earlier day, YYYY-MM-DD (else today).")
@common_options
def verb(call: Call, *, out: Path, text: str) -> None:
    """Write a day's people, figures and differences as XLSX, or its people as CSV. No NIK, no phone."""
    from fieldreg.app import export_day  # noqa: PLC0415
    from fieldreg.app import read_day as read  # noqa: PLC0415

    check_ending(out, ".xlsx", ".csv")
    day = read_day(text, "day") if text else None
    with call.desk() as desk:
        report = read(desk, day)
        export_day(desk, report, out)
    call.answer({"file": str(out), "people": report.reconciliation.people.whole}, lambda: str(out))
