"""Paints a picture in the colours of a look: for the window, and for an image."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QPainter, QPen

from ropa_desktop.exchange import dates
from ropa_desktop.register.picture import ENTRY, Box, Picture, Text
from ropa_desktop.ui.look import Colours

AROUND: Final = 24.0
_HEAD: Final = 58.0
_ROUND: Final = 7.0
_MEASURED: Final = 100  # pixels
_SHARP: Final = 2.0  # an image can be looked at twice as large
_MOST: Final = 12_000  # pixels of its longer side


def measure(words: str, bold: bool) -> float:
    """How wide a line is in a size of 1."""
    return _metrics(QGuiApplication.font().family(), bold).horizontalAdvance(words) / _MEASURED


@lru_cache(maxsize=8)
def _metrics(family: str, bold: bool) -> QFontMetricsF:
    return QFontMetricsF(_font(family, _MEASURED, bold))


def _font(family: str, size: float, bold: bool) -> QFont:
    font = QFont(family)
    font.setPixelSize(round(size))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def paint(painter: QPainter, picture: Picture, colours: Colours, chosen: str = "", *, focus: bool = False) -> None:
    """All of it; the chosen box has the ground of what is chosen, and where the keyboard is, a thicker frame."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for one in picture.headings:
        _write(painter, one, colours)
    _lines(painter, picture, colours, chosen)
    for box in picture.boxes:
        _box(painter, box, colours, chosen=box.key == chosen, focus=focus)


def _lines(painter: QPainter, picture: Picture, colours: Colours, chosen: str) -> None:
    """Those of the chosen box last, so that they can be followed."""
    joint = QColor(colours.soft)
    joint.setAlphaF(1.0 if colours.line == colours.text else 0.75)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for own in (False, True):
        pen = QPen(QColor(colours.accent) if own else joint, 1.8 if own else 1.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for line in picture.lines:
            if (chosen in line.ends) == own:
                painter.drawPolyline([QPointF(x, y) for x, y in line.points])


def _box(painter: QPainter, box: Box, colours: Colours, *, chosen: bool, focus: bool) -> None:
    edge = colours.accent if chosen or box.key == ENTRY else colours.line
    painter.setPen(QPen(QColor(edge), 2.0 if chosen and focus else 1.0))
    painter.setBrush(QColor(colours.selection if chosen else colours.surface))
    painter.drawRoundedRect(QRectF(box.x, box.y, box.width, box.height), _ROUND, _ROUND)
    for one in box.texts:
        _write(painter, one, colours)


def _write(painter: QPainter, one: Text, colours: Colours) -> None:
    painter.setFont(_font(QGuiApplication.font().family(), one.size, one.bold))
    painter.setPen(QColor(getattr(colours, one.tone or "text")))
    painter.drawText(QPointF(one.x, one.y), one.words)


def image(picture: Picture, colours: Colours) -> QImage:
    """The picture with its title and day."""
    wide, high = picture.width + 2 * AROUND, picture.height + _HEAD + 2 * AROUND
    below = " · ".join(filter(None, (picture.words, dates.in_words(picture.on), picture.says)))
    front = (Text(0, 14, picture.title, 18, bold=True, tone=""), Text(0, 36, below, 12, bold=False, tone="soft"))
    wide = max([wide, *(measure(one.words, one.bold) * one.size + 2 * AROUND for one in front)])
    scale = min(_SHARP, _MOST / max(wide, high))
    made = QImage(round(wide * scale), round(high * scale), QImage.Format.Format_RGB32)
    made.fill(QColor(colours.surface))
    made.setText("Title", f"{picture.words}: {picture.title}")
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.translate(AROUND, AROUND)
    for one in front:
        _write(painter, one, colours)
    painter.translate(0, _HEAD)
    paint(painter, picture, colours)
    painter.end()
    return made
