"""Every figure of product.md that can be measured here: `python -m tests.bench [NAME …]`."""

import importlib
import sys
from pathlib import Path

from tests.bench.figures import show


def main(wanted: list[str]) -> None:
    """Run the benches whose names are given (store, cards …), or all of them, one after another."""
    names = [path.stem for path in sorted(Path(__file__).parent.glob("bench_*.py"))]
    for name in names:
        if not wanted or name.removeprefix("bench_") in wanted:
            print(f"\n{name.removeprefix('bench_')}")
            show(importlib.import_module(f"tests.bench.{name}").run())


main(sys.argv[1:])
