"""Each page with its presenter, wired; made when it is first visited, so that the window starts fast."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from fieldreg.gui.frame import Place, StatusSeen
from fieldreg.gui.language import Language
from fieldreg.gui.living import Living
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from fieldreg.cards import ChartColours
    from fieldreg.gui.register.page import RegisterPage
    from fieldreg.gui.register.presenter import RegisterPresenter

PLACES = (
    Place("register", "F2", "user-plus"),
    Place("people", "F3", "users"),
    Place("cards", "F4", "identification-card"),
    Place("activation", "F5", "storefront"),
    Place("exchange", "F6", "arrows-clockwise"),
    Place("check", "F7", "shield-check"),
    Place("settings", "F8", "gear-six"),
    Place("sponsors", "F11", "handshake"),
)
"""The rail."""


def make_register(language: Language, work: Work, changed: Callable[[], None]) -> Living:
    """Pendaftaran."""
    from fieldreg.assets import load_tables  # noqa: PLC0415  loaded when the page is visited
    from fieldreg.gui.register.page import RegisterPage  # noqa: PLC0415  loaded when the page is visited
    from fieldreg.gui.register.presenter import RegisterPresenter  # noqa: PLC0415  loaded when the page is visited

    page = RegisterPage(language)
    presenter = RegisterPresenter(
        page,
        work,
        load_tables=load_tables,
        saved=changed,
        after=lambda ms, call: QTimer.singleShot(ms, page, call),
    )
    _connect_form(page, presenter)
    page.consent_toggled.connect(presenter.toggled_consent)
    page.agreed_and_done.connect(presenter.agree_and_save)
    page.start_over_asked.connect(presenter.start_over)
    page.undo_asked.connect(presenter.undo)
    presenter.begin()
    return Living(
        page=page,
        presenter=presenter,
        refresh=presenter.refresh,
        primary=presenter.save,
        pause=presenter.pause,
    )


def make_correct(language: Language, work: Work, changed: Callable[[], None]) -> Living:
    """Pembetulan: not on the rail, one comes to it from Peserta."""
    from fieldreg.assets import load_tables  # noqa: PLC0415  loaded when the page is visited
    from fieldreg.gui.register.correct_page import CorrectPage  # noqa: PLC0415  as above
    from fieldreg.gui.register.correcting import CorrectPresenter  # noqa: PLC0415  as above

    page = CorrectPage(language)

    def saved() -> None:
        changed()
        page.left_asked.emit()

    presenter = CorrectPresenter(
        page,
        work,
        load_tables=load_tables,
        saved=saved,
        after=lambda ms, call: QTimer.singleShot(ms, page, call),
    )
    _connect_form(page, presenter)
    page.why_typed.connect(presenter.why_typed)
    return Living(page=page, presenter=presenter, refresh=presenter.refresh, primary=presenter.save)


def _connect_form(page: "RegisterPage", presenter: "RegisterPresenter") -> None:
    """What registering and correcting have in common: the form is typed into, and saved."""
    page.typed.connect(presenter.typed)
    page.entered.connect(presenter.entered)
    page.reached.connect(presenter.reached)
    page.left.connect(presenter.left)
    page.suggestion_taken.connect(presenter.took)
    page.reason_given.connect(presenter.gave_reason)
    page.primary_asked.connect(presenter.save)


def make_people(language: Language, work: Work, changed: Callable[[], None]) -> Living:
    """Peserta."""
    from fieldreg.gui.people.detail_presenter import DetailPresenter  # noqa: PLC0415  as above
    from fieldreg.gui.people.page import PeoplePage  # noqa: PLC0415  loaded when the page is visited
    from fieldreg.gui.people.presenter import PeoplePresenter  # noqa: PLC0415  loaded when the page is visited

    page = PeoplePage(language)
    presenter = PeoplePresenter(page, work)
    page.searched.connect(presenter.search)
    page.more_wanted.connect(presenter.more)

    def recorded() -> None:
        changed()
        presenter.refresh()

    detail = DetailPresenter(page, work, changed=recorded)
    page.filters.chosen.connect(presenter.choose)
    page.narrowing.typed.connect(presenter.narrow_typed)
    page.narrowing.taken.connect(presenter.narrow)
    page.narrowing.dropped.connect(presenter.widen)
    page.chosen.connect(detail.choose)
    page.list_shown.connect(detail.close)
    page.cancelled.connect(detail.cancel)
    page.reprint_asked.connect(detail.reprint)

    def refresh() -> None:
        presenter.refresh()
        detail.refresh()

    def use_clock(seen: StatusSeen) -> None:
        page.model.use_clock(seen.zone, seen.today)
        page.detail.use_clock(seen.zone, seen.today)

    return Living(page=page, presenter=(presenter, detail), refresh=refresh, status_seen=use_clock)


def make_cards(language: Language, work: Work, changed: Callable[[], None]) -> Living:
    """Kartu."""
    from fieldreg.gui.cards.making import make_cards as make  # noqa: PLC0415  loaded when the page is visited

    return make(language, work, changed)


def make_activation(language: Language, work: Work, changed: Callable[[], None]) -> Living:
    """Kegiatan."""
    from fieldreg.gui.activation.closing_presenter import ClosingPresenter  # noqa: PLC0415  as below
    from fieldreg.gui.activation.leaflet_presenter import LeafletPresenter  # noqa: PLC0415  as below
    from fieldreg.gui.activation.page import ActivationPage  # noqa: PLC0415  loaded when the page is visited
    from fieldreg.gui.activation.presenter import BoardPresenter  # noqa: PLC0415  as above

    page = ActivationPage(language)
    board = BoardPresenter(page.today, work, colours=chart_colours, changed=changed)
    page.today.open_asked.connect(board.open)
    page.today.join_asked.connect(board.join)
    page.today.inform_asked.connect(board.inform)
    closing = ClosingPresenter(page.closing, work, changed=changed)
    page.closing.counted.connect(closing.count)
    page.closing.close_asked.connect(closing.close)
    page.closing.export_asked.connect(closing.export)
    leaflet = LeafletPresenter(page.leaflet, work)
    page.leaflet.asked.connect(leaflet.write)
    refreshing = {"today": board.refresh, "closing": closing.refresh, "leaflet": leaflet.refresh}

    def refresh() -> None:
        refreshing[page.tabs.here]()

    page.turned.connect(refresh)

    def count_again(_seen: StatusSeen) -> None:
        if page.today.isVisible():
            board.refresh()

    return Living(
        page=page,
        presenter=(board, closing, leaflet),
        refresh=refresh,
        primary=page.go_on,
        status_seen=count_again,
    )


def chart_colours() -> "ChartColours":
    """Those of the theme in force."""
    from fieldreg.cards import ChartColours  # noqa: PLC0415  only who draws needs the room
    from fieldreg.gui.theme import current_palette  # noqa: PLC0415  as above

    palette = current_palette()
    return ChartColours(text=palette.ink, line=palette.edge, first=palette.brand, second=palette.brand_tint)


def make_sponsors(language: Language, work: Work, changed: Callable[[], None]) -> Living:
    """Sponsor."""
    from fieldreg.gui.sponsors.candidates_presenter import CandidatesPresenter  # noqa: PLC0415  as below
    from fieldreg.gui.sponsors.endings_presenter import EndingsPresenter  # noqa: PLC0415  as below
    from fieldreg.gui.sponsors.hand_over_presenter import HandOverPresenter  # noqa: PLC0415  as below
    from fieldreg.gui.sponsors.page import SponsorsPage  # noqa: PLC0415  loaded when the page is visited
    from fieldreg.gui.sponsors.promises_presenter import PromisesPresenter  # noqa: PLC0415  as above

    page = SponsorsPage(language)
    promises = PromisesPresenter(page.promises, work, changed=changed)
    page.promises.proposed_form.connect(promises.propose)
    page.promises.recap_asked.connect(promises.recap)
    page.promises.contributors_asked.connect(promises.contributors)
    candidates = CandidatesPresenter(page.candidates, work, changed=changed)
    page.candidates.list_chosen.connect(candidates.choose_list)
    page.candidates.column_named.connect(candidates.name_column)
    page.candidates.sponsorship_chosen.connect(candidates.choose_sponsorship)
    page.candidates.going_on.connect(candidates.go_on)
    page.candidates.refused.connect(candidates.refuse)
    page.candidates.report_asked.connect(candidates.report)
    page.candidates.stop_asked.connect(candidates.stop)
    page.candidates.dropped.connect(candidates.drop)
    hand_over = HandOverPresenter(page.hand_over, work, changed=changed)
    page.hand_over.searched.connect(hand_over.search)
    page.hand_over.sponsorship_chosen.connect(hand_over.choose_sponsorship)
    page.hand_over.chosen.connect(hand_over.choose)
    page.hand_over.ticked.connect(hand_over.tick_off)
    page.hand_over.list_asked.connect(
        lambda file, waiting_only: hand_over.write_list(file, waiting_only=waiting_only)
    )
    endings = EndingsPresenter(page.endings, work, changed=changed)
    page.endings.days_chosen.connect(endings.choose_days)
    page.endings.market_typed.connect(endings.choose_market)
    page.endings.sponsorship_chosen.connect(endings.choose_sponsorship)
    page.endings.chosen.connect(endings.choose)
    page.endings.asked.connect(endings.ask)
    page.endings.paid.connect(endings.pay_self)
    page.endings.extended.connect(endings.extend)
    refreshing = {
        "promises": promises.refresh,
        "candidates": candidates.refresh,
        "hand_over": hand_over.refresh,
        "endings": endings.refresh,
    }

    def refresh() -> None:
        refreshing[page.tabs.here]()

    page.turned.connect(refresh)
    return Living(
        page=page,
        presenter=(promises, candidates, hand_over, endings),
        refresh=refresh,
        primary=page.go_on,
        pause=candidates.stop,
    )


def make_check(language: Language, work: Work, _changed: Callable[[], None]) -> Living:
    """Periksa kartu."""
    from fieldreg.gui.check.page import CheckPage  # noqa: PLC0415  loaded when the page is visited
    from fieldreg.gui.check.presenter import CheckPresenter  # noqa: PLC0415  loaded when the page is visited
    from fieldreg.gui.check.trusting import TrustOfDesk  # noqa: PLC0415  as above

    page = CheckPage(language, work)
    presenter = CheckPresenter(page, TrustOfDesk(work))
    page.scanned.connect(presenter.check_text)
    page.file_chosen.connect(presenter.check_file)
    page.stop_asked.connect(presenter.stop)
    page.camera.seen.connect(presenter.check_camera)
    return Living(page=page, presenter=presenter, status_seen=lambda seen: page.use_zone(seen.zone))


MAKERS: dict[str, Callable[[Language, Work, Callable[[], None]], Living]] = {
    "register": make_register,
    "people": make_people,
    "cards": make_cards,
    "activation": make_activation,
    "sponsors": make_sponsors,
    "correct": make_correct,
    "check": make_check,
}
"""The pages that need no more than these three; the window itself makes the other two."""
