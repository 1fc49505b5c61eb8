"""Open or join an activation, count who was informed, see how it stands. Decides; knows no Qt."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from fieldreg.assets import load_words
from fieldreg.domain.activations import Activation, ActivationCounts
from fieldreg.domain.problems import Problem
from fieldreg.gui.activation.screen import Board, BoardScreen
from fieldreg.gui.presenting import Presenting, Question
from fieldreg.gui.work import Failed, Work

if TYPE_CHECKING:
    from fieldreg.app import Dashboard, Desk
    from fieldreg.cards import ChartColours


_UNREADABLE = -1
"""Days and goal that the app refuses."""


class BoardView(Protocol):
    """What the presenter tells the page."""

    def show_board(self, screen: BoardScreen) -> None:
        """Show this."""
        ...

    def opened(self) -> None:
        """The activation stands: put the form away."""
        ...


class BoardPresenter(Presenting[BoardScreen]):
    """`changed` is called when the laptop takes part in another activation; `colours` are the theme's."""

    def __init__(
        self,
        view: BoardView,
        work: Work,
        *,
        colours: "Callable[[], ChartColours]",
        changed: Callable[[], None],
    ) -> None:
        self._view, self._work, self._changed = view, work, changed
        self._colours = colours
        super().__init__(BoardScreen(), view.show_board)
        self._reading = Question(self._ask, done=self._arrived, failed=self._failed)

    def refresh(self) -> None:
        """Count again; nothing is counted, drawn or shown anew where nothing has changed."""
        self._reading.put()

    def _ask(self, done: Callable[[Board], None], failed: Failed) -> None:
        colours, before = self._colours(), self._screen.board
        self._work.read(lambda desk: _read(desk, colours, before), done=done, failed=failed)

    def open(self, form: dict[str, str]) -> None:
        """Open one as typed: name, place, days, goal, team (names with commas between)."""
        numbers: dict[str, int] = {}
        for name in ("days", "goal"):
            text = form[name].replace(".", "").strip() or ("1" if name == "days" else "0")
            # What is no number is refused with whatever else is wrong: everything is told at once.
            numbers[name] = int(text) if text.isascii() and text.isdigit() else _UNREADABLE
        unreadable = [name for name, number in numbers.items() if number == _UNREADABLE]

        def start(desk: "Desk") -> "Activation | tuple[Problem, ...]":
            from fieldreg.app import ActivationForm, open_activation  # noqa: PLC0415  loaded by now

            wanted = ActivationForm(
                name=form["name"],
                place=form["place"],
                first_day=desk.today(),
                days=numbers["days"],
                goal=numbers["goal"],
                team=tuple(form["team"].split(",")),
            )
            return open_activation(desk, wanted)

        self._work.change(start, done=lambda told: self._opened(told, unreadable), failed=self._failed)

    def join(self, code: str) -> None:
        """Register for this one from here on; "" for none."""

        def join(desk: "Desk") -> str:
            from fieldreg.app import join_activation  # noqa: PLC0415  loaded by now

            return join_activation(desk, code)

        self._work.change(join, done=lambda _: self._joined(), failed=self._failed)

    def inform(self, occupation: str, label: str, count: int) -> None:
        """Somebody was told and did not register; -1 takes one back."""

        def inform(desk: "Desk") -> int:
            from fieldreg.app import count_informed  # noqa: PLC0415  loaded by now

            return count_informed(desk, occupation, count)

        def counted(_: int) -> None:
            self._show(informed=label if count > 0 else "", fault=None)
            self.refresh()

        self._work.change(inform, done=counted, failed=self._failed)

    def _opened(self, result: "Activation | tuple[Problem, ...]", unreadable: list[str]) -> None:
        if isinstance(result, Activation):
            self._joined()
            return
        told = (Problem("not_a_number", each.field) if each.field in unreadable else each for each in result)
        self._show(problems=tuple(told), fault=None)

    def _joined(self) -> None:
        self._show(problems=(), fault=None, informed="")
        self._view.opened()
        self._changed()
        self.refresh()

    def _arrived(self, board: Board) -> None:
        if board is not self._screen.board:
            self._show(board=board)


def _read(desk: "Desk", colours: "ChartColours", before: Board | None) -> Board:
    """Count, and draw what has changed: asked every few seconds, it is mostly the board before."""
    from fieldreg.app import current_activation  # noqa: PLC0415  loaded by now

    store, language = desk.store, desk.settings.language
    code, plan = current_activation(desk)
    may_open = desk.officer.role == "koordinator"
    state = (store.journal.head(), store.cursor(), desk.today(), code, plan, language, may_open)
    if before is not None and (before.state, before.colours) == (state, colours):
        return before
    return _count(desk, code, may_open=may_open, state=state, colours=colours, before=before)


def _count(
    desk: "Desk",
    code: str,
    *,
    may_open: bool,
    state: tuple[object, ...],
    colours: "ChartColours",
    before: Board | None,
) -> Board:
    from fieldreg.app import chart_dashboard, list_activations, read_dashboard  # noqa: PLC0415  as above
    from fieldreg.cards import chart_svg  # noqa: PLC0415  only who draws needs the room

    language = desk.settings.language
    board = read_dashboard(desk, code, language=language) if code else _todays(desk, language)
    made = chart_dashboard(desk, board, language=language)
    # What the numbers include stands once above them all.
    shapes = tuple(
        replace(each, includes="")
        for each in (made.by_hour, made.by_occupation, made.by_programme, made.by_payer)
        if each.labels
    )
    same = before is not None and (before.shapes, before.colours) == (shapes, colours)
    informed = desk.store.activations.informed(code, day=desk.today()) if code else {}
    return Board(
        dashboard=board,
        state=state,
        colours=colours,
        shapes=shapes,
        charts=before.charts
        if before and same
        else tuple(chart_svg(each, colours=colours) for each in shapes),
        informed_today=sum(informed.values()),
        known=list_activations(desk),
        may_open=may_open,
    )


def _todays(desk: "Desk", language: str) -> "Dashboard":
    from fieldreg.app import Dashboard, day_span  # noqa: PLC0415  loaded by now

    tallies = desk.store.days.tallies(day_span(desk, desk.today()))
    return Dashboard(
        activation=None,
        code="",
        here=ActivationCounts(
            registered=sum(tallies.by_payer.values()),
            by_occupation=tallies.by_occupation,
            by_programmes=tallies.by_programmes,
            by_payer=tallies.by_payer,
        ),
        others=ActivationCounts(),
        other_laptops=0,
        as_of_ms=None,
        includes=load_words(language).term("includes_here_today"),
    )
