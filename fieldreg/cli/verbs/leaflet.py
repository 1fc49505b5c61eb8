"""`fieldreg leaflet`: what JKK, JKM and JHT give, on one page."""

from pathlib import Path

import click

from fieldreg.cli.run import Call, common_options


@click.command("leaflet")
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The PDF to write."
)
@common_options
def verb(call: Call, out: Path) -> None:
    """Write the leaflet for people at the table, in Indonesian, as a PDF of one A4 page."""
    from fieldreg.cards import write_leaflet  # noqa: PLC0415

    write_leaflet(out)
    call.answer({"file": str(out)}, lambda: str(out))
