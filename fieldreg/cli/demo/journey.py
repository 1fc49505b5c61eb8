"""A market day from enrolment to the evening's sync."""

import json
import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from fieldreg.app import (
    Desk,
    Home,
    ImportResult,
    Settings,
    close_day,
    enrol_laptop,
    import_list,
    issue_cards,
    save_settings,
    sync_now,
    trust_of,
    verify_file,
    waiting_for_cards,
)
from fieldreg.cli.demo.line import BadLine
from fieldreg.cli.demo.proofs import Proof, Seen, prove_all
from fieldreg.domain.faults import Fault
from fieldreg.domain.form import RegistrationForm
from fieldreg.hq import EmbeddedHq

FIRST_NUMBER, LAST_NUMBER = "12345600001", "12345699999"
NUMBERS = 2000
"""What the office leases to the laptop for the day, so that a long list needs no line."""
_CUT_UP_AT, _CUT_DOWN_AT = 4_000, 200
"""Bytes until the line is cut: in the middle of the first batch, then in the middle of HQ's answer to it."""

Advance = Callable[[int, int], None]


@dataclass(slots=True, kw_only=True)
class Report:
    """What the demo did and proved; `report.json` is its JSON."""

    list_rows: int = 0
    registered: int = 0
    refused: int = 0
    at_hq: int = 0
    cards: int = 0
    cards_read_back: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    bytes_up: int = 0
    bytes_down: int = 0
    bytes_up_per_record: float = 0.0
    receipt: dict[str, Any] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)
    proofs: list[Proof] = field(default_factory=list)

    @property
    def proved(self) -> bool:
        """Every proof held."""
        return bool(self.proofs) and all(proof["ok"] for proof in self.proofs)


def run_demo(out: Path, list_path: Path, *, step: Callable[[str], Advance] = lambda _: _nothing) -> Report:
    """Run the main job and leave `cards.pdf`, `closing-sheet.pdf` and `report.json` in `out`.

    `step` is told each step's name and gives what to call with its progress. Everything else happens
    in a temporary folder that is removed. Raises Fault.
    """
    out.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="fieldreg-demo-") as scratch,
        EmbeddedHq.start(Path(scratch) / "hq", issuer="fieldreg demo") as hq,
        BadLine(urlsplit(hq.url).port or 0) as line,
    ):
        hq.add_pool(FIRST_NUMBER, LAST_NUMBER)
        day = _Day(hq=hq, line=line, step=step)
        with day.enrol(Home(Path(scratch) / "laptop")) as desk:
            day.register(desk, list_path)
            day.print_cards(desk, out / "cards.pdf")
            day.evening(desk)
            day.close(desk, out)
    (out / "report.json").write_text(json.dumps(asdict(day.report), indent=1) + "\n", encoding="utf-8")
    return day.report


def _nothing(_done: int, _all: int) -> None:
    """Nobody watches."""


@dataclass(slots=True, kw_only=True)
class _Day:
    hq: EmbeddedHq
    line: BadLine
    step: Callable[[str], Advance]
    report: Report = field(default_factory=Report)
    seen: Seen = field(default_factory=Seen)

    @contextmanager
    def timed(self, name: str) -> Iterator[Advance]:
        advance, start = self.step(name), time.perf_counter()
        yield advance
        self.report.seconds[name] = round(time.perf_counter() - start, 3)

    def enrol(self, home: Home) -> Desk:
        """While the line is good: the laptop becomes a device and fetches its numbers."""
        with self.timed("enrol"):
            home.make()
            save_settings(home.settings, Settings(lease_size=NUMBERS, place="Pasar Contoh"))
            desk = enrol_laptop(
                home,
                hq_url=self.line.url,
                code=self.hq.new_code(),
                pin=f"{secrets.randbelow(10**6):06d}",
                officer_name="Dewi",
                laptop_name="demo",
                keyring=False,
            )
            sync_now(desk)
        # Offline from here on, until the evening.
        self.hq.stop()
        return desk

    def register(self, desk: Desk, list_path: Path) -> None:
        with self.timed("register") as advance:
            result = import_list(
                desk, list_path, same_for_all=RegistrationForm(work_place="Pasar Contoh"), on_progress=advance
            )
        report = self.report
        report.list_rows, report.registered, report.refused = len(result.rows), result.taken, result.refused
        report.rows = _rows(result)

    def print_cards(self, desk: Desk, path: Path) -> None:
        waiting = waiting_for_cards(desk)
        with self.timed("cards") as advance:
            issued = issue_cards(desk, waiting, path, on_progress=lambda done: advance(done, len(waiting)))
        self.report.cards, self.report.cards_read_back = issued.cards, issued.read_back

    def evening(self, desk: Desk) -> None:
        """HQ away; HQ back on a line that is cut; a good line; and the same sync once more."""
        journal, seen = desk.store.journal, self.seen
        with self.timed("sync_while_hq_is_down"):
            seen.unreachable = _fails(desk)
            seen.queued_while_down = journal.head().seq - journal.acknowledged().seq
        self.hq.resume()
        seen.acknowledged_before_cuts = journal.acknowledged().seq
        with self.timed("sync_cut_in_the_middle"):
            self.line.cut_after(_CUT_UP_AT, up=True)
            seen.cut = _fails(desk) and self.line.cuts == 1
            seen.records_after_cut = sum(1 for _ in self.hq.records())
        with self.timed("sync_with_the_answer_lost"):
            self.line.cut_after(_CUT_DOWN_AT, up=False)
            seen.answer_lost = _fails(desk) and self.line.cuts == 2
            seen.records_after_lost_answer = sum(1 for _ in self.hq.records())
            seen.acknowledged_after_cuts = journal.acknowledged().seq
        with self.timed("sync") as advance:
            up, down = self.line.bytes_up, self.line.bytes_down
            synced = sync_now(desk, on_progress=lambda at: advance(at.acknowledged, at.head))
            self.report.bytes_up = self.line.bytes_up - up
            self.report.bytes_down = self.line.bytes_down - down
        self.report.receipt = msgspec.to_builtins(synced.receipt)
        self.report.bytes_up_per_record = round(self.report.bytes_up / max(1, self.report.registered), 1)
        seen.records_after_first_sync = sum(1 for _ in self.hq.records())
        with self.timed("sync_again"):
            seen.sent_again = sync_now(desk).outcome.sent

    def close(self, desk: Desk, out: Path) -> None:
        with self.timed("check_cards") as advance:
            verdicts = verify_file(
                out / "cards.pdf", trust_of(desk), now_ms=desk.now_ms(), on_progress=advance
            )
        with self.timed("prove"):
            self.report.proofs = prove_all(desk, self.hq, verdicts, self.seen)
            self.report.at_hq = sum(1 for _ in self.hq.records())
        with self.timed(
            "closing_sheet"
        ):  # last: that a day was closed is a fact, and waits for the next sync
            close_day(desk, out / "closing-sheet.pdf")


def _fails(desk: Desk) -> bool:
    try:
        sync_now(desk)
    except Fault as fault:
        return fault.code == "hq_unreachable"
    return False


def _rows(result: ImportResult) -> list[dict[str, Any]]:
    return [
        {"row": row.row, "fault": row.fault, "warnings": list(row.verdict.warnings)} for row in result.rows
    ]
