"""What can be seen: the colours of a picture, how they stand out from each other, and what shows the focus."""

from collections import Counter
from collections.abc import Iterator

from PIL import Image
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

Colour = tuple[int, int, int]


def light(colour: Colour) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """How one colour stands out from another, 1 to 21."""
    brighter, darker = sorted((light(one), light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def of(name: str) -> Colour:
    """A colour by its #rrggbb."""
    red, green, blue = (int(name[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue


def picture(root: QWidget, part: QRect | None = None) -> Image.Image:
    """What a window shows, or a part of it."""
    taken = root.grab(part or root.rect()).toImage().convertToFormat(QImage.Format.Format_RGB888)
    size, content = (taken.width(), taken.height()), bytes(taken.constBits())
    return Image.frombuffer("RGB", size, content, "raw", "RGB", taken.bytesPerLine(), 1)


def crop(image: Image.Image, part: QRect) -> Image.Image:
    """A part of a picture."""
    return image.crop((part.left(), part.top(), part.right() + 1, part.bottom() + 1))


def strongest(image: Image.Image) -> tuple[Colour, float]:
    """The ground, which is the most frequent colour, and how much the strongest other one stands out from it."""
    colours = Counter({colour: count for count, colour in image.getcolors(image.width * image.height) or []})
    ground = colours.most_common(1)[0][0]
    return ground, max(contrast(ground, colour) for colour in colours)


def changed(before: Image.Image, after: Image.Image) -> int:
    """How many points have become another colour that stands out from what was there, 3 to 1."""
    pairs = Counter(zip(_points(before), _points(after), strict=True))
    return sum(count for (one, other), count in pairs.items() if one != other and contrast(one, other) >= 3)


def _points(image: Image.Image) -> Iterator[Colour]:
    content = image.tobytes()
    return zip(content[::3], content[1::3], content[2::3], strict=True)
