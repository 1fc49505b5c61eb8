"""Facts and states in the words of the screen."""

from PySide6.QtCore import QCoreApplication

from fieldreg.assets import Words
from fieldreg.domain import decisions, facts
from fieldreg.domain.leases import grouped_kpj
from fieldreg.domain.member import CardState, Verdict


def verdict_text(verdict: Verdict) -> str:
    """What HQ decided, in two words."""
    translate = QCoreApplication.translate
    return {
        Verdict.WAITING: translate("PeopleModel", "not sent yet"),
        Verdict.ACCEPTED: translate("PeopleModel", "✓ accepted"),
        Verdict.DUPLICATE: translate("PeopleModel", "! registered before"),
        Verdict.REJECTED: translate("PeopleModel", "! sent back"),
        Verdict.CANCELLED: translate("PeopleModel", "cancelled"),
    }[verdict]


def card_text(card: CardState) -> str:
    """Where a card is, in two words."""
    translate = QCoreApplication.translate
    return {
        CardState.WAITING: translate("PeopleModel", "waits"),
        CardState.ISSUED: translate("PeopleModel", "on paper?"),
        CardState.PRINTED: translate("PeopleModel", "✓ in hand"),
        CardState.HANDED_OVER: translate("PeopleModel", "✓ handed over"),
        CardState.NO_NUMBER: translate("PeopleModel", "! no number yet"),
        CardState.VOID: translate("PeopleModel", "void"),
    }[card]


def fact_text(fact: facts.Fact | None) -> str:
    """What happened, as one says it."""
    if isinstance(fact, facts.MemberCancelled) and fact.reason == facts.UNDONE:
        return QCoreApplication.translate("PeopleHistory", "Taken back right after saving")
    value = getattr(fact, _TOLD_WITH.get(type(fact), ""), None) or ""
    if isinstance(fact, facts.MemberRegistered | facts.NumberAssigned):
        value = grouped_kpj(value) if value else "–"
    return _facts().get(type(fact), "").replace("%1", value or "–")


def decision_text(decision: decisions.Decision, words: Words) -> str:
    """What HQ said of a registration, as one says it."""
    translate = QCoreApplication.translate
    if isinstance(decision, decisions.RecordRejected):
        text = translate("PeopleHistory", "Sent back: %1")
        return text.replace("%1", words.code(decision.reason))
    if isinstance(decision, decisions.RecordDuplicate):
        text = translate("PeopleHistory", "Registered before, number %1 stands")
        return text.replace("%1", grouped_kpj(decision.standing_kpj) if decision.standing_kpj else "–")
    return translate("PeopleHistory", "Accepted")


_TOLD_WITH: dict[type, str] = {
    facts.MemberRegistered: "kpj",
    facts.MemberCorrected: "reason",
    facts.MemberCancelled: "reason",
    facts.NumberAssigned: "kpj",
    facts.CardSpoiled: "reason",
    facts.CardHandedOver: "proxy",
}


def _facts() -> dict[type, str]:
    translate = QCoreApplication.translate
    return {
        facts.MemberRegistered: translate("PeopleHistory", "Registered, number %1"),
        facts.MemberCorrected: translate("PeopleHistory", "Corrected: %1"),
        facts.MemberCancelled: translate("PeopleHistory", "Cancelled: %1"),
        facts.NumberAssigned: translate("PeopleHistory", "Given the number %1"),
        facts.CardIssued: translate("PeopleHistory", "Card made for printing"),
        facts.CardPrinted: translate("PeopleHistory", "Card in hand"),
        facts.CardSpoiled: translate("PeopleHistory", "Card spoiled: %1"),
        facts.CardHandedOver: translate("PeopleHistory", "Card handed over; fetched by: %1"),
        facts.ErasureRequested: translate("PeopleHistory", "Erasure asked for"),
        type(None): translate("PeopleHistory", "Content erased"),
    }
