"""What a build on Windows will read, as far as it can be looked at without one."""

import re
from pathlib import Path

from PIL import Image

import fieldreg

TOP = Path(__file__).parents[2]
INSTALLER = (TOP / "delivery" / "fieldreg.iss").read_text("utf-8")
SPEC = (TOP / "build.spec").read_text("utf-8")


def test_the_installer_takes_what_the_spec_makes():
    assert 'Source: "..\\dist\\fieldreg\\*"' in INSTALLER
    assert 'name="fieldreg"' in SPEC
    for program in re.findall(r"\{app\}\\([\w-]+)\.exe", INSTALLER):
        assert f'program("{program}"' in SPEC


def test_the_installer_leaves_what_officers_registered():
    assert "[UninstallDelete]" not in INSTALLER
    deleted = re.findall(r'^Type: .*Name: "(.*)"$', INSTALLER, re.MULTILINE)
    assert deleted == ["{app}\\_internal"]


def test_the_icon_has_every_size_that_windows_asks_for():
    with Image.open(TOP / "resources" / "icons" / "fieldreg.ico") as icon:
        assert {(16, 16), (32, 32), (48, 48), (256, 256)} <= icon.info["sizes"]


def test_the_changelog_knows_this_version():
    assert f"## {fieldreg.__version__}" in (TOP / "CHANGELOG.md").read_text("utf-8")
