"""`fieldreg sync`: exchange everything with HQ."""

from math import inf
from typing import TYPE_CHECKING

import click
import msgspec

from fieldreg.cli.exchange import say_synced
from fieldreg.cli.progress import progress
from fieldreg.cli.run import Call, common_options

if TYPE_CHECKING:
    from fieldreg.domain.faults import Fault
    from fieldreg.sync import Progress


@click.command("sync")
@click.option("--patient", is_flag=True, help="Where the line fails, try again until HQ holds everything.")
@click.option(
    "--whole", is_flag=True, help="Stay until the member filter is whole, too; else it comes bit by bit."
)
@common_options
def verb(call: Call, patient: bool, whole: bool) -> None:  # noqa: FBT001 - click hands over a flag
    """Bring HQ every fact and take its verdicts, numbers and lists. Safe to repeat at any time."""
    from fieldreg.app import FETCH_S, sync_now, sync_patiently  # noqa: PLC0415

    def told(fault: "Fault", seconds: float) -> None:
        click.echo(f"{call.words.fault(fault)} ({call.say('seconds', count=round(seconds))})", err=True)

    with call.desk() as desk, progress(call.say("doing_sync"), show=not call.json) as advance:

        def advanced(at: "Progress") -> None:
            if at.bulk_size:
                advance(at.bulk_have, at.bulk_size)
            else:
                advance(at.acknowledged, at.head)

        fetch_s = inf if whole else FETCH_S
        if patient:
            synced = sync_patiently(desk, on_progress=advanced, on_fault=told, fetch_s=fetch_s)
        else:
            synced = sync_now(desk, on_progress=advanced, fetch_s=fetch_s)
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
        "filter_bytes_down": synced.fetched.bytes_down,
        "filter_bytes_left": synced.fetched.left,
        "filter_fault": synced.fetched.fault,
    }

    def human() -> str:
        told = say_synced(call, sent=outcome.sent, acknowledged=outcome.acknowledged, settled=outcome.settled)
        left = synced.fetched.left
        return f"{told}; {call.say('filter_to_come', bytes=left)}" if left else told

    call.answer(value, human)
