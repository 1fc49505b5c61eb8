"""What a torture says: a name, figures, and the seed that brings it back."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One line of the report. Every value of `must_be_zero` is a promise; `found` proves the harness."""

    name: str
    seed: int
    tried: dict[str, int]
    must_be_zero: dict[str, int]
    found: dict[str, int] = field(default_factory=dict)
    """Where the harness had to find something (a planted fault, a weaker setting): 0 means it is blind."""

    @property
    def held(self) -> bool:
        """Whether every promise held, and the harness can see."""
        return not any(self.must_be_zero.values()) and all(self.found.values())

    def __str__(self) -> str:
        def row(values: dict[str, int]) -> str:
            return ", ".join(f"{name} {value:,}" for name, value in values.items())

        seen = f"; must be found: {row(self.found)}" if self.found else ""
        word = "held  " if self.held else "BROKEN"
        return f"{word} {self.name}: {row(self.tried)}; {row(self.must_be_zero)}{seen} (seed {self.seed})"


def together(one: Outcome, other: Outcome) -> Outcome:
    """Two parts of one torture; the seed is that of the first that broke."""
    return Outcome(
        name=one.name,
        seed=other.seed if one.held and not other.held else one.seed,
        tried=_added(one.tried, other.tried),
        must_be_zero=_added(one.must_be_zero, other.must_be_zero),
        found=_added(one.found, other.found),
    )


def _added(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    return {name: one.get(name, 0) + other.get(name, 0) for name in {**one, **other}}
