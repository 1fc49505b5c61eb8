"""How a text that is too long is made to fit: by rule, and without losing a letter."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

Measure: TypeAlias = Callable[[str, float], float]
"""The width of a text at a size, in the same unit as the width it must fit."""

_STEP = 0.2
_LEAST = 0.1
"""Points: below this a text is no longer shrunk; nothing that a person is called gets here."""


class Fitted(NamedTuple):
    """A text broken into lines that fit."""

    lines: tuple[str, ...]
    size: float


def fit(
    text: str,
    measure: Measure,
    *,
    width: float,
    size: float,
    shrink: float,
    wrapped: float,
    smallest: float,
    lines: int,
) -> Fitted:
    """Lines and a size at which `text` stays within `width` and within `lines`; no letter is lost.

    In this order: one line, shrunk to `shrink` at most; words over `lines` lines, from `wrapped` down to
    `smallest`; words themselves broken at `smallest`; and, if even that is too much, smaller still.
    """
    words = text.split()
    joined = " ".join(words)
    for points in _sizes(size, shrink):
        if measure(joined, points) <= width:
            return Fitted((joined,), points)
    for points in _sizes(wrapped, smallest):
        broken = _wrapped(words, lambda line, at=points: measure(line, at) <= width)  # type: ignore[misc]
        if broken is not None and len(broken) <= lines:
            return Fitted(tuple(broken), points)
    points = smallest
    while True:
        broken = _broken(joined, lambda line, at=points: measure(line, at) <= width)  # type: ignore[misc]
        if len(broken) <= lines or points <= _LEAST:
            return Fitted(tuple(broken), points)
        points *= 0.94


def _sizes(size: float, least: float) -> list[float]:
    steps = int((size - least) / _STEP + 1e-9)
    return [size - step * _STEP for step in range(steps + 1)]


def _wrapped(words: list[str], fits: Callable[[str], bool]) -> list[str] | None:
    """Words over as many lines as they need, or None when one word alone is too wide."""
    lines: list[str] = []
    for word in words:
        if not fits(word):
            return None
        if lines and fits(f"{lines[-1]} {word}"):
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _broken(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Letters over as many lines as they need, at least one a line."""
    lines = [""]
    for letter in text:
        if lines[-1] and not fits(lines[-1] + letter):
            lines.append("")
        lines[-1] += letter
    return [line.strip() for line in lines]
