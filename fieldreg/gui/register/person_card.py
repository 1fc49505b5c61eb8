"""The left column: who it is, as the identity card says."""

from fieldreg.domain.member import Sex
from fieldreg.gui.register.alike_card import AlikeCard
from fieldreg.gui.widgets import Card, Choice, Field, beside

NIK_HEIGHT = 44


class PersonCard(Card):
    """Fields only; the page wires them."""

    def __init__(self) -> None:
        super().__init__(spacing=4)
        self.nik = Field(height=NIK_HEIGHT, message_lines=2, look="nik")
        self.name = Field()
        self.birth_date = Field()
        self.sex = Choice([Sex.MALE, Sex.FEMALE])
        self.phone = Field()
        self.email = Field()
        self.district = Field()
        self.address = Field()
        self.box.addWidget(self.nik)
        self.box.addWidget(self.name)
        self.box.addLayout(beside(self.birth_date, self.sex))
        self.box.addLayout(beside(self.phone, self.email))
        self.box.addWidget(self.district)
        self.box.addWidget(self.address)
        self.alike = AlikeCard()
        self.box.addStretch(1)
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
