"""The printer's side: plain functions for a thread of their own. Pages arrive at their exact size."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QPointF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from fieldreg.domain.faults import Fault
from fieldreg.gui.cards.alerts import stopped
from fieldreg.gui.cards.print_screen import Layout, PrinterSeen, PrintOrder

if TYPE_CHECKING:
    from fieldreg.cards import Raster

_BEYOND_MM = {"cr80": 1.0, "a4": 0.0}
"""A printer's paper is whole points or dots, up to 0.35 mm more than the card's: artwork runs on into it."""
_MOST_DPI = {"cr80": 600, "a4": 300}
"""Finer than this no module of a QR gets, and a page of pixels stays a few dozen MB."""

_BAD = {QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted}


def find_printers() -> tuple[PrinterSeen, ...]:
    """The printers that this system knows, the usual one first. May take a second where one is far away."""
    usual = QPrinterInfo.defaultPrinterName()
    found = [
        PrinterSeen(
            name=info.printerName(),
            duplex=any(mode != QPrinter.DuplexMode.DuplexNone for mode in info.supportedDuplexModes()),
        )
        for info in QPrinterInfo.availablePrinters()
    ]
    return tuple(sorted(found, key=lambda seen: (seen.name != usual, seen.name.casefold())))


def send_sheet(pdf: bytes, order: PrintOrder) -> None:
    """Give a sheet to a printer's queue; returns when the system has it.

    Raises Fault: printer_missing, printer_failed; printer_stopped or, where the driver says so, why.
    """
    info = QPrinterInfo.printerInfo(order.printer)
    if info.isNull():
        raise Fault("printer_missing", printer=order.printer)
    # A driver that tells nothing is idle for ever; one that tells is believed before and after.
    if info.state() == QPrinter.PrinterState.Error:
        raise stopped(order.printer)
    print_pages(pdf, order, QPrinter(info, QPrinter.PrinterMode.HighResolution))
    if QPrinterInfo.printerInfo(order.printer).state() == QPrinter.PrinterState.Error:
        raise stopped(order.printer)


def print_pages(pdf: bytes, order: PrintOrder, printer: QPrinter) -> None:
    """Paint the pages, each to the millimetre from the paper's own corner. Raises Fault (printer_failed)."""
    _set_up(printer, order, pdf)
    painter = QPainter()
    done = painter.begin(printer)
    try:
        done = done and _paint_pages(painter, pdf, order, printer)
    except BaseException:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
    if not done or printer.printerState() in _BAD:
        raise Fault("printer_failed", printer=order.printer)


def _paint_pages(painter: QPainter, pdf: bytes, order: PrintOrder, printer: QPrinter) -> bool:
    """Whether the printer has taken them all."""
    from fieldreg.cards import render_pages  # noqa: PLC0415  loaded by now

    # A whole number of the printer's dots for each of ours: no line is blurred on its way.
    dots = -(-printer.resolution() // _MOST_DPI[order.layout])
    pages = render_pages(pdf, dpi=printer.resolution() / dots, beyond_mm=_BEYOND_MM[order.layout])
    for at, raster in enumerate(pages):
        back = order.sides == "both" and at % 2 == 1
        if back and not order.duplex:
            continue
        if at and not printer.newPage():
            return False
        painter.save()
        painter.scale(dots, dots)
        if back and order.turn_backs:
            painter.translate(raster.width - 2 * raster.beyond, raster.height - 2 * raster.beyond)
            painter.rotate(180)
        painter.drawImage(QPointF(-raster.beyond, -raster.beyond), image_of(raster))
        painter.restore()
    return True


def image_of(raster: "Raster") -> QImage:
    """A page for Qt; its pixels are copied."""
    bytes_a_line = 4 * raster.width
    image = QImage(raster.pixels, raster.width, raster.height, bytes_a_line, QImage.Format.Format_RGB32)
    return image.copy()


def _set_up(printer: QPrinter, order: PrintOrder, pdf: bytes) -> None:
    from fieldreg.cards import page_size_mm  # noqa: PLC0415  loaded by now

    size = QPageSize(
        QSizeF(*page_size_mm(pdf)),
        QPageSize.Unit.Millimeter,
        order.layout.upper(),
        QPageSize.SizeMatchPolicy.ExactMatch,
    )
    # Portrait also for a card that lies: landscape would have the driver turn it.
    page = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    page.setMode(QPageLayout.Mode.FullPageMode)
    printer.setFullPage(True)
    printer.setPageLayout(page)
    printer.setDuplex(_duplex(order))
    printer.setColorMode(QPrinter.ColorMode.GrayScale if order.ink == "black" else QPrinter.ColorMode.Color)
    # What an office's print server shows to everybody: no name.
    printer.setDocName("fieldreg")


def _duplex(order: PrintOrder) -> QPrinter.DuplexMode:
    if not order.duplex or order.sides != "both":
        return QPrinter.DuplexMode.DuplexNone
    by_side: dict[Layout, QPrinter.DuplexMode] = {
        "a4": QPrinter.DuplexMode.DuplexLongSide,
        "cr80": QPrinter.DuplexMode.DuplexShortSide,
    }
    return by_side[order.layout]
