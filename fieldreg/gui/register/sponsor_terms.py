"""Who else may pay: the sponsorships that still have a place here, and the terms that they fix. No Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreg.domain.months import Month
from fieldreg.domain.programmes import Payer
from fieldreg.gui.register.form_state import SPONSOR, FormState, Origin
from fieldreg.gui.register.suggesting import Suggestion

if TYPE_CHECKING:
    from fieldreg.app import Desk

_MOST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Sponsor:
    """One sponsorship that somebody may join today, with what it fixes."""

    code: str
    donor: str
    payer: Payer
    left: int
    """Places of it on this laptop that nobody has."""
    programmes: str
    """As the form has them: JKK,JKM."""
    months: int
    first_month: Month

    @property
    def label(self) -> str:
        """As it stands in the field."""
        return f"{self.donor} · {self.code}"


def read_sponsors(desk: "Desk") -> tuple[Sponsor, ...]:
    """On the reading thread: those with a place left, newest first."""
    from fieldreg.app import list_sponsorships  # noqa: PLC0415  loaded by now

    now = Month.of(desk.today())
    return tuple(
        Sponsor(
            code=each.sponsorship.code,
            donor=each.sponsorship.donor,
            payer=each.sponsorship.payer,
            left=each.left,
            programmes=",".join(each.sponsorship.programmes),
            months=each.sponsorship.months,
            first_month=each.sponsorship.first_month_for(now),
        )
        for each in list_sponsorships(desk)
        if each.left and each.sponsorship.open_in(now)
    )


def sponsor_suggestions(text: str, sponsors: tuple[Sponsor, ...]) -> tuple[Suggestion, ...]:
    """Those whose donor or code holds the letters; all of them for none."""
    wanted = text.strip().casefold()
    found = [each for each in sponsors if wanted in each.label.casefold()]
    return tuple(Suggestion(each.label, each.code) for each in found[:_MOST])


def chosen_sponsor(state: FormState, sponsors: tuple[Sponsor, ...]) -> Sponsor | None:
    """Whose code or name stands in the form; the only one there is, where nothing stands there."""
    if state.texts.get("payment_method") != SPONSOR:
        return None
    wanted = state.value("sponsorship").strip().casefold()
    if not wanted and len(sponsors) == 1:
        return sponsors[0]
    return next((each for each in sponsors if wanted in (each.code.casefold(), each.label.casefold())), None)


def take_terms(state: FormState, sponsor: Sponsor | None) -> tuple[str, ...]:
    """Fill in what the sponsor fixes, or give it back; the fields that have another text now."""
    before = {name: state.texts.get(name, "") for name in _FIXED}
    if sponsor is not None:
        state.payer = sponsor.payer.value
        state.texts["sponsorship"] = sponsor.label
        state.codes["sponsorship"] = (sponsor.label, sponsor.code)
        terms = (sponsor.programmes, str(sponsor.months), str(sponsor.first_month))
        for name, text in zip(_TERMS, terms, strict=True):
            state.texts[name] = text
            state.origins[name] = Origin.SPONSOR
    else:
        state.payer = Payer.SELF.value
        fresh = FormState.fresh()
        for name in [name for name in _TERMS if state.origins.get(name) is Origin.SPONSOR]:
            state.type(name, fresh.texts.get(name, ""))
    return tuple(name for name in _FIXED if state.texts.get(name, "") != before[name])


_TERMS = ("programmes", "months", "first_month")
_FIXED = (*_TERMS, "sponsorship")
