"""A card drawn for the screen while another goes to the printer: PDFium itself would end the program."""

import subprocess
import sys

_DRAW = """
import io
from concurrent.futures import ThreadPoolExecutor
from reportlab.pdfgen.canvas import Canvas
from fieldreg.cards import page_size_mm, render_pages
stream = io.BytesIO()
canvas = Canvas(stream)
for number in range(10):
    canvas.drawString(72, 720, f"Kartu {number}")
    canvas.showPage()
canvas.save()
pdf = stream.getvalue()
def draw(_n):
    page_size_mm(pdf)
    return {page.pixels for page in render_pages(pdf, dpi=50)}
with ThreadPoolExecutor(4) as pool:
    seen = list(pool.map(draw, range(60)))
print(len({frozenset(pages) for pages in seen}), len(seen[0]))
"""


def test_four_threads_draw_at_once_and_see_the_same():
    done = subprocess.run([sys.executable, "-c", _DRAW], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split()) == (0, ["1", "10"])
