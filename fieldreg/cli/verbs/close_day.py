"""`fieldreg close-day`: the closing sheet of the day."""

from pathlib import Path

import click

from fieldreg.cli.run import Call, common_options


@click.command("close-day")
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The PDF to write."
)
@common_options
def verb(call: Call, out: Path) -> None:
    """Write today's closing sheet: people, numbers, cards, cash and facts."""
    from fieldreg.app import close_day  # noqa: PLC0415

    with call.desk() as desk:
        close_day(desk, out)
    call.answer({"file": str(out)}, lambda: f"closing sheet in {out}")
