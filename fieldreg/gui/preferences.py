"""The settings in force: shown, changed, written, and told to the open desk."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from fieldreg.domain.faults import Fault
from fieldreg.gui.language import Language
from fieldreg.gui.theme import dress, prepare
from fieldreg.gui.work import Work

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from fieldreg.app import Desk, Home, Settings


class Preferences:
    """Main thread only."""

    def __init__(self, application: QApplication, home: "Home", settings: "Settings") -> None:
        self._application = application
        self._home = home
        self._settings = settings
        self.language = Language(settings.language)
        prepare(application, theme=settings.theme, text_percent=settings.text_percent)

    def dress(self) -> None:
        """Put the theme on: a window that was built, or all of them after a change."""
        dress(self._application, theme=self._settings.theme, text_percent=self._settings.text_percent)

    @property
    def lock_after_ms(self) -> int:
        """So long the desk stays open without a key."""
        return max(1, self._settings.lock_minutes) * 60_000

    @property
    def auto_sync(self) -> bool:
        """Whether rounds with headquarters begin by themselves."""
        return self._settings.auto_sync

    @property
    def time_zone(self) -> "ZoneInfo":
        """The zone of the times that are shown."""
        return self._settings.time_zone

    def values(self) -> dict[str, str]:
        """What the settings page shows."""
        now = self._settings
        return {
            "language": now.language,
            "text_percent": str(now.text_percent),
            "theme": now.theme,
            "lock_minutes": str(now.lock_minutes),
            "auto_sync": "yes" if now.auto_sync else "no",
            "zone": now.zone,
            "place": now.place,
            "backup_folder": now.backup_folder,
            "camera": now.camera,
            "receipt_printer": now.receipt_printer,
            "artwork": now.artwork,
            "lists_from": now.lists_from,
        }

    def change(self, name: str, value: str, *, work: Work) -> Fault | None:
        """Use a value from now on and keep it; a Fault where it could not be written."""
        if self.values()[name] == value:
            return None
        from fieldreg.app import save_settings  # noqa: PLC0415  loaded by now

        read: dict[str, Callable[[str], Any]] = {
            "text_percent": int,
            "lock_minutes": int,
            "auto_sync": lambda text: text == "yes",
        }
        changed = read.get(name, str)(value)
        settings = replace(self._settings, **{name: changed})
        self._settings = settings
        if name == "language":
            self.language.speak(value)
        if name in ("text_percent", "theme"):
            self.dress()

        def tell(desk: "Desk") -> None:
            desk.settings = settings

        for ask in (work.read, work.change):
            ask(tell, done=lambda _: None, failed=lambda _: None)
        try:
            save_settings(self._home.settings, settings)
        except Fault as fault:
            return fault
        return None
