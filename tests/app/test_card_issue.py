"""Cards: signed, laid into a PDF, read back, and only then facts and file."""

import errno
import os
import shutil
import sys
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path

import msgspec
import pypdfium2
import pytest

from fieldreg.app import (
    Desk,
    Home,
    Settings,
    cancel_member,
    card_issue,
    confirm_printed,
    each_waiting,
    issue_cards,
    look_after,
    register_member,
    trust_of,
    verify_file,
    verify_text,
    waiting_for_cards,
)
from fieldreg.assets import resource_path
from fieldreg.cards import read_cards
from fieldreg.credential import CardJudgement
from fieldreg.domain.faults import Fault
from fieldreg.domain.member import CardState
from fieldreg.store import Store
from tests.desks import KEY, OFFICER, FixedClock, form, sync_direct
from tests.killed import deaths


@pytest.fixture
def people(desk):
    return [register_member(desk, form(number)) for number in range(3)]


def test_a_card_goes_from_waiting_to_the_hand(desk, people, tmp_path):
    issued = issue_cards(desk, waiting_for_cards(desk), tmp_path / "cards.pdf", layout="cr80")
    assert (issued.cards, issued.read_back, issued.pages) == (3, 3, 6)
    assert waiting_for_cards(desk) == ()
    members = desk.store.people.with_card(CardState.ISSUED)
    assert confirm_printed(desk, members) == 3
    assert confirm_printed(desk, desk.store.people.with_card(CardState.PRINTED)) == 0
    assert [entry.header.kind for entry in desk.store.journal.about(people[0].member_id)] == [
        "MemberRegistered",
        "CardIssued",
        "CardPrinted",
    ]
    assert desk.store.check().sound


def test_the_printed_codes_are_genuine_here_and_void_after_a_duplicate(desk, people, hq, tmp_path):
    issue_cards(desk, waiting_for_cards(desk), tmp_path / "cards.pdf")
    trust, now = trust_of(desk), desk.now_ms()
    verdicts = verify_file(tmp_path / "cards.pdf", trust, now_ms=now)
    assert {each.verdict for each in verdicts} == {CardJudgement.GENUINE}
    assert {each.claims.kpj for each in verdicts} == {each.kpj for each in people}
    text = read_cards(tmp_path / "cards.pdf")[0]
    assert verify_text("https://example.org", trust, now_ms=now).verdict is CardJudgement.NOT_A_CARD
    assert verify_text(text[:-1], trust, now_ms=now).verdict is not CardJudgement.GENUINE


def test_a_pdf_that_cannot_be_written_issues_nothing_and_says_why(desk, people, tmp_path, monkeypatch):
    path = tmp_path / "cards.pdf"
    with pytest.raises(Fault, match="folder_away"):
        issue_cards(desk, waiting_for_cards(desk), tmp_path / "no" / "folder" / "cards.pdf")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched, pytest.raises(Fault, match="disk_full"):
        patched.setattr(os, "fsync", full)
        issue_cards(desk, waiting_for_cards(desk), path)
    path.mkdir()
    with pytest.raises(Fault, match="cannot_write_file") as told:
        issue_cards(desk, waiting_for_cards(desk), path)
    assert told.value.values["file"] == "cards.pdf", "not the name of a file beside it"
    assert [each.name for each in tmp_path.iterdir() if "cards" in each.name or each.suffix == ".part"] == [
        "cards.pdf"
    ]
    assert len(waiting_for_cards(desk)) == 3


def test_what_a_kill_left_beside_the_pdf_is_cleared_by_the_next(desk, people, tmp_path):
    left = tmp_path / ".fieldreg-kill.part"
    left.write_bytes(b"Rukmini Contoh")
    os.utime(left, (1, 1))
    issue_cards(desk, waiting_for_cards(desk), tmp_path / "cards.pdf")
    assert not left.exists()


