"""The encrypted local database: two logs, the tables made from them, and the keys that open it.

Home of sqlite-utils and SQLCipher. A `Store` belongs to the thread that opened it.
"""

from fieldreg.store.activations import Closing
from fieldreg.store.backup import Salvage, file_damage, finish_log, readable_head
from fieldreg.store.candidates import CandidateList, CandidateRow
from fieldreg.store.ceremonies import HandedOver
from fieldreg.store.day import Change, DayTallies, Span
from fieldreg.store.device_secret import SecretPlace, make_device_secret, read_device_secret
from fieldreg.store.engine import KEY_BYTES
from fieldreg.store.entries import Entry, Head
from fieldreg.store.identity import Identity
from fieldreg.store.leases import NumbersState, PlacesState, Unused
from fieldreg.store.member_filters import Coming, MemberFilters, Published
from fieldreg.store.member_rows import Member
from fieldreg.store.only import EVERYBODY, Only
from fieldreg.store.people import IssuedCard, Judged, Namesake, Tally
from fieldreg.store.presence import Presence
from fieldreg.store.print_queue import Queued
from fieldreg.store.recaps import ProtectedRow
from fieldreg.store.search import PAGE
from fieldreg.store.slots import Keys, Slot, SlotFile, escrow_context, make_recovery, make_slot
from fieldreg.store.sponsorships import Continuation, EndingRow, Proposal
from fieldreg.store.store import NEXT_INSTALLATION, Health, Store
from fieldreg.store.unit import Stamp, Unit

__all__ = [
    "EVERYBODY",
    "KEY_BYTES",
    "NEXT_INSTALLATION",
    "PAGE",
    "CandidateList",
    "CandidateRow",
    "Change",
    "Closing",
    "Coming",
    "Continuation",
    "DayTallies",
    "EndingRow",
    "Entry",
    "HandedOver",
    "Head",
    "Health",
    "Identity",
    "IssuedCard",
    "Judged",
    "Keys",
    "Member",
    "MemberFilters",
    "Namesake",
    "NumbersState",
    "Only",
    "PlacesState",
    "Presence",
    "Proposal",
    "ProtectedRow",
    "Published",
    "Queued",
    "Salvage",
    "SecretPlace",
    "Slot",
    "SlotFile",
    "Span",
    "Stamp",
    "Store",
    "Tally",
    "Unit",
    "Unused",
    "escrow_context",
    "file_damage",
    "finish_log",
    "make_device_secret",
    "make_recovery",
    "make_slot",
    "read_device_secret",
    "readable_head",
]
