"""What stands in the registration form, and where each value came from. No Qt."""

from dataclasses import dataclass, field
from enum import StrEnum

from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.programmes import Programme

NIK_DIGITS = 16

STICKY = ("work_place", "work_regency", "work_hours", "programmes", "months", "first_month", "payment_method")
"""What one market has in common: it stays for the next person."""

NEEDED = ("nik", "name", "occupation", "income")
"""Enter does not leave these while they are empty."""

ORDER = (
    "nik", "name", "birth_date", "sex", "phone", "email", "district", "address",
    "occupation", "second_occupation", "work_place", "work_regency", "income", "work_hours",
    "programmes", "months", "first_month", "payment_method", "payment_reference", "consent_version",
)  # fmt: skip
"""The order in which one works through the form."""

_SKIPPED = frozenset({"email", "second_occupation", "programmes", "months", "first_month", "payment_method"})
"""Optional, or chosen already: Enter passes them by, Tab does not."""


class Origin(StrEnum):
    """Where a value came from, if nobody typed it for this person."""

    NIK = "nik"
    STICKY = "sticky"


@dataclass(slots=True)
class FormState:
    """One person's form while it is being filled in."""

    texts: dict[str, str] = field(default_factory=dict)
    codes: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Field -> (the text of a suggestion that was taken, its code)."""
    origins: dict[str, Origin] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    unseen: dict[str, str] = field(default_factory=lambda: {"payer": "self"})
    """Parts of the form that have no field on the page."""

    @classmethod
    def fresh(cls) -> "FormState":
        """The first person of a day: JKK and JKM, one month, cash."""
        programmes = f"{Programme.JKK},{Programme.JKM}"
        return cls(texts={"programmes": programmes, "months": "1", "payment_method": "cash"})

    def next_person(self) -> "FormState":
        """An empty form that keeps what the market has in common."""
        kept = {name: self.texts[name] for name in STICKY if self.texts.get(name)}
        return FormState(
            texts=kept,
            codes={name: code for name, code in self.codes.items() if name in kept},
            origins=dict.fromkeys(kept, Origin.STICKY),
        )

    def type(self, name: str, text: str) -> None:
        """A person typed this."""
        self.texts[name] = text
        self.origins.pop(name, None)

    def fill(self, name: str, text: str, origin: Origin, *, code: str = "") -> None:
        """The program fills a field, unless a person has typed there."""
        if self.texts.get(name) and self.origins.get(name) is not origin:
            return
        self.texts[name] = text
        self.codes[name] = (text, code)
        self.origins[name] = origin

    def unfill(self, origin: Origin) -> None:
        """Take back what came from there."""
        for name in [name for name, source in self.origins.items() if source is origin]:
            del self.texts[name], self.origins[name]
            self.codes.pop(name, None)

    def form(self) -> RegistrationForm:
        """The form for the judgement, without what the NIK said: that has not been stated by anybody."""
        said_by_nik = {name for name in ("birth_date", "sex") if self.origins.get(name) is Origin.NIK}
        values = {name: self._value(name) for name in self.texts if name not in said_by_nik}
        return RegistrationForm(**values, **self.unseen, reasons=dict(self.reasons))

    def about_somebody(self) -> bool:
        """Whether anything stands there that is about a person, not about the market."""
        return any(text.strip() for name, text in self.texts.items() if name not in STICKY)

    def after(self, name: str) -> str:
        """Where Enter goes: the next field that wants something; nowhere while this one must be filled."""
        if name in NEEDED and not self.texts.get(name, "").strip():
            return name
        rest = ORDER[ORDER.index(name) + 1 :]
        return next((other for other in rest if self._wants(other)), "consent_version")

    def _wants(self, name: str) -> bool:
        return name not in _SKIPPED and not self.texts.get(name, "").strip()

    def _value(self, name: str) -> str:
        text = self.texts[name]
        label, code = self.codes.get(name, ("", ""))
        return code if code and text == label else text
