"""The middle column: the work, what is paid and how, and the consent."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPushButton

from fieldreg.domain.member import PaymentMethod
from fieldreg.domain.programmes import Programme
from fieldreg.gui.register.consent_panel import CONSENT_KEY
from fieldreg.gui.register.sponsor_terms import Sponsor
from fieldreg.gui.widgets import (
    Card,
    Choice,
    Field,
    KeyCap,
    beside,
    dress_as,
    keep_room_for_bold,
    label,
    row,
    set_tone,
)
from fieldreg.gui.widgets.elided import ElidedLabel

BASIC = f"{Programme.JKK},{Programme.JKM}"
MONTHS = ("1", "3", "6", "12")
WITH_JHT = f"{BASIC},{Programme.JHT}"
_METHODS = (PaymentMethod.CASH, PaymentMethod.TRANSFER, PaymentMethod.LATER, PaymentMethod.SPONSOR)


class WorkCard(Card):
    """Fields only; the page wires them."""

    def __init__(self) -> None:
        super().__init__(spacing=2)
        self.occupation = Field()
        self.second_occupation = Field()
        self.work_place = Field()
        self.work_regency = Field()
        # "Kota Administrasi Jakarta Pusat": the end says which.
        self.work_regency.edit.end_tells_most = True
        self.work_regency.tells_whole = True
        self.income = Field()
        self.work_hours = Field()
        self.programmes = Choice([BASIC, WITH_JHT])
        self.months = Choice(MONTHS)
        self.first_month = Field()
        self.payment_method = Choice(list(_METHODS))
        self.payment_reference = Field()
        self.sponsorship = Field()
        self.sponsorship.hide()
        self.consent_version = dress_as(QPushButton(), "chip")
        self.consent_version.setCheckable(True)
        self.consent_message = label("message")
        self.consent_message.setContentsMargins(2, 0, 2, 0)
        self.consent_message.hide()
        self.box.addLayout(beside(self.occupation, self.second_occupation, shares=(3, 2)))
        self.box.addLayout(beside(self.work_place, self.work_regency, shares=(6, 5)))
        self.box.addLayout(beside(self.income, self.work_hours))
        self.box.addWidget(self.programmes)
        self.box.addLayout(beside(self.months, self.first_month))
        self.box.addWidget(self.payment_method)
        # In each other's place: whoever is sponsored has no receipt, nor has who pays later.
        self.box.addWidget(self.payment_reference)
        self.box.addWidget(self.sponsorship)
        # Whatever is narrow, the chip and both keys are read.
        self._reading, self._reading_key = (
            ElidedLabel("note", wanting=True),
            KeyCap(CONSENT_KEY.replace("+", " ")),
        )
        self.box.addLayout(row(self.consent_version, None, self._reading, self._reading_key))
        self.box.addWidget(self.consent_message)
        self.box.addStretch(1)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.occupation.call(self.tr("Occupation"), hint=self.tr("type a few letters"))
        self.second_occupation.call(self.tr("Second (optional)"))
        self.work_place.call(self.tr("Work place"))
        self.work_regency.call(self.tr("Regency or city"), hint=self.tr("a few letters"))
        self.income.call(self.tr("Income a month"), hint=self.tr("1,5 jt"))
        self.work_hours.call(self.tr("Working hours"), hint=self.tr("05.00-13.00"))
        self.programmes.call(
            self.tr("Programmes"), {BASIC: "JKK + JKM", WITH_JHT: self.tr("with JHT savings")}
        )
        self.months.call(self.tr("Months"), {months: months for months in MONTHS})
        self.first_month.call(self.tr("First month"), hint=self.tr("this month"))
        self.payment_method.call(
            self.tr("Payment"),
            {
                PaymentMethod.CASH: self.tr("Cash"),
                PaymentMethod.TRANSFER: self.tr("QRIS/bank"),
                PaymentMethod.LATER: self.tr("Later"),
                PaymentMethod.SPONSOR: self.tr("Sponsor"),
            },
        )
        self._reading.setText(self.tr("the text"))
        self.sponsorship.call(self.tr("Sponsorship"), hint=self.tr("type a few letters"))
        self.name_reference()
        self.name_consent()

    def show_sponsor(self, sponsor: Sponsor | None, *, may_be_sponsored: bool) -> None:
        """Who pays, and what is fixed with it."""
        self.payment_method.chips.offer(PaymentMethod.SPONSOR, offered=may_be_sponsored)
        for part in (self.programmes, self.months, self.first_month):
            part.setEnabled(sponsor is None)
        if sponsor is not None:
            self.months.tell_origin(self.tr("sponsor: %1").replace("%1", str(sponsor.months)))
            if not self.sponsorship.message():
                left = self.tr("%1 places left on this laptop").replace("%1", str(sponsor.left))
                self.sponsorship.say(left, tone="ok")

    def name_reference(self) -> None:
        """What the reference is called depends on how it is paid."""
        method = self.payment_method.text()
        self.sponsorship.setVisible(method == PaymentMethod.SPONSOR)
        self.payment_reference.setHidden(method in (PaymentMethod.SPONSOR, PaymentMethod.LATER))
        cash = method == PaymentMethod.CASH
        self.payment_reference.call(self.tr("Receipt number") if cash else self.tr("Transfer reference"))

    def hide_consent(self) -> None:
        """Where it is not asked."""
        for part in (self.consent_version, self.consent_message, self._reading, self._reading_key):
            part.hide()

    def name_consent(self) -> None:
        """The chip says whether consent was given."""
        given = self.consent_version.isChecked()
        text = self.tr("✓ Read out and agreed") if given else self.tr("Read out, agreed?")
        self.consent_version.setText(f"{text}   F10")
        keep_room_for_bold(self.consent_version)
        self.consent_version.setAccessibleName(self.tr("Consent to the processing of personal data"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Another text size: the chip keeps the room that its text needs."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            keep_room_for_bold(self.consent_version)

    def say_consent(self, message: str) -> None:
        """What is wrong with the consent."""
        self.consent_message.setText(message)
        # No room is kept for it: a window of 720 lines has none to spare, and nothing stands below.
        self.consent_message.setVisible(bool(message) and not self.consent_version.isHidden())
        set_tone(self.consent_message, "bad")
        set_tone(self.consent_version, "bad" if message else "")
