"""One person over the list: what was recorded, how it stands at HQ, and everything that happened."""

from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from fieldreg.assets import load_tables
from fieldreg.domain.faults import Fault
from fieldreg.domain.leases import grouped_kpj
from fieldreg.domain.member import CardState, PaymentMethod, Registration, Sex, Verdict
from fieldreg.domain.months import Month
from fieldreg.domain.nik import grouped_nik
from fieldreg.domain.phones import grouped_phone
from fieldreg.gui.language import Language
from fieldreg.gui.people.details import Details
from fieldreg.gui.shown import day, moment, money, whole_month
from fieldreg.gui.theme import scaled
from fieldreg.gui.widgets import Action, Card, Field, heading, label, row, set_tone, two_columns
from fieldreg.gui.words import card_text, decision_text, fact_text, verdict_text

_ON_PAPER = (CardState.ISSUED, CardState.PRINTED, CardState.HANDED_OVER)
_TONES = {Verdict.ACCEPTED: "ok", Verdict.DUPLICATE: "bad", Verdict.REJECTED: "bad"}


class DetailPane(QWidget):
    """What is asked concerns the person shown."""

    correct_asked = Signal(str)
    cancelled = Signal(str)
    """With its reason."""
    reprint_asked = Signal(str)
    """With its reason: the card waits to be made again."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._zone, self._today = ZoneInfo("Asia/Jakarta"), date.min
        self.details: Details | None = None
        self._name, self._number = heading(wrap=True), label("figure")
        self._verdict, self._why = label("note"), label("note", wrap=True, tone="ink")
        self._fault = label("note", wrap=True, tone="bad")
        self.correct, self.cancel, self.back = Action("Ctrl+E"), Action("Ctrl+D"), Action("Esc")
        self.reprint = Action("Ctrl+R")
        self._reason_for: SignalInstance = self.cancelled
        # The page itself answers Esc: a shortcut would fight with the list of keys.
        self.back.setShortcut("")
        self.reason = Field(message_lines=0)
        self._recorded, self._history = QWidget(), QWidget()
        self._recorded_title, self._history_title = heading(), heading()
        self._left, self._right = Card(spacing=4), Card(spacing=4)
        self._lay_out()
        self.correct.clicked.connect(self._ask_to_correct)
        self.cancel.clicked.connect(lambda: self._ask_for_reason(self.cancelled))
        self.reprint.clicked.connect(lambda: self._ask_for_reason(self.reprint_asked))
        self.reason.entered.connect(lambda: self._reason_for.emit(self.reason.text()))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.correct.say(self.tr("Correct"))
        self.cancel.say(self.tr("Cancel the registration"))
        self.back.say(self.tr("Back to the list"))
        self.back.setShortcut("")
        self.reprint.say(self.tr("Print the card again"))
        self._name_reason()
        self._recorded_title.setText(self.tr("What was recorded"))
        self._history_title.setText(self.tr("What happened"))
        if self.details is not None:
            self.show_details(self.details)

    def use_clock(self, zone: ZoneInfo, today: date) -> None:
        """Times are shown in the market's zone."""
        self._zone, self._today = zone, today

    def show_details(self, details: Details) -> None:
        """This person as things stand."""
        other = self.details is None or self.details.member.member_id != details.member.member_id
        if details != self.details:
            self._fault.hide()
        self.details = details
        member = details.member
        self._name.setText(member.name or self.tr("(erased)"))
        self._number.setText(grouped_kpj(member.kpj) if member.kpj else "–")
        text = verdict_text(member.verdict) if member.live else self.tr("cancelled")
        state = self.tr("At headquarters: %1 · Card: %2").replace("%2", card_text(member.card))
        self._verdict.setText(state.replace("%1", text))
        set_tone(self._verdict, _TONES.get(member.verdict, "ink"))
        why = self._why_text(details)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        # Of whom nothing is known any more, nothing can be corrected or printed.
        known = details.registration is not None
        self.correct.setVisible(member.live and known)
        self.cancel.setVisible(member.live)
        self.reprint.setVisible(member.live and known and member.card in _ON_PAPER)
        asked_for_paper = self._reason_for is self.reprint_asked
        if other or not member.live or (asked_for_paper and member.card not in _ON_PAPER):
            self.reason.put("")
            self.reason.hide()
        self._recorded = _replaced(self._left, self._recorded, self._rows(details))
        lines, headquarters = [], self.tr("headquarters")
        for happened in details.history:
            when = moment(happened.at_ms, self._zone, today=self._today)
            if happened.decision is not None:
                told = decision_text(happened.decision, self._language.words)
                lines.append((f"{when} · {headquarters}", told))
            else:
                lines.append((f"{when} · {happened.officer or '–'}", fact_text(happened.fact)))
        self._history = _replaced(self._right, self._history, lines)

    def show_fault(self, fault: Fault) -> None:
        """What was asked for was not done."""
        self._fault.setText(self._language.words.fault(fault))
        self._fault.show()

    def arrive(self) -> None:
        """Where the keys are."""
        (self.correct if self.correct.isVisibleTo(self) else self.back).setFocus()

    def _why_text(self, details: Details) -> str:
        member = details.member
        if member.verdict is Verdict.DUPLICATE:
            number = grouped_kpj(member.standing_kpj) if member.standing_kpj else "–"
            return self.tr("This NIK was registered before; the number that stands is %1.").replace(
                "%1", number
            )
        return self._language.words.code(member.reason) if member.reason else ""

    def _rows(self, details: Details) -> list[tuple[str, str]]:
        registration, tables = details.registration, load_tables()
        if registration is None:
            return [(self.tr("Recorded"), self.tr("erased"))]
        known = tables.occupations.find(registration.occupation)
        places = tables.regions
        district = places.full_name(registration.district) if registration.district in places.names else ""
        methods = {
            PaymentMethod.CASH: self.tr("Cash"),
            PaymentMethod.TRANSFER: self.tr("QRIS/bank"),
            PaymentMethod.SPONSOR: self.tr("Sponsor"),
            PaymentMethod.LATER: self.tr("Later"),
        }
        paid = f"{money(details.member.amount_rp)} · {methods[registration.payment.method]}"
        rows = [
            (self.tr("NIK"), grouped_nik(registration.nik)),
            (self.tr("Birth date"), f"{day(registration.birth_date)} · {self._sex_text(registration.sex)}"),
            (self.tr("Phone"), grouped_phone(registration.phone)),
            (self.tr("Address"), ", ".join(filter(None, (registration.address, district)))),
            (self.tr("Occupation"), known.label if known else registration.occupation_text),
            (self.tr("Work place"), registration.work_place),
            (self.tr("Income a month"), money(registration.income_rp)),
            (self.tr("Programmes"), " + ".join(registration.programmes)),
            (self.tr("Paid for"), self._months_text(registration)),
            (self.tr("Payment"), " · ".join(filter(None, (paid, registration.payment.reference)))),
        ]
        return [(name, value) for name, value in rows if value]

    def _sex_text(self, sex: Sex) -> str:
        return self.tr("Male") if sex is Sex.MALE else self.tr("Female")

    def _months_text(self, registration: Registration) -> str:
        first, language = Month.parse(registration.first_month), self._language.code
        if registration.months == 1:
            return whole_month(first, language)
        last = first.plus(registration.months - 1)
        months = self.tr("%1 months").replace("%1", str(registration.months))
        return f"{whole_month(first, language)} – {whole_month(last, language)} ({months})"

    def _ask_to_correct(self) -> None:
        if self.details is not None:
            self.correct_asked.emit(self.details.member.member_id)

    def _ask_for_reason(self, asked: SignalInstance) -> None:
        self._reason_for = asked
        self._fault.hide()
        self._name_reason()
        self.reason.put("")
        self.reason.show()
        self.reason.setFocus(Qt.FocusReason.TabFocusReason)

    def _name_reason(self) -> None:
        if self._reason_for is self.reprint_asked:
            self.reason.call(self.tr("What is wrong with the card? Enter makes another one"))
        else:
            self.reason.call(self.tr("Why is it cancelled? Enter cancels it"))

    def _lay_out(self) -> None:
        top = row(self._name, self.back)
        top.setStretch(0, 1)
        top.setAlignment(self.back, Qt.AlignmentFlag.AlignTop)
        self._left.box.addLayout(top)
        for part in (self._number, self._verdict, self._why):
            self._left.box.addWidget(part)
        self._left.box.addSpacing(scaled(4))
        self._left.box.addLayout(row(self.correct, self.cancel, None))
        self._left.box.addLayout(row(self.reprint, None))
        self._left.box.addWidget(self.reason)
        self._left.box.addWidget(self._fault)
        self._left.box.addSpacing(scaled(10))
        self._left.box.addWidget(self._recorded_title)
        self._left.box.addWidget(self._recorded)
        self._right.box.addWidget(self._history_title)
        self._right.box.addWidget(self._history)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(two_columns(self._left, self._right))


def _replaced(card: Card, old: QWidget, lines: list[tuple[str, str]]) -> QWidget:
    fresh = QWidget()
    grid = QGridLayout(fresh)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(scaled(12))
    grid.setVerticalSpacing(scaled(4))
    grid.setColumnStretch(1, 1)
    for at, (name, value) in enumerate(lines):
        grid.addWidget(label("note", name), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label("note", value, wrap=True, tone="ink"), at, 1)
    card.box.replaceWidget(old, fresh)
    old.hide()
    old.deleteLater()
    return fresh
