"""A thousand people on a sponsorship: their list into candidates, and all of them registered in one go."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from fieldreg.app import accept_candidates, import_candidates, register_candidates
from fieldreg.domain.programmes import Payer
from fieldreg.domain.sponsorships import Sponsorship
from fieldreg.hq import Hq, HqConfig, init
from tests import make_sample
from tests.app.test_candidates import write_people
from tests.bench.figures import Figure
from tests.desks import enrolled_desk, sync_direct

PEOPLE, MANY, CODE = 1_000, 10_000, "GNL-2026-07"


def run() -> list[Figure]:
    """Seconds on the encrypted store, every batch durable; the bulk once, for it can be done once."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        config = HqConfig(folder=folder / "hq")
        init(config, issuer="HQ Contoh")
        with Hq(config) as hq, enrolled_desk(folder / "laptop", hq) as desk:
            hq.add_pool("12345600001", "12345609999")
            hq.add_sponsorship(_promise())
            sync_direct(desk, hq)
            thousand = write_people(folder / "thousand.csv", range(PEOPLE))
            many = folder / "many.csv"
            many.write_bytes(make_sample.content(MANY))
            read_s = _seconds(lambda: import_candidates(desk, thousand, sponsorship=CODE))
            accept_s = _seconds(lambda: accept_candidates(desk, CODE))
            sync_direct(desk, hq)
            bulk_s = _seconds(lambda: register_candidates(desk, CODE))
            assert desk.store.people.count() == PEOPLE
            again_s = _seconds(lambda: import_candidates(desk, thousand, sponsorship=CODE))
            preview_s = _seconds(lambda: import_candidates(desk, many, preview=True))
    return [
        Figure("1,000 rows into candidates", read_s, "s", None, None, "≤ 3"),
        Figure("1,000 candidates accepted", accept_s, "s"),
        Figure("1,000 registered in one go", bulk_s, "s", None, None, "≤ 10"),
        Figure("the list read again, all recognised", again_s, "s"),
        Figure("10,000 rows previewed", preview_s, "s"),
    ]


def _promise() -> Sponsorship:
    terms = {"first_month": "2026-11", "months": 3, "payer": Payer.CSR}
    return Sponsorship(code=CODE, donor="PT Contoh Peduli", places=PEOPLE, **terms)  # type: ignore[arg-type]


def _seconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


if __name__ == "__main__":
    from tests.bench.figures import show

    show(run())
    sys.exit(0)
