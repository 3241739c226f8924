"""Paints the map of transfers in the colours of a look: for the window, and for an image."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTransform,
)

from ropa_desktop.register.outlines import Point, outlines
from ropa_desktop.register.world import World
from ropa_desktop.register.world_drawing import RADIUS, TONES, Mark, Way, coarse, marks, ways
from ropa_desktop.ui.look import Colours

HATCHES: Final = {
    "nothing": Qt.BrushStyle.DiagCrossPattern, "untold": Qt.BrushStyle.VerPattern,
    "derogation": Qt.BrushStyle.BDiagPattern, "safeguards": Qt.BrushStyle.HorPattern,
    "adequate": Qt.BrushStyle.NoBrush, "eea": Qt.BrushStyle.FDiagPattern,
}  # fmt: skip
HOME: Final = 4.5  # half of a controller's diamond, in pixels
_FINE_FROM: Final = 2.0  # pixels a unit


@dataclass(frozen=True)
class Placed:
    """The map as it is seen now: how units of the map become pixels, and where marks and arrows stand."""

    transform: QTransform
    pixel: float  # as large as a pixel of 100 % is in this size
    marks: tuple[Mark, ...]
    ways: tuple[Way, ...]

    def at(self, point: Point) -> QPointF:
        """The pixel of a place of the map."""
        return self.transform.map(QPointF(*point))


def placed(seen: World, transform: QTransform, pixel: float) -> Placed:
    """Find the places of marks and arrows, which keep their size however near one is."""
    unit = pixel / transform.m11()
    found = marks(seen, unit)
    return Placed(transform, pixel, found, ways(seen, found, unit))


@cache
def path_of(code: str, *, fine: bool = True) -> QPainterPath:
    """A country's outline in units of the map."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in outlines()[code].rings if fine else coarse()[code]:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in ring]))
    return path


def paint(
    painter: QPainter, area: QRectF, seen: World, where: Placed, colours: Colours, chosen: str = "", *,
    focus: bool = False,
) -> None:  # fmt: skip
    """All of it: land, countries by their ground, arrows, and marks last."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(area, QColor(colours.surface))
    grounds = {one.code: one.ground for one in seen.countries}
    ordered = sorted(outlines(), key=lambda code: code in grounds)  # what is coloured has the border
    for code in ordered:
        _country(painter, area, code, grounds.get(code, ""), where, colours, union=code in seen.union)
    _dots(painter, [code for code in ordered if code not in grounds], where, colours)
    for own in (False, True):  # those of the chosen country last, so that they can be followed
        for way in where.ways:
            if (chosen in (way.source, way.target)) == own:
                _way(painter, way, where, QColor(colours.accent if own else colours.text), own)
    _homes(painter, seen, where, colours)
    for mark in sorted(where.marks, key=lambda one: one.code == chosen):
        _mark(painter, mark, where, colours, chosen=mark.code == chosen, focus=focus)


def blend(one: str, other: str, share: float) -> QColor:
    """A colour between two."""
    first, second = QColor(one), QColor(other)
    pairs = zip(first.getRgb()[:3], second.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a + (b - a) * share) for a, b in pairs))


def fills(ground: str, colours: Colours, pixel: float) -> tuple[QColor, QBrush]:
    """The tint of a ground, and the hatch that tells it where colours cannot be seen."""
    tone = getattr(colours, TONES[ground])
    brush = QBrush(blend(colours.surface, tone, 0.85), HATCHES[ground])
    brush.setTransform(QTransform.fromScale(max(pixel, 1), max(pixel, 1)))
    return blend(colours.surface, tone, 0.5 if ground == "adequate" else 0.22), brush


def _country(painter: QPainter, area: QRectF, code: str, ground: str, where: Placed, colours: Colours, *, union: bool,
             ) -> None:  # fmt: skip
    path = path_of(code, fine=where.transform.m11() >= _FINE_FROM * where.pixel)
    if not where.transform.mapRect(path.boundingRect()).intersects(area):
        return
    path = where.transform.map(path)
    if not ground:
        painter.setPen(QPen(blend(colours.surface, colours.soft, 0.65 if union else 0.45), 0.6 * where.pixel))
        painter.setBrush(blend(colours.surface, colours.soft, 0.34 if union else 0.13))
        painter.drawPath(path)
        return
    tint, hatch = fills(ground, colours, where.pixel)
    painter.setPen(QPen(QColor(getattr(colours, TONES[ground])), where.pixel))
    painter.setBrush(tint)
    painter.drawPath(path)
    painter.setBrush(hatch)
    painter.drawPath(path)


def _dots(painter: QPainter, codes: Sequence[str], where: Placed, colours: Colours) -> None:
    """Countries that could not be seen without."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(blend(colours.surface, colours.soft, 0.7))
    for code in codes:
        if outlines()[code].small:
            painter.drawEllipse(where.at(outlines()[code].at), 1.5 * where.pixel, 1.5 * where.pixel)


def _way(painter: QPainter, way: Way, where: Placed, colour: QColor, own: bool) -> None:
    pen = QPen(colour, (2.0 if own else 1.2) * where.pixel)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for points in (way.points, way.head):
        painter.drawPolyline([where.at(one) for one in points])


def _homes(painter: QPainter, seen: World, where: Placed, colours: Colours) -> None:
    """A diamond where controllers are; below the mark where there is one."""
    at = {one.code: where.at(one.at) + QPointF(0, (RADIUS + HOME + 1) * where.pixel) for one in where.marks}
    for code in seen.homes:
        if code in outlines():
            diamond(painter, at.get(code, where.at(outlines()[code].at)), where.pixel, colours)


def diamond(painter: QPainter, middle: QPointF, pixel: float, colours: Colours) -> None:
    """What stands for a controller."""
    half = HOME * pixel
    painter.setPen(QPen(QColor(colours.surface), pixel))
    painter.setBrush(QColor(colours.text))
    corners = ((0, -half), (half, 0), (0, half), (-half, 0))
    painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))


def _mark(painter: QPainter, mark: Mark, where: Placed, colours: Colours, *, chosen: bool, focus: bool) -> None:
    middle, place, pixel = where.at(mark.at), where.at(mark.place), where.pixel
    radius = RADIUS * pixel
    away = middle - place
    if away.x() ** 2 + away.y() ** 2 > (radius * 0.6) ** 2:
        painter.setPen(QPen(QColor(colours.text), pixel))
        painter.drawLine(middle, place)
    letter(painter, middle, mark.words, mark.ground, pixel, colours, chosen=chosen)
    if chosen and focus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.accent), 2 * pixel))
        painter.drawEllipse(middle, radius + 3 * pixel, radius + 3 * pixel)


def letter(painter: QPainter, middle: QPointF, words: str, ground: str, pixel: float, colours: Colours, *,
           chosen: bool = False) -> None:  # fmt: skip
    """A letter in a circle, in the colour of its ground."""
    tone, radius = QColor(getattr(colours, TONES[ground])), RADIUS * pixel
    painter.setPen(QPen(QColor(colours.accent) if chosen else tone, (2.4 if chosen else 1.4) * pixel))
    painter.setBrush(QColor(colours.selection if chosen else colours.surface))
    painter.drawEllipse(middle, radius, radius)
    font = QFont(QGuiApplication.font().family())
    font.setPixelSize(max(round((11.5 if len(words) == 1 else 10) * pixel), 1))
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(tone)
    around = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    painter.drawText(around, Qt.AlignmentFlag.AlignCenter, words)
