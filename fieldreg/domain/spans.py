"""How long a time is, as one says it."""

MINUTES_AN_HOUR, MINUTES_A_DAY = 60, 24 * 60
_UNITS = {"id": ("hari", "jam", "menit"), "en": ("day", "hour", "minute")}
_LESS = {"id": "kurang dari 1 menit", "en": "less than 1 minute"}


def say_span(minutes: int, language: str) -> str:
    """As in "1 hari", "2 jam 5 menit", "400 hari 3 jam": its two largest units; `language` is id or en.

    The sign is nobody's business here.
    """
    hours, rest = divmod(abs(minutes), MINUTES_AN_HOUR)
    counts = (*divmod(hours, 24), rest)
    first = next((at for at, many in enumerate(counts) if many), None)
    if first is None:
        return _LESS[language]
    said = zip(counts[first : first + 2], _UNITS[language][first : first + 2], strict=True)
    plural = "s" if language == "en" else ""
    return " ".join(f"{many} {unit}{plural if many > 1 else ''}" for many, unit in said if many)
