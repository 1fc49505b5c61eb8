"""The laptop's use cases, one file each: the only place that knows every room."""

from fieldreg.app.card_issue import CardsIssued, confirm_printed, issue_cards, waiting_for_cards
from fieldreg.app.clock import Clock, SystemClock, new_id
from fieldreg.app.day_closing import close_day
from fieldreg.app.desk import Desk, Officer
from fieldreg.app.doctor import Finding, examine
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
    "Clock",
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
    "check_registration",
    "close_day",
    "confirm_printed",
    "default_home",
    "enrol_laptop",
    "examine",
    "import_list",
    "issue_cards",
    "load_settings",
    "new_id",
    "officers",
    "open_desk",
    "read_status",
    "register_member",
    "save_settings",
    "sign_in",
    "sync_now",
    "trust_of",
    "unlock",
    "verify_file",
    "verify_text",
    "waiting_for_cards",
    "write_import_report",
]
