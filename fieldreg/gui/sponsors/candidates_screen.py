"""What the sheet of candidates shows. No Qt."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from fieldreg.domain.candidates import CandidateState
from fieldreg.domain.faults import Fault

if TYPE_CHECKING:
    from fieldreg.app import BulkRegistered, CandidatesRead
    from fieldreg.domain.sponsorships import Sponsorship
    from fieldreg.store import CandidateRow


class Doing(StrEnum):
    """What is under way; one thing at a time."""

    NOTHING = ""
    CHECKING = "checking"
    TAKING = "taking"
    REGISTERING = "registering"


class Step(StrEnum):
    """What F9 does next."""

    CHECK = "check"
    """Read the list that was chosen, and show a verdict for each row."""
    TAKE = "take"
    """Take the sound rows as proposed candidates."""
    ACCEPT = "accept"
    """Accept everybody who is proposed."""
    REGISTER = "register"
    """Register everybody who is accepted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidatesScreen:
    """Everything that the sheet shows."""

    sponsorships: "tuple[Sponsorship, ...]" = ()
    """Those that somebody may still join."""
    sponsorship: str = ""
    states: dict[CandidateState, int] = field(default_factory=dict)
    """How many candidates this laptop knows, by state."""
    accepted: int = 0
    """Of these: to be registered on `sponsorship`."""
    candidates: "tuple[CandidateRow, ...]" = ()
    read: "CandidatesRead | None" = None
    """The list at hand: a preview, or as it was taken."""
    doing: Doing = Doing.NOTHING
    done: int = 0
    of: int = 0
    registered: "BulkRegistered | None" = None
    refused: int = 0
    """How many were refused by the last word."""
    report: str = ""
    """The file name of a report that was just written."""
    fault: Fault | None = None

    @property
    def preview(self) -> bool:
        """Whether the list at hand is not taken yet."""
        return self.read is not None and not self.read.list_id

    @property
    def step(self) -> Step:
        """What comes next."""
        if self.preview and self.read is not None and any(not row.fault for row in self.read.rows):
            return Step.TAKE
        if self.states.get(CandidateState.PROPOSED, 0):
            return Step.ACCEPT
        return Step.REGISTER if self.accepted else Step.CHECK
