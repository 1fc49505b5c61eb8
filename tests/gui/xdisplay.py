"""A real X display without a screen, hands on its keyboard, and eyes on its picture."""

import os
import shutil
import struct
import subprocess
import time
from pathlib import Path
from typing import Self

import pytest
from PIL import Image

SIZE = (1366, 768)
_SCREEN = "1366x768x24"
_PACKAGES = [
    "xvfb", "xdotool", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1",
    "libxcb-render-util0", "libxcb-shape0", "libxcb-xkb1", "libxkbcommon-x11-0",
]  # fmt: skip
_WAIT_S = 40.0


class Display:
    """Xvfb on a free number. `close` leaves nothing."""

    def __init__(self, folder: Path) -> None:
        demand_programs()
        self._screen = folder / "Xvfb_screen0"
        number, number_in = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(number_in), "-screen", "0", _SCREEN, "-fbdir", folder],
            pass_fds=[number_in], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(number_in)
        with os.fdopen(number) as told:
            self.name = f":{told.readline().strip()}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.terminate()
        self._server.wait(_WAIT_S)

    @property
    def environment(self) -> dict[str, str]:
        """For programs that are to show themselves here."""
        kept = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        return {**kept, "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}

    def focus(self, title: str) -> None:
        """What a window manager would do: give the window the keyboard."""
        self._hand("search", "--sync", "--onlyvisible", "--name", title, "windowfocus", "--sync")

    def type(self, text: str) -> None:
        self._hand("type", "--delay", "8", text)

    def press(self, *keys: str) -> None:
        self._hand("key", "--delay", "30", *keys)

    def picture(self) -> Image.Image:
        """What is on the screen: an X window dump, as Xvfb keeps it in a file."""
        dump = self._screen.read_bytes()
        header = struct.unpack(">25I", dump[:100])
        start, width, height, line = header[0] + 12 * header[19], header[4], header[5], header[12]
        pixels = dump[start : start + line * height]
        return Image.frombytes("RGB", (width, height), pixels, "raw", "BGRX", line)

    def until(self, happened, what: str) -> None:
        end = time.monotonic() + _WAIT_S
        while not happened():
            assert time.monotonic() < end, f"never seen: {what}"
            time.sleep(0.05)

    def _hand(self, *arguments: str) -> None:
        done = subprocess.run(
            ["xdotool", *arguments],
            check=False,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=_WAIT_S,
        )
        assert done.returncode == 0, done.stderr


def demand_programs() -> None:
    """Xvfb and xdotool; installed from Debian where that is allowed."""

    def missing() -> bool:
        return not (shutil.which("Xvfb") and shutil.which("xdotool"))

    if missing() and os.geteuid() == 0 and shutil.which("apt-get"):
        for command in (["update"], ["install", "-y", "--no-install-recommends", *_PACKAGES]):
            subprocess.run(["apt-get", *command], check=False, capture_output=True)
    if missing():
        if os.environ.get("CI"):
            pytest.fail("CI must open the window on a display, and there is no Xvfb")
        pytest.skip("no Xvfb here, and no right to install it")
