"""What is going on where people are registered: the activation, and who may pay. No Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreg.gui.register.sponsor_terms import Sponsor, read_sponsors

if TYPE_CHECKING:
    from fieldreg.app import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Market:
    """The same for everybody at the table."""

    activation: str = ""
    """Its name, or its code while HQ has not told the name; "" where none is open here."""
    sponsors: tuple[Sponsor, ...] = ()


def read_market(desk: "Desk") -> Market:
    """On the reading thread."""
    from fieldreg.app import current_activation  # noqa: PLC0415  loaded by now

    code, plan = current_activation(desk)
    return Market(activation=plan.name if plan else code, sponsors=read_sponsors(desk))
