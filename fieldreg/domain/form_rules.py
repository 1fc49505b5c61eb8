"""The one judgement of a registration form, for the window, the command line and the rows of a list."""

from dataclasses import dataclass
from datetime import date

from fieldreg.domain.contribution import Quote
from fieldreg.domain.findings import Findings
from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.member import AcceptedWarning, Consent, Payment, PaymentMethod, Registration
from fieldreg.domain.nik import NikReading
from fieldreg.domain.person import Person, judge_person
from fieldreg.domain.problems import Problem, blocking, warnings
from fieldreg.domain.programmes import Payer
from fieldreg.domain.spelling import folded
from fieldreg.domain.tables import Tables
from fieldreg.domain.terms import Terms, judge_terms
from fieldreg.domain.work import Work, judge_work

__all__ = ["Judgement", "Tables", "form_of", "judge_form"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the rules say of a form."""

    registration: Registration | None
    """There exactly where nothing blocks. Carries the warnings with the officer's reasons."""
    problems: tuple[Problem, ...]
    """Everything found, in the order of the fields: who, where and what work, terms, payment, consent."""
    quote: Quote | None
    """What it costs, as soon as income, programmes, months and payer can be read."""
    nik: NikReading
    """What the NIK says, for the fields that it fills."""


def judge_form(
    form: RegistrationForm, *, tables: Tables, today: date, now_ms: int, at_desk: bool
) -> Judgement:
    """Read and judge every field. Never raises, whatever was typed; about 0.1 ms.

    `today` is the date at the market, `now_ms` (UTC) the moment of consent. Rows of a list are judged with
    `at_desk=False`: their consent is asked when the card is handed over.

    Blocks: those of `judge_person`, `judge_work` and `judge_terms`; text_too_long, sponsorship_missing,
    payer_missing, payment_unknown, payment_needs_sponsor, consent_missing.
    Warns: likewise, and payment_reference_missing.
    """
    found = Findings()
    _lengths(form, found)
    person = judge_person(form, regions=tables.regions, today=today, found=found)
    work = judge_work(form, tables=tables, found=found)
    sector = tables.occupations.sector(work.occupation)
    judged = judge_terms(form, sector=sector, tables=tables, today=today)
    found.extend(judged.problems)
    parts = _Parts(
        person=person,
        work=work,
        terms=judged.terms,
        payment=_payment(form, judged.terms, found),
        consent=_consent(form, now_ms, at_desk=at_desk, found=found),
    )
    problems = found.all()
    registration = None if blocking(problems) else _registration(form, parts, problems)
    return Judgement(registration=registration, problems=problems, quote=judged.quote, nik=person.nik)


def form_of(registration: Registration) -> RegistrationForm:
    """What would be typed for this registration: judged again it gives the same, but for consent's time."""
    return RegistrationForm(
        nik=registration.nik,
        name=registration.name,
        birth_date=registration.birth_date.isoformat(),
        sex=registration.sex,
        phone=registration.phone,
        district=registration.district,
        address=registration.address,
        occupation=registration.occupation_text or registration.occupation,
        second_occupation=registration.second_occupation,
        work_regency=registration.work_regency,
        work_place=registration.work_place,
        work_hours=registration.work_hours,
        income=str(registration.income_rp),
        programmes=",".join(registration.programmes),
        first_month=registration.first_month,
        months=str(registration.months),
        payer=registration.payer,
        sponsorship=registration.sponsorship,
        payment_method=registration.payment.method,
        payment_reference=registration.payment.reference,
        email=registration.email,
        consent_version=registration.consent.text_version if registration.consent else "",
        reasons={warning.code: warning.reason for warning in registration.warnings},
    )


_LONGEST = {
    "name": 120,
    "phone": 60,
    "email": 254,
    "district": 120,
    "address": 300,
    "occupation": 120,
    "second_occupation": 120,
    "work_regency": 120,
    "work_place": 200,
    "work_hours": 60,
    "payment_reference": 60,
}
"""Characters in the fields that keep what was typed: more is a page pasted by mistake."""


def _lengths(form: RegistrationForm, found: Findings) -> None:
    for name, most in _LONGEST.items():
        length = len(getattr(form, name).strip())
        if length > most:
            found.block("text_too_long", name, length=length, most=most)


_METHODS = {
    **dict.fromkeys(("cash", "tunai"), PaymentMethod.CASH),
    **dict.fromkeys(("transfer", "qris", "bank"), PaymentMethod.TRANSFER),
    **dict.fromkeys(("sponsor", "sponsorship"), PaymentMethod.SPONSOR),
    **dict.fromkeys(("", "later", "nanti", "belum", "belum bayar"), PaymentMethod.LATER),
}


def _payment(form: RegistrationForm, terms: Terms | None, found: Findings) -> Payment | None:
    """How it is paid: by the sponsor where there is one, else as stated, else later."""
    if terms is None:
        return None
    sponsorship, reference = form.sponsorship.strip(), form.payment_reference.strip()
    if terms.payer is not Payer.SELF:
        if not sponsorship:
            found.block("sponsorship_missing", "sponsorship")
        return Payment(method=PaymentMethod.SPONSOR, reference=reference)
    if sponsorship:
        found.block("payer_missing", "payer", sponsorship=sponsorship)
    method = _METHODS.get(folded(form.payment_method))
    if method is None:
        found.block("payment_unknown", "payment_method", given=form.payment_method.strip())
        return None
    if method is PaymentMethod.SPONSOR:
        found.block("payment_needs_sponsor", "sponsorship")
    elif method is not PaymentMethod.LATER and not reference:
        found.warn("payment_reference_missing", "payment_reference")
    return Payment(method=method, reference=reference)


def _consent(form: RegistrationForm, now_ms: int, *, at_desk: bool, found: Findings) -> Consent | None:
    version = form.consent_version.strip()
    if version:
        return Consent(text_version=version, at_ms=now_ms)
    if at_desk:
        found.block("consent_missing", "consent_version")
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What was read of a form; None only together with a problem that blocks."""

    person: Person
    work: Work
    terms: Terms | None
    payment: Payment | None
    consent: Consent | None


def _registration(form: RegistrationForm, parts: _Parts, problems: tuple[Problem, ...]) -> Registration:
    person, work, terms = parts.person, parts.work, parts.terms
    assert person.birth_date
    assert person.sex
    assert terms
    assert parts.payment
    accepted = dict.fromkeys(problem.code for problem in warnings(problems))
    return Registration(
        nik=person.nik.nik,
        name=person.name,
        birth_date=person.birth_date,
        sex=person.sex,
        occupation=work.occupation,
        occupation_text=work.occupation_text,
        income_rp=terms.income_rp,
        programmes=terms.programmes,
        first_month=str(terms.first_month),
        months=terms.months,
        payer=terms.payer,
        payment=parts.payment,
        phone=person.phone,
        district=work.district,
        address=work.address,
        second_occupation=work.second_occupation,
        work_regency=work.work_regency,
        work_place=work.work_place,
        work_hours=work.work_hours,
        sponsorship=form.sponsorship.strip(),
        email=person.email,
        consent=parts.consent,
        warnings=tuple(
            AcceptedWarning(code=code, reason=form.reasons.get(code, "").strip()) for code in accepted
        ),
    )
