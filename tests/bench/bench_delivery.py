"""The frozen folder: how large it is, and how fast it starts beside Python and beside the checkout.

make frozen && python -m tests.bench.bench_delivery
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.bench.figures import Figure, show

TOP = Path(__file__).parents[2]
FOLDER = TOP / "dist" / "fieldreg"
STARTS = 9


def run(folder: Path = FOLDER) -> list[Figure]:
    """Nothing where nobody has built it: `make frozen` takes half a minute."""
    program = folder / ("fieldreg.exe" if sys.platform == "win32" else "fieldreg")
    if not program.is_file():
        print("bench_delivery: no frozen folder; make frozen builds it")
        return []
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    megabytes = sum(path.stat().st_size for path in files) / 1e6
    source = [sys.executable, "-m", "fieldreg"]
    return [
        Figure("frozen folder: size", megabytes, "MB"),
        Figure("frozen folder: files", len(files), "files"),
        *(_start(f"frozen start: {' '.join(verb)}", [program], source, verb) for verb in _VERBS),
        _window_start([program], source),
    ]


_VERBS = (["--version"], ["nik", "3171070101850000"])


def _start(name: str, frozen: list, source: list, verb: list[str]) -> Figure:
    ours, reference = _milliseconds([*frozen, *verb]), _milliseconds([*source, *verb])
    return Figure(name, ours, "ms", reference, ours / reference)


def _window_start(frozen: list, source: list) -> Figure:
    """Until Qt says that the window is shown, on a data folder that nobody has enrolled."""
    ours, reference = _shown_ms(frozen), _shown_ms(source)
    return Figure("frozen start: the window is shown", ours, "ms", reference, ours / reference)


def _shown_ms(command: list) -> float:
    seconds = []
    for _ in range(STARTS + 1):
        with tempfile.TemporaryDirectory() as home:
            said = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.widgets.showhide=true"}
            started = perf_counter()
            with subprocess.Popen(
                [*command, "--home", home],
                stderr=subprocess.PIPE,
                text=True,
                cwd=TOP,
                env={**os.environ, **said},
            ) as window:
                for line in window.stderr:
                    if "Showing children of Window(" in line:
                        break
                seconds.append(perf_counter() - started)
                window.terminate()
    return median(seconds[1:]) * 1000


def _milliseconds(command: list) -> float:
    """The middle of several starts, the first left out: it warms the disk's cache."""
    seconds = []
    for _ in range(STARTS + 1):
        started = perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=TOP)
        seconds.append(perf_counter() - started)
    return median(seconds[1:]) * 1000


if __name__ == "__main__":
    show(run(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER))
