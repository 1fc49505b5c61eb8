"""Progress bars on stderr, for people only."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import TaskID

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


@contextmanager
def steps(*, show: bool) -> Iterator[Callable[[str], Advance]]:
    """Bars for a row of named steps on stderr: call with a name, then what it gives with (done, all)."""
    if not (show and sys.stderr.isatty()):
        yield lambda _name: lambda _done, _all: None
        return
    from rich.console import Console  # noqa: PLC0415 - only where a bar is shown
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True)) as bar:
        tasks: list[TaskID] = []

        def step(name: str) -> Advance:
            if tasks:
                bar.update(tasks[-1], completed=1, total=1)
            tasks.append(bar.add_task(name, total=None))
            task = tasks[-1]
            return lambda done, everything: bar.update(task, completed=done, total=everything)

        yield step
        if tasks:
            bar.update(tasks[-1], completed=1, total=1)
