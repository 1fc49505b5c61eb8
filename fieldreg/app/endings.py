"""Whose months are ending, and how they go on: a sponsor pays further, or the person does."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from fieldreg.app.clock import new_id
from fieldreg.app.desk import Desk
from fieldreg.app.place_leases import open_sponsorship, request_places
from fieldreg.app.registering import Refused, demand_not_revoked
from fieldreg.app.sponsored import draw_place, sponsor_name
from fieldreg.domain.contribution import Quote, price
from fieldreg.domain.dates import read_month
from fieldreg.domain.faults import Fault
from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.member import Payment, PaymentMethod, Registration
from fieldreg.domain.months import Month
from fieldreg.domain.problems import Problem, blocking
from fieldreg.domain.programmes import Payer
from fieldreg.domain.sponsor_facts import MembershipContinued
from fieldreg.domain.terms import judge_terms
from fieldreg.store import EndingRow, Member

NOTICE_DAYS = 60
"""How long before the end somebody is listed; again at 30 and at 0 days."""
GRACE_MONTHS = 3
"""Unpaid months after which membership and protection rest (domain facts 1.4): until then they are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """Somebody whose last paid month is near, or over and nothing has followed."""

    member_id: str
    name: str
    kpj: str | None
    market: str
    """Where the person works."""
    sponsorship: str
    donor: str
    phone: str
    ends_on: date
    """The last day that is paid."""
    days_left: int
    """Negative once it is over."""

    @property
    def notice(self) -> int:
        """Which of the three notices it has come to: 0, 30 or 60 days."""
        return next(days for days in (0, 30, NOTICE_DAYS) if self.days_left <= days or days == NOTICE_DAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Continued:
    """It is on the disk; HQ judges it. Person, number and card stay what they are."""

    continuation_id: str
    member_id: str
    first_month: str
    last_month: str
    amount_rp: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfPaymentForm:
    """How somebody goes on at their own cost, as typed; "" takes what the person had, and one month."""

    months: str = ""
    income: str = ""
    programmes: str = ""
    payment_method: str = ""
    payment_reference: str = ""


def list_endings(
    desk: Desk, *, within_days: int = NOTICE_DAYS, sponsorship: str = "", market: str = ""
) -> tuple[Ending, ...]:
    """Who ends within so many days, by end, sponsor and name; and who ended in the months of grace.

    Narrowed to one sponsorship's code, or to a market (part of its name, in any case). Reads only.
    """
    today = desk.today()
    last = Month.of(today + timedelta(days=within_days))
    rows = desk.store.sponsorships.endings(first=str(Month.of(today).plus(-GRACE_MONTHS)), last=str(last))
    found = (_ending(desk, row, today) for row in rows)
    return tuple(
        each
        for each in found
        if each.days_left <= within_days
        and (not sponsorship or each.sponsorship == sponsorship.strip().upper())
        and market.casefold() in each.market.casefold()
    )


def quote_self_payment(
    desk: Desk, member_id: str, form: SelfPaymentForm
) -> tuple[Quote | None, tuple[Problem, ...]]:
    """What the person pays after the last month. Raises Fault (person_unknown, person_erased)."""
    member, registration = _person(desk, member_id)
    return _priced(desk, member, registration, form)[0:2]


def continue_as_self_payer(desk: Desk, member_id: str, form: SelfPaymentForm) -> Continued | Refused:
    """The person goes on at their own cost: one person, one number, the same card.

    Raises Fault: person_unknown, person_erased, device_revoked.
    """
    demand_not_revoked(desk)
    member, registration = _person(desk, member_id)
    quote, problems, first_month = _priced(desk, member, registration, form)
    payment, wrong = _payment(form)
    if quote is None or wrong:
        return Refused(problems=(*problems, *wrong))
    terms = _terms_form(registration, form, first_month)
    judged = judge_terms(
        terms,
        sector=desk.tables.occupations.sector(registration.occupation),
        tables=desk.tables,
        today=desk.today(),
    ).terms
    assert judged is not None
    fact = MembershipContinued(
        continuation_id=new_id(),
        member_id=member_id,
        payer=Payer.SELF,
        programmes=judged.programmes,
        first_month=str(first_month),
        months=judged.months,
        payment=payment,
        amount_rp=quote.total_rp,
    )
    with desk.store.unit() as unit:
        unit.record(fact, desk.stamp())
    return _continued(fact)


def continue_by_sponsor(desk: Desk, member_id: str, sponsorship: str) -> Continued | Refused:
    """A sponsor pays further: the person draws a place of this (usually a new) sponsorship.

    Raises Fault: person_unknown, person_erased, device_revoked, sponsorship_unknown, sponsorship_ended.
    """
    demand_not_revoked(desk)
    known = open_sponsorship(desk, sponsorship)
    member, registration = _person(desk, member_id)
    if known.code in _had(desk, member):
        told = Problem("sponsorship_same", "sponsorship", values={"sponsorship": known.code})
        return Refused(problems=(told,))
    first_month = max(_next_month(desk, member_id), Month.parse(known.first_month))
    quote = price(
        registration.income_rp,
        programmes=known.programmes,
        first_month=first_month,
        months=known.months,
        sector=desk.tables.occupations.sector(registration.occupation),
        payer=known.payer,
        rates=desk.tables.rates,
    )
    with desk.store.unit() as unit:
        place = draw_place(unit, known.code)
        if isinstance(place, Problem):
            return Refused(problems=(place,))
        fact = MembershipContinued(
            continuation_id=new_id(),
            member_id=member_id,
            payer=known.payer,
            programmes=known.programmes,
            first_month=str(first_month),
            months=known.months,
            payment=Payment(method=PaymentMethod.SPONSOR),
            amount_rp=quote.total_rp,
            sponsorship=known.code,
            place=place,
        )
        unit.record(fact, desk.stamp())
        request_places(desk, unit)
    return _continued(fact)


def _ending(desk: Desk, row: EndingRow, today: date) -> Ending:
    month = Month.parse(row.last_month)
    ends_on = date(month.year, month.month, monthrange(month.year, month.month)[1])
    return Ending(
        member_id=row.member_id,
        name=row.name,
        kpj=row.kpj,
        market=row.work_place,
        sponsorship=row.sponsorship,
        donor=sponsor_name(desk, row.sponsorship),
        phone=row.phone,
        ends_on=ends_on,
        days_left=(ends_on - today).days,
    )


def _person(desk: Desk, member_id: str) -> tuple[Member, Registration]:
    member = desk.store.people.get(member_id)
    if member is None or not member.live:
        raise Fault("person_unknown")
    registration = desk.store.people.registration(member_id)
    if registration is None:
        raise Fault("person_erased")
    return member, registration


def _had(desk: Desk, member: Member) -> set[str]:
    more = desk.store.sponsorships.continuations(member.member_id)
    return {member.sponsorship, *(each.sponsorship for each in more if each.verdict != "rejected")}


def _next_month(desk: Desk, member_id: str) -> Month:
    """After the last month that is paid, and not before this one: a hole in between was nobody's."""
    last = read_month(desk.store.sponsorships.last_month(member_id))
    now = Month.of(desk.today())
    return max(last.plus(1), now) if last else now


def _terms_form(registration: Registration, form: SelfPaymentForm, first_month: Month) -> RegistrationForm:
    return RegistrationForm(
        income=form.income or str(registration.income_rp),
        programmes=form.programmes or ",".join(registration.programmes),
        first_month=str(first_month),
        months=form.months or "1",
        payer=Payer.SELF.value,
    )


def _priced(
    desk: Desk, member: Member, registration: Registration, form: SelfPaymentForm
) -> tuple[Quote | None, tuple[Problem, ...], Month]:
    first_month = _next_month(desk, member.member_id)
    judged = judge_terms(
        _terms_form(registration, form, first_month),
        sector=desk.tables.occupations.sector(registration.occupation),
        tables=desk.tables,
        today=desk.today(),
    )
    return judged.quote, blocking(judged.problems), first_month


_METHODS = {
    "": PaymentMethod.LATER,
    "later": PaymentMethod.LATER,
    "cash": PaymentMethod.CASH,
    "tunai": PaymentMethod.CASH,
    "transfer": PaymentMethod.TRANSFER,
    "qris": PaymentMethod.TRANSFER,
}


def _payment(form: SelfPaymentForm) -> tuple[Payment, tuple[Problem, ...]]:
    method = _METHODS.get(form.payment_method.strip().casefold())
    if method is None:
        told = Problem("payment_unknown", "payment_method", values={"given": form.payment_method.strip()})
        return Payment(method=PaymentMethod.LATER), (told,)
    return Payment(method=method, reference=form.payment_reference.strip()), ()


def _continued(fact: MembershipContinued) -> Continued:
    return Continued(
        continuation_id=fact.continuation_id,
        member_id=fact.member_id,
        first_month=fact.first_month,
        last_month=str(Month.parse(fact.first_month).plus(fact.months - 1)),
        amount_rp=fact.amount_rp,
    )
