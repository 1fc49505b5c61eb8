"""Cards read from photographs and PDFs."""

import os
import subprocess
import sys

import pypdfium2
import pytest
from PIL import Image, ImageFilter

from fieldreg.cards import read_cards, write_cards
from fieldreg.domain.faults import Fault
from tests.cards.samples import card, opened


@pytest.fixture
def front(tmp_path):
    path = tmp_path / "cards.pdf"
    write_cards(path, [card()])
    with opened(path) as document:
        return document[0].render(scale=300 / 72).to_pil()


@pytest.mark.parametrize("suffix", ["png", "jpg"])
def test_a_scan_at_300_dpi_reads(front, tmp_path, suffix):
    path = tmp_path / f"front.{suffix}"
    front.save(path)
    assert read_cards(path) == [card().token]


@pytest.mark.parametrize("angle", [90, 180, 7])
def test_a_turned_and_slightly_blurred_photograph_reads(front, tmp_path, angle):
    path = tmp_path / "photo.jpg"
    photo = front.filter(ImageFilter.GaussianBlur(1)).rotate(angle, expand=True, fillcolor="white")
    photo.save(path, quality=80)
    assert read_cards(path) == [card().token]


def test_an_image_without_a_code_gives_nothing(tmp_path):
    Image.new("RGB", (200, 200), "white").save(tmp_path / "empty.png")
    assert read_cards(tmp_path / "empty.png") == []


def test_a_missing_file_is_a_fault(tmp_path):
    with pytest.raises(Fault) as caught:
        read_cards(tmp_path / "none.png")
    assert caught.value.code == "file_missing"


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"%PDF-1.4 but not really", b"\x89PNG\r\n\x1a\n" + bytes(20)]
)
def test_what_is_neither_image_nor_pdf_is_a_fault(tmp_path, content):
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(Fault) as caught:
        read_cards(path)
    assert caught.value.code == "file_unreadable"


def test_a_folder_is_a_fault(tmp_path):
    with pytest.raises(Fault):
        read_cards(tmp_path)


def test_importing_the_face_loads_no_pdf_or_image_library():
    code = "import sys, fieldreg.cards; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    names = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    ).stdout.split()
    assert not {"reportlab", "qrcode", "zxingcpp", "pypdfium2", "PIL"} & set(names)


def test_an_encrypted_pdf_is_a_fault(tmp_path, monkeypatch):
    path = tmp_path / "cards.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    with pytest.raises(Fault) as caught:
        read_cards(path)
    assert isinstance(caught.value.__cause__, pypdfium2.PdfiumError)
