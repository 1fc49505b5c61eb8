"""What every test needs: a day of its own, no keyring, no screen, a hypothesis profile, two paces."""

import os
import runpy
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if "FIELDREG_TESTS_SHIFT_NS" not in os.environ:  # whoever was started by tests is there already
    then = Path(__file__).parent / "then"
    os.environ["PYTHONPATH"] = os.pathsep.join([str(then), *filter(None, [os.environ.get("PYTHONPATH")])])
    runpy.run_path(str(then / "sitecustomize.py"))

settings.register_profile(
    "fieldreg",
    deadline=None,  # two shared cores: a slow machine is no failure
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
)
settings.load_profile("fieldreg")

WHOLE_PROGRAMS = {"cli", "torture"}
"""Folders whose tests start processes."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Whole programs and whole windows take a second each: `make check` leaves them to `make test`.

    What is marked `everyday` stays: the main ways through the window and the verbs.
    """
    here = Path(__file__).parent
    for item in items:
        folder = item.path.relative_to(here).parts[0]
        whole = folder in WHOLE_PROGRAMS or "opened" in getattr(item, "fixturenames", ())
        if whole and item.get_closest_marker("everyday") is None:
            item.add_marker(pytest.mark.slow)
