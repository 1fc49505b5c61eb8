"""A registration that a sponsorship pays: its terms are the sponsorship's, and it needs a place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fieldreg.app.desk import Desk
from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.member import Registration
from fieldreg.domain.months import Month
from fieldreg.domain.problems import Problem, Severity
from fieldreg.domain.sponsorships import Sponsorship, meant_for, read_code
from fieldreg.store import Unit

PLACES_GONE = "sponsorship_places_gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sponsored:
    """A form with the terms of the sponsorship that it names, if it names one."""

    form: RegistrationForm
    sponsorship: Sponsorship | None
    problems: tuple[Problem, ...]
    """What blocks it, all at the field `sponsorship`."""

    def against(self, registration: Registration | None) -> tuple[Problem, ...]:
        """What the sponsorship was not meant for, as warnings."""
        if self.sponsorship is None or registration is None:
            return ()
        codes = meant_for(
            self.sponsorship,
            occupations=(registration.occupation, registration.second_occupation),
            regions=(registration.district, registration.work_regency),
        )
        return tuple(
            Problem(code, "sponsorship", Severity.WARN, {"donor": self.sponsorship.donor}) for code in codes
        )


def sponsored(desk: Desk, form: RegistrationForm, *, correcting: str = "", places: bool = True) -> Sponsored:
    """Take the terms from the sponsorship. Blocks: sponsorship_unknown, sponsorship_ended, …_places_gone.

    Somebody who is corrected and stays with their sponsorship keeps place and first month. `places` is
    False where nobody is registered yet, as with candidates.
    """
    code = read_code(form.sponsorship)
    if not code:
        return Sponsored(form=form, sponsorship=None, problems=())
    known = desk.store.sponsorships.get(code)
    if known is None:
        problem = Problem("sponsorship_unknown", "sponsorship", values={"sponsorship": code})
        return Sponsored(form=replace(form, sponsorship=code), sponsorship=None, problems=(problem,))
    member = desk.store.people.get(correcting) if correcting else None
    stays = member is not None and member.sponsorship == code
    now = Month.of(desk.today())
    first_month = form.first_month if stays else str(known.first_month_for(now))
    completed = replace(
        form,
        sponsorship=code,
        payer=known.payer.value,
        programmes=",".join(known.programmes),
        first_month=first_month,
        months=str(known.months),
    )
    blocks = () if stays else tuple(_blocks(desk, known, now, places=places))
    return Sponsored(form=completed, sponsorship=known, problems=blocks)


def draw_place(unit: Unit, code: str) -> int | Problem | None:
    """A place of this sponsorship, None where none is needed (no code), or the problem that none is left."""
    if not code:
        return None
    place = unit.draw_place(code)
    return Problem(PLACES_GONE, "sponsorship", values={"sponsorship": code}) if place is None else place


def sponsor_name(desk: Desk, code: str) -> str:
    """The donor's name, for cards and lists; the code itself where this laptop does not know it."""
    known = desk.store.sponsorships.get(code) if code else None
    return known.donor if known else code


def _blocks(desk: Desk, known: Sponsorship, now: Month, *, places: bool) -> Iterator[Problem]:
    values = {"sponsorship": known.code, "donor": known.donor}
    if not known.open_in(now):
        yield Problem("sponsorship_ended", "sponsorship", values=values)
    elif places and desk.store.leases.next_place(known.code) is None:
        yield Problem(PLACES_GONE, "sponsorship", values=values)
