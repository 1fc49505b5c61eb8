"""A card is judged without a line, by what a scanner typed or from its PDF."""

from dataclasses import replace

from PySide6.QtCore import Qt

from fieldreg.app import issue_cards, register_member, sign_in, waiting_for_cards
from fieldreg.cards import read_cards, write_cards
from fieldreg.domain.form import RegistrationForm
from fieldreg.gui.check.presenter import CheckPresenter
from fieldreg.gui.check.trusting import TrustOfDesk
from tests.cards.samples import card
from tests.gui.hands import shown_texts
from tests.gui.market import PIN


def test_a_scanned_card_is_genuine_and_a_tampered_one_is_not(laptop, signed_in, tmp_path):
    home, _hq = laptop
    window, hands = signed_in
    with sign_in(home, PIN) as desk:
        register_member(desk, RegistrationForm(
            nik="3171074107909901", name="RUKMINI CONTOH", occupation="porter", income="1500000",
            payment_method="cash", payment_reference="1", consent_version="1",
        ))  # fmt: skip
        issue_cards(desk, waiting_for_cards(desk), tmp_path / "kartu.pdf")
    (token,) = read_cards(tmp_path / "kartu.pdf")
    hands.press(Qt.Key.Key_F7)
    hands.type(token)
    hands.enter()
    hands.until(lambda: hands.sees("✓ Asli"))
    assert hands.sees("Rukmini Contoh · 123 4560 0001 · 01/07/1990")
    page = window.page("check")
    assert not hands.sees("jangan diterima")
    page.show_verdicts((replace(page._verdicts[0], verdict="void"),))
    assert hands.sees("Kartu yang ditarik jangan diterima.")
    void, genuine = page._verdicts[0], replace(page._verdicts[0], verdict="genuine")
    page.show_verdicts((genuine, void, genuine))
    (details,) = [text for text in shown_texts(window) if "Rukmini" in text]
    assert [line[:9] for line in details.splitlines()[:3]] == ["! Rukmini", "✓ Rukmini", "✓ Rukmini"]
    hands.type("HALO")
    hands.enter()
    hands.until(lambda: hands.sees("? Bukan kartu peserta"))
    window.page("check").file_chosen.emit(tmp_path / "kartu.pdf")
    hands.until(lambda: hands.sees("✓ Asli"))


class View:
    """What the presenter says."""

    def __init__(self):
        self.verdicts, self.reading, self.faults = (), [], []

    def show_verdicts(self, verdicts):
        self.verdicts = verdicts

    def show_reading(self, done, pages):
        self.reading.append((done, pages))

    def show_fault(self, fault):
        self.faults.append(fault.code)


def test_a_long_pdf_tells_how_far_it_is_and_can_be_left(work, tmp_path):
    write_cards(tmp_path / "kartu.pdf", (card(n) for n in range(3)))
    view = View()
    presenter = CheckPresenter(view, TrustOfDesk(work))
    presenter.check_file(tmp_path / "kartu.pdf")
    work.settle()
    assert view.reading == [(0, 0), *((page, 6) for page in range(1, 7)), (0, 0)]
    assert len(view.verdicts) == 3
    view.verdicts = ()
    presenter.check_file(tmp_path / "kartu.pdf")
    presenter.stop()
    work.settle()
    assert (view.verdicts, view.faults) == ((), [])
    (tmp_path / "foto.png").write_bytes(b"no picture")
    presenter.check_file(tmp_path / "foto.png")
    work.settle()
    assert view.faults == ["file_unreadable"]
