"""A list of problems that grows while a form is judged."""

from collections.abc import Iterable

from fieldreg.domain.problems import Problem, Severity


class Findings:
    """Problems in the order in which they were found. Belongs to one judging, one thread."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    def block(self, code: str, field: str, /, **values: object) -> None:
        """This stops the registration."""
        self._add(code, field, Severity.BLOCK, values)

    def warn(self, code: str, field: str, /, **values: object) -> None:
        """The officer may go on with a reason."""
        self._add(code, field, Severity.WARN, values)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Found elsewhere."""
        self._problems.extend(problems)

    def all(self) -> tuple[Problem, ...]:
        """Everything found so far."""
        return tuple(self._problems)

    def _add(self, code: str, field: str, severity: Severity, values: dict[str, object]) -> None:
        shown = {name: str(value) for name, value in values.items()}
        self._problems.append(Problem(code, field, severity, shown))
