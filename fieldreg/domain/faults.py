"""What is wrong with the world: the disk is full, HQ is away, a printer is missing."""


class Fault(Exception):  # noqa: N818 - it tells whose fault something is, and that is its name
    """The world is at fault, and somebody can do something about it.

    `code` finds the sentence and the advice in `resources/words/`; `values` fill its placeholders.
    Never carries a NIK, a name or a secret: faults are logged.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = {name: str(value) for name, value in values.items()}

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value}" for name, value in self.values.items())
        return f"{self.code} ({details})" if details else self.code
