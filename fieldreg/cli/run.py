"""What every verb shares: options, output, exit codes. No traceback ever reaches a user."""

import errno
import logging
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from fieldreg.cli.language import language_asked, language_of, language_option
from fieldreg.cli.output import allow_all_letters, tell, tell_json
from fieldreg.cli.usage import problem_of, usage_of
from fieldreg.domain.faults import Fault
from fieldreg.domain.problems import Problem
from fieldreg.files import read_fault

if TYPE_CHECKING:
    from fieldreg.app import Desk, Home
    from fieldreg.assets import Words
    from fieldreg.hq import HqConfig

DONE, WORLD, INPUT = 0, 1, 2


class BadInput(Exception):  # noqa: N818 - it names the input, not an error of ours
    """What was typed or handed over is wrong; `problems` say where and why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__()
        self.problems = tuple(problems)


@dataclass(slots=True)
class Call:
    """One call of a verb: where the data is and how to answer."""

    folder: str | None
    json: bool
    language: str
    failed: int = field(default=DONE)

    @property
    def words(self) -> "Words":
        """The sentences for problems and faults."""
        from fieldreg.assets import load_words  # noqa: PLC0415 - only where something must be said

        return load_words(self.language)

    def say(self, code: str, /, **values: object) -> str:
        """A sentence or label of the verbs."""
        return self.words.say("verb", code, **values)

    def field(self, name: str) -> str:
        """What people call a field of the form or of a record."""
        return self.words.say("field", name)

    def fields(self, names: Iterable[str]) -> str:
        """The same of several, as a list to read."""
        return ", ".join(self.field(name) for name in names)

    def home(self) -> "Home":
        """The data folder. Raises BadInput (folder_is_file)."""
        home = _home(self.folder)
        if home.folder.is_file():
            raise BadInput([Problem("folder_is_file", "--home")])
        return home

    def hq_config(self, database_url: str = "") -> "HqConfig":
        """Where headquarters lives. Raises BadInput (folder_is_file), Fault (extra_missing)."""
        try:
            from fieldreg.hq import HqConfig  # noqa: PLC0415 - a laptop without the extra never comes here
        except ModuleNotFoundError:
            raise Fault("extra_missing", extra="hq") from None
        import platformdirs  # noqa: PLC0415

        folder = self.folder or platformdirs.user_data_dir("fieldreg-hq", appauthor=False)
        if Path(folder).is_file():
            raise BadInput([Problem("folder_is_file", "--home")])
        return HqConfig(folder=Path(folder), database_url=database_url)

    def desk(self) -> "Desk":
        """Sign in with FIELDREG_PIN, or ask for the PIN. Raises Fault as `sign_in` does."""
        from fieldreg.app import look_after, sign_in  # noqa: PLC0415

        home = self.home()
        officer_id = self.officer_id()  # first: a laptop that is not set up has no PIN to ask for
        desk = sign_in(home, ask_pin(), officer_id=officer_id)
        look_after(desk, home)
        return desk

    def officer_id(self) -> str:
        """Whose PIN it is: FIELDREG_OFFICER, or the only one. Raises Fault (not_set_up, officer_unclear)."""
        from fieldreg.app import officers  # noqa: PLC0415

        known = officers(self.home())
        wanted = os.environ.get("FIELDREG_OFFICER", "")
        chosen = [officer for officer in known if wanted in {"", officer.name, officer.officer_id}]
        if len(chosen) != 1:
            raise Fault("officer_unclear", names=", ".join(officer.name for officer in known))
        return chosen[0].officer_id

    def answer(self, value: object, human: Callable[[], str]) -> None:
        """Print one JSON value, or the sentence for people."""
        if self.json:
            tell_json(value)
        else:
            tell(human())

    def end(self, code: int) -> None:
        """The exit code, once everything has been said; the worst one stays."""
        self.failed = max(self.failed, code)


def ask_pin() -> str:
    """The PIN from FIELDREG_PIN or from a prompt. Raises Fault (pin_needed) where nobody can be asked."""
    pin = os.environ.get("FIELDREG_PIN")
    if pin is not None:
        return pin
    if not sys.stdin.isatty():
        raise Fault("pin_needed")
    typed: str = click.prompt("PIN", hide_input=True, err=True)
    return typed


def ask_new_pin(call: Call) -> str:
    """The new PIN from FIELDREG_NEW_PIN, or typed twice alike. Raises Fault (pin_needed)."""
    pin = os.environ.get("FIELDREG_NEW_PIN")
    if pin is not None:
        return pin
    if not sys.stdin.isatty():
        raise Fault("new_pin_needed")
    while True:
        typed: str = click.prompt(call.say("new_pin"), hide_input=True, err=True)
        if typed == click.prompt(call.say("new_pin_again"), hide_input=True, err=True):
            return typed
        click.echo(call.words.say("fault", "pins_differ"), err=True)


def _home(folder: str | None) -> "Home":
    from fieldreg.app import Home, default_home  # noqa: PLC0415

    return Home(Path(folder)) if folder else default_home()


def _options(home_variable: str, *, laptop: bool) -> Callable[[Callable[..., None]], Callable[..., None]]:
    def decorate(verb: Callable[..., None]) -> Callable[..., None]:
        @click.option("--home", "folder", envvar=home_variable, help=f"Data folder (else {home_variable}).")
        @click.option("--json", "as_json", is_flag=True, help="Print JSON on stdout and nothing else there.")
        @language_option
        @click.pass_context
        @wraps(verb)
        def wrapped(
            context: click.Context, /, *, folder: str | None, as_json: bool, lang: str | None, **rest: object
        ) -> None:
            shared = context.obj or {}
            folder = folder or shared.get("home")
            language = language_of(lang or shared.get("language"), _home(folder) if laptop else None)
            call = Call(folder=folder, json=as_json, language=language)
            try:
                verb(call, **rest)
            except Fault as fault:
                click.echo(call.words.fault(fault), err=True)
                context.exit(WORLD)
            except OSError as error:
                # A folder that is not there, a disk that is full: the world's, wherever it was met.
                click.echo(call.words.fault(_fault_of(error)), err=True)
                context.exit(WORLD)
            except BadInput as bad:
                for line in sentences(call, bad.problems):
                    click.echo(line, err=True)
                context.exit(INPUT)
            context.exit(call.failed)

        return wrapped

    return decorate


def _fault_of(error: OSError) -> Fault:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Fault("disk_full")
    return read_fault(error, str(error.filename or ""))


common_options = _options("FIELDREG_HOME", laptop=True)
"""Give a verb of the laptop `--home`, `--json` and `--lang`, and hand it a `Call` as its first argument."""
hq_options = _options("FIELDREG_HQ_HOME", laptop=False)
"""The same for a verb of headquarters."""


def sentences(call: Call, problems: Sequence[Problem]) -> list[str]:
    """One line a problem: where, and what is wrong."""
    words = call.words
    return [
        f"{problem.field}: {words.problem(problem)}" if problem.field else words.problem(problem)
        for problem in problems
    ]


def read_day(text: str, field: str) -> date:
    """A day out of YYYY-MM-DD. Raises BadInput (day_unreadable)."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadInput([Problem("day_unreadable", field)]) from None


