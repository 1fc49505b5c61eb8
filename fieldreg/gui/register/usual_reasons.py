"""The reason that an officer usually has for going on in spite of a warning, for one key."""

from PySide6.QtCore import QCoreApplication


def usual_reason(code: str) -> str:
    """In the language of the screen; what is on the KTP decides where nothing better is known."""
    translate = QCoreApplication.translate
    reasons = {
        "similar_person": translate("UsualReasons", "Somebody else: asked"),
        "perhaps_member": translate("UsualReasons", "Asked: not a member yet"),
        "payment_reference_missing": translate("UsualReasons", "The receipt follows"),
        "income_looks_daily": translate("UsualReasons", "It is the income of a month"),
        "income_below_floor": translate("UsualReasons", "It is the income of a month"),
        "occupation_unknown": translate("UsualReasons", "As the person says"),
        "work_regency_unknown": translate("UsualReasons", "As the person says"),
        "district_unknown": translate("UsualReasons", "As the person says"),
        "phone_unreadable": translate("UsualReasons", "As the person says"),
        "email_unreadable": translate("UsualReasons", "As the person says"),
        "work_hours_unreadable": translate("UsualReasons", "As the person says"),
        "month_past": translate("UsualReasons", "Agreed with the person"),
        "month_far": translate("UsualReasons", "Agreed with the person"),
    }
    return reasons.get(code, translate("UsualReasons", "Compared with the KTP"))
