"""What the registration page tells, and what it leaves unsaid until it helps. No Qt."""

from dataclasses import dataclass, field

from fieldreg.domain.nik import read_nik
from fieldreg.domain.problems import Problem, Severity, blocking, warnings
from fieldreg.gui.register.form_state import NIK_DIGITS, ORDER, FormState
from fieldreg.gui.register.last_person import LastPerson
from fieldreg.gui.register.market import Market
from fieldreg.gui.register.screen import Checked, RegisterScreen, nik_line, understood_income
from fieldreg.gui.register.sponsor_terms import chosen_sponsor

_MORE_MAY_MEND = frozenset(
    {"nik_wrong_length", "birth_date_unreadable", "phone_unreadable", "email_unreadable", "income_unreadable",
     "income_looks_daily", "work_hours_unreadable", "district_unknown", "work_regency_unknown",
     "occupation_unknown"}
)  # fmt: skip
"""Not told while the field is still being typed in for the first time."""


@dataclass(slots=True)
class Attention:
    """What the officer has come to."""

    here: str = ""
    """The field with the focus."""
    left: set[str] = field(default_factory=set)
    """Fields that were filled and left."""
    demanded: bool = False
    """F9 was pressed: everything is to be told."""


def screen_of(
    checked: Checked | None,
    state: FormState,
    attention: Attention,
    *,
    saving: bool,
    last: LastPerson | None,
    restored: bool,
    put_away: bool,
    market: Market,
) -> RegisterScreen:
    """The page as one value."""
    problems = checked.judgement.problems if checked else ()
    told = [problem for problem in problems if _is_told(problem, state, attention)]
    worst = {problem.field: problem for problem in reversed(told)}
    worst |= {problem.field: problem for problem in reversed(blocking(told))}
    digits = len(read_nik(state.texts.get("nik", "")))
    explained = all(state.reasons.get(problem.code, "").strip() for problem in warnings(problems))
    return RegisterScreen(
        problems=worst,
        origins=dict(state.origins),
        warnings=tuple(problem for problem in told if problem.severity is Severity.WARN),
        reasons=dict(state.reasons),
        nik=nik_line(checked) if checked and digits == NIK_DIGITS else None,
        nik_digits=digits,
        income_rp=understood_income(state.texts.get("income", "")),
        quote=checked.judgement.quote if checked else None,
        relief_until=checked.relief_until if checked else None,
        alike=checked.alike if checked else None,
        activation=market.activation,
        sponsor=chosen_sponsor(state, market.sponsors),
        may_be_sponsored=bool(market.sponsors) or state.sponsored,
        begun=state.about_somebody(),
        ready=bool(checked and explained and not blocking(problems)),
        saving=saving,
        last=last,
        restored=restored,
        put_away=put_away,
    )


def trouble(checked: Checked, state: FormState) -> str:
    """Where to go first: a field that stops it, else a warning that wants a reason; "" where nothing does."""
    problems = checked.judgement.problems
    stops = {problem.field for problem in blocking(problems)}
    for name in ORDER:
        if name in stops:
            return name
    for problem in warnings(problems):
        if not state.reasons.get(problem.code, "").strip():
            # What was left empty is sooner filled than explained.
            empty = not state.texts.get(problem.field, "").strip()
            return problem.field if empty else f"reason:{problem.code}"
    return ""


def _is_told(problem: Problem, state: FormState, attention: Attention) -> bool:
    """Nobody is told off for what they have not come to yet."""
    if attention.demanded:
        return True
    name = problem.field
    text = state.texts.get(name, "")
    if not text:
        # What the NIK says about a field that it was to fill concerns the NIK.
        return False
    if name == attention.here and name not in attention.left and problem.code in _MORE_MAY_MEND:
        return problem.code == "nik_wrong_length" and len(read_nik(text)) > NIK_DIGITS
    return True
