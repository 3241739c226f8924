"""The map of transfers as an image, with its title, its day and what its signs mean."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QPainter, QTransform

from ropa_desktop.exchange import dates
from ropa_desktop.exchange.written import Written, replacing
from ropa_desktop.i18n import _
from ropa_desktop.register.outlines import HEIGHT, WIDTH
from ropa_desktop.register.report import Report
from ropa_desktop.register.world import World
from ropa_desktop.register.world_words import meanings, told
from ropa_desktop.ui.look import Colours, worn
from ropa_desktop.ui.map_legend import drawn
from ropa_desktop.ui.map_paint import paint, placed

_AROUND: Final = 24.0
_HEAD: Final = 58.0
_ROW: Final = 28.0
_SWATCH: Final = 40.0
_SHARP: Final = 2  # an image can be looked at twice as large


def write(report: Report, target: Path) -> Written:
    """Write it in the colours in force."""
    made = image(report, worn())
    with replacing(target) as fresh:
        if not made.save(str(fresh), "PNG"):  # type: ignore[call-overload]
            raise OSError(5, _("the image could not be written"))
    return Written(target, len(report.world.countries) if report.world else 0)


def image(report: Report, colours: Colours) -> QImage:
    """The whole world with its legend."""
    seen = report.world
    assert seen is not None
    rows = _rows(seen)
    wide, high = WIDTH + 2 * _AROUND, _HEAD + HEIGHT + 2 * _AROUND + _ROW * (1 + len(rows))
    made = QImage(round(wide * _SHARP), round(high * _SHARP), QImage.Format.Format_RGB32)
    made.fill(QColor(colours.surface))
    made.setText("Title", report.title)
    made.setText("Description", told(seen))
    painter = QPainter(made)
    area = QRectF(_AROUND, _AROUND + _HEAD, WIDTH, HEIGHT)
    onto = QTransform(_SHARP, 0, 0, _SHARP, area.x() * _SHARP, area.y() * _SHARP)
    whole = QRectF(0, 0, made.width(), made.height())
    paint(painter, whole, seen, placed(seen, onto, _SHARP), colours)
    painter.scale(_SHARP, _SHARP)
    _write(painter, QPointF(_AROUND, _AROUND + 14), report.title, 18, QColor(colours.text), bold=True)
    below = " · ".join(filter(None, (dates.in_words(report.day), report.organisation, seen.supposed)))
    _write(painter, QPointF(_AROUND, _AROUND + 36), below, 12, QColor(colours.soft))
    for number, row in enumerate(rows):
        _legend(painter, row, area.bottom() + _ROW * (number + 0.8), colours)
    painter.end()
    return made


def _font(size: float, *, bold: bool = False) -> QFont:
    font = QFont(QGuiApplication.font().family())
    font.setPixelSize(round(size))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def _write(painter: QPainter, at: QPointF, words: str, size: float, colour: QColor, *, bold: bool = False) -> None:
    painter.setFont(_font(size, bold=bold))
    painter.setPen(colour)
    painter.drawText(at, words)


def _rows(seen: World) -> list[list[tuple[str, str, float]]]:
    """Each meaning with its place, in rows that are no wider than the map."""
    metrics, x = QFontMetricsF(_font(12)), 0.0
    rows: list[list[tuple[str, str, float]]] = [[]]
    for code, words in meanings(seen):
        wide = _SWATCH + 6 + metrics.horizontalAdvance(words) + 18
        if rows[-1] and x + wide > WIDTH:
            rows.append([])
            x = 0.0
        rows[-1].append((code, words, x))
        x += wide
    return rows


def _legend(painter: QPainter, row: list[tuple[str, str, float]], y: float, colours: Colours) -> None:
    for code, words, x in row:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawn(code)(painter, QRectF(_AROUND + x, y, _SWATCH, 22), 1.0, colours)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _write(painter, QPointF(_AROUND + x + _SWATCH + 6, y + 15), words, 12, QColor(colours.soft))
