"""`fieldreg restore`: back to a backup, with whatever the present data still tells."""

import dataclasses
from pathlib import Path

import click

from fieldreg.cli.run import Call, ask_pin, common_options


@click.command("restore")
@click.option(
    "--from", "backup", type=click.Path(path_type=Path), help="A backup, or a folder of them (else our own)."
)
@click.option("--dry-run", is_flag=True, help="Change nothing; tell what would be lost.")
@common_options
def verb(call: Call, backup: Path | None, *, dry_run: bool) -> None:
    """Go back to the newest sound backup. The present data is set aside, never deleted."""
    from fieldreg.app import restore, unlock  # noqa: PLC0415

    home = call.home()
    key = unlock(home, ask_pin(), officer_id=call.officer_id(), prove=False)
    done = restore(home, key.data_key, key.officer, backup=backup, dry_run=dry_run)
    value = {
        name: str(each) if isinstance(each, Path) else each for name, each in dataclasses.asdict(done).items()
    }

    def human() -> str:
        lost = "nobody can tell how many" if done.facts_lost is None else str(done.facts_lost)
        would = "would be " if dry_run else ""
        return (
            f"{done.people} people {would}here again; {done.facts_recovered} facts newer than the backup "
            f"{would}taken over; facts {would}lost: {lost}. Headquarters holds everything up to "
            f"{done.acknowledged}, lost here or not."
        )

    call.answer(value, human)
