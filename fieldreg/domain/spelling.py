"""Bare spelling, for comparing what people typed."""

import re
import unicodedata

_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc\u0060\u00b4]")


def folded(text: str) -> str:
    """Lower case, no accents, apostrophes gone, one blank where anything but a letter or digit stood."""
    bare = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text)).casefold()
    return _NOT_A_WORD.sub(" ", "".join(c for c in bare if not unicodedata.combining(c))).strip()
