"""The language of the window: Qt's translations and the catalogue of problems and faults, together."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from fieldreg.assets import LANGUAGES, resource_path

if TYPE_CHECKING:
    from fieldreg.assets import Words


class Language:
    """Indonesian unless told otherwise; may change at run time. Main thread only.

    The source strings are English, so that English needs no translation file. Numbers, dates and money
    are written the Indonesian way in both languages.
    """

    def __init__(self, code: str = LANGUAGES[0]) -> None:
        self._translator = QTranslator()
        self._texts = b""
        self.code = ""
        QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
        self.speak(code)

    @property
    def words(self) -> "Words":
        """The sentences of problems and faults."""
        from fieldreg.assets import load_words  # noqa: PLC0415  nothing has gone wrong before the first picture

        return load_words(self.code)

    def fall_silent(self) -> None:
        """Take the translation out of the application; the window that used it is gone."""
        application = QCoreApplication.instance()
        if application is not None:
            application.removeTranslator(self._translator)

    def speak(self, code: str) -> None:
        """Use a language from now on: every widget gets a LanguageChange event."""
        code = code if code in LANGUAGES else LANGUAGES[0]
        if code == self.code:
            return
        application = QCoreApplication.instance()
        assert application is not None, "a language needs the application"
        self.code = code
        application.removeTranslator(self._translator)
        if code != "en":
            path = resource_path("i18n", f"fieldreg_{code}.qm")
            # Read, not mapped as Qt would: a file that is replaced while the window is open would end it.
            # Qt keeps no copy of its own.
            self._texts = path.read_bytes()
            if not self._translator.load(self._texts):
                raise RuntimeError(f"the translation {path.name} cannot be read")
            application.installTranslator(self._translator)
