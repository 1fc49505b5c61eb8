"""`fieldreg print-test`: rulers on a card, to find what a printer does to it."""

from pathlib import Path

import click

from fieldreg.cli.ending import check_ending
from fieldreg.cli.printer import adjustment_of, printer_options
from fieldreg.cli.run import Call, common_options
from fieldreg.cli.usage import FILE


@click.command("print-test")
@click.option("--out", required=True, type=FILE, help="The PDF to write.")
@click.option("--layout", type=click.Choice(["cr80", "a4"]), default="cr80", show_default=True)
@printer_options
@common_options
def verb(call: Call, *, out: Path, layout: str, printer: str, **measures: float | None) -> None:
    """Write rulers for front and back: print them, measure, and tell `fieldreg printer` what is missing."""
    check_ending(out, ".pdf")
    from fieldreg.cards import write_test_card  # noqa: PLC0415

    adjustment = adjustment_of(call, printer, measures)
    write_test_card(out, layout="a4" if layout == "a4" else "cr80", adjustment=adjustment)
    call.answer({"file": str(out)}, lambda: str(out))
