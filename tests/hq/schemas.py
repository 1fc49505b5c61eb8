"""Just enough of JSON Schema 2020-12 to hold an answer against HQ's OpenAPI document.

Strict on purpose: a keyword that it does not know fails, so a schema never passes unread.
"""

import re

_KINDS = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "null": type(None),
}
_NOTES = {"title", "description", "default", "examples", "format"}


class Mismatch(AssertionError):  # noqa: N818 - said of a value
    """A value is not what its schema says."""


def validate(value, schema, document, path="$"):
    """Raise Mismatch unless `value` follows `schema` of `document`."""
    for keyword, rule in schema.items():
        if keyword in _NOTES:
            continue
        check = globals().get("_check_" + keyword.lstrip("$"))
        if check is None:
            raise Mismatch(f"{path}: nobody here knows the keyword {keyword}")
        check(value, rule, schema, document, path)


def _check_ref(value, rule, schema, document, path):
    target = document
    for step in rule.removeprefix("#/").split("/"):
        target = target[step]
    validate(value, target, document, path)


def _check_type(value, rule, schema, document, path):
    kinds = tuple(
        kind for name in ([rule] if isinstance(rule, str) else rule) for kind in _flat(_KINDS[name])
    )
    wrong_bool = isinstance(value, bool) and bool not in kinds
    _expect(isinstance(value, kinds) and not wrong_bool, path, rule)


def _flat(kind):
    return kind if isinstance(kind, tuple) else (kind,)


def _check_properties(value, rule, schema, document, path):
    for name, item in value.items():
        _expect(name in rule, path, f"no {name}")
        validate(item, rule[name], document, f"{path}.{name}")


def _check_required(value, rule, schema, document, path):
    for name in rule:
        _expect(name in value, path, f"{name} is missing")


def _check_items(value, rule, schema, document, path):
    for place, item in enumerate(value if rule is not False else []):
        validate(item, rule, document, f"{path}[{place}]")


def _check_prefixItems(value, rule, schema, document, path):  # noqa: N802 - the keyword's name
    for place, item in enumerate(rule):
        validate(value[place], item, document, f"{path}[{place}]")


def _check_anyOf(value, rule, schema, document, path):  # noqa: N802 - the keyword's name
    for choice in rule:
        try:
            return validate(value, choice, document, path)
        except Mismatch:
            continue
    raise Mismatch(f"{path}: none of anyOf")


def _check_enum(value, rule, schema, document, path):
    _expect(value in rule, path, rule)


def _check_pattern(value, rule, schema, document, path):
    _expect(re.search(rule, value), path, rule)


def _check_minimum(value, rule, schema, document, path):
    _expect(value >= rule, path, f">= {rule}")


def _check_maximum(value, rule, schema, document, path):
    _expect(value <= rule, path, f"<= {rule}")


def _check_maxLength(value, rule, schema, document, path):  # noqa: N802 - the keyword's name
    _expect(len(value) <= rule, path, f"length <= {rule}")


def _check_maxItems(value, rule, schema, document, path):  # noqa: N802 - the keyword's name
    _expect(len(value) <= rule, path, f"items <= {rule}")


def _check_minItems(value, rule, schema, document, path):  # noqa: N802 - the keyword's name
    _expect(len(value) >= rule, path, f"items >= {rule}")


def _expect(holds, path, what):
    if not holds:
        raise Mismatch(f"{path}: {what}")
