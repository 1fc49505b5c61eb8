"""A group of verbs that imports a verb's file only when the verb is called."""

import importlib
from collections.abc import Mapping
from typing import Any

import click


class LazyGroup(click.Group):
    """`verbs` maps a verb to its one-line help; its command is `verb` in `package.<verb>`."""

    def __init__(self, *args: Any, verbs: Mapping[str, str], package: str, **attributes: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **attributes)
        self._verbs = verbs
        self._package = package

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The verbs in the order in which they are used."""
        return list(self._verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the verb's file."""
        if cmd_name not in self._verbs:
            return None
        module = importlib.import_module(f"{self._package}.{module_of(cmd_name)}")
        command: click.Command = module.verb
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the verbs without importing them."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(self._verbs.items()))


def module_of(verb: str) -> str:
    """The module that holds a verb: `import` is a word of Python's, hyphens are none."""
    return "import_list" if verb == "import" else verb.replace("-", "_")
