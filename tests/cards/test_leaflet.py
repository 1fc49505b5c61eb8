"""The leaflet: one page, large type, and true to the waiting rules."""

import pytest

from fieldreg.cards import leaflet as module
from fieldreg.cards import load_leaflet, write_leaflet
from fieldreg.domain.faults import Fault
from fieldreg.domain.months import Month
from fieldreg.domain.programmes import Programme
from tests.cards.samples import sizes_mm, text_boxes_mm, texts

NOW = Month(2026, 11)


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    path = tmp_path_factory.mktemp("leaflet") / "leaflet.pdf"
    write_leaflet(path, month=NOW)
    return path


def test_it_is_one_page_with_every_word_and_all_inside(page):
    assert sizes_mm(page) == [pytest.approx((210, 297), abs=0.01)]
    (text,) = texts(page)
    leaflet = load_leaflet(month=NOW)
    words = [
        leaflet.title,
        leaflet.subtitle,
        leaflet.notice.title,
        leaflet.notice.help,
        *leaflet.notice.lines,
    ]
    for programme in leaflet.programme:
        words += [programme.code.value, programme.name, programme.when, *programme.gives]
    assert [each for each in words if each not in text] == []
    for letter, left, top, right, bottom in text_boxes_mm(page, 0):
        if letter.strip():
            assert left >= 15
            assert right <= 195
            assert 5 <= top < bottom <= 292


def test_its_type_is_large():
    assert module.TEXT_PT >= 14


def test_all_three_programmes_are_explained_in_their_order():
    assert [each.code for each in load_leaflet(month=NOW).programme] == list(Programme)


def test_the_death_grant_of_the_first_months_stands_before_the_full_one():
    """Permenaker 1/2025: whoever dies in the first three months leaves ten million, not forty-two."""
    jkm = next(each for each in load_leaflet(month=NOW).programme if each.code is Programme.JKM)
    first = next(at for at, line in enumerate(jkm.gives) if "3 bulan pertama" in line)
    full = next(at for at, line in enumerate(jkm.gives) if "42 juta" in line)
    assert first < full
    assert "Rp10 juta saja" in jkm.gives[first]
    assert "Setelah 3 bulan" in jkm.gives[full]
    assert "3 tahun" in next(line for line in jkm.gives if "Beasiswa" in line)


def test_it_promises_nothing_before_payment_and_validation():
    lines = " ".join(load_leaflet(month=NOW).notice.lines)
    assert "setelah iuran dibayar dan pendaftaran divalidasi" in lines
    assert "Menunggak 3 bulan berturut-turut" in lines


@pytest.mark.parametrize(
    ("month", "said"),
    [
        # domain facts 1.3: half of JKK and JKM in 2026, JHT in full; transport three months longer
        (
            NOW,
            [
                "Iuran November 2026: Rp8.400",
                "Rp28.400 dengan JHT",
                "Sesudah Desember 2026: Rp16.800 dan Rp36.800",
            ],
        ),
        (Month(2027, 5), ["Iuran Mei 2027: Rp16.800", "Rp36.800 dengan JHT"]),
    ],
)
def test_the_amounts_are_those_of_the_dated_rules(month, said):
    lines = " ".join(load_leaflet(month=month).notice.lines)
    assert [each for each in said if each not in lines] == []
    assert ("sesudah Maret 2027" in lines) == (month == NOW)
    assert "{" not in lines


def test_a_month_without_rates_is_told():
    with pytest.raises(Fault, match="leaflet_invalid"):
        load_leaflet(month=Month(2010, 1))


def test_words_that_need_more_than_the_page_are_refused(tmp_path, monkeypatch):
    text = module.resource_path("leaflet", "id.toml").read_text("utf-8")
    (tmp_path / "leaflet").mkdir()
    monkeypatch.setattr(module, "resource_path", tmp_path.joinpath)
    for changed in (text.replace("Rp10 juta saja", "Rp10 juta saja " * 60), "title = 1", "title ="):
        (tmp_path / "leaflet" / "id.toml").write_text(changed, "utf-8")
        with pytest.raises(Fault) as caught:
            write_leaflet(tmp_path / "out.pdf", month=NOW)
        assert caught.value.code == "leaflet_invalid"
        assert not (tmp_path / "out.pdf").exists()
