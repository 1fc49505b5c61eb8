"""`fieldreg slip`: what a person takes along who has no card yet, or the receipt of what was paid."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fieldreg.cli.ending import check_ending
from fieldreg.cli.run import BadInput, Call, common_options
from fieldreg.cli.usage import FILE
from fieldreg.domain.problems import Problem

if TYPE_CHECKING:
    from fieldreg.app import SlipKind
    from fieldreg.cards import Paper


@click.command("slip")
@click.argument("which", metavar="ID")
@click.option("--out", type=FILE, help="The PDF to write.")
@click.option("--receipt", is_flag=True, help="The receipt of the contribution, not the provisional slip.")
@click.option("--paper", type=click.Choice(["a4", "a5", "58mm"]), default="a5", help="Of the PDF.")
@click.option(
    "--printer",
    metavar="TARGET",
    help="Instead of a PDF, to a receipt printer (ESC/POS, 58 mm): tcp://HOST:9100, windows:NAME, or a file"
    " or device; `settings` for that of the settings.",
)
@common_options
def verb(
    call: Call, which: str, *, out: Path | None, receipt: bool, paper: "Paper", printer: str | None
) -> None:
    """Make the slip of one person (by id, KPJ or NIK) who still waits for a number, or a receipt."""
    check_ending(out, ".pdf")
    from fieldreg.app import print_member_slip, write_member_slip  # noqa: PLC0415
    from fieldreg.cli.person import find_person  # noqa: PLC0415

    if (out is None) == (printer is None):
        raise BadInput([Problem("out_or_printer", "out")])
    kind: SlipKind = "receipt" if receipt else "provisional"
    with call.desk() as desk:
        member = find_person(desk, which)
        if out is not None:
            write_member_slip(desk, member, out, kind=kind, paper=paper)
        else:
            target = "" if printer == "settings" else printer or ""
            print_member_slip(desk, member, kind=kind, printer=target)
    value = {"file": str(out) if out else None, "printer": printer}
    call.answer(value, lambda: str(out or printer))
