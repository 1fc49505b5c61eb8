"""100,000 people in the window: first rows, longest frame while scrolling, search as one types, memory.

A frame is one turn of the window's event loop: while it lasts nothing on the screen moves. The window runs in
a process of its own (`python -m tests.bench.bench_people_window FOLDER`), offscreen.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreg.app import Home, sign_in
from tests.bench.bench_store import name
from tests.bench.figures import Figure
from tests.gui.market import PIN, market
from tests.people import registered, stamp

if TYPE_CHECKING:
    from fieldreg.gui.people.page import PeoplePage

PEOPLE, SCREENS, SEARCHES = 100_000, 300, 60


def run() -> list[Figure]:
    """Against a window of the same laptop with a tenth of the people."""
    few, many = _seen(PEOPLE // 10), _seen(PEOPLE)
    rows = (
        ("F3 to the first rows on the screen", "first_ms", "ms", ""),
        ("scrolling by screens, median frame", "frame_median_ms", "ms", "≤ 16 ms"),
        ("scrolling by screens, longest frame", "frame_longest_ms", "ms", "≤ 16 ms"),
        ("a letter typed to its rows on the screen, p95", "search_p95_ms", "ms", ""),
        ("memory of the whole window", "whole_mb", "MB", ""),
    )
    return [
        Figure(
            f"{title}, {PEOPLE:,} people" if at == 0 else title,
            many[key], unit, few[key], many[key] / few[key] if few[key] else None, target,
        )
        for at, (title, key, unit, target) in enumerate(rows)
    ]  # fmt: skip


def _seen(people: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as scratch, market(Path(scratch)) as (home, _hq):
        with sign_in(home, PIN) as desk, desk.store.unit() as unit:
            for n in range(people):
                person = {"name": name(n), "nik": f"317107{n:010d}", "phone": f"0812{n:08d}"}
                unit.record(registered(n, None, **person), stamp(n))
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.bench_people_window", str(home.folder)],
            check=True, capture_output=True, text=True, timeout=600,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )  # fmt: skip
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


class _Seen:
    """A window behind the PIN, turned by hand."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415  in its own process only

        from fieldreg.gui.program import open_window  # noqa: PLC0415

        self._application = QApplication([])
        self.frames: list[float] = []
        self.window = open_window(self._application, Home(folder))
        self.window.resize(1366, 768)
        self.window.show()
        pages = self.window.sign_in_pages
        self.until(pages.sign_in.officer_id)
        pages.sign_in.pin.put(PIN)
        pages.primary()
        self.until(lambda: self.window.here == "register")
        self.rest()

    def turn(self) -> None:
        """One turn of the loop."""
        self.frames.append(_timed_ms(self._application.processEvents))

    def until(self, happened: Callable[[], object]) -> None:
        end = time.monotonic() + 20
        while not happened():
            assert time.monotonic() < end, "the window did not get there"
            self.turn()

    def rest(self) -> None:
        """Let everything that is under way come to its end."""
        for _ in range(100):
            self.turn()


def _window(folder: Path) -> dict[str, float]:
    """What the window shows and how fast, from the sign-in on."""
    from fieldreg.gui.people.page import PeoplePage  # noqa: PLC0415  in its own process only

    seen = _Seen(folder)
    began = time.perf_counter()
    seen.window.go("people")
    page = seen.window.page("people")
    assert isinstance(page, PeoplePage)
    seen.until(page.model.rowCount)
    seen.turn()
    first = (time.perf_counter() - began) * 1000
    seen.rest()
    frames = _scroll(seen, page)
    took = _search(seen, page)
    whole = _resident_mb()
    seen.window.close()
    return {
        "first_ms": first,
        "frame_median_ms": statistics.median(frames),
        "frame_longest_ms": max(frames),
        "search_p95_ms": statistics.quantiles(took, n=20)[-1],
        "whole_mb": whole,
    }


def _scroll(seen: _Seen, page: "PeoplePage") -> list[float]:
    """Down by screens; the rows that follow are fetched on the way."""
    from PySide6.QtCore import Qt  # noqa: PLC0415  as above
    from PySide6.QtTest import QTest  # noqa: PLC0415

    page.table.setFocus()
    bar = page.table.verticalScrollBar()
    frames: list[float] = []

    def press() -> None:
        QTest.keyClick(page.table, Qt.Key.Key_PageDown)
        seen.turn()

    for _ in range(SCREENS):
        seen.frames.clear()
        known = page.model.rowCount()
        frames.append(_timed_ms(press))
        if bar.value() == bar.maximum() and page.model._more:
            seen.until(lambda known=known: page.model.rowCount() > known)
        frames += [each for each in seen.frames[1:] if each > 0.1]  # waiting is no frame
    return frames


def _search(seen: _Seen, page: "PeoplePage") -> list[float]:
    """From a letter typed to its rows on the screen, in ms."""
    from PySide6.QtTest import QTest  # noqa: PLC0415  as above

    page.search.setFocus()
    answers: list[int] = []
    page.model.modelReset.connect(lambda: answers.append(1))
    rng, took = random.Random(7), []
    for _ in range(SEARCHES):
        page.search.edit.clear()
        for letter in name(rng.randrange(PEOPLE))[:6]:
            answers.clear()
            began = time.perf_counter()
            QTest.keyClicks(page.search.edit, letter)
            seen.until(lambda: answers)
            seen.turn()
            took.append((time.perf_counter() - began) * 1000)
    return took


def _timed_ms(task: Callable[[], object]) -> float:
    start = time.perf_counter()
    task()
    return (time.perf_counter() - start) * 1000


def _resident_mb() -> float:
    """Memory in use now, where the system tells it (Linux); else 0."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    print(json.dumps(_window(Path(sys.argv[1]))))
