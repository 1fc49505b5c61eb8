"""`card-check`, `leaflet`, `slip` and cards in black: what comes out on paper, by verbs."""

import json
import shutil

from pypdfium2 import PdfDocument

from fieldreg.assets import resource_path
from tests.people import nik

PERSON = {
    "nik": nik(61),
    "name": "Wahyuni Contoh",
    "occupation": "pedagang",
    "income": "1 jt",
    "months": "3",
    "payment_method": "tunai",
    "payment_reference": "0007",
}


def test_the_bundled_artwork_is_sound(run, run_json, tmp_path):
    code, said = run_json("card-check", "--sample", tmp_path / "s.pdf", "--ink", "black")
    assert (code, said["problems"]) == (0, [])
    assert (tmp_path / "s.pdf").read_bytes().startswith(b"%PDF")
    assert "fit to be printed" in run("card-check")[1]
    assert "layak cetak" in run("card-check", "--lang", "id")[1]


def test_an_artwork_that_must_be_mended_is_bad_input(run, run_json, tmp_path):
    text = resource_path("card", "card.toml").read_text("utf-8")
    (tmp_path / "card.toml").write_text(text.replace("panel = 27.52", "panel = 20"), "utf-8")
    shutil.copy(resource_path("card", "logo.png"), tmp_path)
    code, said = run_json("card-check", tmp_path / "card.toml")
    assert (code, {each["code"] for each in said["problems"]}) == (2, {"art_qr_small"})
    assert "qr.panel: The QR is only" in run("card-check", tmp_path / "card.toml")[1]
    assert run("card-check", tmp_path / "none.toml")[0] == 1


def test_the_leaflet_needs_no_laptop(run, tmp_path):
    assert run("leaflet", "--out", tmp_path / "l.pdf", home=tmp_path / "none")[0] == 0
    assert (tmp_path / "l.pdf").read_bytes().startswith(b"%PDF")
    assert not (tmp_path / "none").exists()


def test_a_paper_is_not_written_under_a_name_that_says_something_else(run, tmp_path):
    code, _out, err = run("leaflet", "--out", tmp_path / "l.doc")
    assert (code, "l.doc" in err, ".pdf" in err) == (2, True, True)
    assert "berakhir dengan" in run("export-day", "--out", tmp_path / "d.doc", "--lang", "id")[2]
    assert run("recap", "--out", tmp_path / "r", program="fieldreg-hq", home=tmp_path / "none")[0] == 2
    assert not list(tmp_path.iterdir())


def test_a_receipt_and_a_card_in_black(run, run_json, hq, tmp_path):
    home = tmp_path / "laptop"
    assert run("enrol", "--hq", hq.url, "--code", hq.new_code(), "--officer", "Dewi", home=home)[0] == 0
    code, person = run_json("register", "-", home=home, stdin=json.dumps(PERSON))
    assert (code, person["problems"]) == (0, [])
    assert (
        run("slip", person["kpj"], "--receipt", "--paper", "58mm", "--out", tmp_path / "r.pdf", home=home)[0]
        == 0
    )
    code, _out, err = run("slip", person["kpj"], "--out", tmp_path / "s.pdf", home=home)
    assert (code, "print the card" in err) == (1, True)
    code, fronts = run_json(
        "cards", "--ids", person["id"], "--sides", "fronts", "--out", tmp_path / "f.pdf", home=home
    )
    assert (code, fronts["cards"], fronts["pages"]) == (0, 1, 1)
    code, cards = run_json(
        "cards", "--ids", person["id"], "--ink", "black", "--out", tmp_path / "c.pdf", home=home
    )
    assert (code, cards["cards"], cards["respelt"]) == (0, 1, 0)


def test_backs_need_nobody_to_sign_in(run, run_json, tmp_path):
    home = tmp_path / "none"
    code, backs = run_json("card-backs", "23", "--out", tmp_path / "b.pdf", home=home)
    assert (code, backs["backs"], backs["pages"]) == (0, 23, 3)
    assert (
        "23 backs on 23 pages" in run("card-backs", "23", "--layout", "cr80", "--out", tmp_path / "b.pdf")[1]
    )
    assert run("card-backs", "0", "--out", tmp_path / "b.pdf")[0] == 2
    assert not home.exists()


def test_a_printer_is_remembered_side_by_side(run, run_json, tmp_path):
    home = tmp_path / "laptop"
    assert run_json("printer", home=home) == (0, {})
    code, said = run_json("printer", "Zebra", "--right-mm", "0.3", "--bleed-mm", "1", home=home)
    assert (code, said["Zebra"]["right_mm"], said["Zebra"]["back"]) == (0, 0.3, None)
    run("printer", "Zebra", "--back-down-mm=-0.4", home=home)
    (zebra,) = run_json("printer", home=home)[1].values()
    assert (zebra["back"]["right_mm"], zebra["back"]["down_mm"], zebra["bleed_mm"]) == (0.3, -0.4, 1)
    assert "Zebra: " in run("printer", home=home)[1]
    assert run("printer", "Zebra", "--back-right-mm", "11", home=home)[0] == 2
    for name, printer in (("plain", ()), ("zebra", ("--printer", "Zebra"))):
        assert run("print-test", "--out", tmp_path / f"{name}.pdf", *printer, home=home)[0] == 0
    with PdfDocument(tmp_path / "zebra.pdf") as test, PdfDocument(tmp_path / "plain.pdf") as plain:
        assert [round(page.get_width() / 72 * 25.4, 1) for page in (plain[0], test[0])] == [85.6, 87.6]
        assert len(test) == 2
    code, _out, err = run("print-test", "--out", tmp_path / "t.pdf", "--printer", "Evolis", home=home)
    assert (code, "Evolis" in err) == (2, True)


def test_a_printer_is_set_right_within_reason(run, tmp_path):
    assert (
        run("print-test", "--out", tmp_path / "t.pdf", "--right-mm", "0.3", "--width-percent", "99.5")[0] == 0
    )
    code, _out, err = run("print-test", "--out", tmp_path / "t.pdf", "--down-mm", "30")
    assert (code, "10 mm" in err) == (2, True)
