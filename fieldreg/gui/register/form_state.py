"""What stands in the registration form, and where each value came from. No Qt."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.member import PaymentMethod
from fieldreg.domain.nik import read_nik
from fieldreg.domain.problems import Problem
from fieldreg.domain.programmes import Payer, Programme

NIK_DIGITS = 16

SPONSOR = PaymentMethod.SPONSOR.value

STICKY = (
    "work_place", "work_regency", "work_hours", "programmes", "months", "first_month", "payment_method",
    "sponsorship",
)  # fmt: skip
"""What one market has in common: it stays for the next person."""

_NOT_UNDERSTOOD = frozenset(
    {"month_unreadable", "programmes_unreadable", "sponsorship_unknown", "work_hours_unreadable",
     "work_regency_unknown"}
)  # fmt: skip
"""What is wrong with these values is wrong for everybody."""

NEEDED = ("nik", "name", "occupation", "income")
"""Enter does not leave these while they are empty."""

ORDER = (
    "nik", "name", "birth_date", "sex", "phone", "email", "district", "address",
    "occupation", "second_occupation", "work_place", "work_regency", "income", "work_hours",
    "programmes", "months", "first_month", "payment_method", "sponsorship", "payment_reference",
    "consent_version",
)  # fmt: skip
"""The order in which one works through the form."""

_SKIPPED = frozenset({"email", "second_occupation", "programmes", "months", "first_month", "payment_method"})
"""Optional, or chosen already: Enter passes them by, Tab does not."""

_NOT_TYPED = frozenset({*STICKY, "birth_date", "sex", "district", "consent_version"})

_WITHOUT_REFERENCE = (SPONSOR, PaymentMethod.LATER.value)


class Origin(StrEnum):
    """Where a value came from, if nobody typed it for this person."""

    NIK = "nik"
    STICKY = "sticky"
    SPONSOR = "sponsor"
    """The sponsorship fixes it."""


@dataclass(slots=True)
class FormState:
    """One person's form while it is being filled in."""

    texts: dict[str, str] = field(default_factory=dict)
    codes: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Field -> (the text of a suggestion that was taken, its code)."""
    origins: dict[str, Origin] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    explained: dict[str, str] = field(default_factory=dict)
    """Warning -> the person or the NIK that its reason was given about; "" where it is about neither."""
    payer: str = Payer.SELF.value
    """Follows from the sponsorship: it has no field on the page."""

    @classmethod
    def fresh(cls) -> "FormState":
        """The first person of a day: JKK and JKM, one month, cash."""
        programmes = f"{Programme.JKK},{Programme.JKM}"
        return cls(texts={"programmes": programmes, "months": "1", "payment_method": "cash"})

    def next_person(self) -> "FormState":
        """An empty form that keeps what the market has in common."""
        kept = {name: self.texts[name] for name in STICKY if self.texts.get(name)}
        fixed = {name: Origin.SPONSOR for name in kept if self.origins.get(name) is Origin.SPONSOR}
        return FormState(
            texts=kept,
            codes={name: code for name, code in self.codes.items() if name in kept},
            origins=dict.fromkeys(kept, Origin.STICKY) | fixed,
            payer=self.payer,
        )

    def take_common(self, others: "FormState", *, chosen: Collection[str]) -> tuple[str, ...]:
        """What earlier people of the day had in common, where nobody has chosen since; the fields filled."""
        common = others.next_person()
        taken = tuple(name for name in common.texts if name not in chosen)
        for name in taken:
            self.texts[name], self.origins[name] = common.texts[name], common.origins[name]
            if name in common.codes:
                self.codes[name] = common.codes[name]
        return taken

    def forget_not_understood(self, problems: Iterable[Problem]) -> tuple[str, ...]:
        """What stayed from the last person and means nothing does not stay; the fields emptied."""
        forgotten = tuple(
            problem.field
            for problem in problems
            if problem.code in _NOT_UNDERSTOOD and self.origins.get(problem.field) is Origin.STICKY
        )
        for name in forgotten:
            self.type(name, "")
        return forgotten

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
        values = {name: self.value(name) for name in self.texts if name not in said_by_nik}
        if not self.sponsored:
            values["sponsorship"] = ""
        if self.texts.get("payment_method") in _WITHOUT_REFERENCE:
            values["payment_reference"] = ""
        return RegistrationForm(**values, payer=self.payer, reasons=dict(self.reasons))

    @property
    def sponsored(self) -> bool:
        """Whether a sponsor is to pay."""
        return self.texts.get("payment_method") == SPONSOR

    def about_somebody(self) -> bool:
        """Whether anything stands there that is about a person, not about the market."""
        return any(text.strip() for name, text in self.texts.items() if name not in STICKY)

    def explain(self, code: str, reason: str, problems: Iterable[Problem]) -> None:
        """Why a warning, which is one of the problems, does not matter."""
        self.reasons[code] = reason
        self.explained[code] = next((self._about(each) for each in problems if each.code == code), "")

    def forget_reasons(self, problems: Iterable[Problem]) -> None:
        """A reason was given about one person or NIK: about another one it is asked anew."""
        for problem in problems:
            if self.explained.get(problem.code, self._about(problem)) != self._about(problem):
                del self.explained[problem.code], self.reasons[problem.code]

    def _about(self, problem: Problem) -> str:
        nik = read_nik(self.texts.get("nik", "")) if problem.field == "nik" else ""
        return problem.values.get("member_id", "") or nik

    def last_typed(self) -> str:
        """The last field with something that neither the NIK says nor the market has in common."""
        typed = [name for name in ORDER if self.texts.get(name) and name not in _NOT_TYPED]
        return typed[-1] if typed else "nik"

    def after(self, name: str) -> str:
        """Where Enter goes: the next field that wants something; nowhere while this one must be filled."""
        if name in NEEDED and not self.texts.get(name, "").strip():
            return name
        rest = ORDER[ORDER.index(name) + 1 :]
        return next((other for other in rest if self._wants(other)), "consent_version")

    def _wants(self, name: str) -> bool:
        if name == "sponsorship" and not self.sponsored:
            return False
        if name == "payment_reference" and self.texts.get("payment_method") in _WITHOUT_REFERENCE:
            return False
        return name not in _SKIPPED and not self.texts.get(name, "").strip()

    def value(self, name: str) -> str:
        """What a field means: the code of a suggestion that was taken, else what was typed."""
        text = self.texts.get(name, "")
        label, code = self.codes.get(name, ("", ""))
        return code if code and text == label else text
