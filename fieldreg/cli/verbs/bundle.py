"""`fieldreg bundle`: exchange with HQ by a file on a USB stick."""

from pathlib import Path

import click

from fieldreg.cli.exchange import say_synced
from fieldreg.cli.run import Call, common_options


@click.group("bundle")
def verb() -> None:
    """Where there is no line at all: facts out on a stick, HQ's reply back in."""


@verb.command("write")
@click.argument("place", type=click.Path(path_type=Path))
@common_options
def write(call: Call, place: Path) -> None:
    """Seal everything that HQ has not acknowledged into a file that only HQ can open.

    PLACE is the stick (its folder; the file then bears this laptop's name) or the file.
    """
    from fieldreg.app import write_bundle  # noqa: PLC0415

    with call.desk() as desk:
        written = write_bundle(desk, place)
    call.answer(
        {"facts": written.facts, "bytes": written.size_bytes, "file": str(written.file)},
        lambda: call.say("bundle_written", facts=written.facts, file=written.file),
    )


@verb.command("read")
@click.argument("place", type=click.Path(path_type=Path))
@common_options
def read(call: Call, place: Path) -> None:
    """Take HQ's reply: receipts, verdicts, numbers. Safe to repeat.

    PLACE is the stick (its folder) or the file. A member filter (*.filter) that HQ laid beside it is taken as
    well; PLACE may also be such a filter itself.
    """
    from fieldreg.app import read_bundle  # noqa: PLC0415

    with call.desk() as desk:
        got = read_bundle(desk, place)
    value = {
        "sent": got.sent,
        "acknowledged_seq": got.acknowledged,
        "accepted": got.settled.accepted,
        "duplicates": got.settled.duplicates,
        "rejected": got.settled.rejected,
        "news": got.news,
        "filter_members": got.filter_members,
    }

    def human() -> str:
        if got.filter_members:
            return f"{reply()}; {call.say('filter_known', members=got.filter_members)}"
        return reply()

    def reply() -> str:
        if not got.news:
            return call.say("bundle_nothing_new")
        return say_synced(call, sent=got.sent, acknowledged=got.acknowledged, settled=got.settled)

    call.answer(value, human)
