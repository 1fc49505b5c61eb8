"""`fieldreg print-test`: rulers on a card, to find what a printer does to it."""

from pathlib import Path

import click

from fieldreg.cli.printer import calibration_of, calibration_options
from fieldreg.cli.run import Call, common_options


@click.command("print-test")
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The PDF to write."
)
@click.option("--layout", type=click.Choice(["cr80", "a4"]), default="cr80", show_default=True)
@calibration_options
@common_options
def verb(call: Call, *, out: Path, layout: str, **printer: float) -> None:
    """Write a page with rulers: print it, measure it, and give the difference to `fieldreg cards`."""
    from fieldreg.cards import write_test_card  # noqa: PLC0415

    write_test_card(out, layout="a4" if layout == "a4" else "cr80", calibration=calibration_of(printer))
    call.answer({"file": str(out)}, lambda: str(out))
