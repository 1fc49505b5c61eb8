"""`fieldreg demo`: the main job in a minute, on one machine."""

from dataclasses import asdict
from pathlib import Path

import click

from fieldreg.assets import resource_path
from fieldreg.cli.progress import steps
from fieldreg.cli.run import WORLD, Call, common_options
from fieldreg.domain.faults import Fault


@click.command("demo")
@click.option("--out", default="demo", show_default=True, type=click.Path(path_type=Path, file_okay=False))
@click.option("--list", "list_path", type=click.Path(path_type=Path), help="A list of your own, CSV or XLSX.")
@common_options
def verb(call: Call, out: Path, list_path: Path | None) -> None:
    """Enrol with an embedded HQ, go offline, register a list, print cards, sync on a bad line, prove it.

    Leaves cards.pdf, closing-sheet.pdf and report.json in the folder. Exit 1 where a proof fails.
    """
    try:
        from fieldreg.cli.demo import run_demo  # noqa: PLC0415
    except ModuleNotFoundError as missing:
        raise Fault("extra_missing", extra="hq") from missing
    with steps(show=not call.json) as step:
        report = run_demo(out, list_path or resource_path("samples", "pasar-contoh.csv"), step=step)

    def human() -> str:
        lines = [
            f"{'proved' if proof['ok'] else 'FAILED'}  {proof['name']}: {proof['figure']}"
            for proof in report.proofs
        ]
        return "\n".join(
            [
                f"{report.list_rows} rows: {report.registered} registered, {report.refused} refused",
                f"{report.cards} cards, {report.cards_read_back} QR codes read back",
                f"{report.bytes_up_per_record} bytes up a person, headers included",
                *lines,
                f"see {out / 'cards.pdf'}, {out / 'closing-sheet.pdf'}, {out / 'report.json'}",
            ]
        )

    call.answer(asdict(report), human)
    if not report.proved:
        call.end(WORLD)
