"""The fourth sheet: who ends when, and beside it how one person goes on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from fieldreg.domain.leases import grouped_kpj
from fieldreg.domain.member import PaymentMethod
from fieldreg.domain.months import Month
from fieldreg.gui.language import Language
from fieldreg.gui.shown import count, day, money, month
from fieldreg.gui.sponsors.endings_presenter import EndingsScreen
from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets import (
    Action,
    Aside,
    Card,
    Choice,
    Field,
    FittingColumns,
    Picker,
    PrimaryAction,
    Row,
    RowsModel,
    Sheet,
    WholeCell,
    column,
    heading,
    label,
    plain_table,
    row,
)

_DAYS = ("0", "30", "60")
_MONTHS = ("1", "3", "6", "12")
_BASIC, _SAVING = "JKK,JKM", "JKK,JKM,JHT"
_METHODS = (PaymentMethod.CASH, PaymentMethod.TRANSFER, PaymentMethod.LATER)
_PANEL_PX, _ROOM_PX = 380, 1040
NAME, KPJ, MARKET, DONOR, PHONE, ENDS, LEFT = range(7)
_WIDTHS_PX = {KPJ: 122, PHONE: 130, ENDS: 104, LEFT: 118}


class EndingsSheet(Sheet):
    """`asked` and `paid` carry a `SelfPaymentForm`, `extended` a sponsorship's code."""

    days_chosen = Signal(str)
    market_typed = Signal(str)
    sponsorship_chosen = Signal(str)
    """Whose people; "" for everybody's."""
    chosen = Signal(object)
    asked = Signal(object)
    paid = Signal(object)
    extended = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._screen = EndingsScreen()
        self.model = RowsModel(numeric=(LEFT,))
        self.model.call([""] * 7)
        self.table = plain_table(self.model)
        self.days, self.market = Choice(_DAYS, message=False), Field(message_lines=0)
        self.of = Picker()
        self.days.put("60")
        self._empty = label("note", wrap=True)
        self._name, self._until = heading(wrap=True), label("note", wrap=True, tone="ink")
        self.months = Choice(_MONTHS, message=False)
        self.programmes = Choice([_BASIC, _SAVING], message=False)
        self.income = Field(message_lines=2)
        self.payment = Choice([each.value for each in _METHODS], message=False, columns=2)
        self.reference = Field(message_lines=0)
        self._amount, self._amount_note = label("amount"), label("note", wrap=True)
        self._problems = label("note", wrap=True, tone="bad")
        self._done = label("note", wrap=True, tone="ok")
        self.pay = PrimaryAction("F9")
        self.sponsorship, self.extend = Picker(), Action("Ctrl+P")
        self._or = label("note")
        self._panel = self._make_panel()
        self._lay_out()
        self._wire()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.days.call(
            self.tr("When it ends"),
            {"0": self.tr("already"), "30": self.tr("in 30 days"), "60": self.tr("in 60 days")},
        )
        self.of.call(self.tr("Whose people (Ctrl J)"))
        self.market.call(self.tr("Work place"), hint=self.tr("all markets"))
        self.months.call(self.tr("For how many months"), {each: each for each in _MONTHS})
        self.programmes.call(self.tr("Programmes"), {_BASIC: "JKK + JKM", _SAVING: "JKK + JKM + JHT"})
        self.income.call(self.tr("Income a month"), hint=self.tr("as it was recorded"))
        words = self._language.words
        self.payment.call(self.tr("Payment"), {each.value: words.term(each) for each in _METHODS})
        self.reference.call(self.tr("Number of the receipt or transfer"))
        self.pay.say(self.tr("Goes on, self-paid"))
        self._or.setText(self.tr("or the person pays from then on:"))
        self.sponsorship.call(self.tr("A sponsor pays further"))
        self.extend.say(self.tr("The sponsor pays"))
        self.table.setAccessibleName(self.tr("Whose months end"))
        self.model.call(
            (
                self.tr("Name"), "KPJ", self.tr("Work place"), self.tr("Paid by"), self.tr("Phone"),
                self.tr("Until"), self.tr("Left"),
            )
        )  # fmt: skip
        self._empty.setText(
            self.tr("Nobody's months end in this time. Choose more days, everybody, or all markets.")
        )
        self.show_endings(self._screen)

    def keys(self) -> list[tuple[str, str]]:
        """For F1."""
        return [
            ("Ctrl J", self.tr("only the people of one sponsor")),
            ("Enter", self.tr("this person goes on")),
            ("F9", self.tr("goes on, self-paid")),
            ("Ctrl P", self.tr("the sponsor pays further")),
            ("Esc", self.tr("nobody after all")),
        ]

    def arrive(self) -> None:
        """At the person who goes on, or at the list."""
        if self._screen.person is not None:
            self.months.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._screen.endings:
            self._to_list()
        else:
            self.days.setFocus(Qt.FocusReason.TabFocusReason)

    def go_on(self) -> None:
        """F9."""
        self.paid.emit(self._form())
        if self.income.message():
            self.income.setFocus(Qt.FocusReason.TabFocusReason)

    def put_away(self) -> None:
        """Esc."""
        self.chosen.emit(None)

    def show_endings(self, screen: EndingsScreen) -> None:
        """Show this."""
        old, self._screen = self._screen, screen
        self.model.show_rows([self._row(at) for at in range(len(screen.endings))])
        self.table.setVisible(bool(screen.endings))
        self._empty.setVisible(not screen.endings)
        offered = {each.code: f"{each.code} · {each.donor}" for each in screen.sponsorships}
        self.sponsorship.offer({"": self.tr("– choose –")} | offered)
        known = {each.code: f"{each.code} · {each.donor}" for each in screen.known}
        self.of.offer({"": self.tr("everybody")} | known)
        self.of.put(screen.of)
        self._done.setVisible(screen.continued is not None)
        self._done.setText(self._done_text())
        self._make_room()
        self._name_person()
        if screen.person is not None and screen.person != old.person:
            self._begin()
        if screen.person is None and old.person is not None:
            self.arrive()
        self._amount.setText(money(screen.quote.total_rp) if screen.quote else "–")
        words = self._language.words
        unread = " ".join(words.problem(each) for each in screen.problems if each.field == "income")
        self.income.say(unread, tone="bad")
        self.income.mark("bad" if unread else "")
        told = [words.problem(each) for each in screen.problems if each.field != "income"]
        told += [words.fault(screen.fault)] if screen.fault else []
        self._problems.setText(" ".join(told))
        self._problems.setVisible(bool(told))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Another width, another room."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Where text is large, nobody is looked for while somebody is at the table."""
        person = self._screen.person is not None
        self._panel.setVisible(person)
        self._filters.setVisible(not person or self.width() >= scaled(_ROOM_PX))

    def _name_person(self) -> None:
        person = self._screen.person
        if person is None:
            return
        self._name.setText(person.name)
        until = self.tr("Paid until %1 by %2").replace("%1", day(person.ends_on))
        self._until.setText(until.replace("%2", person.donor or self._language.words.term("self")))
        self._amount_note.setText(self.tr("One person, one number: the card stays good."))

    def _begin(self) -> None:
        self.months.put("1")
        self.programmes.put(_BASIC)
        self.payment.put(PaymentMethod.CASH)
        for field in (self.income, self.reference):
            field.put("")
        self.months.setFocus(Qt.FocusReason.TabFocusReason)
        self._ask()

    def _row(self, at: int) -> Row:
        each = self._screen.endings[at]
        if each.days_left < 0:
            left = self.tr("! ended %1 days ago").replace("%1", count(-each.days_left))
        else:
            left = self.tr("%1 days").replace("%1", count(each.days_left))
        texts = (
            each.name, grouped_kpj(each.kpj) if each.kpj else "–", each.market,
            each.donor or self._language.words.term("self"), each.phone or "–", day(each.ends_on), left,
        )  # fmt: skip
        return Row(
            texts, value=each, tone="bad" if each.days_left < 0 else "warn" if each.notice <= 30 else ""
        )

    def _done_text(self) -> str:
        done = self._screen.continued
        if done is None:
            return ""
        language = self._language.words.language
        first, last = (month(Month.parse(each), language) for each in (done.first_month, done.last_month))
        text = self.tr("✓ %1 goes on, %2 to %3: %4")
        for at, part in enumerate((self._screen.name, first, last, money(done.amount_rp)), start=1):
            text = text.replace(f"%{at}", part)
        return text

    def _make_panel(self) -> QWidget:
        card = Card(spacing=6)
        parts: tuple[QWidget, ...] = (
            self._name, self._until, self.sponsorship, self._or, self.months, self.programmes, self.income,
            self.payment, self.reference, self._amount_note,
        )  # fmt: skip
        for part in parts:
            card.box.addWidget(part)
        card.box.insertLayout(card.box.indexOf(self._or), row(self.extend, None))
        return Aside(card, self._amount, self._problems, self.pay, width_px=_PANEL_PX)

    def _lay_out(self) -> None:
        FittingColumns(
            self.table,
            stretch=(NAME, MARKET, DONOR),
            widths_px=_WIDTHS_PX,
            first_to_go=(PHONE, KPJ, DONOR, ENDS, MARKET),
        )
        self._filters = QWidget()
        head = row(spacing=12)
        head.addWidget(self.days)
        head.addWidget(self.of, 1)
        head.addWidget(self.market, 1)
        self._filters.setLayout(head)
        whole = WholeCell(self.table, self.model)
        left = column(self._filters, self._done, self._empty, self.table, whole, spacing=8)
        left.setStretchFactor(self.table, 1)
        left.addStretch(0)
        both = row(spacing=12)
        both.addLayout(left, 1)
        both.addWidget(self._panel)
        self.setLayout(both)

    def _wire(self) -> None:
        self.days.typed.connect(self.days_chosen)
        self.market.typed.connect(self.market_typed)
        self.of.typed.connect(self.sponsorship_chosen)
        reach = QShortcut(QKeySequence("Ctrl+J"), self)
        reach.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        reach.activated.connect(lambda: self.of.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.days.entered.connect(self._to_list)
        self.market.entered.connect(self._to_list)
        self.table.activated.connect(lambda index: self.chosen.emit(self.model.value(index.row())))
        for choice in (self.months, self.programmes):
            choice.typed.connect(self._ask)
        self.income.typed.connect(self._ask)
        self.pay.clicked.connect(self.go_on)
        self.reference.entered.connect(self.go_on)
        self.extend.clicked.connect(lambda: self.extended.emit(self.sponsorship.text()))

    def _to_list(self) -> None:
        """Enter goes on to the list."""
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        self.table.selectRow(max(self.table.currentIndex().row(), 0))

    def _ask(self) -> None:
        self.asked.emit(self._form())

    def _form(self) -> object:
        from fieldreg.app import SelfPaymentForm  # noqa: PLC0415  loaded by now

        return SelfPaymentForm(
            months=self.months.text(),
            income=self.income.text(),
            programmes=self.programmes.text(),
            payment_method=self.payment.text(),
            payment_reference=self.reference.text(),
        )
