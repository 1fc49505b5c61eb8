"""The files in `resources/`: where they are, and the tables and words made of them.

Works from a source checkout, from an installed wheel and from the frozen app. Loaded values are
cached, frozen and safe to share between threads. Tables and words are loaded when they are first used: the
window asks for a font and a translation long before it asks for 7,285 districts.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from fieldreg.assets.places import LANGUAGES, resource_path

if TYPE_CHECKING:
    from fieldreg.assets.tables import (
        ConsentText,
        load_consent,
        load_occupations,
        load_rates,
        load_regions,
        load_tables,
    )
    from fieldreg.assets.words import Words, load_words

__all__ = [
    "LANGUAGES",
    "ConsentText",
    "Words",
    "load_consent",
    "load_occupations",
    "load_rates",
    "load_regions",
    "load_tables",
    "load_words",
    "resource_path",
]


def __getattr__(name: str) -> object:
    """Load the tables' or the words' module, once (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = "words" if name in {"Words", "load_words"} else "tables"
    value: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value
