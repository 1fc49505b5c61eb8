"""`fieldreg-hq open-backup`: what a lost laptop's backup holds."""

import json
import shutil
import tempfile
from base64 import b64decode
from pathlib import Path

import click

from fieldreg.cli.hq_verbs.options import database_option
from fieldreg.cli.output import tell_json
from fieldreg.cli.run import Call, hq_options
from fieldreg.cli.usage import FILE
from fieldreg.domain.faults import Fault


@click.command("open-backup")
@click.argument("backup", type=FILE)
@click.option(
    "--keys", type=click.Path(path_type=Path), help="The key slots copied with it (else beside it, .keys)."
)
@database_option
@hq_options
def verb(call: Call, backup: Path, keys: Path | None, database_url: str) -> None:
    """Open a laptop's backup by its escrow slot; print its facts as NDJSON, each with whether HQ has it."""
    keys = keys or backup.with_suffix(".keys")
    for file in (backup, keys):
        if not file.is_file():
            raise Fault("file_missing", file=file.name)
    config = call.hq_config(database_url)
    from fieldreg.hq import Hq  # noqa: PLC0415

    with Hq(config) as hq:
        held = {each["installation"]: each["held_seq"] for each in hq.devices()}
        hq.looked("open-backup", backup.name)
        data_key = _escrowed(hq.key.raw, keys)
    from fieldreg.store import Store  # noqa: PLC0415

    # Opening would change the file: the original stays as it is. The copy is as encrypted as it was.
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "store.db"
        shutil.copyfile(backup, copy)
        with Store.open(copy, data_key) as store:
            for entry in store.journal.entries():
                line = {
                    "installation": store.installation,
                    "seq": entry.seq,
                    "fact_id": entry.header.fact_id,
                    "kind": entry.header.kind,
                    "at_ms": entry.header.at_ms + entry.header.skew_ms,
                    "at_hq": entry.seq <= held.get(store.installation, 0),
                    "body": None if entry.body is None else json.loads(entry.body),
                }
                tell_json(line)


def _escrowed(hq_secret: bytes, keys: Path) -> bytes:
    from fieldreg.store import SlotFile, escrow_context  # noqa: PLC0415
    from fieldreg.wire import SigningKey, WireError, sealing_secret, unseal  # noqa: PLC0415

    file = SlotFile.load(keys)
    try:
        return unseal(
            b64decode(file.escrow, validate=True),
            secret=sealing_secret(SigningKey(hq_secret)),
            context=escrow_context(file.installation),
        )
    except (WireError, ValueError):
        raise Fault("escrow_not_ours") from None
