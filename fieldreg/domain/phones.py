"""Indonesian telephone numbers, written as the field writes them, with a leading 0."""

import re


def read_phone(text: str) -> str | None:
    """08… (or 021…) out of "0821 9132 8449", "+62 812-…", "6287…", "8525…"; None if it is no number.

    Where several stand in one field, the first that can be read. "" for an empty field.
    """
    if not text.strip(_BLANK):
        return ""
    candidates = [text, *re.split(r"[/;,]|\batau\b|\s{2,}", text)]
    return next((number for number in map(_number, candidates) if number), None)


def grouped_phone(phone: str) -> str:
    """For people's eyes: 0812 9132 8449."""
    return " ".join(phone[at : at + 4] for at in range(0, len(phone), 4)) if phone.isdigit() else phone


_BLANK = " \t\n\r\u00a0-'"
_MARKS = re.compile("[\\s().\\-+/'\u00a0\u2010-\u2015]")
_COUNTRY = re.compile(r"^(?:00)?62(?:0(?=8))?")
_NUMBER = re.compile(r"08[1-9]\d{7,10}|0[2-79]\d{7,10}")


def _number(text: str) -> str | None:
    digits = _MARKS.sub("", text)
    if not digits.isascii():
        return None
    national = _COUNTRY.sub("0", digits)
    if national.startswith("8"):
        national = "0" + national
    return national if _NUMBER.fullmatch(national) else None
