"""One card: look it up, then say that it is spoiled or that the person has it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldreg.domain.faults import Fault
from fieldreg.domain.leases import grouped_kpj
from fieldreg.domain.member import CardState
from fieldreg.gui.language import Language
from fieldreg.gui.widgets import Action, Card, Field, heading, label, row
from fieldreg.gui.words import card_text

if TYPE_CHECKING:
    from fieldreg.store import Member

_ON_PAPER = (CardState.ISSUED, CardState.PRINTED, CardState.HANDED_OVER)


class FateCard(Card):
    """`spoiled` carries the reason, `handed_over` who fetched it ("" where it was the person)."""

    searched = Signal(str)
    spoiled = Signal(str)
    handed_over = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__(spacing=6)
        self._language = language
        self._member: Member | None = None
        self._asked = False
        self._title, self._who = heading(), label("note", wrap=True, tone="ink")
        self._fault = label("note", wrap=True, tone="bad")
        self._fault.hide()
        self.search = Field(message_lines=0)
        self.spoil, self.hand_over = Action("Ctrl+R"), Action("Ctrl+H")
        self.reason, self.proxy = Field(message_lines=0), Field(message_lines=0)
        head: tuple[QWidget, ...] = (self._title, self.search, self._who)
        for part in head:
            self.box.addWidget(part)
        self.box.addLayout(row(self.hand_over, self.spoil, None))
        for field in (self.reason, self.proxy):
            field.hide()
            self.box.addWidget(field)
        self.box.addWidget(self._fault)
        self.search.typed.connect(self.searched)
        self.spoil.clicked.connect(lambda: self._ask(self.reason))
        self.hand_over.clicked.connect(lambda: self._ask(self.proxy))
        self.reason.entered.connect(lambda: self.spoiled.emit(self.reason.text()))
        self.proxy.entered.connect(lambda: self.handed_over.emit(self.proxy.text()))
        self._show_person()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._title.setText(self.tr("One card"))
        self.search.call(self.tr("Whose card? (Ctrl F)"), hint=self.tr("Name, NIK, KPJ or phone"))
        self.spoil.say(self.tr("Spoiled, make again"))
        self.hand_over.say(self.tr("Hand over"))
        self.reason.call(self.tr("What is wrong with it? Enter records it"))
        self.proxy.call(self.tr("Fetched by somebody else? Name and reason, or only Enter"))
        self._show_person()

    def show_card(self, member: "Member | None", *, asked: bool) -> None:
        """Whose card it is."""
        self._member, self._asked = member, asked
        for field in (self.reason, self.proxy):
            if field.edit.hasFocus():
                self.search.setFocus(Qt.FocusReason.TabFocusReason)
            field.put("")
            field.hide()
        self._fault.hide()
        self._show_person()

    def show_card_fault(self, fault: Fault) -> None:
        """What was asked for was not done."""
        self._fault.setText(self._language.words.fault(fault))
        self._fault.show()

    def _show_person(self) -> None:
        member = self._member
        on_paper = member is not None and member.card in _ON_PAPER
        self.spoil.setVisible(on_paper)
        self.hand_over.setVisible(
            on_paper and member is not None and member.card is not CardState.HANDED_OVER
        )
        if member is None:
            self._who.setText(self.tr("Nobody found") if self._asked else "")
            return
        number = grouped_kpj(member.kpj) if member.kpj else "–"
        self._who.setText(f"{member.name} · {number} · {card_text(member.card)}")

    def _ask(self, field: Field) -> None:
        for other in (self.reason, self.proxy):
            other.setVisible(other is field)
        field.setFocus(Qt.FocusReason.TabFocusReason)
