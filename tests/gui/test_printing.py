"""What a printer gets, measured: Qt's own PDF printer stands for one, at its resolution."""

import shutil

import pypdfium2
import pytest
from PIL import ImageChops, ImageStat
from PySide6.QtPrintSupport import QPrinter

from fieldreg.assets import resource_path
from fieldreg.cards import Adjustment, Calibration, lay_backs, lay_cards, lay_test_card
from fieldreg.cards.reading import read_pages
from fieldreg.domain.faults import Fault
from fieldreg.gui.cards.print_screen import PrintOrder
from fieldreg.gui.cards.printing import find_printers, print_pages, send_sheet
from tests.cards.samples import card

MM = {"cr80": (85.6, 53.98), "a4": (210.0, 297.0)}
DOTS_PER_MM = 20


@pytest.fixture
def printed(qapp, tmp_path):
    """Print pages; the sheets that come out, as (width mm, height mm, grey picture at 20 dots a mm)."""

    def printed(pdf, *, dpi=300, layout="cr80", **how):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "out.pdf"))
        printer.setResolution(dpi)
        print_pages(pdf, PrintOrder(printer="uji", layout=layout, **how), printer)
        with pypdfium2.PdfDocument(tmp_path / "out.pdf") as pages:
            return [
                (
                    *(points / 72 * 25.4 for points in page.get_size()),
                    page.render(scale=DOTS_PER_MM * 25.4 / 72, grayscale=True).to_pil(),
                )
                for page in pages
            ]

    return printed


def frame_mm(sheet):
    """Where the frame of the test card stands: its left, top, right and bottom line in mm from the corner."""
    width, height, picture = sheet
    down, across = round(height * 0.75 * DOTS_PER_MM), round(width * 0.25 * DOTS_PER_MM)
    row = [picture.getpixel((x, down)) < 128 for x in range(picture.width)]
    column = [picture.getpixel((across, y)) < 128 for y in range(picture.height)]
    # past the rulers, which are 4 mm long at most
    first = round(4.3 * DOTS_PER_MM)

    def middle(line, start, step):
        at = start
        while not line[at]:
            at += step
        end = at
        while line[end]:
            end += step
        return (at + end - step) / 2 / DOTS_PER_MM

    return (
        middle(row, first, 1),
        middle(column, first, 1),
        middle(row, len(row) - first - 1, -1),
        middle(column, len(column) - first - 1, -1),
    )


@pytest.mark.parametrize("layout", ["cr80", "a4"])
@pytest.mark.parametrize("dpi", [203, 300, 1200])
def test_every_line_stands_where_it_belongs(printed, layout, dpi):
    (sheet,) = printed(lay_test_card(layout=layout), dpi=dpi, layout=layout, duplex=False)
    width, height = MM[layout]
    # Qt names a paper in whole points, 0.35 mm: what stands on it is exact all the same
    assert sheet[:2] == pytest.approx((width, height), abs=0.18)
    # half a dot of the coarsest printer, and half of ours
    assert frame_mm(sheet) == pytest.approx((5, 5, width - 5, height - 5), abs=0.1)


def test_a_printers_error_is_undone(printed):
    shift = Adjustment(front=Calibration(right_mm=0.7, down_mm=-0.4, width_percent=99, height_percent=101))
    (sheet,) = printed(lay_test_card(adjustment=shift), duplex=False)
    width, height = MM["cr80"]
    assert frame_mm(sheet) == pytest.approx(
        (5 * 0.99 + 0.7, 5 * 1.01 - 0.4, (width - 5) * 0.99 + 0.7, (height - 5) * 1.01 - 0.4), abs=0.1
    )


def test_the_card_reaches_every_edge_and_reads(printed, tmp_path):
    front, back = printed(lay_cards([card()]))
    for *_, picture in (front, back):
        (left, top), (right, bottom) = (0, 0), (picture.width - 1, picture.height - 1)
        head, foot = picture.getpixel((left + 2, top + 2)), picture.getpixel((right - 2, top + 2))
        assert head == foot < 250, "the coloured head is cut or has a margin"
        assert picture.getpixel((left + 2, bottom - 2)) == picture.getpixel((right - 2, bottom - 2))
    assert read_pages(tmp_path / "out.pdf") == [card().token]


def difference(one, other):
    return ImageStat.Stat(ImageChops.difference(one, other)).mean[0]


def test_fronts_alone_and_backs_the_other_way_up(printed):
    pdf = lay_cards([card()])
    assert len(printed(pdf, duplex=False)) == 1
    upright, turned = printed(pdf)[1][2], printed(pdf, turn_backs=True)[1][2]
    # the letters' edges fall on other dots
    assert difference(upright.rotate(180), turned) < difference(upright, turned) / 4


@pytest.mark.parametrize("bleed", [0, 1])
def test_paper_that_is_a_dot_larger_than_the_card_is_not_white(printed, tmp_path, bleed):
    text = resource_path("card", "card.toml").read_text("utf-8")
    (tmp_path / "card.toml").write_text(text.replace('paper = "#ffffff"', 'paper = "#808080"'), "utf-8")
    shutil.copy(resource_path("card", "logo.png"), tmp_path)
    undone = Adjustment(front=Calibration(right_mm=-0.4, down_mm=0.5), bleed_mm=bleed)
    pdf = lay_cards([card()], artwork=tmp_path / "card.toml", adjustment=undone)
    for turned in (False, True):
        for width, height, picture in printed(pdf, dpi=1200, turn_backs=turned):
            assert (width, height) == pytest.approx((85.6 + 2 * bleed, 53.98 + 2 * bleed), abs=0.18)
            wide, high = picture.size
            for line in (
                (0, 0, wide, 1),
                (0, high - 1, wide, high),
                (0, 0, 1, high),
                (wide - 1, 0, wide, high),
            ):
                assert picture.crop(line).getextrema()[1] < 254


def test_backs_alone_are_not_turned_and_none_is_left_out(printed):
    sheets = printed(lay_backs(2), sides="backs", turn_backs=True)
    (_, back) = printed(lay_cards([card()]))
    assert len(sheets) == 2
    assert difference(sheets[0][2], back[2]) < 1
    assert len(printed(lay_cards([card()], sides="fronts"), sides="fronts")) == 1


@pytest.mark.slow
def test_ten_on_a_sheet_read_from_what_the_printer_got(printed, tmp_path):
    cards = [card(n) for n in range(10)]
    assert len(printed(lay_cards(cards, layout="a4"), layout="a4")) == 2
    assert sorted(read_pages(tmp_path / "out.pdf", [0])) == sorted(each.token for each in cards)


def test_what_a_driver_tells_is_told(qapp, qtlog, tmp_path):
    with pytest.raises(Fault, match="printer_missing"):
        send_sheet(b"", PrintOrder(printer="Pencetak yang tidak ada", layout="cr80"))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no" / "folder" / "out.pdf"))
    with pytest.raises(Fault, match="printer_failed"), qtlog.disabled():
        print_pages(lay_test_card(), PrintOrder(printer="uji", layout="cr80"), printer)


def test_printers_are_found_or_there_are_none(qapp):
    assert all(seen.name for seen in find_printers())
