"""A hospital's desk: no enrolment, no PIN, nothing of anybody; HQ's lists by its address."""

import pytest
from PySide6.QtCore import Qt

from fieldreg.app import Home, issue_cards, register_member, sign_in, waiting_for_cards
from fieldreg.cards import read_cards
from fieldreg.domain.form import RegistrationForm
from tests.gui.market import PIN


@pytest.fixture
def token(laptop, tmp_path):
    with sign_in(laptop[0], PIN) as desk:
        register_member(desk, RegistrationForm(
            nik="3171074107909901", name="RUKMINI CONTOH", occupation="porter", income="1500000",
            payment_method="cash", payment_reference="1", consent_version="1",
        ))  # fmt: skip
        issue_cards(desk, waiting_for_cards(desk), tmp_path / "kartu.pdf")
    return read_cards(tmp_path / "kartu.pdf")[0]


def test_a_desk_that_only_checks_is_ready_in_one_key_and_an_address(laptop, token, opened, tmp_path):
    _home, hq = laptop
    home = Home(tmp_path / "desk")
    window, hands = opened(home)
    hands.until(lambda: hands.sees("Siapkan laptop ini"))
    hands.until(window.sign_in_pages.set_up.fields["hq_url"].edit.hasFocus)
    hands.press(Qt.Key.Key_F7)
    hands.until(lambda: window._checking is not None)
    desk = window._checking.page
    hands.until(desk.check.text.edit.hasFocus)
    hands.type(token)
    hands.enter()
    hands.until(lambda: hands.sees("fieldreg verify --keys") or hands.sees("daftar"))
    assert not hands.sees("✓ Asli")
    assert not hands.sees("kunci kantor pusat ada di laptop ini"), "they are not, yet"
    hands.press(Qt.Key.Key_F9)
    hands.until(lambda: hands.sees("Alamat atau berkas daftar belum diisi."))
    desk.lists.source.setFocus()
    hands.type(hq.url)
    hands.enter()
    hands.until(lambda: hands.sees(hq.hq.key.public.text))
    assert hands.sees("Bandingkan kunci ini sekali")
    assert hands.sees("kunci kantor pusat ada di laptop ini")
    desk.check.text.setFocus()
    hands.type(token)
    hands.enter()
    hands.until(lambda: hands.sees("✓ Asli"))
    assert sorted(path.name for path in home.folder.iterdir()) == ["lists.json", "settings.json"]
    window.close()

    window, hands = opened(home)
    hands.until(lambda: hands.sees("Hanya memeriksa kartu") and hands.sees("Kunci per"))
    assert window._checking.page.lists.source.text() == hq.url
    window._preferences.change("text_percent", "175", work=window._work)
    try:
        hands.type(token)
        hands.enter()
        verdict = window._checking.page.check._verdict
        hands.until(lambda: hands.sees("✓ Asli") and verdict.visibleRegion().boundingRect() == verdict.rect())
    finally:
        window._preferences.change("text_percent", "100", work=window._work)
    hands.press(Qt.Key.Key_Escape)
    hands.until(lambda: hands.sees("Siapkan laptop ini"))
