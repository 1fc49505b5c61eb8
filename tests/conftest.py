"""What every test needs: its own day, no keyring or screen, no slow disk, a hypothesis profile, two paces."""

import os
import runpy
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if "FIELDREG_TESTS_SHIFT_NS" not in os.environ:  # whoever was started by tests is there already
    then = Path(__file__).parent / "then"
    os.environ["PYTHONPATH"] = os.pathsep.join([str(then), *filter(None, [os.environ.get("PYTHONPATH")])])
    runpy.run_path(str(then / "sitecustomize.py"))

_MEMORY, _ROOM_BYTES = Path("/dev/shm"), 2 << 30
if "TMPDIR" not in os.environ and _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM_BYTES:
    # Much of a run was waiting for a disk, and proved nothing: no test cuts the power. What a cut leaves
    # is played through from the recorded writes (torture/powerloss.py).
    os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)

settings.register_profile(
    "fieldreg",
    deadline=None,  # two shared cores: a slow machine is no failure
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
)
settings.load_profile("fieldreg")

PINS_OF_THEIR_OWN = {"app", "gui"}
"""Folders whose laptops are opened by the tests themselves, not by programs that they start."""


@pytest.fixture(scope="module", autouse=True)
def quick_pins(request):
    """A PIN opens in a millisecond: a fifth of a second each would be half of what these tests do.

    tests/store (the slots) and tests/cli (every verb) pay argon2id's whole price.
    """
    with pytest.MonkeyPatch.context() as patch:
        if _folder(request) in PINS_OF_THEIR_OWN:
            patch.setattr("fieldreg.store.slots._MEMORY_KIB", 64)
            patch.setattr("fieldreg.store.slots._PASSES", 1)
        yield


WHOLE_PROGRAMS = {"cli", "torture"}
"""Folders whose tests start processes."""

LONGEST = {"delivery", "remote", "torture"}
"""Folders whose tests come first: one of a minute that came last would leave the other core idle."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Whole programs and whole windows take a second each: `make check` leaves them to `make test`.

    What is marked `everyday` stays: the main ways through the window and the verbs.
    """
    for item in items:
        whole = _folder(item) in WHOLE_PROGRAMS or "opened" in getattr(item, "fixturenames", ())
        if whole and item.get_closest_marker("everyday") is None:
            item.add_marker(pytest.mark.slow)
    items.sort(key=lambda item: _folder(item) not in LONGEST)


def _folder(item):
    return item.path.relative_to(Path(__file__).parent).parts[0]
