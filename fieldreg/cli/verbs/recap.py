"""`fieldreg recap`: what a sponsor may publish."""

from pathlib import Path

import click

from fieldreg.cli.ending import check_ending
from fieldreg.cli.recap import answer_recaps, out_option, write_recaps
from fieldreg.cli.run import Call, common_options


@click.command("recap")
@click.argument("code", default="")
@out_option
@common_options
def verb(call: Call, *, code: str, out: Path | None) -> None:
    """Recap of the sponsorship CODE, or without one the list of sponsors, as this laptop knows them.

    --out writes it as PDF or XLSX. Names, kinds of work, months, amounts, hand-overs; no NIK, no phone.
    """
    from fieldreg.app import read_recap, read_recaps  # noqa: PLC0415

    check_ending(out, ".pdf", ".xlsx")
    with call.desk() as desk:
        recaps = (read_recap(desk, code),) if code else read_recaps(desk)
    write_recaps(code, recaps, out)
    answer_recaps(call, recaps, out)
