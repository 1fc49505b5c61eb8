"""The laptop's use cases, one file each: the only place that knows every room."""

from fieldreg.app.card_fate import confirm_printed, hand_over_card, spoil_card
from fieldreg.app.card_issue import CardsIssued, issue_cards, waiting_for_cards
from fieldreg.app.checking import CheckingLists, kept_lists, take_lists
from fieldreg.app.clock import Clock, SystemClock, new_id
from fieldreg.app.correcting import (
    Corrected,
    cancel_member,
    correct_member,
    form_to_correct,
    undo_registration,
)
from fieldreg.app.day_closing import close_day
from fieldreg.app.desk import Desk, Officer
from fieldreg.app.doctor import Finding, examine
from fieldreg.app.drafting import drop_draft, keep_draft, read_draft
from fieldreg.app.enrolling import enrol_laptop
from fieldreg.app.home import Home, default_home
from fieldreg.app.import_report import write_import_report
from fieldreg.app.list_import import ImportResult, RowResult, import_list
from fieldreg.app.registering import Refused, Registered, check_registration, register_member
from fieldreg.app.settings import Settings, load_settings, save_settings
from fieldreg.app.signing_in import officers, open_desk, sign_in, unlock
from fieldreg.app.status import Status, read_status
from fieldreg.app.syncing import Synced, sync_now
from fieldreg.app.verify_cards import Trust, trust_of, verify_file, verify_text
from fieldreg.app.workers import FieldReg

__all__ = [
    "CardsIssued",
    "CheckingLists",
    "Clock",
    "Corrected",
    "Desk",
    "FieldReg",
    "Finding",
    "Home",
    "ImportResult",
    "Officer",
    "Refused",
    "Registered",
    "RowResult",
    "Settings",
    "Status",
    "Synced",
    "SystemClock",
    "Trust",
    "cancel_member",
    "check_registration",
    "close_day",
    "confirm_printed",
    "correct_member",
    "default_home",
    "drop_draft",
    "enrol_laptop",
    "examine",
    "form_to_correct",
    "hand_over_card",
    "import_list",
    "issue_cards",
    "keep_draft",
    "kept_lists",
    "load_settings",
    "new_id",
    "officers",
    "open_desk",
    "read_draft",
    "read_status",
    "register_member",
    "save_settings",
    "sign_in",
    "spoil_card",
    "sync_now",
    "take_lists",
    "trust_of",
    "undo_registration",
    "unlock",
    "verify_file",
    "verify_text",
    "waiting_for_cards",
    "write_import_report",
]
