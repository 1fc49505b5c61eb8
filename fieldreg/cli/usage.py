"""How a verb was called wrongly, in words of ours: those that come with the command line are English."""

from difflib import get_close_matches
from pathlib import Path

import click

from fieldreg.domain.problems import Problem

FILE = click.Path(path_type=Path, dir_okay=False, readable=False)
"""A file to read or to write; whether it can be opened is told where it is."""
FOLDER = click.Path(path_type=Path, file_okay=False, readable=False)
"""A folder to read from or to write into, there already or not."""


def problem_of(error: click.UsageError) -> Problem | None:
    """What is wrong with the call, where, and what would be right; None where click alone has words."""
    if isinstance(error, click.BadParameter) and error.param is not None:
        return _wrong_value(error, error.param)
    if isinstance(error, click.BadOptionUsage):
        return Problem("option_misused", error.option_name)
    if isinstance(error, click.NoSuchOption):
        alike = ", ".join(error.possibilities or ())
        code = "option_mistyped" if alike else "option_unknown"
        return Problem(code, error.option_name, values={"perhaps": alike})
    if isinstance(error, click.exceptions.NoSuchCommand):
        alike = ", ".join(_verbs_like(error))
        code = "verb_mistyped" if alike else "verb_unknown"
        return Problem(code, error.command_name, values={"perhaps": alike})
    # What is left: a group without its verb shows its help; else there were more words than the verb takes.
    helped = isinstance(error, click.exceptions.NoArgsIsHelpError)
    return None if helped else Problem("arguments_too_many", "")


def usage_of(error: click.UsageError) -> str:
    """The line that shows the verb's arguments, without the word before it; "" where no verb was found."""
    context = error.ctx
    if context is None:
        return ""
    return " ".join([context.command_path, *context.command.collect_usage_pieces(context)])


def _wrong_value(error: click.BadParameter, param: click.Parameter) -> Problem | None:
    """That there is none, or why it is not one of its kind."""
    kind, field = param.type, _name(param, error.ctx)
    if isinstance(error, click.MissingParameter):
        return Problem("argument_missing" if isinstance(param, click.Argument) else "option_missing", field)
    match kind:
        case click.Choice():
            return Problem("choice_unknown", field, values={"choices": ", ".join(map(str, kind.choices))})
        case click.IntRange():
            values = {"least": f"{kind.min or 0:.0f}", "most": f"{kind.max or 0:.0f}"}
            code = "number_too_small" if kind.max is None else "number_out_of_range"
            return Problem(code, field, values=values)
        case click.Path():
            return Problem("folder_is_file" if kind.dir_okay else "file_is_folder", field)
        case _ if kind in {click.INT, click.FLOAT}:
            return Problem("not_a_number", field)
        case _:
            return None


def _name(param: click.Parameter, context: click.Context | None) -> str:
    if isinstance(param, click.Option):
        return param.opts[0]
    return param.make_metavar(context or click.Context(click.Command(None))).strip("[].")


def _verbs_like(error: click.exceptions.NoSuchCommand) -> list[str]:
    group = error.cmd
    if error.ctx is None or not isinstance(group, click.Group):
        return []
    return get_close_matches(error.command_name, group.list_commands(error.ctx))
