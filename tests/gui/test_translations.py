"""The Indonesian of the window: complete, and the compiled file is the one of today's texts."""

import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication

from fieldreg.assets import load_words, resource_path
from fieldreg.gui.language import Language

GUI = Path(__file__).parents[2] / "fieldreg" / "gui"
TEXTS = resource_path("i18n", "fieldreg_id.ts")


def tool(name, *arguments):
    """Qt's own tool, as the wheel carries it."""
    suffix = ".exe" if sys.platform == "win32" else ""
    folder = Path(PySide6.__file__).parent
    found = next(
        path for path in (folder / f"{name}{suffix}", folder / "Qt" / "libexec" / name) if path.exists()
    )
    subprocess.run([found, *map(str, arguments)], check=True, capture_output=True)


def sources(path):
    tree = ET.parse(path)
    return {
        (context.findtext("name"), message.findtext("source"))
        for context in tree.iter("context")
        for message in context.iter("message")
    }


def test_every_text_is_translated():
    for message in ET.parse(TEXTS).iter("message"):
        translation = message.find("translation")
        assert translation.get("type") is None, message.findtext("source")
        assert translation.text, message.findtext("source")


def test_placeholders_survive_translation():
    for message in ET.parse(TEXTS).iter("message"):
        source, text = message.findtext("source"), message.findtext("translation")
        for mark in ("%1", "%2", "%3", "%4", "&&"):
            assert (mark in source) == (mark in text), source


def test_the_texts_are_those_of_the_code(tmp_path):
    fresh = tmp_path / "fresh.ts"
    files = sorted(GUI.rglob("*.py"))
    tool(
        "lupdate",
        *files,
        "-ts",
        fresh,
        "-source-language",
        "en",
        "-target-language",
        "id",
        "-locations",
        "none",
    )
    assert sources(fresh) == sources(TEXTS)


def test_the_compiled_file_is_of_these_texts(tmp_path):
    fresh = tmp_path / "fresh.qm"
    tool("lrelease", "-silent", TEXTS, "-qm", fresh)
    assert fresh.read_bytes() == resource_path("i18n", "fieldreg_id.qm").read_bytes()


@pytest.mark.parametrize("language", ["id", "en"])
def test_faults_of_the_window_have_words(language):
    for code in ("pins_differ", "unexpected", "file_name_missing"):
        assert load_words(language).say("fault", code) != code


def test_a_translation_that_is_replaced_meanwhile_is_still_spoken(qapp, tmp_path, monkeypatch):
    path = shutil.copy(resource_path("i18n", "fieldreg_id.qm"), tmp_path)
    monkeypatch.setattr("fieldreg.gui.language.resource_path", lambda *_: Path(path))
    language = Language("id")
    Path(path).write_bytes(b"")  # a mapped file would end the program at the next word
    assert QCoreApplication.translate("LastLine", "Take back") == "Batalkan"
    language.fall_silent()
