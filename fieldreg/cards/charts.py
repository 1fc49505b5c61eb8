"""Charts, drawn once by reportlab's own chart shapes: into a PDF, or as SVG for the window."""

import re
from collections.abc import Iterator
from dataclasses import replace

from reportlab.graphics import renderPDF, renderSVG
from reportlab.graphics.charts.barcharts import HorizontalBarChart, VerticalBarChart
from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import HexColor

from fieldreg.cards.chart import Chart, ChartColours, Series
from fieldreg.cards.lettering import printable
from fieldreg.cards.pen import FACES, MM, Pen, register_fonts, text_width_mm
from fieldreg.domain.money import grouped

_TITLE, _LABEL = 10.0, 8.5
_ROW_MM, _TITLE_MM, _COLUMNS_MM = 6.0, 7.0, 38.0
_TOP_NUMBER_MM, _WIDEST_COLUMN_MM = 5.0, 16.0
_WIDEST_LABEL_MM, _NUMBER_MM = 52.0, 14.0
_MOST_BARS = 14
_CLIP = re.compile(r"<clipPath.*?</clipPath>", re.DOTALL)
_TEXT, _BOLD = FACES[False], FACES[True]


def chart_svg(chart: Chart, *, width_mm: float = 120, colours: ChartColours | None = None) -> bytes:
    """The chart as SVG, for a screen. Its letters are Noto Sans, which the window brings."""
    drawing = _draw(_folded(chart), width_mm, colours or ChartColours())
    text: str = renderSVG.drawToString(drawing)
    # Qt paints a clipping path instead of clipping by it
    text = _CLIP.sub("", text).replace('style="clip-path: url(#clip)"', "")
    # the names under which the PDF embeds the fonts mean nothing to a screen
    text = text.replace(f"font-family: {_BOLD}", "font-weight: bold; font-family: Noto Sans")
    return text.replace(f"font-family: {_TEXT}", "font-family: Noto Sans").encode()


def draw_chart(pen: Pen, chart: Chart, x_mm: float, y_mm: float, *, width_mm: float) -> float:
    """Draw the chart with its top left corner at x, y; returns the y of its bottom (millimetres)."""
    shown = _folded(chart)
    height = chart_height_mm(chart)
    drawing = _draw(shown, width_mm, ChartColours())
    renderPDF.draw(drawing, pen.canvas, x_mm * MM, pen.from_bottom(y_mm + height), showBoundary=False)
    return y_mm + height


def chart_height_mm(chart: Chart) -> float:
    """How high it becomes."""
    bars = _COLUMNS_MM if chart.shape == "columns" else max(len(_folded(chart).labels), 1) * _ROW_MM
    above = _TITLE_MM + (_TOP_NUMBER_MM if chart.shape == "columns" else 0)
    return above + (4.5 if chart.includes else 0) + (5 if len(chart.series) > 1 else 0) + bars


def _folded(chart: Chart) -> Chart:
    """At most so many bars lying under each other; the rest is added up in the last."""
    if chart.shape == "columns" or len(chart.labels) <= _MOST_BARS:
        return chart
    keep = _MOST_BARS - 1
    series = tuple(Series(each.name, (*each.values[:keep], sum(each.values[keep:]))) for each in chart.series)
    return replace(chart, labels=(*chart.labels[:keep], "Lainnya"), series=series)


def _draw(chart: Chart, width_mm: float, colours: ChartColours) -> Drawing:
    register_fonts()
    height = chart_height_mm(chart) * MM
    drawing = Drawing(width_mm * MM, height)
    text = HexColor(colours.text)
    y = height - 4 * MM
    drawing.add(String(0, y, printable(chart.title), fontName=_BOLD, fontSize=_TITLE, fillColor=text))
    if chart.includes:
        y -= 4.5 * MM
        drawing.add(String(0, y, printable(chart.includes), fontName=_TEXT, fontSize=_LABEL, fillColor=text))
    if len(chart.series) > 1:
        y -= 5 * MM
        _key(drawing, chart, y, colours)
    if not chart.labels or not chart.series:
        drawing.add(String(0, y - 7 * MM, "–", fontName=_TEXT, fontSize=_LABEL, fillColor=text))
        return drawing
    most = max(_totals(chart)) or 1
    bars = _columns(chart, width_mm, most) if chart.shape == "columns" else _across(chart, width_mm, most)
    _dress(bars, colours)
    drawing.add(bars)
    for number in _numbers(chart, bars, most, colours):
        drawing.add(number)
    return drawing


