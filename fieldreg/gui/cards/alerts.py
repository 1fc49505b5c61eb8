"""What a printer itself says is wrong with it, where CUPS knows. No Qt, which tells of a stopped queue alone.

CUPS passes on what a driver reports as `printer-state-reasons` (RFC 8011, 5.4.12), also while its queue is
"idle": a card printer without ribbon is, as long as nobody has disabled it. Windows has no such list.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping

from fieldreg.domain.faults import Fault

_TIMEOUT_S = 5
_FAULTS = {
    "marker-supply-empty": "printer_ribbon_out",
    "toner-empty": "printer_ribbon_out",
    "media-empty": "printer_cards_out",
    "media-needed": "printer_cards_out",
    "input-tray-missing": "printer_cards_out",
    "media-jam": "printer_jammed",
    "cover-open": "printer_open",
    "door-open": "printer_open",
    "interlock-open": "printer_open",
}
"""The reasons that an officer can do something about. A warning (`-warning`, `-report`) stops nothing."""


class PrinterAlerts:
    """Tells of each trouble once: CUPS may keep a reason long after the ribbon has been changed."""

    def __init__(self) -> None:
        self._told: dict[str, frozenset[str]] = {}

    def look(self, printer: str) -> None:
        """Raises Fault (printer_ribbon_out, _cards_out, _jammed, _open) for a trouble that is new."""
        found = read_alerts(printer)
        new = found - self._told.get(printer, frozenset())
        self._told[printer] = found
        if new:
            raise Fault(min(new), printer=printer)


def stopped(printer: str) -> Fault:
    """Why a printer stands still, as far as it says so itself."""
    return Fault(min(read_alerts(printer), default="printer_stopped"), printer=printer)


def read_alerts(printer: str) -> frozenset[str]:
    """The troubles of a printer, as codes of faults; none where the system cannot tell. A few ms."""
    lpstat = shutil.which("lpstat")
    if lpstat is None or not printer:
        return frozenset()
    # A queue may be asked for with options of its own: NAME/instance.
    asked = [lpstat, "-l", "-p", printer.partition("/")[0]]
    try:
        said = subprocess.run(  # noqa: S603  the system's own program, and no shell
            asked, capture_output=True, text=True, timeout=_TIMEOUT_S, env=_plain(os.environ), check=True
        ).stdout
    except (OSError, ValueError, subprocess.SubprocessError):
        return frozenset()
    return read_reasons(said)


def read_reasons(said: str) -> frozenset[str]:
    """The troubles in what `lpstat -l -p` says in English."""
    lines = (line.strip() for line in said.splitlines())
    alerts = next((line for line in lines if line.startswith("Alerts:")), "")
    reasons = alerts.removeprefix("Alerts:").replace(",", " ").split()
    known = (_FAULTS.get(reason.removesuffix("-error")) for reason in reasons)
    return frozenset(code for code in known if code)


def _plain(environment: Mapping[str, str]) -> dict[str, str]:
    """In English, and with the system's own libraries: a frozen program puts its own before them."""
    theirs = {name: value for name, value in environment.items() if name != "LD_LIBRARY_PATH"}
    if "LD_LIBRARY_PATH_ORIG" in theirs:
        theirs["LD_LIBRARY_PATH"] = theirs["LD_LIBRARY_PATH_ORIG"]
    return theirs | {"LC_ALL": "C"}
