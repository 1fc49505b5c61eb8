"""One round of exchange with HQ: take, send, apply, settle; and when to try again.

Pure: knows neither SQLite nor HTTP, only the small Protocols of `ports.py` and `bulk.py`.
"""

from fieldreg.sync.bulk import BulkProgress, Fetched, fetch_bulk, piece_pace
from fieldreg.sync.pace import BATCH, Pace
from fieldreg.sync.ports import Exchange, Line, Outbox, Settled
from fieldreg.sync.retry import wait_before_retry
from fieldreg.sync.round import Outcome, Progress, run_round
from fieldreg.sync.schedule import Schedule

__all__ = [
    "BATCH",
    "BulkProgress",
    "Exchange",
    "Fetched",
    "Line",
    "Outbox",
    "Outcome",
    "Pace",
    "Progress",
    "Schedule",
    "Settled",
    "fetch_bulk",
    "piece_pace",
    "run_round",
    "wait_before_retry",
]
