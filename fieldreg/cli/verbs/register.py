"""`fieldreg register`: people from JSON, one object or one a line."""

import json
import sys
from functools import partial
from pathlib import Path

import click

from fieldreg.cli.output import tell
from fieldreg.cli.person_fields import unknown_fields
from fieldreg.cli.run import INPUT, BadInput, Call, common_options, problem_json, sentences
from fieldreg.cli.usage import FILE
from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.problems import Problem


@click.command("register")
@click.argument("file", type=FILE)
@common_options
def verb(call: Call, file: Path) -> None:
    """Register people from FILE (- for stdin): a JSON object, or one object a line; a result a line.

    Keys are the fields of the form: nik, name, birth_date, sex, phone, occupation, income, programmes,
    months, payer, payment_method … Consent that is not stated is asked for when the card is handed over.
    """
    from fieldreg.app import Registered, register_member  # noqa: PLC0415

    forms = _forms(_read(file))
    if not forms and not call.json:
        tell(call.say("nobody"))
    with call.desk() as desk:
        for form in forms:
            result = register_member(desk, form, at_desk=False)
            taken = result if isinstance(result, Registered) else None
            value = {
                "id": taken.member_id if taken else None,
                "kpj": taken.kpj if taken else None,
                "amount_rp": taken.amount_rp if taken else None,
                "problems": problem_json(result.problems),
            }
            if taken is None:
                head = call.say("refused")
            elif taken.kpj is None:
                head = call.say("registered_without_number")
            else:
                head = call.say("registered", kpj=taken.kpj)
            told = "\n".join([head, *(f"  {line}" for line in sentences(call, result.problems))])
            call.answer(value, partial(str, told))
            if not taken:
                call.end(INPUT)


def _read(file: Path) -> str:
    """The whole text. Raises BadInput (text_not_utf8), OSError."""
    content = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput([Problem("text_not_utf8", "FILE")]) from None


def _forms(text: str) -> list[RegistrationForm]:
    """The forms in a text. Raises BadInput where it is no JSON or bears an unknown key."""
    text = text.rstrip()
    try:
        whole, end = json.JSONDecoder().raw_decode(text, len(text) - len(text.lstrip()))
    except json.JSONDecodeError as error:
        raise _unreadable(error.lineno, error.colno) from None
    except RecursionError:
        raise _unreadable(1, 1) from None
    if end == len(text):
        objects = whole if isinstance(whole, list) else [whole]
    else:
        objects = [_line(line, at) for at, line in enumerate(text.splitlines(), start=1) if line.strip()]
    return [_form(each) for each in objects]


def _line(line: str, at: int) -> object:
    try:
        value: object = json.loads(line)
    except json.JSONDecodeError as error:
        raise _unreadable(at, error.colno) from None
    return value


def _unreadable(line: int, column: int) -> BadInput:
    where = {"line": str(line), "column": str(column)}
    return BadInput([Problem("json_unreadable", "FILE", values=where)])


def _form(value: object) -> RegistrationForm:
    if not isinstance(value, dict):
        raise BadInput([Problem("json_no_object", "")])
    unknown = unknown_fields(set(value) - {"reasons"})
    if unknown:
        raise BadInput(unknown)
    reasons = value.get("reasons") or {}
    if not isinstance(reasons, dict):
        raise BadInput([Problem("json_no_object", "reasons")])
    texts = {key: _text(each) for key, each in value.items() if key != "reasons"}
    return RegistrationForm(**texts, reasons={str(code): _text(why) for code, why in reasons.items()})


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ",".join(_text(each) for each in value)
    return str(value)
