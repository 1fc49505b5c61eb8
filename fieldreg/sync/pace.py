"""How many entries go in one push: as many as the line carries in a few seconds."""

BATCH = 100
"""Entries in the first push: about 10 KB on the line, so that a cut costs little."""
_SMALLEST, _LARGEST = 10, 500
_SHORT_S, _LONG_S = 3.0, 10.0
"""An exchange should last between these: shorter ones waste round trips, longer ones lose more to a cut."""


class Pace:
    """Adapts to the line from push to push, and from round to round where the caller keeps it."""

    def __init__(
        self,
        entries: int = BATCH,
        *,
        fixed: bool = False,
        smallest: int = _SMALLEST,
        largest: int = _LARGEST,
    ) -> None:
        """`fixed` never adapts but to a push that HQ finds too large."""
        self._smallest, self._largest = smallest, largest
        self.entries = entries
        """What the next push should bring."""
        self._fixed = fixed

    def went(self, entries: int, seconds: float) -> None:
        """A push of so many entries was answered after so long."""
        if self._fixed:
            return
        if seconds > _LONG_S:
            self._set(self.entries // 2)
        elif seconds < _SHORT_S and entries >= self.entries:
            # At most what the line would carry in the time that we grant it, and never a leap.
            carried = entries * _SHORT_S / max(seconds, 0.01)
            self._set(int(min(self.entries * 2, max(carried, self.entries))))

    def broke(self) -> None:
        """The line broke in the middle of a push: ask less of it."""
        if not self._fixed:
            self._set(self.entries // 2)

    def too_large(self) -> bool:
        """HQ finds the push too large: whether a smaller one can be made."""
        if self.entries <= 1:
            return False
        self.entries //= 2
        return True

    def _set(self, entries: int) -> None:
        self.entries = max(self._smallest, min(self._largest, entries))
