"""Progress bars on stderr, for people only."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Advance = Callable[[int, int], None]


@contextmanager
def progress(title: str, *, show: bool) -> Iterator[Advance]:
    """A bar on stderr; call what it gives with (done, all). Silent where nobody watches."""
    if not (show and sys.stderr.isatty()):
        yield lambda _done, _all: None
        return
    from rich.console import Console  # noqa: PLC0415 - only where a bar is shown
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, everything: bar.update(task, completed=done, total=everything)
