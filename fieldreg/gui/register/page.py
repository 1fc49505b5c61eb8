"""The registration page: three columns, one primary action, everything by key."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from fieldreg.domain.faults import Fault
from fieldreg.domain.months import Month
from fieldreg.gui.language import Language
from fieldreg.gui.register.beside_field import show_beside
from fieldreg.gui.register.columns import Columns
from fieldreg.gui.register.consent_panel import CONSENT_KEY, ConsentPanel
from fieldreg.gui.register.consequence import DETAILS_KEY, BenefitCard, CardCard, CostCard
from fieldreg.gui.register.form_state import ORDER
from fieldreg.gui.register.last_line import LastLine
from fieldreg.gui.register.moved_on import MovedOn
from fieldreg.gui.register.person_card import PersonCard
from fieldreg.gui.register.reasons import Reasons
from fieldreg.gui.register.screen import RegisterScreen
from fieldreg.gui.register.work_card import WITH_JHT, WorkCard
from fieldreg.gui.shown import money, whole_month
from fieldreg.gui.widgets import (
    Action,
    Card,
    Choice,
    Field,
    Page,
    PrimaryAction,
    Suggestions,
    column,
    dress_as,
    label,
)
from fieldreg.gui.widgets.type_ahead import TypeAhead

_SUGGESTING = ("district", "work_regency", "occupation", "second_occupation", "first_month", "sponsorship")


class RegisterPage(Page):
    """Shows a `RegisterScreen`; tells what was typed, by the names of `RegistrationForm`."""

    typed = Signal(str, str)
    entered = Signal(str)
    reached = Signal(str)
    left = Signal(str)
    suggestion_taken = Signal(str, int)
    reason_given = Signal(str, str)
    consent_toggled = Signal()
    agreed_and_done = Signal()
    """Ctrl Enter: F10 and F9 in one, where agreeing was the last of it."""
    start_over_asked = Signal()
    undo_asked = Signal()
    may_empty = True
    """A form that has begun can be put away."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._screen = RegisterScreen()
        self.person, self.work, self.reasons = PersonCard(), WorkCard(), Reasons()
        self.consent, self._ahead = ConsentPanel(self), TypeAhead(self)
        self._moved_on = MovedOn(self.person.name.edit)
        self._cost, self._benefits, self._card = CostCard(), BenefitCard(), CardCard()
        self._last = LastLine()
        self._first_month = ""
        self._stopped_at = ""
        """The field that had the focus last."""
        self._fault, self._trouble = Card(look="bad", padding=12), label("note", wrap=True, tone="ink")
        self._fault.box.addWidget(self._trouble)
        self._fault.hide()
        self.save = PrimaryAction("F9")
        self.empty = dress_as(Action("Ctrl+N", told_elsewhere=True), "small")
        self.empty.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.empty.clicked.connect(self.start_over_asked)
        self.beside_title.addWidget(self._last)
        self.beside_title.addWidget(self.empty)
        self._lay_out()
        self._wire()
        self.retranslate()

    def field(self, name: str) -> Field | Choice:
        """The field of that name."""
        part: Field | Choice = getattr(self.person if hasattr(self.person, name) else self.work, name)
        return part

    def retranslate(self) -> None:
        """Set every text anew."""
        self.title.setText(self.tr("Registration"))
        for card in (self.person, self.work, self.reasons, self._cost, self._benefits, self._card):
            card.retranslate()
        self._last.retranslate()
        self.empty.say(self.tr("Empty the form"))
        self.consent.retranslate()
        self.fill("first_month", self._first_month)
        self.show_screen(self._screen)

    def keys(self) -> list[tuple[str, str]]:
        """For F1."""
        return [
            ("Enter", self.tr("next field that is still empty")),
            ("Tab", self.tr("next field")),
            ("↑ ↓", self.tr("choose a suggestion")),
            ("← →", self.tr("choose in a row, or by its first letter")),
            ("Alt 1 … 9", self.tr("the usual reason of a warning")),
            ("Alt K", self.tr("the usual reason of every warning")),
            ("Alt R", self.tr("contribution month by month")),
            ("Alt P", self.tr("the text of the consent")),
            ("F10", self.tr("consent read out and agreed")),
            ("F9", self.tr("save, and the next person")),
            ("Ctrl Enter", self.tr("consent read out and agreed, and save")),
            ("Ctrl N", self.tr("empty the form; Ctrl Z brings it back")),
            ("Ctrl Z", self.tr("take back the last person, for a minute")),
        ]

    def arrive(self) -> None:
        """Work begins with the NIK, or goes on where it stopped."""
        empty = next((name for name in ORDER[:2] if not self.field(name).text()), "")
        if empty or self._stopped_at not in ORDER[1:]:
            self.focus(empty or "name")
            return
        field = self.field(self._stopped_at)
        # What stands there is added to: selected, it would be gone with the first key.
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, Field):
            field.edit.end(False)  # noqa: FBT003  Qt's: mark nothing
        self._columns.bring_into_view(field)

    # What the presenter tells

    def show_screen(self, screen: RegisterScreen) -> None:
        """Show everything but the texts."""
        self._screen = screen
        words = self._language.words
        for name in ORDER:
            problem = screen.problems.get(name)
            if name == "consent_version":
                self.work.say_consent(words.problem(problem) if problem else "")
            else:
                show_beside(self.field(name), name, screen, words)
        self.person.show_nik(screen)
        self.work.show_sponsor(screen.sponsor, may_be_sponsored=screen.may_be_sponsored)
        self.reasons.show_warnings(screen.warnings, dict(screen.reasons), words)
        self.person.show_below(screen)
        self._make_room()
        self._cost.show_quote(screen.quote, screen.relief_until, self._language.code)
        self._cost.show_sponsor(screen.sponsor)
        self._benefits.show_programmes(with_savings=self.work.programmes.text() == WITH_JHT)
        self._card.show_person(self.person, self.work, screen.quote)
        self.empty.setVisible(screen.begun and self.may_empty)
        self._last.show_last(screen.last, restored=screen.restored, put_away=screen.put_away)
        self._show_save()

    def fill(self, name: str, text: str) -> None:
        """Put a text where it belongs."""
        if name == "consent_version":
            self.work.consent_version.setChecked(bool(text))
            self.work.name_consent()
            return
        if name == "first_month":
            self._first_month = text
            text = self._month_text(text)
        self.field(name).put(text)
        if name == "payment_method":
            self.work.name_reference()

    def suggest(self, name: str, texts: tuple[str, ...], *, sure: bool) -> None:
        """Offer these below the field."""
        if name == "first_month":
            texts = tuple(map(self._month_text, texts))
        self._suggestions[name].offer(texts, lit=sure)

    def focus(self, name: str) -> None:
        """Go there, and bring it into view."""
        if name.startswith("reason:"):
            self.reasons.focus(name.removeprefix("reason:"))
        else:
            part = self.work.consent_version if name == "consent_version" else self.field(name)
            part.setFocus(Qt.FocusReason.TabFocusReason)
            self._columns.bring_into_view(part)

    def move_on(self, name: str) -> None:
        """Go there in the middle of what is being typed or scanned: only the NIK does, to the name."""
        assert name == "name"
        self._moved_on.go()
        self._columns.bring_into_view(self.person.name)

    def go_on_at(self, name: str) -> None:
        """Go there if this page has the keyboard, else when it comes into view."""
        self._stopped_at = name
        here = QApplication.focusWidget()
        if here is not None and self.isAncestorOf(here):
            self.arrive()

    def hold_keys(self) -> None:
        """What is typed now is for the next person, or for a form that is still to be filled."""
        self.consent.hide()
        here = QApplication.focusWidget()
        self._ahead.hold(here if here and self.isAncestorOf(here) else self.person.nik.edit)

    def let_keys_go(self, *, into_next: bool) -> None:
        """The next person's form is there to take them, or they are dropped."""
        self._ahead.let_go(into=self if into_next else None)

    def show_fault(self, fault: Fault | None) -> None:
        """The world stands in the way."""
        self._fault.setVisible(fault is not None)
        if fault is not None:
            self._trouble.setText(f"! {self._language.words.fault(fault)}")

    # How it is shown

    def _make_room(self) -> None:
        """What must be decided, or was asked for, comes before what is only good to know."""
        for card in (self._benefits, self._card):
            card.setHidden(bool(self._screen.warnings) or self._cost.in_detail)

    def _show_save(self) -> None:
        text = self.tr("Saving…") if self._screen.saving else self.tr("Save && card")
        # Where the cost has scrolled away, the button tells it: what is to be taken from the person.
        if self._screen.quote and not self._columns.three:
            sponsored = self._screen.sponsor is not None
            cost = self.tr("the sponsor pays") if sponsored else money(self._screen.quote.total_rp)
            text = f"{text} · {cost}"
        self.save.say(text)

    def _show_months(self) -> None:
        self._cost.toggle_detail()
        self._make_room()
        self._columns.show_side(self._cost)

    def _remember_month(self, text: str) -> None:
        self._first_month = text

    def _month_text(self, text: str) -> str:
        """What the form has as YYYY-MM stands there in words."""
        try:
            return whole_month(Month.parse(text), self._language.code)
        except ValueError:
            return text

    # How it is put together

    def _lay_out(self) -> None:
        foot = QWidget()
        foot.setLayout(column(self._fault, self.save, spacing=8))
        consequences = self._consequences()
        self._columns = Columns((self.person, self.work), decide=self.reasons, side=consequences, foot=foot)
        self.box.addWidget(self._columns, 1)

    def _consequences(self) -> tuple[Card, ...]:
        """What stands beside the form, from the top."""
        return (self._cost, self._benefits, self._card)

    def _reach(self, name: str) -> None:
        self._stopped_at = name
        self.reached.emit(name)

    def _wire(self) -> None:
        self._suggestions: dict[str, Suggestions] = {}
        for name in ORDER:
            if name == "consent_version":
                continue
            field = self.field(name)
            field.typed.connect(partial(self.typed.emit, name))
            field.entered.connect(partial(self.entered.emit, name))
            if isinstance(field, Field):
                field.reached.connect(partial(self._reach, name))
                field.reached.connect(partial(self._columns.bring_into_view, field))
                field.left.connect(partial(self.left.emit, name))
        for name in _SUGGESTING:
            field = self.field(name)
            assert isinstance(field, Field)
            offer = self._suggestions[name] = Suggestions(field)
            offer.taken.connect(partial(self.suggestion_taken.emit, name))
            offer.confirmed.connect(partial(self.entered.emit, name))
        self.work.first_month.typed.connect(self._remember_month)
        self.work.payment_method.typed.connect(lambda _: self.work.name_reference())
        self.work.consent_version.clicked.connect(self.consent_toggled)
        self._columns.rearranged.connect(self._show_save)
        self.reasons.given.connect(self.reason_given)
        self.reasons.done.connect(lambda: self.save.setFocus(Qt.FocusReason.TabFocusReason))
        self.save.clicked.connect(self.primary_asked)
        self._last.undo_asked.connect(self.undo_asked)
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("F10", self.consent_toggled.emit),
            *((key, self.agreed_and_done.emit) for key in ("Ctrl+Return", "Ctrl+Enter")),
            ("Alt+K", self.reasons.give_all),
            *((f"Alt+{at}", partial(self.reasons.give, at)) for at in range(1, 10)),
            (DETAILS_KEY, self._show_months),
            (CONSENT_KEY, self.consent.toggle),
            ("Ctrl+N", self.start_over_asked.emit),
            ("Ctrl+Z", self._last.ask),
        )
        for key, act in keys:
            self.on_key(key, act)
