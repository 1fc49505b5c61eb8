"""What presenters of one screen share: a frozen picture of it, drawn when a field changes. No Qt."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar

from fieldreg.domain.faults import Fault

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Screen = TypeVar("Screen", bound="DataclassInstance")


class Presenting(Generic[Screen]):
    """`draw` shows a screen. A screen whose faults are told has a field `fault`."""

    def __init__(self, screen: Screen, draw: Callable[[Screen], None]) -> None:
        self._screen = screen
        self._draw = draw

    def _show(self, **changes: object) -> None:
        """The same screen, but for these fields."""
        self._screen = replace(self._screen, **changes)
        self._draw(self._screen)

    def _failed(self, fault: Fault) -> None:
        """Tell it; a locked desk tells itself, with the page out of sight."""
        if fault.code != "locked":
            self._show(fault=fault)
