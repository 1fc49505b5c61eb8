"""`fieldreg printer`: how each printer is set right, and remembering it."""

import click

from fieldreg.cli.printer import changed_profile, measure_options
from fieldreg.cli.run import BadInput, Call, common_options
from fieldreg.domain.problems import Problem


@click.command("printer")
@click.argument("name", default="")
@measure_options
@common_options
def verb(call: Call, *, name: str, **measures: float | None) -> None:
    """Show how printers are set right, or remember measures for NAME, as the window does."""
    import msgspec  # noqa: PLC0415

    from fieldreg.app import load_printers, remember_profile  # noqa: PLC0415

    home = call.home()
    if name and any(value is not None for value in measures.values()):
        home.make()
        remember_profile(home, name, changed_profile(load_printers(home).profile(name), measures))
    book = load_printers(home)
    if name and name not in book.profiles:
        raise BadInput([Problem("printer_unknown", "NAME", values={"printer": name})])
    shown = {name: book.profile(name)} if name else book.profiles
    value = {each: msgspec.to_builtins(profile) for each, profile in shown.items()}
    call.answer(
        value,
        lambda: (
            "\n".join(f"{each}: {_line(call, said)}" for each, said in value.items())
            or call.say("printers_none")
        ),
    )


def _line(call: Call, measures: dict[str, object]) -> str:
    return ", ".join(_measure(call, name, said) for name, said in measures.items() if said is not None)


def _measure(call: Call, name: str, said: object) -> str:
    if isinstance(said, dict):
        return call.say("printer_back", measures=_line(call, said))
    if isinstance(said, bool):
        return call.say(f"printer_{name}_{'on' if said else 'off'}")
    return call.say(f"printer_{name}", value=said)
