"""The sentences about copies, the recovery code and the way back."""

from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject

from fieldreg.gui.safekeeping.presenter import SafeAct, SafekeepingScreen
from fieldreg.gui.shown import count, moment

if TYPE_CHECKING:
    from fieldreg.app import Copies, Restore, Safekeeping


class Telling(QObject):
    """Knows the market's zone; a QObject only for its translations."""

    def __init__(self) -> None:
        super().__init__()
        self.zone, self.today = ZoneInfo("Asia/Jakarta"), date.min

    def copies_here(self, kept: "Safekeeping | None") -> str:
        """Those in the data folder."""
        if kept is None:
            return ""
        return self.tr("On this laptop: %1").replace("%1", self._copies(kept.here))

    def copies_there(self, kept: "Safekeeping | None") -> str:
        """Those in the second folder."""
        if kept is None:
            return ""
        if kept.second is None:
            return self.tr("! No second folder: if this laptop is lost, so are its copies.")
        if not kept.second.there:
            return self.tr("! The second folder is not there: %1").replace("%1", str(kept.second.folder))
        text = self.tr("In %1: %2").replace("%2", self._copies(kept.second))
        return text.replace("%1", str(kept.second.folder))

    def code_state(self, kept: "Safekeeping | None") -> str:
        """Whether there is a code."""
        if kept is not None and kept.recovery_code:
            return self.tr("There is one. It sets a coordinator's PIN anew when it is forgotten.")
        return self.tr("! There is none: a coordinator who forgets the PIN is locked out.")

    def consequence(self, act: SafeAct, *, coded: bool) -> str:
        """What it does, before it is done."""
        if coded:
            return self.tr(
                "Write it down now and keep it apart from the laptop: it is shown only once. "
                "The one before counts no more."
            )
        return {
            SafeAct.FOLDER: self.tr("A copy goes there every half hour while the folder is there."),
            SafeAct.CODE: self.tr("24 letters that set a coordinator's PIN anew, once."),
            SafeAct.RESTORE: self.tr(
                "First you are told what would be lost. What the present data still tells is taken over."
            ),
            SafeAct.RENEW: self.tr(
                "Only after a sync (F6) has said that this laptop's journal differs from the one at "
                "headquarters. Nothing is lost; the rest of every block of numbers is given up."
            ),
        }[act]

    def plan(self, plan: "Restore | None") -> str:
        """What going back would mean."""
        if plan is None:
            return ""
        lost = self.tr("nobody can tell how many") if plan.facts_lost is None else count(plan.facts_lost)
        text = self.tr(
            "%1 people would be here again. Records newer than the copy that are taken over: %2. "
            "Lost: %3. Headquarters holds everything up to record %4, lost here or not."
        )
        figures = (count(plan.people), count(plan.facts_recovered), lost, count(plan.acknowledged))
        for at, figure in enumerate(figures, start=1):
            text = text.replace(f"%{at}", figure)
        return text

    def done(self, screen: SafekeepingScreen) -> str:
        """What was done last."""
        if screen.copied:
            return self.tr("✓ Copied in %1 folder(s).").replace("%1", str(screen.copied))
        if screen.restored is not None:
            text = self.tr(
                "✓ %1 people are here again. Sync now (F6). Where headquarters says that the journals "
                "differ, ask it for a new code and begin anew with it here."
            )
            return text.replace("%1", count(screen.restored.people))
        if screen.renewed:
            return self.tr("✓ Headquarters takes this laptop as a new one. Sync now (F6).")
        return ""

    def _copies(self, copies: "Copies") -> str:
        if copies.newest_ms is None:
            return self.tr("no copy yet")
        text = self.tr("%1 copies, the last one %2")
        at = moment(copies.newest_ms, self.zone, today=self.today)
        return text.replace("%1", count(copies.count)).replace("%2", at)
