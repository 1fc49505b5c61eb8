"""`fieldreg import`: the people of a spreadsheet, a verdict for every row."""

from pathlib import Path

import click

from fieldreg.cli.ending import check_ending
from fieldreg.cli.progress import progress
from fieldreg.cli.run import Call, common_options
from fieldreg.cli.unread import say_unread
from fieldreg.cli.usage import FILE
from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.programmes import Payer


@click.command("import")
@click.argument("file", type=FILE)
@click.option("--dry-run", is_flag=True, help="Judge every row and register nobody.")
@click.option("--sponsorship", default="", help="Code of the sponsorship that pays.")
@click.option(
    "--payer", type=click.Choice([payer.value for payer in Payer]), help="Who pays; csr with --sponsorship."
)
@click.option("--months", default="", help="Months to pay for everybody.")
@click.option("--from", "first_month", default="", help="First month, YYYY-MM.")
@click.option("--work-place", default="", help="Work place where a row names none.")
@click.option("--report", type=FILE, help="Write an XLSX report of the verdicts.")
@common_options
def verb(
    call: Call,
    *,
    file: Path,
    dry_run: bool,
    sponsorship: str,
    payer: str | None,
    months: str,
    first_month: str,
    work_place: str,
    report: Path | None,
) -> None:
    """Register the people of FILE (CSV or XLSX). Reading the same file again takes nobody twice."""
    check_ending(report, ".xlsx", field="report")
    from fieldreg.app import import_list, write_import_report  # noqa: PLC0415

    same = RegistrationForm(
        sponsorship=sponsorship,
        payer=payer or ("csr" if sponsorship else ""),
        months=months,
        first_month=first_month,
        work_place=work_place,
    )
    with call.desk() as desk, progress(call.say("doing_import"), show=not call.json) as advance:
        result = import_list(desk, file, same_for_all=same, dry_run=dry_run, on_progress=advance)
    if report is not None:
        write_import_report(result, report)
    value = {
        "rows": [
            {
                "row": row.row,
                "fault": row.fault,
                "warnings": list(row.verdict.warnings),
                "id": row.registered.member_id if row.registered else None,
                "kpj": row.registered.kpj if row.registered else None,
            }
            for row in result.rows
        ],
        "taken": result.taken,
        "refused": result.refused,
    }

    def human() -> str:
        words = call.words
        lines = [
            call.say("row_told", row=row.row, line=row.source_row, problem=words.problem(row.problems[0]))
            for row in result.rows
            if row.fault
        ]
        return "\n".join(
            [
                *lines,
                *say_unread(call, result.sheet),
                call.say("list_taken", taken=result.taken, refused=result.refused),
            ]
        )

    call.answer(value, human)
