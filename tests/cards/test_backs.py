"""Backs alone and fronts alone: together they are the card; a back knows nobody."""

import pytest

from fieldreg.cards import Adjustment, Calibration, lay_backs, read_cards, write_backs, write_cards
from tests.cards.samples import card, sizes_mm, text_boxes_mm, texts

ON_BACK = "Membayar iuran berikutnya"


def test_a_batch_of_backs_bears_nobodys_data(tmp_path):
    written = write_backs(tmp_path / "b.pdf", 7)
    assert (written.count, written.pages, written.read_back) == (7, 7, 0)
    assert sizes_mm(tmp_path / "b.pdf") == [pytest.approx((85.6, 53.98), abs=0.01)] * 7
    assert len(set(texts(tmp_path / "b.pdf"))) == 1
    assert "Nomor peserta" not in texts(tmp_path / "b.pdf")[0]
    assert read_cards(tmp_path / "b.pdf") == []


def test_backs_on_sheets_lie_where_fronts_will_be(tmp_path):
    write_backs(tmp_path / "b.pdf", 13, layout="a4")
    write_cards(tmp_path / "c.pdf", [card(n) for n in range(13)], layout="a4")
    assert [page.count(ON_BACK) for page in texts(tmp_path / "b.pdf")] == [10, 3]
    for alone, behind in ((0, 1), (1, 3)):
        assert list(text_boxes_mm(tmp_path / "b.pdf", alone)) == list(
            text_boxes_mm(tmp_path / "c.pdf", behind)
        )


@pytest.mark.parametrize(("layout", "pages"), [("cr80", 3), ("a4", 1)])
def test_fronts_alone_are_the_same_fronts(tmp_path, layout, pages):
    cards = [card(n) for n in range(3)]
    written = write_cards(tmp_path / "f.pdf", cards, layout=layout, sides="fronts")
    write_cards(tmp_path / "c.pdf", cards, layout=layout)
    assert (written.count, written.pages, written.read_back) == (3, pages, 3)
    assert texts(tmp_path / "f.pdf") == texts(tmp_path / "c.pdf")[::2]
    assert sorted(read_cards(tmp_path / "f.pdf")) == sorted(each.token for each in cards)


def test_a_back_alone_is_fed_like_a_front(tmp_path):
    apart = Adjustment(front=Calibration(right_mm=0.4), back=Calibration(right_mm=-0.9))
    for name, adjustment in (("plain", None), ("apart", apart)):
        (tmp_path / name).write_bytes(lay_backs(1, adjustment=adjustment))
    before, after = (list(text_boxes_mm(tmp_path / name, 0)) for name in ("plain", "apart"))
    assert before[0][1] + 0.4 == pytest.approx(after[0][1], abs=0.01)


def test_no_backs_are_no_file(tmp_path):
    with pytest.raises(ValueError, match="no cards"):
        write_backs(tmp_path / "b.pdf", 0)
    assert list(tmp_path.iterdir()) == []
