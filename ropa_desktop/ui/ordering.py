"""How a list is sorted, and how wide its columns are, by keys: what a mouse does at the headings."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView

from ropa_desktop.i18n import _
from ropa_desktop.ui.dividing import say
from ropa_desktop.ui.record_list import RecordList

_LETTERS = 2  # by so many a column grows
_LEAST = 4


def sort_next(shown: RecordList) -> None:
    """Sort by the column at the right of the one that is sorted by, after the last one by the first."""
    header, (here, _down) = shown.table.horizontalHeader(), shown.order()
    seen = [place for place in range(header.count()) if not header.isSectionHidden(place)]
    if seen:
        header.setSortIndicator(next((place for place in seen if place > here), seen[0]), Qt.SortOrder.AscendingOrder)
        say(shown.table, shown.order_in_words())


def turn_round(shown: RecordList) -> None:
    """What came last comes first."""
    here, down = shown.order()
    order = Qt.SortOrder.AscendingOrder if down else Qt.SortOrder.DescendingOrder
    shown.table.horizontalHeader().setSortIndicator(here, order)
    say(shown.table, shown.order_in_words())


def make_wider(shown: RecordList, by: int, tell: Callable[[str], None]) -> None:
    """Make the column that the list is sorted by wider or narrower."""
    header, (here, _down) = shown.table.horizontalHeader(), shown.order()
    if not shown.model.headings:
        return
    name, letter = shown.model.headings[here], shown.table.fontMetrics().averageCharWidth()
    if header.sectionResizeMode(here) != QHeaderView.ResizeMode.Interactive or header.isSectionHidden(here):
        tell(_("The column “{name}” has the room that the other columns leave.").format(name=name))
        return
    header.resizeSection(here, max(header.sectionSize(here) + by * _LETTERS * letter, _LEAST * letter))
    wide = header.sectionSize(here) // max(letter, 1)
    say(shown.table, _("The column “{name}” has room for {n} letters.").format(name=name, n=wide))
