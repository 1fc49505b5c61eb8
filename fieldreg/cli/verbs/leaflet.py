"""`fieldreg leaflet`: what JKK, JKM and JHT give and cost, on one page."""

from datetime import date
from pathlib import Path

import click

from fieldreg.assets import load_tables
from fieldreg.cli.ending import check_ending
from fieldreg.cli.run import BadInput, Call, common_options
from fieldreg.cli.usage import FILE
from fieldreg.domain.dates import read_month
from fieldreg.domain.months import Month
from fieldreg.domain.problems import Problem


@click.command("leaflet")
@click.option("--out", required=True, type=FILE, help="The PDF to write.")
@click.option("--month", "text", default="", help="Whose amounts it names, YYYY-MM (else this month).")
@common_options
def verb(call: Call, *, out: Path, text: str) -> None:
    """Write the leaflet for people at the table, in Indonesian, as a PDF of one A4 page."""
    check_ending(out, ".pdf")
    from fieldreg.cards import write_leaflet  # noqa: PLC0415

    month = read_month(text) if text else Month.of(date.today())  # noqa: DTZ011 - the office's own calendar
    if month is None:
        raise BadInput([Problem("month_unreadable", "month", values={"given": text})])
    if load_tables().rates.rule(month) is None:
        raise BadInput([Problem("month_without_rate", "month", values={"month": str(month)})])
    write_leaflet(out, month=month)
    call.answer({"file": str(out), "month": str(month)}, lambda: str(out))
