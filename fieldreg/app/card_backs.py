"""Backs alone, printed before anybody has a card: nobody's data, so no fact and no queue."""

from pathlib import Path
from typing import TYPE_CHECKING

from fieldreg.app.card_issue import Ink, Layout
from fieldreg.app.card_making import artwork_in
from fieldreg.app.card_printing import CARDS_A_SHEET, Sheet
from fieldreg.app.desk import Desk
from fieldreg.app.printers import load_printers
from fieldreg.app.settings import Settings

if TYPE_CHECKING:
    from fieldreg.cards import Adjustment, CardsWritten

MOST_BACKS = 10_000


def write_card_backs(
    settings: Settings,
    path: Path,
    copies: int,
    *,
    layout: Layout = "a4",
    ink: Ink = "colour",
    adjustment: "Adjustment | None" = None,
    bundled_artwork: bool = False,
) -> "CardsWritten":
    """So many backs (1 to `MOST_BACKS`) as a PDF. Raises Fault (artwork_unusable, disk_full, …)."""
    from fieldreg.cards import write_backs  # noqa: PLC0415 - reportlab is slow to load

    return write_backs(
        path,
        copies,
        layout=layout,
        ink=ink,
        artwork=None if bundled_artwork else artwork_in(settings),
        adjustment=adjustment,
    )


def sheet_of_backs(
    desk: Desk,
    copies: int,
    *,
    printer: str,
    layout: Layout,
    ink: Ink = "colour",
    bundled_artwork: bool = False,
) -> Sheet | None:
    """The next sheet of the `copies` that are still wanted; None where none is. Raises Fault."""
    from fieldreg.cards import lay_backs  # noqa: PLC0415 - as above

    if copies <= 0:
        return None
    now = min(copies, CARDS_A_SHEET[layout])
    pdf = lay_backs(
        now,
        layout=layout,
        ink=ink,
        artwork=None if bundled_artwork else artwork_in(desk.settings),
        adjustment=load_printers(desk).profile(printer).adjustment(),
    )
    return Sheet(pdf=pdf, members=(), left=copies - now)
