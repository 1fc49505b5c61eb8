"""Periksa kartu in pictures: genuine, not genuine, unknown, no card, a PDF of many, what cannot be read."""

from pathlib import Path

from fieldreg.app import (
    Home,
    cancel_member,
    issue_cards,
    register_member,
    sign_in,
    sync_now,
    waiting_for_cards,
)
from fieldreg.cards import read_cards
from fieldreg.gui.practice.people import JUDGED
from fieldreg.hq import EmbeddedHq
from tests.cards.samples import token_for
from tests.gui.market import PIN, market
from tests.pictures.album import Album, close, enter, open_at, settle


def check_scenes(album: Album, scratch: Path) -> None:
    """A laptop that registers checks cards; then a desk that does nothing else."""
    application = album.application
    with market(scratch) as (home, hq):
        with sign_in(home, PIN) as desk:
            for person in JUDGED[:4]:
                register_member(desk, person)
            issue_cards(desk, waiting_for_cards(desk), scratch / "kartu.pdf")
            sync_now(desk)
            token, withdrawn = read_cards(scratch / "kartu.pdf")[:2]
            cancel_member(desk, desk.store.people.find("rukmini")[0].member_id, reason="uji")
            sync_now(desk)
            sync_now(desk)
            keys = desk.store.issuer_keys()
            assert keys is not None
            # Another's signature under this issuer's name.
            forged = token_for("12345600001", "Slamet Riyadi", kid=bytes.fromhex(keys.keys[0].kid))
        window = open_at(application, home)
        enter(application, window)
        window.go("check")
        page = window.page("check")
        album.take(window, "check-empty")

        def scan(text: str, name: str) -> None:
            page.scanned.emit(text)  # type: ignore[attr-defined]
            settle(application)
            album.take(window, name)

        scan(token, "check-genuine")
        scan(forged, "check-not-genuine")
        scan(withdrawn, "check-void")
        scan(token[:60] + ("A" if token[60] != "A" else "B") + token[61:], "check-misread")
        scan(token_for("12345600188", "Rukmini Prasetyo"), "check-unknown-issuer")
        scan("https://contoh.invalid/menu", "check-no-card")
        page.file_chosen.emit(scratch / "kartu.pdf")  # type: ignore[attr-defined]
        page.show_reading(3, 8)  # type: ignore[attr-defined]
        settle(application, seconds=1.0)
        album.take(window, "check-pdf")
        (scratch / "foto.png").write_bytes(b"no picture")
        page.file_chosen.emit(scratch / "foto.png")  # type: ignore[attr-defined]
        page.camera.switch()  # type: ignore[attr-defined]
        settle(application)
        album.take(window, "check-faults")
        close(application, window)
        _desk_that_only_checks(album, scratch, hq, token)


def _desk_that_only_checks(album: Album, scratch: Path, hq: EmbeddedHq, token: str) -> None:
    application = album.application
    desk_home = Home(scratch / "desk")
    desk_home.make()
    window = open_at(application, desk_home)
    window._check_only()
    settle(application)
    album.take(window, "checking-desk-new")
    assert window._checking is not None
    checking = window._checking.page
    checking.lists.taken.emit("", "")
    settle(application)
    album.take(window, "checking-desk-fault")
    checking.lists.source.put(hq.url)
    checking.lists.taken.emit(hq.url, "")
    settle(application)
    checking.check.scanned.emit(token)
    settle(application)
    album.take(window, "checking-desk")
    close(application, window)
