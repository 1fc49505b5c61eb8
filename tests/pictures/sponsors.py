"""Sponsor in pictures: promises, an office's list on its way to members, the hand-over, whose months end."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from fieldreg.app import ask_places, issue_cards, sign_in, sync_now, waiting_for_cards
from fieldreg.domain.ceremony import HandOverForm
from fieldreg.domain.months import Month
from fieldreg.domain.programmes import Payer
from fieldreg.domain.sponsorships import Sponsorship
from fieldreg.gui.sponsors.candidates_screen import Doing
from fieldreg.gui.window import Window
from tests.gui.market import PIN, market
from tests.pictures.album import Album, close, enter, open_at, settle, until

_CODE = "GNL-2026-07"
_NAMES = (
    "RUKMINI CONTOH", "Slamet Contoh Riyadi", "Joko Contoh Susilo", "Siti Contoh Handayani", "Bambang Contoh",
    "Ningsih Contoh Lestari", "Agus Contoh Setiawan", "Dewi Contoh Anggraini", "Tagor Contoh Hutabarat",
    "Aminah Contoh Lubis", "Petrus Contoh Leimena", "Sri Contoh Wahyuni Dewi Kusumaningrum Pradnyani",
)  # fmt: skip
_WOMEN = frozenset({"RUKMINI", "Siti", "Ningsih", "Dewi", "Aminah", "Sri"})
_WORK = ("Porter", "Pedagang", "Ojek", "Petani")


def write_list(path: Path) -> None:
    """An office's list: sound rows, a NIK too short, one twice, no occupation, an income too small."""
    lines = ["No;NIK;Nama Lengkap;Pekerjaan;Penghasilan/bln;No HP;Kabupaten/Kota;Kecamatan;Keterangan"]
    for number, name in enumerate(_NAMES, start=1):
        day = number + (40 if name.split()[0] in _WOMEN else 0)
        nik = f"317107{day:02d}0185{9900 + number}"
        phone = "" if number % 3 == 0 else f"0812 0000 {number:04d}"
        district = "" if number % 4 == 0 else "Tanah Abang"
        lines.append(f"{number};{nik};{name};{_WORK[number % 4]};1.500.000;{phone};Jakarta Pusat;{district};")
    lines += [
        "13;31710725067899;Hasan Contoh;Porter;1.500.000;;Jakarta Pusat;Tanah Abang;",
        "14;3171074101859901;Rukmini Contoh;Pedagang;2.000.000;;Jakarta Pusat;Tanah Abang;",
        "15;3171073112859915;Maya Contoh;;1.500.000;;Jakarta Pusat;Tanah Abang;pindahan",
        "16;3171075502859916;Lina Contoh;Penari langit;90;12;Antah;Berantah;",
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def sponsor_scenes(album: Album, scratch: Path) -> None:
    """The four sheets, from empty to done."""
    application = album.application
    now = Month.of(date.today())  # noqa: DTZ011  the window shows the machine's day
    with market(scratch) as (home, hq):
        window = open_at(application, home)
        enter(application, window)
        _empty(album, window)
        for code, donor, payer, places, months in (
            (_CODE, "PT Contoh Peduli Sesama", Payer.CSR, 100, 1),
            ("GNL-2026-09", "Yayasan Contoh Lingkaran Nusantara", Payer.INDIVIDUAL, 40, 3),
            ("APBD-SKA-26", "Pemerintah Kota Contoh", Payer.APBD, 1000, 6),
        ):
            promise = {"code": code, "donor": donor, "payer": payer, "places": places, "months": months}
            hq.hq.add_sponsorship(Sponsorship(**promise, first_month=str(now)))  # type: ignore[arg-type]
        with sign_in(home, PIN) as desk:
            sync_now(desk)
            ask_places(desk, _CODE, 100)
            sync_now(desk)
        _promises(album, window)
        _candidates(album, window, scratch)
        with sign_in(home, PIN) as desk:
            sync_now(desk)
            issue_cards(desk, waiting_for_cards(desk)[:9], scratch / "kartu.pdf")
        _hand_over(album, window)
        _written(album, window, scratch)
        _endings(album, window)
        close(application, window)


def _empty(album: Album, window: Window) -> None:
    application = album.application
    window.go("sponsors")
    turn = window.page("sponsors").tabs.turn  # type: ignore[attr-defined]
    for name in ("promises", "candidates", "hand_over", "endings"):
        turn(name)
        settle(application)
        album.take(window, f"{name}-empty")


def _promises(album: Album, window: Window) -> None:
    application = album.application
    page = window.page("sponsors")
    promises = page.promises  # type: ignore[attr-defined]
    page.tabs.turn("promises")  # type: ignore[attr-defined]
    settle(application)
    promises.new.click()
    for name, text in (("code", "GNL 2026"), ("places", "banyak"), ("months", "99"), ("region", "xx")):
        promises.form.fields[name].put(text)
    promises.go_on()
    settle(application)
    album.take(window, "promises-form")
    page._put_away()  # type: ignore[attr-defined]
    settle(application)
    album.take(window, "promises")


def _candidates(album: Album, window: Window, scratch: Path) -> None:
    application = album.application
    page = window.page("sponsors")
    candidates = page.candidates  # type: ignore[attr-defined]
    listed = scratch / "usulan-dinsos.csv"
    write_list(listed)
    page.tabs.turn("candidates")  # type: ignore[attr-defined]
    settle(application)
    candidates.list_chosen.emit(str(scratch / "tidak-ada.csv"), "")
    settle(application)
    album.take(window, "candidates-fault")
    candidates.sponsorship.put(_CODE)
    candidates.sponsorship_chosen.emit(_CODE)
    candidates.office.put("Dinas Sosial Contoh")
    candidates.file.put(str(listed))
    candidates.list_chosen.emit(str(listed), "Dinas Sosial Contoh")
    until(application, lambda: candidates._screen.preview)
    settle(application)
    candidates.table.selectRow(0)
    album.take(window, "candidates-preview")
    candidates.columns_key.click()
    settle(application)
    album.take(window, "candidates-columns")
    candidates.columns.hide()
    screen = candidates._screen
    candidates.show_candidates(replace(screen, doing=Doing.CHECKING, done=3_400, of=10_000))
    album.take(window, "candidates-checking")
    candidates.show_candidates(screen)
    candidates.report_asked.emit()
    settle(application)
    candidates.go_on()
    settle(application, seconds=1.0)
    album.take(window, "candidates-taken")
    candidates.dropped.emit()
    settle(application)
    candidates.table.selectRow(2)
    candidates.refuse.click()
    settle(application)
    album.take(window, "candidates-refuse")
    candidates.reason.put("sudah pindah ke luar kota")
    candidates.reason.entered.emit()
    settle(application)
    candidates.go_on()
    settle(application)
    candidates.go_on()
    settle(application, seconds=2.0)
    album.take(window, "candidates-registered")


def _written(album: Album, window: Window, scratch: Path) -> None:
    application = album.application
    page = window.page("sponsors")
    promises = page.promises  # type: ignore[attr-defined]
    promises.recap_asked.emit(_CODE, str(scratch))
    page.tabs.turn("promises")  # type: ignore[attr-defined]
    settle(application, seconds=1.0)
    album.take(window, "promises-written")
    album.take(window, "sponsors-keys", toggled=window._opened()._toggle_keys)


def _hand_over(album: Album, window: Window) -> None:
    application = album.application
    page = window.page("sponsors")
    sheet, turn = page.hand_over, page.tabs.turn  # type: ignore[attr-defined]
    turn("hand_over")
    settle(application)
    for text, name in (("contoh", "hand_over-found"), ("zzz", "hand_over-nobody")):
        sheet.search.put(text)
        sheet.searched.emit(text)
        settle(application)
        album.take(window, name)
    sheet.search.put("contoh")
    sheet.searched.emit("contoh")
    settle(application)
    holders = [sheet.model.value(at) for at in range(sheet.model.rowCount())]
    asking = next((each for each in holders if "phone" in each.asks), holders[0])
    sheet.chosen.emit(asking)
    settle(application)
    sheet.fields["proxy"].put("Bagus Contoh")
    sheet.go_on()
    settle(application)
    album.take(window, "hand_over-proxy")
    sheet.chosen.emit(None)
    barred = next((each for each in holders if each.obstacle), None)
    if barred is not None:
        sheet.chosen.emit(barred)
        settle(application)
        album.take(window, "hand_over-obstacle")
        sheet.chosen.emit(None)
    ready = next(each for each in holders if not each.obstacle)
    sheet.chosen.emit(ready)
    settle(application)
    sheet.ticked.emit(
        HandOverForm(
            identity_checked=True,
            consent_version="id-1",
            phone="081200000000",
            district="Tanah Abang, Kota Administrasi Jakarta Pusat",
        )
    )
    settle(application)
    album.take(window, "hand_over-done")


def _endings(album: Album, window: Window) -> None:
    application = album.application
    page = window.page("sponsors")
    sheet, turn = page.endings, page.tabs.turn  # type: ignore[attr-defined]
    turn("endings")
    until(application, lambda: sheet.model.rowCount() > 0)
    settle(application)
    album.take(window, "endings")
    sheet.chosen.emit(sheet.model.value(0))
    settle(application)
    album.take(window, "endings-quote")
    sheet.income.put("banyak")
    sheet.income.typed.emit("banyak")
    settle(application)
    sheet.go_on()
    settle(application)
    album.take(window, "endings-problem")
    sheet.income.put("")
    sheet.payment.put("later")
    sheet.go_on()
    settle(application)
    album.take(window, "endings-done")
