"""The third sheet: the ceremony. Found, asked what a list left out, ticked off; back to the search."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from fieldreg.assets import load_consent
from fieldreg.domain.ceremony import HandOverForm
from fieldreg.domain.leases import grouped_kpj
from fieldreg.domain.nik import masked_nik
from fieldreg.gui.documents import todays_file
from fieldreg.gui.language import Language
from fieldreg.gui.shown import count
from fieldreg.gui.sponsors.district_field import DistrictField
from fieldreg.gui.sponsors.hand_over_presenter import HandOverScreen
from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets import (
    Action,
    Aside,
    Card,
    Field,
    FittingColumns,
    Picker,
    PrimaryAction,
    Row,
    RowsModel,
    Sheet,
    WholeCell,
    column,
    dress_as,
    heading,
    label,
    plain_table,
    row,
)
from fieldreg.gui.words import card_text

_PANEL_PX, _GAP_PX = 380, 12
NAME, NIK, KPJ, MARKET, CARD = range(5)
_WIDTHS_PX = {NIK: 152, KPJ: 118, MARKET: 120, CARD: 112}
_PROBLEM_FIELDS = ("phone", "district", "proxy_reason")


class HandOverSheet(Sheet):
    """`chosen` carries a `CardHolder` or None, `ticked` a `HandOverForm`, `list_asked` file and which."""

    searched = Signal(str)
    sponsorship_chosen = Signal(str)
    chosen = Signal(object)
    ticked = Signal(object)
    list_asked = Signal(str, bool)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._screen = HandOverScreen()
        self.model = RowsModel()
        self.model.call([""] * 5)
        self.table = plain_table(self.model)
        self.search, self.sponsorship = Field(message_lines=0), Picker()
        self._count, self._progress = label("note", wrap=True, tone="ink"), QProgressBar()
        self._progress.setTextVisible(False)
        self._empty, self._done = label("note", wrap=True), label("note", wrap=True, tone="ok")
        self._fault = label("note", wrap=True, tone="bad")
        self.sign_list, self.missing = Action("Ctrl+S"), Action("Ctrl+B")
        self._name, self._about = heading(wrap=True), label("note", wrap=True, tone="ink")
        self._obstacle = label("note", wrap=True, tone="bad")
        self.identity, self.consent = (dress_as(QPushButton(), "chip") for _ in range(2))
        self.fields = {
            "phone": Field(),
            "district": DistrictField(),
            "proxy": Field(),
            "proxy_reason": Field(),
        }
        self.tick = PrimaryAction("F9")
        self._panel = self._make_panel()
        self._lay_out()
        self._wire()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.search.call(
            self.tr("Who is at the table? (Ctrl F)"), hint=self.tr("Name, NIK, KPJ, phone, or scan the card")
        )
        self.sponsorship.call(self.tr("Whose people"))
        self.sign_list.say(self.tr("List to sign"))
        self.missing.say(self.tr("Who has not come"))
        self._say_chips()
        names = {
            "phone": self.tr("Phone"),
            "district": self.tr("District of the address"),
            "proxy": self.tr("Fetched by somebody else? Their name"),
            "proxy_reason": self.tr("Why the person did not come"),
        }
        for name, field in self.fields.items():
            field.call(names[name])
        self.tick.say(self.tr("Hand over the card"))
        self.table.setAccessibleName(self.tr("People found"))
        self.model.call((self.tr("Name"), "NIK", "KPJ", self.tr("Work place"), self.tr("Card")))
        self.show_hand_over(self._screen)

    def keys(self) -> list[tuple[str, str]]:
        """For F1."""
        return [
            ("Ctrl F", self.tr("look for somebody")),
            ("Enter", self.tr("this one is at the table")),
            ("Ctrl Y", self.tr("identity card seen")),
            ("Ctrl O", self.tr("the consent was read out and agreed")),
            ("F9", self.tr("hand over the card")),
            ("Ctrl S", self.tr("write the list to sign")),
            ("Ctrl B", self.tr("write who has not come")),
            ("Esc", self.tr("nobody after all")),
        ]

    def arrive(self) -> None:
        """At the person, or at the search."""
        if self._screen.holder is not None:
            self.identity.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.search.setFocus(Qt.FocusReason.TabFocusReason)

    def go_on(self) -> None:
        """F9."""
        self.ticked.emit(
            HandOverForm(
                identity_checked=self.identity.isChecked(),
                consent_version=load_consent().version if self.consent.isChecked() else "",
                **{name: field.text() for name, field in self.fields.items()},
            )
        )

    def put_away(self) -> None:
        """Esc."""
        self.chosen.emit(None)

    def show_hand_over(self, screen: HandOverScreen) -> None:
        """Show this."""
        old, self._screen = self._screen, screen
        offered = {each.code: f"{each.code} · {each.donor}" for each in screen.sponsorships}
        self.sponsorship.offer({"": self.tr("everybody")} | offered)
        self.sponsorship.put(screen.sponsorship)
        self._show_count()
        self.model.show_rows([self._row(at) for at in range(len(screen.found))])
        self.table.setVisible(bool(screen.found))
        nobody = screen.count is not None and not screen.count.people
        self._empty.setVisible(not screen.found and (screen.asked or nobody))
        self._empty.setText(
            self.tr(
                "No sponsored people here yet. Candidates (Ctrl 2) takes an office's list and registers it."
            )
            if nobody
            else self.tr("Nobody found. Fewer letters, the NIK or the number find more.")
        )
        self._done.setVisible(bool(screen.done or screen.file))
        done = self.tr("✓ Handed over: %1").replace("%1", screen.done)
        self._done.setText(done if screen.done else self.tr("✓ Written: %1").replace("%1", screen.file))
        self._fault.setVisible(screen.fault is not None)
        self._fault.setText(self._language.words.fault(screen.fault) if screen.fault else "")
        self._make_room()
        if screen.holder is not None and screen.holder != old.holder:
            self._begin()
        if screen.holder is None and old.holder is not None:
            self.search.put("" if screen.done else self.search.text())
            self.search.setFocus(Qt.FocusReason.TabFocusReason)
        self._show_problems()
        wrong = next((each.field for each in screen.problems if each.field in _PROBLEM_FIELDS), "")
        if wrong and screen.problems != old.problems:
            self.fields[wrong].setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Another width, another room."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Where text is large, nobody is looked for while somebody is at the table."""
        person = self._screen.holder is not None
        self._panel.setVisible(person)
        beside = self._lists.sizeHint().width() + scaled(_GAP_PX) + self._panel.width() <= self.width()
        for part in (self._head, self._lists):
            part.setVisible(beside or not person)

    def _begin(self) -> None:
        holder = self._screen.holder
        assert holder is not None
        member = holder.member
        self._name.setText(member.name)
        number = grouped_kpj(member.kpj) if member.kpj else "–"
        self._about.setText(" · ".join(filter(None, (masked_nik(member.nik), number, member.work_place))))
        self.identity.setChecked(False)
        self.consent.setChecked(False)
        self.consent.setVisible("consent" in holder.asks)
        for field in self.fields.values():
            field.put("")
        for name in ("phone", "district"):
            self.fields[name].setVisible(name in holder.asks)
        self.identity.setFocus(Qt.FocusReason.TabFocusReason)

    def _say_chips(self) -> None:
        """A tick besides the colour."""
        seen, agreed = self.tr("Identity card seen"), self.tr("Read out and agreed")
        for chip, text, key in ((self.identity, seen, "Ctrl Y"), (self.consent, agreed, "Ctrl O")):
            chip.setText(f"{'✓ ' if chip.isChecked() else ''}{text}   {key}")
            chip.setShortcut(key.replace(" ", "+"))

    def _show_problems(self) -> None:
        holder, words = self._screen.holder, self._language.words
        said = {problem.field: words.problem(problem) for problem in self._screen.problems}
        for name in _PROBLEM_FIELDS:
            self.fields[name].say(said.pop(name, ""), tone="bad")
        obstacle = words.code(holder.obstacle) if holder and holder.obstacle else ""
        self._obstacle.setText(" ".join(dict.fromkeys([*([obstacle] if obstacle else []), *said.values()])))
        self._obstacle.setVisible(bool(self._obstacle.text()))

    def _show_count(self) -> None:
        done = self._screen.count
        for part in (self._count, self._progress):
            part.setVisible(bool(done and done.people))
        if done is None:
            return
        self._progress.setRange(0, max(done.people, 1))
        self._progress.setValue(done.handed_over)
        text = self.tr(
            "%1 of %2 handed over (%3 fetched by others) · %4 wait here · %5 not made · %6 to be asked"
        )
        figures = (
            done.handed_over,
            done.people,
            done.by_proxy,
            done.waiting_here,
            done.not_made,
            done.to_ask,
        )
        for at, figure in enumerate(figures, start=1):
            text = text.replace(f"%{at}", count(figure))
        self._count.setText(text)

    def _row(self, at: int) -> Row:
        holder = self._screen.found[at]
        member = holder.member
        tone = "ok" if holder.handed_over else "warn" if holder.obstacle else ""
        texts = (
            member.name, masked_nik(member.nik), grouped_kpj(member.kpj) if member.kpj else "–",
            member.work_place, card_text(member.card),
        )  # fmt: skip
        return Row(texts, value=holder, tone=tone)

    def _make_panel(self) -> QWidget:
        card = Card(spacing=4)
        head: tuple[QWidget, ...] = (self._name, self._about)
        for part in head:
            card.box.addWidget(part)
        card.box.addLayout(row(self.identity, None))
        card.box.addLayout(row(self.consent, None))
        for field in self.fields.values():
            card.box.addWidget(field)
        card.box.addWidget(self._obstacle)
        for chip in (self.identity, self.consent):
            chip.setCheckable(True)
            chip.toggled.connect(self._say_chips)
        return Aside(card, self.tick, width_px=_PANEL_PX)

    def _lay_out(self) -> None:
        FittingColumns(self.table, stretch=(NAME,), widths_px=_WIDTHS_PX, first_to_go=(MARKET, NIK, KPJ))
        self._head, self._lists = QWidget(), QWidget()
        head = row(spacing=_GAP_PX)
        head.addWidget(self.search, 2)
        head.addWidget(self.sponsorship, 1)
        self._head.setLayout(head)
        self._lists.setLayout(row(self.sign_list, self.missing, None))
        parts: tuple[QWidget, ...] = (
            self._count, self._progress, self._done, self._fault, self._empty, self.table,
            WholeCell(self.table, self.model),
        )  # fmt: skip
        left = column(self._head, *parts, spacing=8)
        left.setStretchFactor(self.table, 1)
        left.addStretch(0)
        left.addWidget(self._lists)
        both = row(spacing=_GAP_PX)
        both.addLayout(left, 1)
        both.addWidget(self._panel)
        self.setLayout(both)

    def _wire(self) -> None:
        self.search.typed.connect(self.searched)
        self.search.entered.connect(lambda: self.chosen.emit(self.model.value(0)))
        self.table.activated.connect(lambda index: self.chosen.emit(self.model.value(index.row())))
        self.sponsorship.typed.connect(self.sponsorship_chosen)
        self.tick.clicked.connect(self.go_on)
        self.sign_list.clicked.connect(lambda: self.list_asked.emit(str(todays_file("serah-terima")), False))  # noqa: FBT003
        self.missing.clicked.connect(lambda: self.list_asked.emit(str(todays_file("belum-diambil")), True))  # noqa: FBT003
