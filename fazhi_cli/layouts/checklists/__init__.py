"""The tables that offices use: from a selection to a document, whatever file it will be written to."""

from fazhi_cli.layouts.checklists.builder import build, title_of
from fazhi_cli.layouts.checklists.layouts import LAYOUTS, find

__all__ = ["LAYOUTS", "build", "find", "title_of"]
