"""What presenters share that ask for fields before they act: what is missing, what failed. No Qt."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeVar

from fieldreg.domain.faults import Fault
from fieldreg.gui.presenting import Presenting


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How it stands with what was asked for; every such screen has this."""

    busy: bool = False
    fault: Fault | None = None
    field: str = ""
    """Beside which field the fault stands; "" for above the button."""
    missing: tuple[str, ...] = ()
    """Fields that are still empty."""


Screen = TypeVar("Screen", bound=Asked)


class Asking(Presenting[Screen]):
    """`FIELD_OF` names beside which field a fault is told; the others stand above the button."""

    FIELD_OF: Mapping[str, str]

    def _gather(
        self, names: Collection[str], values: Mapping[str, str], *, may_be_empty: Collection[str] = ()
    ) -> dict[str, str] | None:
        """What was given, or None where something is missing and has been told."""
        given = {name: values.get(name, "").strip() for name in names}
        missing = tuple(name for name, value in given.items() if not value and name not in may_be_empty)
        if missing:
            self._show(missing=missing, fault=None, field="")
            return None
        return given

    def _start(self) -> None:
        self._show(busy=True, fault=None, field="", missing=())

    def _failed(self, fault: Fault) -> None:
        """Tell it; a locked desk tells itself, with the page out of sight."""
        if fault.code == "locked":
            self._show(busy=False)
        else:
            self._show(busy=False, fault=fault, field=self.FIELD_OF.get(fault.code, ""))
