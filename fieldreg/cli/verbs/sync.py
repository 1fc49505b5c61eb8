"""`fieldreg sync`: exchange everything with HQ."""

import click
import msgspec

from fieldreg.cli.progress import progress
from fieldreg.cli.run import Call, common_options


@click.command("sync")
@common_options
def verb(call: Call) -> None:
    """Bring HQ every fact and take its verdicts, numbers and lists. Safe to repeat at any time."""
    from fieldreg.app import sync_now  # noqa: PLC0415

    with call.desk() as desk, progress("sync", show=not call.json) as advance:
        synced = sync_now(desk, on_progress=lambda at: advance(at.acknowledged, at.head))
    outcome = synced.outcome
    value = {
        "sent": outcome.sent,
        "accepted": outcome.settled.accepted,
        "duplicates": outcome.settled.duplicates,
        "rejected": outcome.settled.rejected,
        "acknowledged_seq": outcome.acknowledged,
        "bytes_up": outcome.bytes_up,
        "bytes_down": outcome.bytes_down,
        "receipt": msgspec.to_builtins(synced.receipt),
    }
    call.answer(
        value,
        lambda: (
            f"HQ holds everything up to {outcome.acknowledged}: {outcome.sent} sent, "
            f"{outcome.settled.accepted} accepted, {outcome.settled.duplicates} duplicates, "
            f"{outcome.settled.rejected} rejected"
        ),
    )