def problem_json(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """Problems as scripts get them."""
    return [
        {"code": problem.code, "field": problem.field, "severity": problem.severity.value}
        for problem in problems
    ]


def run_program(program: click.Command, *, laptop: bool, **shared: object) -> NoReturn:
    """Run a program to its exit code; what nobody foresaw is logged and told as a bug, nothing lost.

    `laptop`: where nobody asks for a language, it is the one of the laptop's settings.
    """
    allow_all_letters()
    language = partial(_language_at_the_door, shared, laptop=laptop)
    try:
        done = program.main(standalone_mode=False, obj=shared)
        sys.exit(done if isinstance(done, int) else DONE)
    except click.UsageError as error:
        _tell_usage(error, Call(folder=None, json=False, language=language()))
        sys.exit(INPUT)
    except click.Abort:
        click.echo(Call(folder=None, json=False, language=language()).say("stopped"), err=True)
        sys.exit(WORLD)
    except Exception:  # the last door: see the promise
        logging.getLogger("fieldreg").debug("unforeseen", exc_info=True)
        if os.environ.get("FIELDREG_DEBUG"):
            raise
        click.echo(Call(folder=None, json=False, language=language()).say("mistake"), err=True)
        sys.exit(WORLD)


def _language_at_the_door(shared: Mapping[str, object], *, laptop: bool) -> str:
    """Where no verb has come to read its options."""
    folder = shared.get("home") or os.environ.get("FIELDREG_HOME")
    home = _home(str(folder) if folder else None) if laptop else None
    return language_of(language_asked(sys.argv[1:]), home)


def _tell_usage(error: click.UsageError, call: Call) -> None:
    problem = problem_of(error)
    if problem is None:
        error.show()
        return
    usage = usage_of(error)
    if usage:
        click.echo(call.say("usage", usage=usage), err=True)
    if error.ctx is not None:
        click.echo(call.say("usage_help", verb=error.ctx.command_path), err=True)
    for line in sentences(call, [problem]):
        click.echo(line, err=True)
