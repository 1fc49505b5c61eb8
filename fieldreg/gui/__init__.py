"""The window. The only home of Qt; people look into the app from here.

Pages are a dumb view and a presenter without Qt. What other threads find out comes home through
`bridge.py` alone.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldreg.app import Home


def run(home: "Home", argv: "Sequence[str]") -> int:
    """Open the window on a data folder and stay until it is closed. Main thread only; the exit code."""
    from fieldreg.gui.program import run_window  # noqa: PLC0415  Qt is loaded here and not before

    return run_window(home, argv)
