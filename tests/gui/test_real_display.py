"""The program itself on a real X display, driven by real keys: from the PIN to HQ, every page pictured."""

import subprocess
import sys

import pytest

from fieldreg.app import sign_in
from fieldreg.gui.theme import PALETTES
from tests.gui.market import PIN
from tests.gui.xdisplay import SIZE, Display, demand_programs

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="X is where Linux is"),
]
PAGES = {"F2": "register", "F3": "people", "F4": "cards", "F5": "activation", "F6": "exchange", "F7": "check"}


@pytest.fixture(scope="module", autouse=True)
def quick_pins():
    """Not here: the program that is started asks the whole price of a PIN."""


@pytest.fixture
def display(tmp_path):
    demand_programs()
    folder = tmp_path / "display"
    folder.mkdir()
    with Display(folder) as display:
        yield display


@pytest.fixture
def start(display, laptop):
    """Start the program as somebody does; ended with the test."""
    started = []

    def start():
        environment = {**display.environment, "FIELDREG_HOME": str(laptop[0].folder)}
        started.append(subprocess.Popen([sys.executable, "-m", "fieldreg"], env=environment))
        return started[-1]

    yield start
    for program in started:
        program.terminate()
        program.wait(20)


def shows(display, colour, box):
    """Whether a colour is to be seen in a part of the screen."""
    pixels = display.picture().crop(box).getcolors(1_000_000)
    wanted = tuple(bytes.fromhex(getattr(PALETTES["light"], colour)[1:]))
    return any(pixel == wanted for _, pixel in pixels)


def test_a_person_from_the_pin_to_hq_by_real_keys(display, laptop, start, tmp_path):
    home, hq = laptop
    program = start()
    everywhere, rail = (0, 0, *SIZE), (0, 300, 60, 700)
    display.until(lambda: shows(display, "brand", everywhere), "the sign-in")
    display.focus("fieldreg")
    display.until(lambda: shows(display, "focus", everywhere), "the focus on the PIN")
    display.type(PIN)
    display.press("Return")
    display.until(lambda: shows(display, "rail", rail), "the rail")

    display.type("3171074107909901")
    for text in ("RUKMINI CONTOH", "081291328449", "Gg. Mawar 4", "buruh ang", "Pasar Contoh", "jakarta pus"):
        display.type(text)
        display.press("Return")
    display.type("1,5 jt")
    display.press("Return")
    display.type("04.00-12.00")
    display.press("Return")
    display.type("0187")
    display.press("F10", "F9")

    def saved():
        with sign_in(home, PIN) as desk:
            return desk.store.people.count()

    display.until(saved, "somebody in the store")
    seen = []
    for key, name in PAGES.items():
        display.press(key)
        display.until(lambda: _fresh(display, seen), f"the page {name}")
        seen.append(display.picture().tobytes())
        display.picture().save(tmp_path / f"{name}.png")
    display.press("F6", "F9")
    display.until(lambda: list(hq.records()), "somebody at HQ")

    second = start()
    assert second.wait(30) == 0  # it brought the first one to the front instead
    assert program.poll() is None
    assert [record["name"] for record in hq.records()] == ["Rukmini Contoh"]


def _fresh(display, before):
    """Something else than any page before, and not in the middle of being painted."""
    now = display.picture().tobytes()
    return now not in before and now == display.picture().tobytes()
