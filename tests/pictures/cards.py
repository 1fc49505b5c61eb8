"""Kartu in pictures: who waits, a printer without ribbon, the paper in hand, what was spoiled, the PDF."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldreg.app import register_member, sign_in, spoil_card
from fieldreg.domain.faults import Fault
from fieldreg.domain.member import CardState
from fieldreg.gui.cards import making
from fieldreg.gui.cards.print_screen import PrinterSeen, PrintOrder
from fieldreg.gui.practice.people import JUDGED
from fieldreg.gui.window import Window
from tests.gui.market import PIN, market
from tests.pictures.album import Album, close, enter, open_at, settle, until

PRINTER, NAME = "Zebra ZC300 kantor cabang", "kartu-2026-11-21.pdf"


class Printer:
    """Takes sheets until its ribbon is out."""

    ribbon = 99

    def find(self) -> tuple[PrinterSeen, ...]:
        """Those that an office has."""
        return (PrinterSeen(PRINTER, duplex=True), PrinterSeen("Kantor", duplex=False))

    def send(self, _pdf: bytes, order: PrintOrder) -> None:
        """One sheet less."""
        if not Printer.ribbon:
            raise Fault("printer_ribbon_out", printer=order.printer)
        Printer.ribbon -= 1


def card_scenes(album: Album, scratch: Path) -> None:
    """Nobody yet; those who wait; files and backs; a printer without ribbon; what became of the cards."""
    application = album.application
    system, making.SystemPrinters = making.SystemPrinters, Printer  # type: ignore[assignment, misc]
    with market(scratch) as (home, _hq):
        window = open_at(application, home)
        enter(application, window)
        window.go("cards")
        settle(application)
        album.take(window, "cards-nobody")
        with sign_in(home, PIN) as desk:
            for person in JUDGED:
                register_member(desk, person)
        window.go("people")
        window.go("cards")
        page = window.page("cards")
        until(application, lambda: page.list.model.rowCount() > 3)  # type: ignore[attr-defined]
        settle(application)
        album.take(window, "cards-waiting")
        _to_files(album, window, scratch)
        _to_a_printer(album, window)
        with sign_in(home, PIN) as desk:
            for member in desk.store.people.with_card(CardState.ISSUED)[:2]:
                spoil_card(desk, member, reason="Tergores di pencetak")
        _afterwards(album, window, scratch)
        close(application, window)
    making.SystemPrinters = system  # type: ignore[misc]


def _to_files(album: Album, window: Window, scratch: Path) -> None:
    """A folder that is not there; how many backs; backs alone."""
    application = album.application
    pane = window.page("cards").pane  # type: ignore[attr-defined]
    pane.file.put(str(scratch / "sebuah folder yang namanya panjang sekali" / NAME))
    _print(application, window)
    album.take(window, "cards-fault")
    pane.sides.chips.chosen.emit("backs")
    pane.copies.typed.emit("0")
    _print(application, window)
    album.take(window, "cards-backs-wrong")
    pane.copies.typed.emit("40")
    pane.file.put(str(scratch / "belakang.pdf"))
    _print(application, window)
    until(application, (scratch / "belakang.pdf").exists)
    settle(application)
    album.take(window, "cards-backs")
    pane.sides.chips.chosen.emit("both")


def _to_a_printer(album: Album, window: Window) -> None:
    """Its ribbon is out after three cards; then all are printed, and one is spoiled."""
    application, page = album.application, window.page("cards")
    pane, listed = page.pane, page.list  # type: ignore[attr-defined]
    pane.printer_chosen.emit(PRINTER)
    pane.layout_chosen.emit("cr80")
    settle(application)
    album.take(window, "cards-printer")
    Printer.ribbon = 3
    _print(application, window)
    until(application, lambda: bool(pane._print.fault))
    settle(application)
    album.take(window, "cards-ribbon")
    Printer.ribbon = 99
    _print(application, window)
    until(application, lambda: page.confirm.isVisible() and not pane._print.to_send)  # type: ignore[attr-defined]
    settle(application)
    album.take(window, "cards-in-hand")
    listed.fate.spoil.click()
    listed.fate.reason.put("Macet di pencetak, tergores di depan")
    settle(application)
    album.take(window, "cards-why")
    listed.fate.drop()


def _afterwards(album: Album, window: Window, scratch: Path) -> None:
    """Who was spoiled; a printer adjusted; the PDF of those that wait again."""
    application, page = album.application, window.page("cards")
    pane, listed = page.pane, page.list  # type: ignore[attr-defined]
    listed.state_chosen.emit("spoiled")
    listed.states.choose("spoiled")
    settle(application)
    album.take(window, "cards-spoiled")
    listed.state_chosen.emit("")
    listed.states.choose("")
    page._adjust()  # type: ignore[attr-defined]
    settle(application)
    album.take(window, "cards-calibration")
    page._adjust()  # type: ignore[attr-defined]
    pane.printer_chosen.emit("")
    pane.layout_chosen.emit("a4")
    pane.file.put(str(scratch / NAME))
    settle(application)
    _print(application, window)
    until(application, (scratch / NAME).exists)
    settle(application)
    album.take(window, "cards-pdf")


def _print(application: QApplication, window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_F9)
    settle(application, seconds=0.6)
