"""Write `docs/petugas/tombol.md`: every key of every page, out of the window itself.

    QT_QPA_PLATFORM=offscreen python -m tests.keys_page

A test holds the page against the window.
"""

import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from fieldreg.gui.keeping import KEEPING
from fieldreg.gui.pages import PLACES
from fieldreg.gui.program import open_window
from fieldreg.gui.widgets import Page, SheetsPage
from fieldreg.gui.window import Window
from tests.gui.market import PIN, market

PAGE = Path(__file__).parents[1] / "docs" / "petugas" / "tombol.md"
_HEAD = """# Tombol

Dibuat oleh `make reference` dari programnya; jangan diubah. Di program: **F1**.

Di semua halaman: F2 … F8 dan F11 halaman, **F1** tombol-tombol halaman ini, **Ctrl L** kunci.
"""


def page_of_keys(window: Window) -> str:
    """The whole page; the window is Indonesian, and somebody has signed in."""
    parts = [_HEAD]
    for name, key in [*((place.name, place.key) for place in PLACES), *((name, "") for name in KEEPING)]:
        page = window.page(name)
        assert isinstance(page, Page)
        title = f"{page.title.text()} ({key})" if key else page.title.text()
        if isinstance(page, SheetsPage):
            parts.append(f"## {title}\n")
            for at, (name_of_sheet, sheet) in enumerate(page.sheets(), start=1):
                parts.append(_table(f"### {name_of_sheet} (Ctrl {at})", sheet.keys()))
        else:
            parts.append(_table(f"## {title}", page.keys()))
    return "\n".join(parts)


def _table(title: str, keys: list[tuple[str, str]]) -> str:
    rows = [f"| {pressed} | {does} |" for pressed, does in keys]
    return "\n".join([f"{title}\n", "| tombol | gunanya |", "|---|---|", *rows]) + "\n"


def main() -> None:
    """Write it."""
    application = QApplication.instance() or QApplication(["keys"])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as scratch, market(Path(scratch)) as (home, _hq):
        window = open_window(application, home)
        window.show()
        while not window.here:
            application.processEvents()
            if window.sign_in_pages.sign_in.officer_id() and not window.sign_in_pages.sign_in.pin.text():
                window.sign_in_pages.sign_in.pin.put(PIN)
                window.sign_in_pages.primary()
        PAGE.write_text(page_of_keys(window), "utf-8")
        window.close()


if __name__ == "__main__":
    main()
