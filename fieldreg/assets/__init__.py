"""The files in `resources/`: where they are, and the tables and words made of them.

Works from a source checkout, from an installed wheel and from the frozen app. Loaded values are
cached, frozen and safe to share between threads.
"""

from fieldreg.assets.places import resource_path
from fieldreg.assets.tables import load_occupations, load_rates, load_regions, load_tables
from fieldreg.assets.words import LANGUAGES, Words, load_words

__all__ = [
    "LANGUAGES",
    "Words",
    "load_occupations",
    "load_rates",
    "load_regions",
    "load_tables",
    "load_words",
    "resource_path",
]
