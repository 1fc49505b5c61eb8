"""The sheet of candidates in words: how many, what comes next, what the last step came to."""

from PySide6.QtCore import QCoreApplication

from fieldreg.domain.candidates import CandidateState
from fieldreg.gui.shown import count
from fieldreg.gui.sponsors.candidates_screen import CandidatesScreen, Doing, Step

translate = QCoreApplication.translate


def counts_text(screen: CandidatesScreen) -> str:
    """How many rows of the list at hand, or how many candidates in all."""
    if screen.read is not None:
        known = sum(not row.fault and not row.member_id for row in screen.read.rows)
        text = translate("CandidatesSheet", "%1 rows: %2 to be mended, %3 sound")
        figures = [len(screen.read.rows), screen.read.refused, screen.read.taken]
        if not screen.preview and known:
            text = translate(
                "CandidatesSheet", "%1 rows: %2 to be mended, %3 sound, %4 of these known before"
            )
            figures.append(known)
        for at, figure in enumerate(figures, start=1):
            text = text.replace(f"%{at}", count(figure))
        return text
    if not any(screen.states.values()):
        return ""
    text = translate("CandidatesSheet", "%1 proposed · %2 accepted · %3 registered · %4 refused")
    of = CandidateState
    for at, state in enumerate((of.PROPOSED, of.ACCEPTED, of.REGISTERED, of.REFUSED), start=1):
        text = text.replace(f"%{at}", count(screen.states.get(state, 0)))
    return text


def next_text(screen: CandidatesScreen) -> str:
    """What F9 does now."""
    doing = {
        Doing.CHECKING: translate("CandidatesSheet", "Checking…"),
        Doing.TAKING: translate("CandidatesSheet", "Taking the list…"),
        Doing.REGISTERING: translate("CandidatesSheet", "Registering…"),
    }
    if screen.doing:
        return doing[screen.doing]
    sound = screen.read.taken if screen.read else 0
    texts = {
        Step.CHECK: (translate("CandidatesSheet", "Check the list"), 0),
        Step.TAKE: (translate("CandidatesSheet", "Take the %1 sound rows"), sound),
        Step.ACCEPT: (
            translate("CandidatesSheet", "Accept %1 people"),
            screen.states.get(CandidateState.PROPOSED, 0),
        ),
        Step.REGISTER: (translate("CandidatesSheet", "Register %1 people"), screen.accepted),
    }
    text, figure = texts[screen.step]
    return text.replace("%1", count(figure))


def result_text(screen: CandidatesScreen) -> str:
    """What the last step came to."""
    said = []
    if screen.registered is not None:
        done = screen.registered
        text = translate("CandidatesSheet", "✓ %1 registered; their cards wait under F4.")
        said.append(text.replace("%1", count(done.registered)))
        if done.without_number:
            text = translate("CandidatesSheet", "%1 of them get their number with the next sync.")
            said.append(text.replace("%1", count(done.without_number)))
        if done.waiting:
            text = translate("CandidatesSheet", "%1 still wait for a place: sync, then F9 again.")
            said.append(text.replace("%1", count(done.waiting)))
        if done.refused:
            text = translate("CandidatesSheet", "%1 could not be registered; the table says why.")
            said.append(text.replace("%1", count(len(done.refused))))
    if screen.read is not None and screen.read.stopped:
        said.append(
            translate("CandidatesSheet", "Stopped. Taking it again goes on behind the rows that are taken.")
        )
    if screen.report:
        said.append(translate("CandidatesSheet", "Written beside the list: %1").replace("%1", screen.report))
    if screen.refused:
        said.append(translate("CandidatesSheet", "Refused: %1").replace("%1", count(screen.refused)))
    return " ".join(said)
