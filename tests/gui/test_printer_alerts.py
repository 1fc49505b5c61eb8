"""What CUPS knows of a printer, in its own words: lpstat's answers were taken from CUPS 2.4.2."""

import os
import stat

import pytest

from fieldreg.domain.faults import Fault
from fieldreg.gui.cards.alerts import PrinterAlerts, read_alerts, read_reasons, stopped

IDLE = """printer Zebra is idle.  enabled since Sat Nov 21 15:19:35 2026
\tForm mounted:
\tContent types: any
\tPrinter types: unknown
\tDescription: Kartu
\tAlerts: {reasons}
\tLocation:
\tConnection: direct
"""
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no CUPS")


@pytest.fixture
def cups(tmp_path, monkeypatch):
    """An `lpstat` that stands where the system's does; the function sets what it says."""
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    program = tmp_path / "lpstat"

    def say(reasons, *, code=0):
        (tmp_path / "said").write_text(IDLE.format(reasons=reasons))
        asked = 'test "$LC_ALL $1 $2 $3" = "C -l -p Zebra" || exit 9'
        program.write_text(f"#!/bin/sh\n{asked}\ncat {tmp_path}/said\nexit {code}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)

    return say


@pytest.mark.parametrize(
    ("reasons", "faults"),
    [
        ("none", set()),
        ("marker-supply-empty-error", {"printer_ribbon_out"}),
        ("media-jam media-empty-error", {"printer_jammed", "printer_cards_out"}),
        ("cover-open", {"printer_open"}),
        ("marker-supply-low-warning toner-empty-warning media-empty-report paused", set()),
    ],
)
def test_a_trouble_is_told_and_a_warning_is_not(cups, reasons, faults):
    cups(reasons)
    assert read_alerts("Zebra") == faults
    assert read_alerts("Zebra/kartu") == faults


def test_a_trouble_that_cups_keeps_on_telling_stops_printing_once(cups):
    alerts = PrinterAlerts()
    cups("marker-supply-empty-error")
    with pytest.raises(Fault) as caught:
        alerts.look("Zebra")
    assert (caught.value.code, caught.value.values) == ("printer_ribbon_out", {"printer": "Zebra"})
    alerts.look("Zebra")  # the officer has changed the ribbon; the driver has not noticed yet
    cups("marker-supply-empty-error cover-open")
    with pytest.raises(Fault, match="printer_open"):
        alerts.look("Zebra")
    cups("none")
    alerts.look("Zebra")
    cups("marker-supply-empty-error")
    with pytest.raises(Fault, match="printer_ribbon_out"):
        alerts.look("Zebra")


def test_why_a_queue_stands_still_is_told_where_it_is_known(cups):
    cups("media-empty-error")
    assert stopped("Zebra").code == "printer_cards_out"
    cups("none")
    assert stopped("Zebra").code == "printer_stopped"


def test_a_system_that_cannot_tell_stops_nothing(cups, monkeypatch, tmp_path):
    cups("cover-open", code=1)
    assert read_alerts("Zebra") == frozenset()
    cups("cover-open")
    assert read_alerts("Nobody's") == read_alerts("") == frozenset()
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert read_alerts("Zebra") == frozenset()
    assert read_reasons("printer Zebra disabled since Sat Nov 21 15:20:37 2026 -\n\treason unknown") == set()
