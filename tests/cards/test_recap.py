"""The recap on paper: every name, however many, and within the page."""

from fieldreg.cards import write_contributors, write_recap
from fieldreg.domain.programmes import Payer, Programme
from fieldreg.domain.recap import Protected, Recap
from fieldreg.domain.sponsorships import Sponsorship
from tests.cards.samples import text_boxes_mm, texts

PROMISE = Sponsorship(
    code="GNL-2026-07", donor="PT Contoh Peduli", payer=Payer.CSR, places=200, first_month="2026-11", months=3
)


def recap(people, donor="PT Contoh Peduli", kinds=5):
    return Recap(
        code="GNL-2026-07",
        sponsorship=Sponsorship(
            **{**{name: getattr(PROMISE, name) for name in PROMISE.__dataclass_fields__}, "donor": donor}
        ),
        people=tuple(
            Protected(
                name=f"Sutrisno Contoh {number:03d}" if number else "",
                work=f"Pekerjaan ke-{number % kinds}",
                programmes=(Programme.JKK, Programme.JKM),
                first_month="2026-11",
                months=12,
                amount_rp=1_000,
                handed_over=number % 2 == 0,
            )
            for number in range(people)
        ),
        includes="Menurut laptop uji.",
    )


def inside(path, pages):
    return all(
        left >= 17 and right <= 193 and bottom < 292
        for page in range(pages)
        for letter, left, _top, right, bottom in text_boxes_mm(path, page)
        if letter.strip()
    )


def test_hundreds_of_names_go_on_page_after_page(tmp_path):
    write_recap(tmp_path / "r.pdf", recap(300, kinds=30))
    pages = texts(tmp_path / "r.pdf")
    whole = " ".join(pages)
    assert all(f"Sutrisno Contoh {number:03d}" in whole for number in range(1, 300))
    assert "(data dihapus)" in whole
    assert "Jumlah 3.600 bulan Rp300.000 150" in pages[-1]
    assert all("Nama Pekerjaan Masa iuran" in page for page in pages[-3:])
    assert all("Menurut laptop uji." in page for page in pages)
    assert inside(tmp_path / "r.pdf", len(pages))


def test_a_few_names_stand_below_the_figures(tmp_path):
    write_recap(tmp_path / "few.pdf", recap(12))
    (page,) = texts(tmp_path / "few.pdf")
    assert "Pekerja menurut pekerjaan" in page
    assert "Jumlah 144 bulan" in page
    write_recap(tmp_path / "kinds.pdf", recap(12, kinds=12))
    assert inside(tmp_path / "few.pdf", 1)
    assert inside(tmp_path / "kinds.pdf", len(texts(tmp_path / "kinds.pdf")))


def test_many_donors_are_each_named(tmp_path):
    donors = [recap(3, donor=f"PT Penyumbang {number:02d}") for number in range(60)]
    write_contributors(tmp_path / "d.pdf", donors)
    pages = texts(tmp_path / "d.pdf")
    assert all(f"PT Penyumbang {number:02d}" in " ".join(pages) for number in range(60))
    assert "Jumlah 180 2.160 Rp180.000 120" in pages[-1]
    assert inside(tmp_path / "d.pdf", len(pages))
