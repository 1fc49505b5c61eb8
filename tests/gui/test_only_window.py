"""One window a data folder, which remembers where it stood."""

import os
import subprocess
import sys
import time

import pytest

from fieldreg.app import Home
from fieldreg.gui.only_window import OnlyWindow
from fieldreg.gui.window_state import keep_state, restore_state

_OTHER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from fieldreg.app import Home
from fieldreg.gui.only_window import OnlyWindow
application = QCoreApplication([])
only = OnlyWindow(Home(Path(sys.argv[1])))
print(only.claim(), flush=True)
if "stay" in sys.argv:
    sys.stdin.readline()
"""


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "laptop")


@pytest.fixture
def first(qapp, home):
    only = OnlyWindow(home)
    assert only.claim()
    only.listen()
    yield only
    only.release()


def start(home, *how):
    return subprocess.Popen(
        [sys.executable, "-c", _OTHER, str(home.folder), *how],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_a_second_start_brings_the_first_window_to_the_front_and_ends(qtbot, home, first):
    for _ in range(2):
        with qtbot.waitSignal(first.called, timeout=20_000):
            second = start(home)
        out, _ = second.communicate(timeout=20)
        assert out.strip() == "False"


def test_a_folder_in_which_nobody_can_knock_lets_the_window_open_and_say_so(qapp, home, first):
    knock = home.folder / "window.knock"
    first.release()
    knock.unlink()
    knock.mkdir()  # as a folder that is read-only answers
    held = OnlyWindow(home)
    assert held.claim()
    assert OnlyWindow(home).claim()


def test_another_folder_has_a_window_of_its_own(qapp, first, tmp_path):
    other = OnlyWindow(Home(tmp_path / "other"))
    assert other.claim()
    other.release()


def test_a_window_that_was_killed_leaves_its_place(qapp, home):
    killed = start(home, "stay")
    assert killed.stdout.readline().strip() == "True"
    killed.kill()
    killed.communicate()
    only = OnlyWindow(home)
    assert only.claim()
    only.release()


def test_a_window_that_is_just_closing_gives_its_place_up(qapp, home):
    closing = start(home, "stay")
    assert closing.stdout.readline().strip() == "True"
    os.write(closing.stdin.fileno(), b"\n")  # it ends while the next one asks
    only = OnlyWindow(home)
    assert only.claim()
    only.release()
    closing.communicate()


def test_a_folder_that_cannot_be_written_does_not_keep_the_window_away(qapp, tmp_path):
    (tmp_path / "file").write_text("no folder")
    only = OnlyWindow(Home(tmp_path / "file" / "laptop"))
    began = time.monotonic()
    assert only.claim()
    assert time.monotonic() - began < 4
    only.listen()
    only.release()


def test_the_window_stands_where_it_stood(qtbot, opened, laptop):
    home, _hq = laptop
    window, _hands = opened(home, (1024, 700))
    assert not restore_state(window, Home(home.folder / "nowhere"))
    window.close()
    again, _hands = opened(home, (1366, 768))
    assert restore_state(again, home)
    assert (again.width(), again.height()) == (1024, 700)


@pytest.mark.parametrize(
    "kept", [b"", b"[]", b"{", b'{"geometry": "?"}', b'{"geometry": 3}', b'{"geometry": "AAAA"}']
)
def test_a_damaged_memory_is_none(opened, laptop, kept):
    home, _hq = laptop
    window, _hands = opened(home)
    (home.folder / "window.json").write_bytes(kept)
    assert not restore_state(window, home)
    assert window.width() == 1366


def test_a_new_laptop_keeps_nothing_before_it_is_set_up(opened, tmp_path):
    home = Home(tmp_path / "new")
    window, _hands = opened(home)
    keep_state(window, home)
    assert not home.folder.exists()
