"""What a build on Windows will read, as far as it can be looked at without one."""

import ast
import re
from pathlib import Path

import pytest
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


def unused_files():
    """What build.spec leaves out, as it does."""
    for part in ast.parse(SPEC).body:
        if isinstance(part, ast.Assign) and part.targets[0].id == "UNUSED_FILES":
            return eval(compile(ast.Expression(part.value), "build.spec", "eval"), {"re": re})
    return None


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        # as Windows names them, whose build nobody here can run
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/plugins/styles/qmodernwindowsstyle.dll", True),
        ("PySide6/plugins/multimedia/windowsmediaplugin.dll", True),
        ("PySide6/plugins/multimedia/ffmpegmediaplugin.dll", True),
        ("PySide6/avcodec-61.dll", True),
        ("PySide6/Qt6Multimedia.dll", True),
        ("PySide6/Qt6PrintSupport.dll", True),
        ("PySide6/Qt6Network.dll", True),
        ("PySide6/Qt6Qml.dll", True),
        ("PySide6/Qt6QmlModels.dll", True),
        ("PySide6/Qt6Quick.dll", True),
        ("PySide6/QtPrintSupport.pyd", True),
        ("fieldreg/resources/card/card.toml", True),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/Qt6Pdf.dll", False),
        ("PySide6/Qt6QuickControls2.dll", False),
        ("PySide6/Qt6QmlCompiler.dll", False),
        ("PySide6/Qt6VirtualKeyboard.dll", False),
        ("PySide6/plugins/sqldrivers/qsqlite.dll", False),
        ("PySide6/plugins/imageformats/qpdf.dll", False),
        ("PySide6/qml/QtQuick/qmldir", False),
        # and as Linux does
        ("PySide6/Qt/plugins/multimedia/libffmpegmediaplugin.so", True),
        ("PySide6/Qt/plugins/printsupport/libcupsprintersupport.so", True),
        ("PySide6/Qt/lib/libQt6QmlWorkerScript.so.6", True),
        ("PySide6/Qt/lib/libQt6Quick3D.so.6", False),
        ("libpulse.so.0", False),
        ("libgtk-3.so.0", False),
    ],
)
def test_what_the_window_loads_is_bundled_and_nothing_else_of_qt(name, kept):
    assert (unused_files().search(name) is None) is kept


def test_the_icon_has_every_size_that_windows_asks_for():
    with Image.open(TOP / "resources" / "icons" / "fieldreg.ico") as icon:
        assert {(16, 16), (32, 32), (48, 48), (256, 256)} <= icon.info["sizes"]


def test_the_changelog_knows_this_version():
    assert f"## {fieldreg.__version__}" in (TOP / "CHANGELOG.md").read_text("utf-8")
