"""Paper: cards, their QR, the closing sheet; and cards read back. The only home of reportlab and qrcode.

Importing this face loads none of the PDF and imaging libraries: the functions bring them when first
used. All functions may be called from any thread, each call on its own.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from fieldreg.cards.card import Card, CardsWritten, Ink, Layout, Progress, Sides
from fieldreg.cards.chart import Chart, ChartColours, Series
from fieldreg.cards.day import (
    CashRow,
    ClosingSheet,
    Drift,
    SheetBalance,
    SheetChange,
    SheetDifference,
    Tally,
)

if TYPE_CHECKING:
    from fieldreg.cards.batch import lay_backs, lay_cards, write_backs, write_cards
    from fieldreg.cards.calibration import Adjustment, Calibration
    from fieldreg.cards.charts import chart_height_mm, chart_svg
    from fieldreg.cards.closing import write_closing_sheet
    from fieldreg.cards.hand_over import Signatory, SigningList, write_signing_list
    from fieldreg.cards.leaflet import Leaflet, load_leaflet, write_leaflet
    from fieldreg.cards.raster import Raster, page_size_mm, render_pages
    from fieldreg.cards.reading import read_grey
    from fieldreg.cards.recap import write_contributors, write_recap
    from fieldreg.cards.rulers import lay_test_card, write_test_card
    from fieldreg.cards.scan import read_cards
    from fieldreg.cards.slip import Paper, Slip, write_slip
    from fieldreg.cards.template_check import check_artwork, write_sample
    from fieldreg.cards.thermal import send_raw, slip_commands

__all__ = [
    "Adjustment",
    "Calibration",
    "Card",
    "CardsWritten",
    "CashRow",
    "Chart",
    "ChartColours",
    "ClosingSheet",
    "Drift",
    "Ink",
    "Layout",
    "Leaflet",
    "Paper",
    "Progress",
    "Raster",
    "Series",
    "SheetBalance",
    "SheetChange",
    "SheetDifference",
    "Sides",
    "Signatory",
    "SigningList",
    "Slip",
    "Tally",
    "chart_height_mm",
    "chart_svg",
    "check_artwork",
    "lay_backs",
    "lay_cards",
    "lay_test_card",
    "load_leaflet",
    "page_size_mm",
    "read_cards",
    "read_grey",
    "render_pages",
    "send_raw",
    "slip_commands",
    "write_backs",
    "write_cards",
    "write_closing_sheet",
    "write_contributors",
    "write_leaflet",
    "write_recap",
    "write_sample",
    "write_signing_list",
    "write_slip",
    "write_test_card",
]

_HOMES = {
    "Adjustment": "calibration",
    "Calibration": "calibration",
    "chart_height_mm": "charts",
    "chart_svg": "charts",
    "check_artwork": "template_check",
    "Signatory": "hand_over",
    "SigningList": "hand_over",
    "write_signing_list": "hand_over",
    "write_contributors": "recap",
    "write_recap": "recap",
    "Leaflet": "leaflet",
    "lay_backs": "batch",
    "lay_cards": "batch",
    "lay_test_card": "rulers",
    "load_leaflet": "leaflet",
    "Raster": "raster",
    "page_size_mm": "raster",
    "read_cards": "scan",
    "read_grey": "reading",
    "render_pages": "raster",
    "send_raw": "thermal",
    "slip_commands": "thermal",
    "write_backs": "batch",
    "write_cards": "batch",
    "write_closing_sheet": "closing",
    "write_leaflet": "leaflet",
    "write_sample": "template_check",
    "Paper": "slip",
    "Slip": "slip",
    "write_slip": "slip",
    "write_test_card": "rulers",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  a module's attribute may be anything
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
