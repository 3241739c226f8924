"""How a list is arranged: by which column, filtered by what, and how wide its columns were made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtWidgets import QHeaderView

from ropa_desktop.store.lists import Column, Listing


@dataclass(frozen=True)
class Arrangement:
    """Columns by the names of their fields; widths in letters, so that they suit every size of the text."""

    sort: str = ""
    down: bool = False
    chips: Mapping[str, list[str]] = field(default_factory=dict)
    widths: Mapping[str, float] = field(default_factory=dict)

    def place(self, listing: Listing) -> int:
        """The column that the list is sorted by."""
        return next((n for n, column in enumerate(listing.columns) if column.field == self.sort), 0)

    def as_kept(self, chips: Mapping[str, list[str]]) -> dict[str, Any]:
        """What the settings keep, with chips as they may be kept."""
        return {"sort": self.sort, "down": self.down, "chips": dict(chips), "widths": dict(self.widths)}


def arrangement(kept: Any) -> Arrangement:
    """What was kept; a hand may have edited it, so whatever is not as we wrote it counts for nothing."""
    kept = kept if isinstance(kept, dict) else {}
    sort, chips, widths = kept.get("sort"), kept.get("chips"), kept.get("widths")
    return Arrangement(
        sort if isinstance(sort, str) else "",
        kept.get("down") is True,
        {
            name: list(values)
            for name, values in (chips if isinstance(chips, dict) else {}).items()
            if isinstance(values, list) and values and all(isinstance(one, str) for one in values)
        },
        {
            name: float(wide)
            for name, wide in (widths if isinstance(widths, dict) else {}).items()
            if isinstance(wide, int | float) and 1 <= wide <= 200
        },
    )


def usual(header: QHeaderView, place: int, column: Column, letter: int) -> int:
    """The pixels of a column that nobody has made wider or narrower: its heading is never cut."""
    return max((column.width + 2) * letter + 12, header.sectionSizeHint(place))


def make_wide(header: QHeaderView, listing: Listing, letter: int, kept: Arrangement) -> None:
    """Give each column its width, and what is left to those that have none of their own."""
    for place, column in enumerate(listing.columns):
        if column.width:
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
            wide = kept.widths.get(column.field)
            header.resizeSection(place, round(wide * letter) if wide else usual(header, place, column, letter))
        else:
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)


def widths(header: QHeaderView, listing: Listing, letter: int, before: Arrangement) -> dict[str, float]:
    """The columns that somebody has made wider or narrower; one that has no room just now keeps its width."""
    found = {}
    for place, column in enumerate(listing.columns):
        if header.isSectionHidden(place):
            wide = before.widths.get(column.field)
        else:
            size = header.sectionSize(place)
            by_hand = column.width and abs(size - usual(header, place, column, letter)) > 1
            wide = round(size / letter, 2) if by_hand else None
        if wide:
            found[column.field] = wide
    return found