def test_the_facts_are_on_the_disk_before_the_pdf_has_its_name(desk, people, tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr(Path, "replace", lambda part, _to: seen.append(part.name) or 1 / 0)
    with pytest.raises(ZeroDivisionError):
        issue_cards(desk, waiting_for_cards(desk), tmp_path / "cards.pdf")
    assert len(desk.store.people.with_card(CardState.ISSUED)) == 3, "facts before paper"
    assert fnmatch(seen[0], ".fieldreg-*.part")


@pytest.mark.slow
def test_killed_between_the_facts_and_the_name_the_pdf_gets_it_at_the_next_start(desk, people, tmp_path):
    home, path = Home(tmp_path / "laptop"), tmp_path / "laptop" / "cards.pdf"
    path.write_bytes(b"of yesterday")
    desk.store.close()
    with deaths(home.folder, tmp_path / "album") as pictures, reopened(home) as issuing:
        issue_cards(issuing, waiting_for_cards(issuing), path)
    made, states = path.read_bytes(), set()
    for picture in pictures:
        shutil.rmtree(home.folder)
        shutil.copytree(picture, home.folder)
        with reopened(home) as after:
            for _ in range(2):
                look_after(after, home)
            issued = len(after.store.people.with_card(CardState.ISSUED))
            assert path.read_bytes() == (made if issued else b"of yesterday")
            assert after.store.identity_value("unnamed_cards") is None
            assert bool(issued) != bool(waiting_for_cards(after))
        states.add((issued, len(read_cards(path)) if issued else 0))
    assert states == {(0, 0), (3, 3)}


@pytest.mark.slow
def test_a_pdf_on_a_stick_that_is_away_gets_its_name_when_it_is_back(desk, people, tmp_path, monkeypatch):
    stick, home = tmp_path / "stick", Home(tmp_path / "laptop")
    stick.mkdir()
    with monkeypatch.context() as cut, pytest.raises(SystemExit):
        cut.setattr(Path, "replace", lambda part, _to: shutil.copyfile(part, stick / "kept") and sys.exit())
        issue_cards(desk, waiting_for_cards(desk), stick / "cards.pdf")
    part, _path = msgspec.json.decode(desk.store.identity_value("unnamed_cards"))
    (stick / "kept").rename(part)
    away = stick.rename(tmp_path / "away")
    look_after(desk, home)
    away.rename(stick)
    look_after(desk, home)
    assert [each.name for each in stick.iterdir()] == ["cards.pdf"]
    assert len(read_cards(stick / "cards.pdf")) == 3


@pytest.mark.slow
def test_a_pdf_that_was_cut_short_gets_its_name_before_the_next_one_is_made(
    desk, people, tmp_path, monkeypatch
):
    with monkeypatch.context() as cut, pytest.raises(SystemExit):
        cut.setattr(
            Path, "replace", lambda part, _to: shutil.copyfile(part, tmp_path / "kept") and sys.exit()
        )
        issue_cards(desk, waiting_for_cards(desk), tmp_path / "cards.pdf")
    part, _path = msgspec.json.decode(desk.store.identity_value("unnamed_cards"))
    (tmp_path / "kept").rename(part)
    os.utime(part, (0, 0))  # so long ago that whatever is written next would sweep it away
    register_member(desk, form(9))
    issue_cards(desk, waiting_for_cards(desk), tmp_path / "next.pdf")
    assert [len(read_cards(tmp_path / name)) for name in ("cards.pdf", "next.pdf")] == [3, 1]


def reopened(home):
    return Desk(store=Store.open(home.store, KEY), officer=OFFICER, settings=Settings(), clock=FixedClock())


def test_nobody_waiting_or_without_a_number_is_told(desk, people, tmp_path):
    with pytest.raises(Fault, match="no_cards_waiting"):
        issue_cards(desk, [], tmp_path / "cards.pdf")
    for number in range(3, 12):
        last = register_member(desk, form(number))
    assert last.kpj is None
    with pytest.raises(Fault, match="card_without_number"):
        issue_cards(desk, [desk.store.people.get(last.member_id)], tmp_path / "cards.pdf")


def test_a_batch_is_read_in_slices_and_whoever_changes_meanwhile_is_as_the_store_says(
    desk, people, tmp_path, monkeypatch
):
    monkeypatch.setattr(card_issue, "_SLICE", 2)

    def change(done):
        if done == 1:
            cancel_member(desk, people[2].member_id, reason="batal")

    issued = issue_cards(desk, each_waiting(desk), tmp_path / "cards.pdf", on_progress=change)
    assert issued.cards == 2, "the third was not read yet"
    assert [member.member_id for member in desk.store.people.with_card(CardState.ISSUED)] == [
        each.member_id for each in people[:2]
    ]
    with pytest.raises(Fault, match="no_cards_waiting"):
        issue_cards(desk, each_waiting(desk), tmp_path / "cards.pdf")


def test_a_batch_that_is_stopped_leaves_neither_file_nor_fact(desk, people, tmp_path):
    def stop(done):
        if done == 2:
            raise Fault("cancelled")

    (tmp_path / "cards.pdf").write_bytes(b"yesterday's")
    with pytest.raises(Fault, match="cancelled"):
        issue_cards(desk, waiting_for_cards(desk), tmp_path / "cards.pdf", on_progress=stop)
    assert (tmp_path / "cards.pdf").read_bytes() == b"yesterday's"
    assert [path.name for path in tmp_path.glob("*cards*")] == ["cards.pdf"]
    assert len(waiting_for_cards(desk)) == 3


def test_an_offices_own_card_is_used_and_a_bad_one_only_on_an_officers_word(desk, people, tmp_path):
    folder = tmp_path / "kartu kantor"
    shutil.copytree(resource_path("card"), folder)
    bundled = (folder / "card.toml").read_text("utf-8")
    (folder / "card.toml").write_text(bundled.replace("Layanan 175", "Layanan 021-555"), "utf-8")
    desk.settings = replace(desk.settings, artwork=str(folder))
    issue_cards(desk, waiting_for_cards(desk)[:1], tmp_path / "own.pdf", layout="cr80")
    with pypdfium2.PdfDocument(tmp_path / "own.pdf") as pdf:
        assert any("021-555" in page.get_textpage().get_text_bounded() for page in pdf)
    (folder / "logo.png").unlink()
    (folder / "card.toml").write_text(bundled, "utf-8")
    with pytest.raises(Fault, match="artwork_unusable"):
        issue_cards(desk, waiting_for_cards(desk), tmp_path / "bad.pdf")
    assert len(waiting_for_cards(desk)) == 2
    issue_cards(desk, waiting_for_cards(desk), tmp_path / "bundled.pdf", bundled_artwork=True)


@pytest.mark.parametrize(
    ("paid", "synced", "status"),
    [
        ("nanti", False, "Menunggu pembayaran"),
        ("tunai", False, "Menunggu validasi"),
        ("tunai", True, "Terlindungi"),
    ],
)
def test_the_status_on_a_card_is_honest(desk, hq, tmp_path, paid, synced, status):
    register_member(desk, form(1, payment_method=paid))
    if synced:
        sync_direct(desk, hq)
    issue_cards(desk, waiting_for_cards(desk), tmp_path / "cards.pdf", layout="cr80")
    with pypdfium2.PdfDocument(tmp_path / "cards.pdf") as pdf:
        front = pdf[0].get_textpage().get_text_bounded()
    assert status.lower() in front.lower()
    assert ("lindungi" in front.lower()) == synced
