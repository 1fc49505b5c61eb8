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
        lost = call.say("restored_lost_unknown") if done.facts_lost is None else str(done.facts_lost)
        return call.say(
            "restored_dry" if dry_run else "restored",
            people=done.people,
            recovered=done.facts_recovered,
            lost=lost,
            acknowledged=done.acknowledged,
        )

    call.answer(value, human)
