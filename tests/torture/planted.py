"""Faults planted on purpose: each breaks one rule in a running copy, and the simulation must find it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from unittest.mock import patch

from fieldreg.app import desk, outbox
from fieldreg.hq import claims, intake, place_rows, places
from fieldreg.store import effects, leases, renewal, unit
from fieldreg.wire import genesis
from tests.torture.simulation import Broken, run_seed

PLANTED: dict[str, Callable[[], AbstractContextManager[object]]] = {
    "HQ overlooks a fork": lambda: patch.object(intake, "_fork", lambda *_: None),
    "HQ judges every registration the first of its NIK": lambda: patch.object(
        claims, "_find_standing", lambda *_: None
    ),
    "HQ does not look whose number it is": lambda: patch.object(claims, "_number_fault", lambda *_: None),
    "the laptop takes a decision for applied and forgets it": lambda: patch.object(
        unit, "apply_decision", lambda *_: None
    ),
    "the laptop draws a number and does not count it": lambda: patch.object(effects, "draw", lambda *_: None),
    "the laptop draws past the end of a block": lambda: patch.object(
        leases.NumberBlock, "after", lambda block, drawn: f"{int(block.first) + drawn // 2:011d}"
    ),
    "an entry is left out when a push is put together": lambda: patch.object(
        outbox, "_form", _every_form_but_some
    ),
    "the journal of a restored disk is not chained anew": lambda: patch.object(
        renewal, "genesis", lambda _: genesis("0" * 32)
    ),
    "HQ leases a place twice, and does not look who has it": lambda: _both(
        patch.object(places, "_free_run", lambda *_: [1, 2, 3]),
        patch.object(place_rows.PlaceRows, "take", lambda *_: None),
    ),
    "the laptop gives one place to two people": lambda: patch.object(
        leases.Leases, "next_place", lambda self, sponsorship: _next_place(self, sponsorship) and 1
    ),
    "a clock that was set is believed": lambda: patch.object(
        desk, "skew_ms", lambda anchor, _now: anchor.skew_ms
    ),
    "a verdict reaches the wrong person": lambda: patch.object(effects, "_judge", lambda *_, **__: None),
}
_form = outbox._form
_next_place = leases.Leases.next_place


def found_in(name: str, *, seeds: int = 60) -> int | None:
    """After how many seeds the simulation tells the planted fault, or None: it is blind for it."""
    with PLANTED[name]():
        for seed in range(1, seeds + 1):
            try:
                run_seed(seed)
            except Broken:
                return seed
            except Exception:
                return seed  # a mistake that raises has been found as well
    return None


def _every_form_but_some(entry: object) -> object:
    form = _form(entry)  # type: ignore[arg-type]
    return form if entry.seq % 7 else _form(entry.__class__(entry.header, b"{}", b"", b""))  # type: ignore[attr-defined]


@contextmanager
def _both(one: AbstractContextManager[object], other: AbstractContextManager[object]) -> Iterator[None]:
    with one, other:
        yield