def _across(chart: Chart, width_mm: float, most: int) -> HorizontalBarChart:
    widest = max(text_width_mm(printable(label), _LABEL, bold=False) for label in chart.labels)
    left = min(widest, _WIDEST_LABEL_MM) + 2
    bars = HorizontalBarChart()
    bars.x, bars.y = left * MM, 0
    bars.width = (width_mm - left - _NUMBER_MM) * MM
    bars.height = len(chart.labels) * _ROW_MM * MM
    # reportlab counts from the bottom; people read from the top
    bars.data = [list(reversed(each.values)) for each in chart.series]
    bars.categoryAxis.categoryNames = [_short(label) for label in reversed(chart.labels)]
    bars.categoryAxis.labels.boxAnchor = "e"
    bars.categoryAxis.labels.dx = -2 * MM
    bars.valueAxis.valueMax = most
    return bars


def _columns(chart: Chart, width_mm: float, most: int) -> VerticalBarChart:
    bars = VerticalBarChart()
    bars.x, bars.y = 1 * MM, 5 * MM
    bars.width = min(width_mm - 2, len(chart.labels) * _WIDEST_COLUMN_MM) * MM
    bars.height = (_COLUMNS_MM - 10) * MM
    bars.data = [list(each.values) for each in chart.series]
    bars.categoryAxis.categoryNames = [_short(label) for label in chart.labels]
    bars.categoryAxis.labels.dy = -1 * MM
    bars.valueAxis.valueMax = most
    return bars


def _dress(bars: HorizontalBarChart | VerticalBarChart, colours: ChartColours) -> None:
    """No grid and no axis of numbers: each bar bears its own."""
    bars.categoryAxis.style = "stacked"
    bars.valueAxis.valueMin = 0
    bars.valueAxis.visible = 0
    bars.barWidth, bars.groupSpacing = 10, 5
    bars.categoryAxis.strokeColor = HexColor(colours.line)
    bars.categoryAxis.visibleTicks = 0
    labels = bars.categoryAxis.labels
    labels.fontName, labels.fontSize, labels.fillColor = _TEXT, _LABEL, HexColor(colours.text)
    for place, fill in enumerate((colours.first, colours.second)):
        bars.bars[place].fillColor = HexColor(fill)
        bars.bars[place].strokeColor = HexColor(colours.first)
        bars.bars[place].strokeWidth = 0.6


def _numbers(
    chart: Chart, bars: HorizontalBarChart | VerticalBarChart, most: int, colours: ChartColours
) -> Iterator[String]:
    """Each total at the end of its bar."""
    each = len(chart.labels)
    for place, total in enumerate(_totals(chart)):
        if chart.shape == "columns":
            x = bars.x + (place + 0.5) * bars.width / each
            y = bars.y + total / most * bars.height + 1.2 * MM
            anchor = "middle"
        else:
            x = bars.x + total / most * bars.width + 1.5 * MM
            y = bars.y + bars.height - (place + 0.5) * bars.height / each - _LABEL * 0.35
            anchor = "start"
        shown = grouped(total)
        if total or chart.shape == "across":
            yield String(
                x,
                y,
                shown,
                fontName=_BOLD,
                fontSize=_LABEL,
                fillColor=HexColor(colours.text),
                textAnchor=anchor,
            )


def _key(drawing: Drawing, chart: Chart, y: float, colours: ChartColours) -> None:
    """What dark and light mean."""
    x = 0.0
    for each, fill in zip(chart.series, (colours.first, colours.second), strict=False):
        box = Rect(x, y - 0.5, 2.8 * MM, 2.8 * MM, strokeWidth=0.6)
        box.fillColor, box.strokeColor = HexColor(fill), HexColor(colours.first)
        drawing.add(box)
        text = printable(each.name)
        x += 4 * MM
        drawing.add(String(x, y, text, fontName=_TEXT, fontSize=_LABEL, fillColor=HexColor(colours.text)))
        x += (text_width_mm(text, _LABEL, bold=False) + 5) * MM


def _totals(chart: Chart) -> list[int]:
    return [sum(each.values[place] for each in chart.series) for place in range(len(chart.labels))]


def _short(label: str) -> str:
    """The label, cut where its bar would have no room left."""
    text = printable(label)
    if text_width_mm(text, _LABEL, bold=False) <= _WIDEST_LABEL_MM:
        return text
    while text and text_width_mm(f"{text}…", _LABEL, bold=False) > _WIDEST_LABEL_MM:
        text = text[:-1]
    return f"{text.rstrip()}…"
