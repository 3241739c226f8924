"""What each figure of the overview looks like, and what it is called by who cannot see it."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt

from ropa_desktop.i18n import _, figure, ngettext
from ropa_desktop.register.overview import Overview, Piece
from ropa_desktop.register.overview_report import share
from ropa_desktop.ui.overview_work import Since
from ropa_desktop.ui.small_charts import Entry, Fill, Share, Tile

# Statuses, then grounds of transfers: beside its colour each has a hatch of its own.
_FILLS: Final[dict[str, Fill]] = {
    "active": Fill("accent"),
    "planned": Fill("accent", Qt.BrushStyle.BDiagPattern),
    "suspended": Fill("advice", Qt.BrushStyle.VerPattern),
    "ended": Fill("soft", Qt.BrushStyle.Dense4Pattern),
    "": Fill("soft", Qt.BrushStyle.NoBrush),
    "nothing": Fill("missing", Qt.BrushStyle.DiagCrossPattern),
    "derogation": Fill("advice", Qt.BrushStyle.BDiagPattern),
    "safeguards": Fill("accent", Qt.BrushStyle.HorPattern),
    "adequate": Fill("stands"),
    "eea": Fill("soft", Qt.BrushStyle.Dense6Pattern),
}
_TONES: Final = {
    "contradiction": "missing", "missing": "missing", "overdue": "missing", "owed": "missing", "nothing": "missing",
    "untold": "missing", "soon": "advice", "confirm": "advice", "derogation": "advice",
}  # fmt: skip
_TILES: Final = ("contradiction", "missing", "overdue", "soon", "owed", "special")


def tiles_of(figures: Overview) -> Iterator[Piece]:
    """The figures that have a tile, in their order; data on offences only where there are any."""
    by_code = {one.code: one for one in figures.figures}
    yield from (by_code[code] for code in _TILES)
    if by_code["offences"].number:
        yield by_code["offences"]


def tile_of(piece: Piece) -> Tile:
    """A number with what it counts; nothing to look at has a tick."""
    words, tone = _(piece.words), _TONES.get(piece.code, "")
    if tone and not piece.number:
        tone = "stands"
    made = Tile(figure(piece.number), words, tone, f"{words}: {figure(piece.number)}")
    made.setObjectName(f"tile-{piece.code}")
    return made


def since_tile(since: Since) -> Tile:
    """What changed since the last delivery."""
    number = "–" if since.number is None else figure(since.number)
    name = since.words if since.number is None else f"{number} {since.words}"
    made = Tile(number, since.words, "", f"{name}. {since.hint}")
    made.setObjectName("tile-since")
    return made


def fill_of(piece: Piece) -> Fill:
    """Colour and hatch."""
    return _FILLS[piece.code]


def entry_of(piece: Piece, chart: str) -> Entry:
    """A line of a chart's legend."""
    words = _(piece.words)
    words = words[:1].upper() + words[1:]
    number = figure(piece.number)
    if piece.code == "whole":
        number = _("{n} of {total}").format(n=number, total=figure(piece.total))
    fill = _FILLS.get(piece.code)
    made = Entry(fill, words, number, _TONES.get(piece.code, "") if piece.number else "", f"{chart}: {words}: {number}")
    made.indented = piece.code != "whole"
    made.setObjectName(f"entry-{piece.code or 'not-told'}")
    return made


def share_of(piece: Piece) -> Share:
    """One of the seven bars."""
    words = f"({piece.code}) {_(piece.words)}"
    told, longest = (
        _("{n} of {total}").format(n=figure(number), total=figure(piece.total))
        for number in (piece.number, piece.total)
    )
    whole = ngettext("{told} activity complete, {share}", "{told} activities complete, {share}", piece.total)
    name = f"{words}: {whole.format(told=told, share=share(piece))}"
    made = Share(words, piece.number, piece.total, (told, longest), name)
    made.setObjectName(f"point-{piece.code}")
    return made
