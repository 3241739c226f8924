"""The lines of a picture as points: all of them stay between two columns, or in a lane through one."""

from collections.abc import Iterable, Iterator, Sequence
from math import cos, pi, sin
from typing import Final, NamedTuple

Point = tuple[float, float]
Points = tuple[Point, ...]

_ROUND: Final = 8.0
_ARC: Final = 5  # points of a corner
_CURVE: Final = 20  # points of a curve
_FLAT: Final = 0.5
_HEAD: Final = (5.0, 3.5)


class Span(NamedTuple):
    """From where to where something goes across."""

    left: float
    right: float


def curve(start: Point, end: Point) -> Points:
    """From one box to another, level at both ends."""
    (x, y), (to_x, to_y) = start, end
    if abs(to_y - y) < _FLAT:
        return _rounded([start, end])
    bend = x + (to_x - x) / 2
    points = []
    for step in range(_CURVE + 1):
        t = step / _CURVE
        first, second, third, last = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        points.append((x * first + bend * (second + third) + to_x * last, y * (first + second) + to_y * (third + last)))
    return _rounded(points)


def lane(span: Span, y: float) -> Points:
    """Straight through a column."""
    return _rounded([(span.left, y), (span.right, y)])


def head(end: Point) -> Points:
    """The head of an arrow that comes from the left."""
    x, y = end
    back, aside = _HEAD
    return _rounded([(x - back, y - aside), end, (x - back, y + aside)])


def trunk(
    gutter: Span, sources: Sequence[tuple[str, float]], targets: Sequence[tuple[str, float]]
) -> tuple[Points, list[tuple[str, Points]]]:
    """One line down the middle that all sources go into and all targets come out of, round at its ends.

    Each source and target is a key and a height; its branch comes with its key.
    """
    middle = (gutter.left + gutter.right) / 2
    heights = [y for _key, y in (*sources, *targets)]
    top, bottom = min(heights), max(heights)
    if bottom - top < _FLAT:
        return lane(gutter, top), []
    radius = min(_ROUND, (bottom - top) / 2)
    # Where one comes in and another goes out at the same end, the line goes straight through.
    through = [
        all(any(abs(y - end) < _FLAT for _key, y in ends) for ends in (sources, targets)) for end in (top, bottom)
    ]
    branches = []
    for side, ends in ((gutter.left, sources), (gutter.right, targets)):
        across = radius if side > middle else -radius
        for key, y in ends:
            down = 0.0
            if y - top < _FLAT and not through[0]:
                down = radius
            elif bottom - y < _FLAT and not through[1]:
                down = -radius
            branches.append((key, _rounded([*_corner(middle, y, across, down), (side, y)])))
    start = top if through[0] else top + radius
    end = bottom if through[1] else bottom - radius
    return _rounded([(middle, start), (middle, end)]), branches


def _corner(x: float, y: float, across: float, down: float) -> Iterator[Point]:
    """From the line down the middle to the height of a box; where it does not end there, without a corner."""
    if not down:
        yield x, y
        return
    for step in range(_ARC + 1):
        angle = pi / 2 * step / _ARC
        yield x + across * (1 - cos(angle)), y + down * (1 - sin(angle))


def frame(x: float, y: float, width: float, height: float, radius: float) -> Points:
    """Around a box, with round corners."""
    points = []
    for number, (across, down) in enumerate(((1, 0), (1, 1), (0, 1), (0, 0))):
        middle_x = x + radius + across * (width - 2 * radius)
        middle_y = y + radius + down * (height - 2 * radius)
        for step in range(_ARC + 1):
            angle = pi / 2 * (number - 1 + step / _ARC)
            points.append((middle_x + radius * cos(angle), middle_y + radius * sin(angle)))
    return _rounded([*points, points[0]])


def _rounded(points: Iterable[Point]) -> Points:
    return tuple((round(x, 2), round(y, 2)) for x, y in points)
