"""The left column: who it is, as the identity card says."""

from fieldreg.domain.dates import short_date
from fieldreg.domain.member import Sex
from fieldreg.gui.register.alike_card import AlikeCard
from fieldreg.gui.register.form_state import NIK_DIGITS
from fieldreg.gui.register.screen import NikLine, RegisterScreen
from fieldreg.gui.widgets import Card, Choice, Field, beside, label

NIK_HEIGHT = 44


class PersonCard(Card):
    """Fields only; the page wires them."""

    def __init__(self) -> None:
        super().__init__(spacing=2)
        self.nik = Field(height=NIK_HEIGHT, message_lines=2, look="nik")
        self.name = Field()
        # Somebody with many names compares all of them with the KTP.
        self.name.tells_whole = True
        self.birth_date = Field()
        self.sex = Choice([Sex.MALE, Sex.FEMALE])
        self.phone = Field()
        self.email = Field()
        self.district = Field()
        # "Tanah Abang, Kota Administrasi Jakarta Pusat": its end tells as much as its beginning.
        self.district.tells_whole = True
        self.address = Field()
        self.box.addWidget(self.nik)
        self.box.addWidget(self.name)
        self.box.addLayout(beside(self.birth_date, self.sex))
        self.box.addLayout(beside(self.phone, self.email))
        self.box.addWidget(self.district)
        self.box.addWidget(self.address)
        self.alike, self._activation = AlikeCard(), label("note", wrap=True)
        self.box.addStretch(1)
        self.box.addWidget(self._activation)
        self.box.addWidget(self.alike)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.alike.retranslate()
        self.nik.call(self.tr("NIK"), hint=self.tr("16 digits, typed or scanned"))
        self.name.call(self.tr("Name as on the KTP"))
        self.birth_date.call(self.tr("Birth date"), hint=self.tr("dd/mm/yyyy"))
        self.sex.call(self.tr("Sex"), {Sex.MALE: self.tr("Male"), Sex.FEMALE: self.tr("Female")})
        self.phone.call(self.tr("Phone"))
        self.email.call(self.tr("E-mail (optional)"))
        self.district.call(self.tr("Address: district"), hint=self.tr("type a few letters"))
        self.address.call(self.tr("Village, street, RT/RW"))

    def show_below(self, screen: RegisterScreen) -> None:
        """Who may be the same person; else where all of this belongs."""
        self.alike.show_alike(screen.alike)
        self._activation.setVisible(bool(screen.activation) and screen.alike is None)
        self._activation.setText(self.tr("Activation: %1 (kept)").replace("%1", screen.activation))

    def show_nik(self, screen: RegisterScreen) -> None:
        """How far it has come, and what it says of the person."""
        problem, digits = screen.problems.get("nik"), screen.nik_digits
        if 0 < digits < NIK_DIGITS:
            self.nik.note(self.tr("%1 of 16").replace("%1", str(digits)))
        else:
            self.nik.note("✓" if screen.nik and not problem else "", tone="ok")
        if not problem and screen.nik:
            self.nik.say(self._nik_text(screen.nik), tone="ok")

    def _nik_text(self, nik: NikLine) -> str:
        parts = []
        if nik.sex:
            parts.append(self.tr("Male") if nik.sex is Sex.MALE else self.tr("Female"))
        if nik.birth_date:
            parts.append(self.tr("born %1").replace("%1", short_date(nik.birth_date)))
        if nik.age is not None:
            parts.append(self.tr("%1 years").replace("%1", str(nik.age)))
        return " · ".join((*parts, nik.place) if nik.place else parts)
