"""What a bench says: a figure, beside its reference from the same run where one can be had."""

from typing import NamedTuple


class Figure(NamedTuple):
    """One line of the table."""

    name: str
    value: float
    unit: str
    reference: float | None = None
    """The same measure of the reference, in the same unit, taken in the same run."""
    ratio: float | None = None
    """`value` / `reference`: above 1 is better for a rate, below 1 for a size."""
    target: str = ""
    """What product.md asks for."""


def show(figures: list[Figure]) -> None:
    """Print the table."""
    for figure in figures:
        reference = f"{figure.reference:,.2f}" if figure.reference is not None else "–"
        ratio = f"{figure.ratio:,.2f} ×" if figure.ratio is not None else "–"
        value = f"{figure.value:>12,.2f} {figure.unit:<12}"
        print(f"{figure.name:<52} {value} {reference:>12} {ratio:>10}  {figure.target}")
