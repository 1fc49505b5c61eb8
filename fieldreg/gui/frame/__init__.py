"""What stands around the pages: the rail, the status strip, the keys."""

from fieldreg.gui.frame.keys_panel import KeysPanel
from fieldreg.gui.frame.rail import Place, Rail
from fieldreg.gui.frame.status import StatusPresenter, StatusSeen
from fieldreg.gui.frame.strip import StatusStrip

__all__ = ["KeysPanel", "Place", "Rail", "StatusPresenter", "StatusSeen", "StatusStrip"]
