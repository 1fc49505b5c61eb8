"""`fieldreg-hq recap`: what a sponsor may publish, over all laptops."""

from pathlib import Path

import click

from fieldreg.cli.ending import check_ending
from fieldreg.cli.hq_verbs.options import database_option
from fieldreg.cli.recap import answer_recaps, out_option, write_recaps
from fieldreg.cli.run import Call, hq_options


@click.command("recap")
@click.argument("code", default="")
@out_option
@database_option
@hq_options
def verb(call: Call, *, code: str, out: Path | None, database_url: str) -> None:
    """Recap of the sponsorship CODE, or without one the list of sponsors, over all laptops; no NIK in it.

    --out writes it as PDF or XLSX.
    """
    check_ending(out, ".pdf", ".xlsx")
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        recaps = (hq.recap(code),) if code else hq.recaps()
    write_recaps(code, recaps, out)
    answer_recaps(call, recaps, out)
