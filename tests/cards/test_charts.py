"""Charts: every number stands beside its bar, on paper and on the screen."""

import re
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest

from fieldreg.cards import Chart, ChartColours, Series, chart_height_mm, chart_svg
from fieldreg.cards.charts import draw_chart
from fieldreg.cards.pen import Pen, new_canvas
from fieldreg.cards.template import card_template

ACROSS = Chart(
    title="Peserta menurut pekerjaan",
    labels=("Buruh angkut", "Ojek", "Petani"),
    series=(Series("laptop ini", (1_120, 9, 0)), Series("2 laptop lain", (60, 0, 0))),
    includes="laptop ini + 2 lain per 14.05",
)
COLUMNS = replace(ACROSS, labels=("07", "08", "09"), shape="columns")


def drawn(chart):
    """(the words on the page, the page in grey)."""
    target = BytesIO()
    canvas = new_canvas(target, width_mm=210, height_mm=120, title="uji")
    bottom = draw_chart(Pen(canvas, 120, card_template().rgb), chart, 10, 10, width_mm=150)
    canvas.showPage()
    canvas.save()
    assert bottom == pytest.approx(10 + chart_height_mm(chart))
    page = pypdfium2.PdfDocument(target.getvalue())[0]
    return page.get_textpage().get_text_bounded(), page.render(scale=2).to_pil().convert("L")


@pytest.mark.parametrize("chart", [ACROSS, COLUMNS], ids=["across", "columns"])
def test_paper_says_what_the_bars_mean(chart):
    words, _ = drawn(chart)
    for text in (chart.title, chart.includes, "laptop ini", "2 laptop lain", "1.180", "9", *chart.labels):
        assert text in words, text


def test_dark_and_light_are_told_apart_without_colour():
    _, grey = drawn(ACROSS)
    shades = {shade for shade, count in enumerate(grey.histogram()) if count > 800}
    assert min(shades) < 100  # this laptop
    assert [shade for shade in shades if 180 < shade < 250]  # the others


@pytest.mark.parametrize("chart", [ACROSS, COLUMNS], ids=["across", "columns"])
def test_the_screen_gets_the_same_with_letters_it_has(chart):
    svg = chart_svg(chart, colours=ChartColours(text="#FFFFFF")).decode()
    shown = re.findall(r">([^<>]+)</text>", svg)
    assert {chart.title, "1.180", *chart.labels} <= {text.strip() for text in shown}
    assert "Fieldreg" not in svg
    assert "clip" not in svg  # which Qt would paint black


def test_too_many_bars_are_added_up_and_none_is_lost():
    many = Chart(
        title="Banyak",
        labels=tuple(f"Hal {n}" for n in range(40)),
        series=(Series("x", tuple(range(40, 0, -1))),),
    )
    words, _ = drawn(many)
    assert "Lainnya" in words
    assert str(sum(range(40, 0, -1)) - sum(range(40, 27, -1))) in words


@pytest.mark.parametrize("shape", ["across", "columns"])
@pytest.mark.parametrize("values", [(), (0, 0)])
def test_nothing_to_show_is_no_fault(shape, values):
    chart = Chart(
        title="Kosong", labels=("a", "b")[: len(values)], series=(Series("x", values),), shape=shape
    )
    assert "Kosong" in drawn(chart)[0]
