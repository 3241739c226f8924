"""Icons in the colours of the look that is worn: one drawing each, whose lines take the colour that they are given."""

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QIcon, QPixmap

from ropa_desktop import paths
from ropa_desktop.ui.look import worn


def icon(folder: str, name: str, size: int, ratio: float = 1.0) -> QIcon:
    """A drawing of `resources/icons/FOLDER`, so many pixels wide and high, soft and, where it is selected, accented."""
    drawing = (paths.resources() / "icons" / folder / f"{name}.svg").read_bytes()
    colours, made = worn(), QIcon()
    for colour, mode in ((colours.soft, QIcon.Mode.Normal), (colours.accent, QIcon.Mode.Selected)):
        made.addPixmap(_drawn(drawing, colour, round(size * ratio), ratio), mode)
    return made


def _drawn(drawing: bytes, colour: str, pixels: int, ratio: float) -> QPixmap:
    sized = drawing.replace(b"<svg ", f'<svg width="{pixels}" height="{pixels}" '.encode(), 1)
    picture = QPixmap()
    picture.loadFromData(QByteArray(sized.replace(b"currentColor", colour.encode())), "SVG")
    picture.setDevicePixelRatio(ratio)
    return picture
