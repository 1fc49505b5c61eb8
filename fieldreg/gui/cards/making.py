"""Kartu, wired."""

from collections.abc import Callable

from fieldreg.gui.cards.alerts import PrinterAlerts
from fieldreg.gui.cards.calibrating import Measures, read_measures
from fieldreg.gui.cards.list_presenter import CardListPresenter
from fieldreg.gui.cards.page import CardsPage
from fieldreg.gui.cards.presenter import CardsPresenter
from fieldreg.gui.cards.print_presenter import PrintPresenter
from fieldreg.gui.cards.print_screen import PrinterPort, PrinterSeen, PrintOrder
from fieldreg.gui.cards.printing import find_printers, send_sheet
from fieldreg.gui.frame import StatusSeen
from fieldreg.gui.language import Language
from fieldreg.gui.living import Living
from fieldreg.gui.work import Work


class SystemPrinters:
    """The printers that the system knows (`PrinterPort`)."""

    def __init__(self) -> None:
        self._alerts = PrinterAlerts()

    def find(self) -> tuple[PrinterSeen, ...]:
        """Those that there are."""
        return find_printers()

    def send(self, pdf: bytes, order: PrintOrder) -> None:
        """One sheet, unless the printer has come to say that it cannot print."""
        self._alerts.look(order.printer)
        send_sheet(pdf, order)


def make_cards(
    language: Language, work: Work, changed: Callable[[], None], printers: PrinterPort | None = None
) -> Living:
    """The page and its three presenters: the list, the PDF, the printer."""
    page = CardsPage(language)

    def recorded() -> None:
        changed()
        refresh()

    cards = CardsPresenter(page, work, changed=recorded)
    listed = CardListPresenter(page.list, work, changed=recorded)
    prints = PrintPresenter(page, work, printers or SystemPrinters(), changed=recorded)

    def refresh() -> None:
        cards.refresh()
        listed.refresh()
        prints.refresh()

    def measured(measures: Measures) -> None:
        profile, wrong = read_measures(measures)
        page.calibrate.show_wrong(wrong)
        if profile is not None:
            prints.set_profile(profile)

    def stop() -> None:
        cards.stop()
        prints.stop()

    def use_clock(seen: StatusSeen) -> None:
        page.list.use_clock(seen.zone, seen.today)

    page.make_asked.connect(
        lambda bundled: prints.once_known(lambda: _make(page, cards, prints, bundled=bundled))
    )
    page.only_asked.connect(lambda member_id: prints.print((member_id,)))
    page.primary_asked.connect(page.ask)
    page.confirm_asked.connect(cards.confirm)
    page.again_asked.connect(prints.send_again)
    page.stop_asked.connect(stop)
    page.pane.printer_chosen.connect(prints.choose)
    page.pane.layout_chosen.connect(prints.lay)
    page.pane.ink_chosen.connect(prints.use_ink)
    page.pane.sides_chosen.connect(prints.use_sides)
    page.pane.copies_typed.connect(prints.use_copies)
    page.calibrate.measured.connect(measured)
    page.calibrate.test_asked.connect(prints.print_test)
    page.list.searched.connect(listed.search)
    page.list.state_chosen.connect(listed.show_state)
    page.list.more_wanted.connect(listed.more)
    page.list.chosen.connect(listed.choose)
    page.list.fate.spoiled.connect(listed.spoil)
    page.list.fate.asked.connect(lambda asking: listed.hold(held=asking))
    page.slip_asked.connect(listed.slip)
    page.list.fate.handed_over.connect(listed.hand_over)
    # What is connected is kept alive here: a signal of Qt holds a method's owner only weakly.
    return Living(
        page=page,
        presenter=(cards, listed, prints),
        refresh=refresh,
        primary=page.ask,
        status_seen=use_clock,
    )


def _make(page: CardsPage, cards: CardsPresenter, prints: PrintPresenter, *, bundled: bool) -> None:
    """F9: what was chosen, where it was chosen."""
    path = page.pane.file.text()
    if not prints.to_pdf:
        prints.print(bundled=bundled)
    elif prints.sides != "backs":
        cards.make(path, prints.layout, sides=prints.sides, ink=prints.ink, bundled=bundled)
    elif copies := prints.backs_wanted():
        cards.make_backs(path, prints.layout, copies, ink=prints.ink, bundled=bundled)
