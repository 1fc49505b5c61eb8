"""The front door: a verb goes to the command line, no verb opens the window."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Entry point of the console script and of `python -m fieldreg`."""
    if len(sys.argv) == 1:
        # The usual way in: the window need not wait until the verbs are loaded.
        sys.exit(_open_window(os.environ.get("FIELDREG_HOME")))
    try:
        from fieldreg.cli.main import run  # noqa: PLC0415 - see above
    except KeyboardInterrupt:
        # Nothing has begun, and there are no words yet to say so.
        sys.exit(1)
    run(window=_open_window)


def _open_window(folder: str | None) -> int:
    """Open the window and stay until it is closed. Returns the exit code."""
    from fieldreg.app import Home, default_home  # noqa: PLC0415 - a verb does not pay for the window

    home = Home(Path(folder)) if folder else default_home()
    try:
        from fieldreg.gui import run as run_window  # noqa: PLC0415

        return run_window(home, sys.argv[:1])
    except ModuleNotFoundError as missing:
        # Qt is loaded by the call, not by the import: that is how the window starts fast.
        if missing.name is None or not missing.name.startswith(("PySide6", "qtawesome")):
            raise
        sys.stderr.write("The window needs the extra `desktop`: pip install 'fieldreg[desktop]'\n")
        return 1


if __name__ == "__main__":
    main()
