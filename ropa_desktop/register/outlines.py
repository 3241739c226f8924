"""The outlines of the world's countries as a flat map: equal in area, with Europe in the middle."""

import json
import math
from functools import cache
from typing import Final, NamedTuple

from ropa_desktop import paths

Point = tuple[float, float]
Ring = tuple[Point, ...]

WIDTH: Final = 1000.0
_MIDDLE: Final = 11.0  # degrees east; the map is cut through the Bering Strait
_NORTH, _SOUTH = 84.0, -61.0
# Equal Earth: B. Šavrič, T. Patterson, B. Jenny, "The Equal Earth map projection", International Journal of
# Geographical Information Science 33 (2019), 454-465; https://doi.org/10.1080/13658816.2018.1504949.
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M: Final = math.sqrt(3) / 2


class Outline(NamedTuple):
    """A country: where its mark stands, whether it is too small to be seen without one, and its closed rings."""

    at: Point
    small: bool
    rings: tuple[Ring, ...]


@cache
def _row(latitude: float) -> Point:
    """How wide a degree is at a latitude, and how high it lies; before scaling."""
    angle = math.asin(_M * math.sin(math.radians(latitude)))
    square = angle * angle
    sixth = square**3
    wide = math.cos(angle) / (_M * (_A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)))
    return math.radians(wide), angle * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))


_SCALE: Final = WIDTH / (360 * _row(0.0)[0])
HEIGHT: Final = _SCALE * (_row(_NORTH)[1] - _row(_SOUTH)[1])


def place(longitude: float, latitude: float) -> Point:
    """Where on the map; x to the right, y down. Longitudes go from -169 to 191."""
    wide, high = _row(latitude)
    return WIDTH / 2 + _SCALE * wide * (longitude - _MIDDLE), _SCALE * (_row(_NORTH)[1] - high)


@cache
def outlines() -> dict[str, Outline]:
    """Every country by its code of ISO 3166-1, alpha-2, and Kosovo as XK."""
    told = json.loads((paths.resources() / "map" / "countries.json").read_text(encoding="ascii"))
    return {
        code: Outline(_placed(*one["at"]), "small" in one, tuple(_ring(steps) for steps in one["rings"]))
        for code, one in told.items()
    }


def _ring(steps: list[int]) -> Ring:
    x = y = 0
    points = []
    for across, up in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + across, y + up
        points.append(_placed(x, y))
    return tuple(points)


def _placed(x: int, y: int) -> Point:
    """The file counts in hundredths of a degree."""
    return place(x / 100, y / 100)
