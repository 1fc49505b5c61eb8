"""The chosen card: spoiled with a reason, or handed over, also to somebody else."""

from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldreg.domain.leases import grouped_kpj
from fieldreg.domain.member import CardState
from fieldreg.gui.shown import count, moment
from fieldreg.gui.widgets import Action, Field, column, label, row
from fieldreg.gui.words import card_text

if TYPE_CHECKING:
    from fieldreg.app import Spoiling
    from fieldreg.store import Member

_ON_PAPER = (CardState.ISSUED, CardState.PRINTED, CardState.HANDED_OVER)


class Fate(QWidget):
    """`spoiled` carries the reason, `handed_over` who fetched it ("" where it was the person)."""

    spoiled = Signal(str)
    handed_over = Signal(str)
    asked = Signal(bool)
    """A question stands open, or no longer does."""
    left = Signal()
    """Done with it: back to the list."""

    def __init__(self) -> None:
        super().__init__()
        self._member: Member | None = None
        self._spoiling: Spoiling | None = None
        self._zone, self._today = ZoneInfo("Asia/Jakarta"), date.min
        self._who = label("note", wrap=True, tone="ink")
        self._why = label("note", wrap=True, tone="warn")
        self.only, self.spoil, self.hand_over = Action("Ctrl+P"), Action("Ctrl+R"), Action("Ctrl+H")
        self.slip = Action("Ctrl+S")
        self.reason, self.proxy = Field(message_lines=0), Field(message_lines=0)
        self.setLayout(
            column(
                self._who,
                self._why,
                row(self.hand_over, self.spoil, self.only, self.slip, None),
                self.reason,
                self.proxy,
                spacing=4,
            )
        )
        self.spoil.clicked.connect(lambda: self._ask(self.reason))
        self.hand_over.clicked.connect(lambda: self._ask(self.proxy))
        self.reason.entered.connect(lambda: self.spoiled.emit(self.reason.text()))
        self.proxy.entered.connect(lambda: self.handed_over.emit(self.proxy.text()))
        self._ask(None)
        self._show_person()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.spoil.say(self.tr("Spoiled, redo"))
        self.hand_over.say(self.tr("Hand over"))
        self.only.say(self.tr("Print this one"))
        self.slip.say(self.tr("Slip"))
        self.reason.call(self.tr("What is wrong with it? Enter records it"))
        self.proxy.call(self.tr("Fetched by somebody else? Name and reason, or only Enter"))
        self._show_person()

    def use_clock(self, zone: ZoneInfo, today: date) -> None:
        """Times are shown in the market's zone."""
        self._zone, self._today = zone, today
        self._show_person()

    def show_card(self, member: "Member | None", spoiling: "Spoiling | None") -> None:
        """Whose card it is. A question stays open until its card is another one, or elsewhere."""
        same = self._same_card(member)
        self._member, self._spoiling = member, spoiling
        self._show_person()
        if same:
            return
        self.drop()

    @property
    def asking(self) -> bool:
        """Whether a question stands open."""
        return not (self.reason.isHidden() and self.proxy.isHidden())

    def drop(self) -> None:
        """Ask no longer; whoever was typing an answer is done."""
        typing = any(field.edit.hasFocus() for field in (self.reason, self.proxy))
        self._ask(None)
        if typing:
            self.left.emit()

    def _same_card(self, member: "Member | None") -> bool:
        old = self._member
        return (
            member is not None
            and old is not None
            and (member.member_id, member.card) == (old.member_id, old.card)
        )

    def _show_person(self) -> None:
        member = self._member
        card = member.card if member is not None else None
        # Nobody can make the card of whoever was erased.
        known = member is not None and bool(member.nik)
        self.spoil.setVisible(card in _ON_PAPER and known)
        self.hand_over.setVisible(card in {CardState.ISSUED, CardState.PRINTED})
        self.slip.setVisible(member is not None and member.live and known)
        self.only.setVisible(card in {CardState.WAITING, CardState.ISSUED} and known)
        why = self._spoiling_text()
        self._why.setText(why)
        self._why.setVisible(bool(why))
        if member is None:
            self._who.setText("")
            return
        number = grouped_kpj(member.kpj) if member.kpj else "–"
        name = member.name or self.tr("(erased)")
        self._who.setText(f"{name} · {number} · {card_text(member.card)}")

    def _spoiling_text(self) -> str:
        spoiling = self._spoiling
        if spoiling is None:
            return ""
        if spoiling.times > 1:
            text = self.tr("Spoiled %2 times, last at %1").replace("%2", count(spoiling.times))
        else:
            text = self.tr("Spoiled at %1")
        text = text.replace("%1", moment(spoiling.at_ms, self._zone, today=self._today))
        return ": ".join(filter(None, (text, spoiling.reason)))

    def _ask(self, field: Field | None) -> None:
        before = self.asking
        for other in (self.reason, self.proxy):
            other.put("")
            other.setVisible(other is field)
        if field is not None:
            field.setFocus(Qt.FocusReason.TabFocusReason)
        if self.asking != before:
            self.asked.emit(self.asking)
