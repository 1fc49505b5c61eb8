"""`fieldreg slip`: what a person takes along who has no card yet, or the receipt of what was paid."""

from pathlib import Path

import click

from fieldreg.cli.run import Call, common_options


@click.command("slip")
@click.argument("which", metavar="ID")
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The PDF to write."
)
@click.option("--receipt", is_flag=True, help="The receipt of the contribution, not the provisional slip.")
@click.option("--paper", type=click.Choice(["a5", "58mm"]), default="a5", show_default=True)
@common_options
def verb(call: Call, which: str, *, out: Path, receipt: bool, paper: str) -> None:
    """Write the slip of one person (by id, KPJ or NIK) who still waits for a number, or a receipt."""
    from fieldreg.app import write_member_slip  # noqa: PLC0415
    from fieldreg.cli.person import find_person  # noqa: PLC0415

    with call.desk() as desk:
        write_member_slip(
            desk,
            find_person(desk, which),
            out,
            kind="receipt" if receipt else "provisional",
            paper="58mm" if paper == "58mm" else "a5",
        )
    call.answer({"file": str(out)}, lambda: str(out))
