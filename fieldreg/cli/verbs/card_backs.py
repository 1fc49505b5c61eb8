"""`fieldreg card-backs`: backs of cards alone, to be printed beforehand."""

from pathlib import Path

import click

from fieldreg.cli.ending import check_ending
from fieldreg.cli.printer import adjustment_of, one_side_options
from fieldreg.cli.run import Call, common_options
from fieldreg.cli.usage import FILE


@click.command("card-backs")
@click.argument("copies", type=click.IntRange(1, 10_000))
@click.option("--out", required=True, type=FILE, help="The PDF to write.")
@click.option("--layout", type=click.Choice(["cr80", "a4"]), default="a4", show_default=True)
@click.option(
    "--ink", type=click.Choice(["colour", "black"]), default="colour", help="black: for a black ribbon."
)
@one_side_options
@click.option("--bundled-artwork", is_flag=True, help="Not the office's own card, which the settings name.")
@common_options
def verb(
    call: Call,
    *,
    copies: int,
    out: Path,
    layout: str,
    ink: str,
    printer: str,
    bundled_artwork: bool,
    **measures: float | None,
) -> None:
    """Write so many backs, which bear nobody's data. Their fronts: `fieldreg cards --sides fronts`."""
    check_ending(out, ".pdf")
    from fieldreg.app import load_settings, write_card_backs  # noqa: PLC0415

    written = write_card_backs(
        load_settings(call.home().settings),
        out,
        copies,
        layout="cr80" if layout == "cr80" else "a4",
        ink="black" if ink == "black" else "colour",
        adjustment=adjustment_of(call, printer, measures),
        bundled_artwork=bundled_artwork,
    )
    call.answer(
        {"file": str(out), "backs": written.count, "pages": written.pages, "bytes": written.bytes},
        lambda: call.say("backs_written", count=written.count, pages=written.pages, file=out),
    )
