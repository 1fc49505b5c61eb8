"""`fieldreg export-person`: everything about one person, for that person."""

import json
import os
from pathlib import Path

import click

from fieldreg.cli.run import Call, common_options
from fieldreg.cli.usage import FILE
from fieldreg.domain.faults import Fault


@click.command("export-person")
@click.argument("which", metavar="ID")
@click.option("--out", type=FILE, help="A file (else stdout).")
@common_options
def verb(call: Call, which: str, out: Path | None) -> None:
    """Everything that this laptop holds about a person (by id, KPJ or NIK), as JSON."""
    from fieldreg.app import export_person  # noqa: PLC0415
    from fieldreg.cli.person import find_member_or_candidate  # noqa: PLC0415

    with call.desk() as desk:
        told = export_person(desk, find_member_or_candidate(desk, which))
    if out is None:
        text = json.dumps(told, ensure_ascii=False, indent=2)
        call.answer(told, lambda: text)
        return
    try:
        with os.fdopen(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(told, file, ensure_ascii=False, indent=2)
    except OSError as error:
        raise Fault("cannot_write_file", file=out.name) from error
    call.answer({"file": str(out), "facts": len(told["facts"])}, lambda: str(out))
