"""The lines of a list that were taken for no person: nothing is left out silently."""

from typing import TYPE_CHECKING

from fieldreg.cli.run import Call

if TYPE_CHECKING:
    from fieldreg.lists import ListSheet


def say_unread(call: Call, sheet: "ListSheet") -> list[str]:
    """A sentence for each line that has something in it and is not the heading."""
    from fieldreg.lists import Skipped  # noqa: PLC0415 - only where a list was read

    return [
        call.say(
            "row_not_read",
            line=each.source_row,
            why=call.words.say("report", f"skipped_{each.why.value}"),
            shown=each.shown,
        )
        for each in sheet.skipped
        if each.why not in {Skipped.BLANK, Skipped.HEADING}
    ]
