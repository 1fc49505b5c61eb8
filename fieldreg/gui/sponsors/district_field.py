"""A district by a few typed letters: two of one name are told apart by the regency behind the comma."""

from fieldreg.assets import load_tables
from fieldreg.domain.regions import Level
from fieldreg.gui.widgets import Field, Suggestions

_MOST_OFFERED = 6


class DistrictField(Field):
    """Holds a name that `Regions.read` takes for one district, once a suggestion was taken."""

    def __init__(self) -> None:
        super().__init__(message_lines=2)
        self._offered: tuple[str, ...] = ()
        self._suggestions = Suggestions(self)
        self.typed.connect(self._offer)
        self._suggestions.taken.connect(lambda at: self.put(self._offered[at]))

    def _offer(self, text: str) -> None:
        regions = load_tables().regions
        found = regions.suggest(text, level=Level.DISTRICT, limit=_MOST_OFFERED)
        self._offered = tuple(regions.full_name(each.code) for each in found)
        self._suggestions.offer(self._offered)
