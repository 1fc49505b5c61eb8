"""The laptop's use cases, one file each: the only place that knows every room.

A name is loaded when it is first used: the window shows itself before the database and the cryptography
are there, and a verb pays for no more than it needs. A test holds the two lists below together.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldreg.app.activating import (
        ActivationForm,
        Dashboard,
        Hour,
        count_informed,
        current_activation,
        hours,
        join_activation,
        list_activations,
        open_activation,
        read_dashboard,
    )
    from fieldreg.app.auto_sync import AutoSync
    from fieldreg.app.backups import Restore, back_up, back_up_if_due, list_backups, restore
    from fieldreg.app.candidate_import import (
        CandidateResult,
        CandidatesRead,
        RowOutcome,
        import_candidates,
        remembered_columns,
    )
    from fieldreg.app.candidate_work import (
        BulkRegistered,
        RefusedCandidate,
        accept_candidates,
        candidate_lists,
        list_candidates,
        refuse_candidates,
        register_candidates,
    )
    from fieldreg.app.card_backs import MOST_BACKS, sheet_of_backs, write_card_backs
    from fieldreg.app.card_fate import (
        Spoiling,
        confirm_printed,
        hand_over_card,
        last_spoiling,
        spoil_card,
    )
    from fieldreg.app.card_issue import CardsIssued, each_waiting, issue_cards, waiting_for_cards
    from fieldreg.app.card_printing import (
        CARDS_A_SHEET,
        Sheet,
        confirm_cards,
        make_test_page,
        next_sheet,
        picture_card,
        queue_cards,
        send_again,
        sheet_failed,
        stop_printing,
    )
    from fieldreg.app.carrying import BundleRead, BundleWritten, read_bundle, write_bundle
    from fieldreg.app.checking import CheckingLists, kept_lists, take_lists
    from fieldreg.app.clock import Clock, SystemClock, new_id
    from fieldreg.app.closing_words import (
        officer_names,
    )
    from fieldreg.app.correcting import (
        Corrected,
        cancel_member,
        correct_member,
        form_to_correct,
        undo_registration,
    )
    from fieldreg.app.dashboard_charts import (
        DashboardCharts,
        chart_dashboard,
    )
    from fieldreg.app.day_closing import (
        close_day,
        day_span,
        read_day,
    )
    from fieldreg.app.day_export import (
        export_day,
    )
    from fieldreg.app.day_report import DayReport
    from fieldreg.app.desk import Desk, Officer
    from fieldreg.app.doctor import Finding, examine
    from fieldreg.app.drafting import drop_draft, keep_common, keep_draft, read_common, read_draft
    from fieldreg.app.endings import (
        Continued,
        Ending,
        SelfPaymentForm,
        continue_as_self_payer,
        continue_by_sponsor,
        list_endings,
        quote_self_payment,
    )
    from fieldreg.app.enrolling import enrol_laptop
    from fieldreg.app.enrolling_by_file import read_enrol_answer, write_enrol_request
    from fieldreg.app.erasing import erase_due, export_person, request_erasure
    from fieldreg.app.hand_over_list import (
        write_hand_over_list,
    )
    from fieldreg.app.handing_over import (
        CardHolder,
        TickedOff,
        card_holder,
        cards_not_fetched,
        count_hand_over,
        find_for_hand_over,
        hand_over,
    )
    from fieldreg.app.home import Home, default_home
    from fieldreg.app.import_report import write_import_report
    from fieldreg.app.key_change import change_key, fall_back, take_up_key
    from fieldreg.app.list_import import ImportResult, RowResult, import_list
    from fieldreg.app.looking_after import look_after
    from fieldreg.app.officer_slots import Keyring, recover
    from fieldreg.app.place_leases import ask_places, return_leases
    from fieldreg.app.practising import PRACTICE_ISSUER, make_practice_home, remove_practice_home
    from fieldreg.app.printers import (
        PrinterBook,
        PrinterProfile,
        SideProfile,
        load_printers,
        remember_choice,
        remember_profile,
    )
    from fieldreg.app.recapping import (
        read_recap,
        read_recaps,
        write_contributors,
        write_recap,
    )
    from fieldreg.app.registering import Refused, Registered, check_registration, register_member
    from fieldreg.app.renewing import renew_installation
    from fieldreg.app.repairing import repair, repair_store
    from fieldreg.app.round_book import KeptRound, read_rounds
    from fieldreg.app.safekeeping import Copies, Safekeeping, read_safekeeping
    from fieldreg.app.settings import Settings, load_settings, save_settings
    from fieldreg.app.signing_in import officers, open_desk, sign_in, unlock
    from fieldreg.app.slips import SlipKind, print_member_slip, slip_for_printer, slip_kind, write_member_slip
    from fieldreg.app.sponsored import sponsor_name
    from fieldreg.app.sponsoring import (
        Proposed,
        SponsorshipStanding,
        list_sponsorships,
        people_to_ask,
        propose_sponsorship,
    )
    from fieldreg.app.status import Status, read_status
    from fieldreg.app.syncing import FETCH_S, Synced, sync_now, sync_patiently
    from fieldreg.app.verify_cards import Trust, trust_of, verify_file, verify_text
    from fieldreg.app.workers import FieldReg, Recovered

__all__ = [
    "CARDS_A_SHEET",
    "FETCH_S",
    "MOST_BACKS",
    "PRACTICE_ISSUER",
    "ActivationForm",
    "AutoSync",
    "BulkRegistered",
    "BundleRead",
    "BundleWritten",
    "CandidateResult",
    "CandidatesRead",
    "CardHolder",
    "CardsIssued",
    "CheckingLists",
    "Clock",
    "Continued",
    "Copies",
    "Corrected",
    "Dashboard",
    "DashboardCharts",
    "DayReport",
    "Desk",
    "Ending",
    "FieldReg",
    "Finding",
    "Home",
    "Hour",
    "ImportResult",
    "KeptRound",
    "Keyring",
    "Officer",
    "PrinterBook",
    "PrinterProfile",
    "Proposed",
    "Recovered",
    "Refused",
    "RefusedCandidate",
    "Registered",
    "Restore",
    "RowOutcome",
    "RowResult",
    "Safekeeping",
    "SelfPaymentForm",
    "Settings",
    "Sheet",
    "SideProfile",
    "SlipKind",
    "Spoiling",
    "SponsorshipStanding",
    "Status",
    "Synced",
    "SystemClock",
    "TickedOff",
    "Trust",
    "accept_candidates",
    "ask_places",
    "back_up",
    "back_up_if_due",
    "cancel_member",
    "candidate_lists",
    "card_holder",
    "cards_not_fetched",
    "change_key",
    "chart_dashboard",
    "check_registration",
    "close_day",
    "confirm_cards",
    "confirm_printed",
    "continue_as_self_payer",
    "continue_by_sponsor",
    "correct_member",
    "count_hand_over",
    "count_informed",
    "current_activation",
    "day_span",
    "default_home",
    "drop_draft",
    "each_waiting",
    "enrol_laptop",
    "erase_due",
    "examine",
    "export_day",
    "export_person",
    "fall_back",
    "find_for_hand_over",
    "form_to_correct",
    "hand_over",
    "hand_over_card",
    "hours",
    "import_candidates",
    "import_list",
    "issue_cards",
    "join_activation",
    "keep_common",
    "keep_draft",
    "kept_lists",
    "last_spoiling",
    "list_activations",
    "list_backups",
    "list_candidates",
    "list_endings",
    "list_sponsorships",
    "load_printers",
    "load_settings",
    "look_after",
    "make_practice_home",
    "make_test_page",
    "new_id",
    "next_sheet",
    "officer_names",
    "officers",
    "open_activation",
    "open_desk",
    "people_to_ask",
    "picture_card",
    "print_member_slip",
    "propose_sponsorship",
    "queue_cards",
    "quote_self_payment",
    "read_bundle",
    "read_common",
    "read_dashboard",
    "read_day",
    "read_draft",
    "read_enrol_answer",
    "read_recap",
    "read_recaps",
    "read_rounds",
    "read_safekeeping",
    "read_status",
    "recover",
    "refuse_candidates",
    "register_candidates",
    "register_member",
    "remember_choice",
    "remember_profile",
    "remembered_columns",
    "remove_practice_home",
    "renew_installation",
    "repair",
    "repair_store",
    "request_erasure",
    "restore",
    "return_leases",
    "save_settings",
    "send_again",
    "sheet_failed",
    "sheet_of_backs",
    "sign_in",
    "slip_for_printer",
    "slip_kind",
    "spoil_card",
    "sponsor_name",
    "stop_printing",
    "sync_now",
    "sync_patiently",
    "take_lists",
    "take_up_key",
    "trust_of",
    "undo_registration",
    "unlock",
    "verify_file",
    "verify_text",
    "waiting_for_cards",
    "write_bundle",
    "write_card_backs",
    "write_contributors",
    "write_enrol_request",
    "write_hand_over_list",
    "write_import_report",
    "write_member_slip",
    "write_recap",
]

_NAMES_OF = {
    "closing_words": ("officer_names",),
    "dashboard_charts": (
        "DashboardCharts",
        "chart_dashboard",
    ),
    "day_report": ("DayReport",),
    "day_closing": (
        "close_day",
        "day_span",
        "read_day",
    ),
    "candidate_import": (
        "CandidateResult",
        "CandidatesRead",
        "RowOutcome",
        "import_candidates",
        "remembered_columns",
    ),
    "candidate_work": (
        "BulkRegistered",
        "RefusedCandidate",
        "accept_candidates",
        "candidate_lists",
        "list_candidates",
        "refuse_candidates",
        "register_candidates",
    ),
    "day_export": ("export_day",),
    "endings": (
        "Continued",
        "Ending",
        "SelfPaymentForm",
        "continue_as_self_payer",
        "continue_by_sponsor",
        "list_endings",
        "quote_self_payment",
    ),
    "hand_over_list": ("write_hand_over_list",),
    "handing_over": (
        "CardHolder",
        "TickedOff",
        "card_holder",
        "cards_not_fetched",
        "count_hand_over",
        "find_for_hand_over",
        "hand_over",
    ),
    "place_leases": (
        "ask_places",
        "return_leases",
    ),
    "recapping": (
        "read_recap",
        "read_recaps",
        "write_contributors",
        "write_recap",
    ),
    "sponsored": ("sponsor_name",),
    "sponsoring": (
        "Proposed",
        "SponsorshipStanding",
        "list_sponsorships",
        "people_to_ask",
        "propose_sponsorship",
    ),
    "printers": (
        "PrinterBook",
        "PrinterProfile",
        "SideProfile",
        "load_printers",
        "remember_choice",
        "remember_profile",
    ),
    "card_printing": (
        "Sheet",
        "queue_cards",
        "next_sheet",
        "sheet_failed",
        "stop_printing",
        "confirm_cards",
        "make_test_page",
        "send_again",
        "picture_card",
        "CARDS_A_SHEET",
    ),
    "activating": (
        "ActivationForm",
        "Dashboard",
        "Hour",
        "count_informed",
        "current_activation",
        "hours",
        "join_activation",
        "list_activations",
        "open_activation",
        "read_dashboard",
    ),
    "auto_sync": ("AutoSync",),
    "carrying": ("BundleRead", "BundleWritten", "read_bundle", "write_bundle"),
    "backups": (
        "Restore",
        "back_up",
        "back_up_if_due",
        "list_backups",
        "restore",
    ),
    "card_fate": (
        "Spoiling",
        "confirm_printed",
        "hand_over_card",
        "last_spoiling",
        "spoil_card",
    ),
    "card_backs": (
        "MOST_BACKS",
        "sheet_of_backs",
        "write_card_backs",
    ),
    "card_issue": (
        "CardsIssued",
        "each_waiting",
        "issue_cards",
        "waiting_for_cards",
    ),
    "checking": (
        "CheckingLists",
        "kept_lists",
        "take_lists",
    ),
    "clock": (
        "Clock",
        "SystemClock",
        "new_id",
    ),
    "correcting": (
        "Corrected",
        "cancel_member",
        "correct_member",
        "form_to_correct",
        "undo_registration",
    ),
    "desk": (
        "Desk",
        "Officer",
    ),
    "doctor": (
        "Finding",
        "examine",
    ),
    "drafting": (
        "drop_draft",
        "keep_common",
        "keep_draft",
        "read_common",
        "read_draft",
    ),
    "enrolling": ("enrol_laptop",),
    "enrolling_by_file": ("read_enrol_answer", "write_enrol_request"),
    "erasing": (
        "erase_due",
        "export_person",
        "request_erasure",
    ),
    "home": (
        "Home",
        "default_home",
    ),
    "import_report": ("write_import_report",),
    "list_import": (
        "ImportResult",
        "RowResult",
        "import_list",
    ),
    "officer_slots": (
        "Keyring",
        "recover",
    ),
    "practising": (
        "PRACTICE_ISSUER",
        "make_practice_home",
        "remove_practice_home",
    ),
    "registering": (
        "Refused",
        "Registered",
        "check_registration",
        "register_member",
    ),
    "key_change": ("change_key", "fall_back", "take_up_key"),
    "renewing": ("renew_installation",),
    "repairing": (
        "repair",
        "repair_store",
    ),
    "looking_after": ("look_after",),
    "round_book": (
        "KeptRound",
        "read_rounds",
    ),
    "safekeeping": (
        "Copies",
        "Safekeeping",
        "read_safekeeping",
    ),
    "settings": (
        "Settings",
        "load_settings",
        "save_settings",
    ),
    "signing_in": (
        "officers",
        "open_desk",
        "sign_in",
        "unlock",
    ),
    "slips": (
        "SlipKind",
        "print_member_slip",
        "slip_for_printer",
        "slip_kind",
        "write_member_slip",
    ),
    "status": (
        "Status",
        "read_status",
    ),
    "syncing": (
        "FETCH_S",
        "Synced",
        "sync_now",
        "sync_patiently",
    ),
    "verify_cards": (
        "Trust",
        "trust_of",
        "verify_file",
        "verify_text",
    ),
    "workers": (
        "FieldReg",
        "Recovered",
    ),
}
_HOME_OF = {name: module for module, names in _NAMES_OF.items() for name in names}


def __getattr__(name: str) -> object:
    """Load a public name from its module, once (PEP 562)."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value
