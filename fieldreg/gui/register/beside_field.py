"""What stands beside a field: what is wrong with it, where it came from, what was understood."""

from PySide6.QtCore import QCoreApplication

from fieldreg.assets import Words
from fieldreg.domain.problems import Problem, Severity
from fieldreg.gui.register.form_state import Origin
from fieldreg.gui.register.screen import RegisterScreen
from fieldreg.gui.shown import money
from fieldreg.gui.widgets import Choice, Field


def show_beside(field: Field | Choice, name: str, screen: RegisterScreen, words: Words) -> None:
    """All of it for one field; `name` as in the form."""
    problem, origin = screen.problems.get(name), screen.origins.get(name)
    tone = "" if problem is None else "bad" if problem.severity is Severity.BLOCK else "warn"
    field.say(_message(problem, screen, words) if problem else "", tone=tone)
    field.mark(tone or ("given" if origin else ""))
    field.tell_origin(_origin(origin))
    if isinstance(field, Field):
        # In the middle of somebody, one undo too many does not take back the person before.
        field.undoes_alone = screen.begun
        if name == "income":
            field.note(money(screen.income_rp) if screen.income_rp is not None else "")


def _message(problem: Problem, screen: RegisterScreen, words: Words) -> str:
    """What a reason is asked for stands in full with the reason, and shortly here."""
    if problem.severity is Severity.BLOCK:
        return words.problem(problem)
    if screen.reasons.get(problem.code, "").strip():
        return QCoreApplication.translate("BesideField", "✓ with a reason")
    return QCoreApplication.translate("BesideField", "! Check it, or give a reason")


def _origin(origin: Origin | None) -> str:
    # Of what the sponsorship fixes the card tells more than a word.
    if origin is Origin.NIK:
        return QCoreApplication.translate("BesideField", "from NIK")
    return QCoreApplication.translate("BesideField", "kept") if origin is Origin.STICKY else ""
