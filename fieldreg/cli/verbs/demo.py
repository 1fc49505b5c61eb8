"""`fieldreg demo`: the main job in a minute, on one machine."""

from dataclasses import asdict
from pathlib import Path

import click

from fieldreg.assets import resource_path
from fieldreg.cli.progress import steps
from fieldreg.cli.run import WORLD, Call, common_options
from fieldreg.cli.usage import FILE, FOLDER
from fieldreg.domain.faults import Fault


@click.command("demo")
@click.option("--out", default="demo", show_default=True, type=FOLDER)
@click.option("--list", "list_path", type=FILE, help="A list of your own, CSV or XLSX.")
@common_options
def verb(call: Call, out: Path, list_path: Path | None) -> None:
    """Enrol with an embedded HQ, go offline, register a list, print cards, sync on a bad line, prove it.

    Leaves cards.pdf, closing-sheet.pdf and report.json in the folder. Exit 1 where a proof fails.
    """
    try:
        from fieldreg.cli.demo import run_demo, say_proof  # noqa: PLC0415
    except ModuleNotFoundError as missing:
        raise Fault("extra_missing", extra="hq") from missing
    with steps(show=not call.json) as step:
        report = run_demo(
            out,
            list_path or resource_path("samples", "pasar-contoh.csv"),
            step=lambda name: step(call.say(f"demo_step_{name}")),
        )

    def human() -> str:
        lines = []
        for proof in report.proofs:
            name, figure = say_proof(call.words, proof["code"], proof["counts"])
            lines.append(f"{call.say('demo_proved' if proof['ok'] else 'demo_failed')}  {name}: {figure}")
        files = ", ".join(str(out / name) for name in ("cards.pdf", "closing-sheet.pdf", "report.json"))
        rows = {"rows": report.list_rows, "registered": report.registered, "refused": report.refused}
        return "\n".join(
            [
                call.say("demo_rows", **rows),
                call.say("demo_cards", cards=report.cards, read_back=report.cards_read_back),
                call.say("demo_bytes", bytes=report.bytes_up_per_record),
                *lines,
                call.say("demo_see", files=files),
            ]
        )

    call.answer(asdict(report), human)
    if not report.proved:
        call.end(WORLD)
