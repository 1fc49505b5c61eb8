"""HQ's public lists for a desk that only checks: which there are, and newer ones. Decides; knows no Qt."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from fieldreg.domain.faults import Fault
from fieldreg.gui.check.trusting import TrustOfLists

if TYPE_CHECKING:
    from fieldreg.app import CheckingLists


class ListsView(Protocol):
    """What the presenter tells the page."""

    def show_lists(self, lists: "CheckingLists | None") -> None:
        """What is gone by; None where nothing has been taken yet."""
        ...

    def show_busy(self, *, busy: bool) -> None:
        """Fetching takes a moment."""
        ...

    def show_lists_fault(self, fault: Fault) -> None:
        """They could not be taken; those that there were still do."""
        ...


class ListsPresenter:
    """`took` is called with the source once lists have come from it."""

    def __init__(self, view: ListsView, trusting: TrustOfLists, *, took: Callable[[str], None]) -> None:
        self._view, self._trusting, self._took = view, trusting, took
        self._busy = False

    def begin(self) -> None:
        """What was taken before."""
        self._trusting.begin(done=self._view.show_lists, failed=self._view.show_lists_fault)

    def take(self, source: str, hq_key: str) -> None:
        """F9: fetch from HQ's address, or read a file."""
        source, hq_key = source.strip(), hq_key.strip()
        if self._busy:
            return
        if not source:
            self._view.show_lists_fault(Fault("lists_source_missing"))
            return
        self._busy = True
        self._view.show_busy(busy=True)

        def took(lists: "CheckingLists") -> None:
            self._end()
            self._took(source)
            self._view.show_lists(lists)

        self._trusting.take(source, hq_key, done=took, failed=self._failed)

    def _failed(self, fault: Fault) -> None:
        self._end()
        self._view.show_lists_fault(fault)

    def _end(self) -> None:
        self._busy = False
        self._view.show_busy(busy=False)
