"""One person's registration before HQ, with its verdict once that is given."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from fieldreg.domain.decisions import CardVoided, Decision, RecordAccepted, RecordDuplicate, RecordRejected
from fieldreg.domain.member import Registration, Verdict


class Counted(NamedTuple):
    """What an activation's counts say of a registration; the names are those of the columns."""

    activation: str | None
    occupation: str | None
    programmes: str | None
    payer: str | None
    hour: int | None
    """Full hours since 1970 (UTC)."""


NOT_COUNTED = Counted(None, None, None, None, None)


@dataclass(slots=True, kw_only=True)
class Claim:
    """A registration and, once decided, its verdict. `nik` is None where nothing could be read."""

    member_id: str
    device: str
    installation: str
    seq: int
    nik: str | None
    name: str | None
    birth_date: str | None = None
    """YYYY-MM-DD."""
    sex: str | None = None
    kpjs: list[str] = field(default_factory=list)
    """Every number that was given to the person; the last one counts."""
    known: bool = False
    """Whether `registrations` has this member already."""
    stood: bool = False
    """Whether that row says accepted."""
    changed: bool = False
    """Whether who the person is has been corrected since that row was written."""
    verdict: Verdict = Verdict.WAITING
    reason: str | None = None
    standing_id: str | None = None
    standing_kpj: str | None = None
    void: list[str] = field(default_factory=list)
    freed: list[str] = field(default_factory=list)
    """NIKs that the person was registered with by mistake, or that a cancellation gives back."""
    cancelled: bool = False
    counted: Counted = NOT_COUNTED
    said_again: bool = False
    """Whether the registration came once more, in another chain."""
    place_fault: str | None = None
    """Why no sponsorship pays for the person, where one was named."""

    @property
    def kpj(self) -> str | None:
        """The number that counts."""
        return self.kpjs[-1] if self.kpjs else None

    def describe(self, person: Registration) -> None:
        """Take over who the person is, now or as corrected."""
        said = (person.nik, person.name, person.birth_date.isoformat(), person.sex.value)
        self.changed = self.changed or said != (self.nik, self.name, self.birth_date, self.sex)
        self.nik, self.name, self.birth_date, self.sex = said

    def decisions(self) -> Iterator[Decision]:
        """The verdict as items of a feed; none while an outside check has not answered."""
        match self.verdict:
            case Verdict.ACCEPTED:
                yield RecordAccepted(member_id=self.member_id)
            case Verdict.DUPLICATE:
                yield RecordDuplicate(member_id=self.member_id, standing_kpj=self.standing_kpj)
            case Verdict.REJECTED:
                yield RecordRejected(member_id=self.member_id, reason=self.reason or "malformed")
            case Verdict.CANCELLED if self.said_again:
                # A restored laptop registers whom it had cancelled: it no longer knows.
                yield RecordRejected(member_id=self.member_id, reason="cancelled")
        for kpj in self.void:
            yield CardVoided(kpj=kpj, replaced_by=self._successor(kpj))

    def _successor(self, kpj: str) -> str | None:
        return (
            self.standing_kpj if self.verdict is Verdict.DUPLICATE else self.kpj if kpj != self.kpj else None
        )
