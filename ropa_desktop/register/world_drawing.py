"""The map of transfers with everything in its place, as it is painted in the window and written into files."""

import math
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from ropa_desktop.register.outlines import Point, Ring, outlines
from ropa_desktop.register.report import Tone
from ropa_desktop.register.world import World
from ropa_desktop.register.world_words import sign

RADIUS: Final = 9.0  # of a mark, in pixels of 100 %
TONES: Final[dict[str, str]] = {
    "nothing": "missing", "untold": "missing", "derogation": "advice", "safeguards": "accent", "adequate": "stands",
    "eea": "soft",
}  # fmt: skip
# The angles in degrees of the lines by which each ground is told beside its colour; none where it is plain.
HATCHES: Final[dict[str, tuple[float, ...]]] = {
    "nothing": (45.0, -45.0), "untold": (90.0,), "derogation": (-45.0,), "safeguards": (0.0,), "adequate": (),
    "eea": (45.0,),
}  # fmt: skip
COARSE: Final = 1.2  # units of the map that nobody can tell apart while it is seen as a whole
GAP: Final = 3.6  # between those lines, in units of the map
_BULGE: Final = 0.16  # how far an arrow leaves the straight line, by its length
_STEPS: Final = 24
_HEAD: Final = 7.0  # pixels
_ROUNDS: Final = 60


class Mark(NamedTuple):
    """The letter of a country: where it stands, and the place in the country that it stands for."""

    code: str
    words: str
    ground: str
    at: Point
    place: Point


class Way(NamedTuple):
    """An arrow: its curve, and the two strokes of its head."""

    source: str
    target: str
    points: tuple[Point, ...]
    head: tuple[Point, Point, Point]


def tone_of(ground: str) -> Tone:
    """The tone of a ground among those that a text can have."""
    found = TONES[ground]
    return found if found in ("missing", "advice", "stands", "soft") else ""  # type: ignore[return-value]


def marks(seen: World, unit: float = 1.0) -> tuple[Mark, ...]:
    """A mark for each country with transfers, beside one another; a pixel is so many units of the map."""
    known = [one for one in seen.countries if one.code in outlines()]
    places = [outlines()[one.code].at for one in known]
    moved = spread(places, 2.1 * RADIUS * unit)
    return tuple(
        Mark(one.code, sign(one), one.ground, at, place) for one, at, place in zip(known, moved, places, strict=True)
    )


def spread(places: Sequence[Point], apart: float) -> list[Point]:
    """The places, moved as far as it takes that none lies nearer than this to another."""
    found = list(places)
    for _round in range(_ROUNDS):
        calm = True
        for one in range(len(found)):
            for other in range(one):
                (x, y), (a, b) = found[one], found[other]
                far = math.hypot(x - a, y - b)
                if far >= apart * 0.999:
                    continue
                calm = False
                across, down = ((x - a) / far, (y - b) / far) if far else (math.cos(one), math.sin(one))
                push = (apart - far) / 2
                found[one] = (x + across * push, y + down * push)
                found[other] = (a - across * push, b - down * push)
        if calm:
            break
    return found


def ways(seen: World, placed: Sequence[Mark], unit: float = 1.0) -> tuple[Way, ...]:
    """The arrows, from where a country lies to the mark of another."""
    at = {one.code: one.at for one in placed}
    found = []
    for arrow in seen.arrows:
        source = outlines().get(arrow.source)
        target = at.get(arrow.target)
        if source is not None and target is not None:
            start = at.get(arrow.source, source.at)
            away = RADIUS * unit if arrow.source in at else 3 * unit
            if math.dist(start, target) > 2.2 * RADIUS * unit:
                found.append(
                    _way(arrow.source, arrow.target, _trimmed(_curve(start, target), away, RADIUS * unit), unit)
                )
    return tuple(found)


def _curve(start: Point, end: Point) -> list[Point]:
    """Bulging to the north, as the shortest way over the globe mostly does."""
    (x, y), (a, b) = start, end
    side = 1 if a >= x else -1
    over = (x + a) / 2 + (b - y) * _BULGE * side * 2, (y + b) / 2 - (a - x) * _BULGE * side * 2
    parts = [n / _STEPS for n in range(_STEPS + 1)]
    return [
        (
            (1 - t) ** 2 * x + 2 * t * (1 - t) * over[0] + t * t * a,
            (1 - t) ** 2 * y + 2 * t * (1 - t) * over[1] + t * t * b,
        )
        for t in parts
    ]


def _trimmed(points: list[Point], before: float, after: float) -> tuple[Point, ...]:
    """Without what lies under the marks at its ends."""
    first, last = points[0], points[-1]
    kept = [one for one in points if math.dist(one, first) >= before and math.dist(one, last) >= after * 1.15]
    kept = kept or [points[_STEPS // 2]]
    return _toward(first, kept[0], before), *kept, _toward(last, kept[-1], after * 1.1)


def _toward(one: Point, other: Point, far: float) -> Point:
    """The place so far from one point on the way to another."""
    share = far / (math.dist(one, other) or 1.0)
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def _way(source: str, target: str, points: tuple[Point, ...], unit: float) -> Way:
    tip, back = points[-1], points[-2]
    angle = math.atan2(tip[1] - back[1], tip[0] - back[0])
    wings = [(tip[0] - _HEAD * unit * math.cos(angle + turn), tip[1] - _HEAD * unit * math.sin(angle + turn))
             for turn in (0.45, -0.45)]  # fmt: skip
    return Way(source, target, points, (wings[0], tip, wings[1]))


def thinned(ring: Ring, least: float) -> Ring:
    """The ring with fewer points, none nearer than this to the one before; empty where it could not be seen."""
    if max(x for x, _y in ring) - min(x for x, _y in ring) < least:
        return ()
    kept = [ring[0]]
    for point in ring[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= least:
            kept.append(point)
    return (*kept, ring[-1]) if len(kept) > 2 else ()


@cache
def coarse() -> dict[str, tuple[Ring, ...]]:
    """The outlines as they are seen on a map of the whole world."""
    found = {code: [thinned(ring, COARSE) for ring in one.rings] for code, one in outlines().items()}
    return {code: tuple(ring for ring in rings if ring) for code, rings in found.items()}


def hatch(rings: Sequence[Ring], ground: str, gap: float) -> Iterator[tuple[Point, Point]]:
    """The lines that fill a country by its ground: even and odd, so that what it encloses stays free."""
    for angle in HATCHES[ground]:
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        turned = [[(x * cos + y * sin, y * cos - x * sin) for x, y in ring] for ring in rings if ring]
        for y, found in _crossed(turned, gap):
            for start, end in zip(found[::2], found[1::2], strict=False):
                yield (start * cos - y * sin, start * sin + y * cos), (end * cos - y * sin, end * sin + y * cos)


def _crossed(rings: Sequence[Sequence[Point]], gap: float) -> Iterator[tuple[float, list[float]]]:
    at: dict[int, list[float]] = {}
    for ring in rings:
        for (x, y), (a, b) in pairwise(ring):
            low, high = sorted((y, b))
            for number in range(math.ceil(low / gap), math.ceil(high / gap)):
                at.setdefault(number, []).append(x + (number * gap - y) * (a - x) / (b - y))
    for number, found in at.items():
        yield number * gap, sorted(found)
