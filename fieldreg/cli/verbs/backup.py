"""`fieldreg backup`: an encrypted copy of everything, made while work goes on."""

from pathlib import Path

import click

from fieldreg.cli.run import Call, common_options
from fieldreg.cli.usage import FOLDER


@click.command("backup")
@click.option(
    "--to",
    "target",
    type=FOLDER,
    help="Another folder or a stick (else beside the data).",
)
@common_options
def verb(call: Call, target: Path | None) -> None:
    """Copy the encrypted data and its key slots; the newest five copies in a folder are kept."""
    from fieldreg.app import back_up  # noqa: PLC0415

    with call.desk() as desk:
        path = back_up(desk, call.home(), folder=target)
    call.answer({"backup": str(path), "bytes": path.stat().st_size}, lambda: str(path))
