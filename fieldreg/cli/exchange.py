"""What a sync and a stick's reply tell alike."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldreg.cli.run import Call
    from fieldreg.sync import Settled


def say_synced(call: "Call", *, sent: int, acknowledged: int, settled: "Settled") -> str:
    """Up to where HQ holds everything, and what it decided."""
    return call.say(
        "synced",
        acknowledged=acknowledged,
        sent=sent,
        accepted=settled.accepted,
        duplicates=settled.duplicates,
        rejected=settled.rejected,
    )
