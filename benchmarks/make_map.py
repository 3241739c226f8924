"""Makes resources/map/countries.json from the files of the npm package world-atlas 2.0.2 (Natural Earth 4.1.0).

python benchmarks/make_map.py FOLDER_OF_THE_PACKAGE > resources/map/countries.json
"""

import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from babel.core import get_global

Point = tuple[float, float]
Ring = list[Point]

TOLERANCE: Final = 0.05  # degrees by which an outline may be off
LEAST: Final = 350.0  # square kilometres; a smaller island is left out unless it is its country's largest
SMALL: Final = 12_000.0  # square kilometres; below, a country has a mark
CUT: Final = -169.0  # in the Bering Strait: what lies west of it is drawn in the east
# What Natural Earth draws with another country, or without a code: (its name, west, south, east, north) -> code.
PARTS: Final[tuple[tuple[str, float, float, float, float, str], ...]] = (
    ("France", -55, 2, -51, 6, "GF"), ("France", -62, 15.7, -60.9, 16.6, "GP"),
    ("France", -61.4, 14.2, -60.7, 15, "MQ"), ("France", 55, -21.6, 56, -20.7, "RE"),
    ("France", 44.9, -13.1, 45.4, -12.5, "YT"), ("Netherlands", -69, 12, -62, 18, "BQ"),
    ("Norway", 5, 74, 36, 82, "SJ"), ("Norway", 2, -56, 5, -53, "BV"),
    ("Russia", 32.4, 44.2, 36.7, 46.3, "UA"), ("Indian Ocean Ter.", 95, -13, 98, -11, "CC"),
    ("Indian Ocean Ter.", 105, -11, 106, -10, "CX"), ("Kosovo", 19, 41, 22, 44, "XK"),
    ("N. Cyprus", 32, 34, 35, 36, "CY"), ("Somaliland", 42, 7, 50, 12, "SO"),
)  # fmt: skip
SAHARA: Final = 27.667  # degrees north; Natural Earth draws what lies south of it up to the berm with Morocco
# Where no outline is at hand: degrees east and north.
PLACES: Final[dict[str, Point]] = {
    "TK": (188.15, -9.17), "BV": (3.36, -54.42), "CC": (96.83, -12.17), "CX": (105.63, -10.49), "SJ": (16.0, 78.5),
    "UM": (190.47, 16.73), "AQ": (11.0, -60.0), "BQ": (-68.27, 12.18),
}  # fmt: skip


def codes() -> dict[str, str]:
    """Three digits -> two letters."""
    alias = get_global("territory_aliases")
    return {digits: two[0] for digits, two in alias.items() if digits.isdigit() and len(digits) == 3 and len(two) == 1}


def decoded(topology: dict[str, Any]) -> list[Ring]:
    (across, down), (east, north) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * across + east, y * down + north))
        found.append(points)
    return found


def simpler(points: Ring) -> Ring:
    """Douglas and Peucker's way, on arcs, so that neighbours keep one border."""
    if len(points) < 3:
        return points
    keep = {0, len(points) - 1}
    todo = [(0, len(points) - 1)]
    if points[0] == points[-1]:  # an island: begin from the point that is farthest away
        far = max(range(len(points)), key=lambda at: math.dist(points[0], points[at]))
        keep.add(far)
        todo = [(0, far), (far, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        off, at = max(((_off(points[n], points[first], points[last]), n) for n in range(first + 1, last)),
                      default=(0.0, 0))  # fmt: skip
        if off > TOLERANCE:
            keep.add(at)
            todo += [(first, at), (at, last)]
    return [points[n] for n in sorted(keep)]


def _off(point: Point, one: Point, other: Point) -> float:
    narrow = math.cos(math.radians(point[1]))
    (x, y), (a, b), (c, d) = ((lon * narrow, lat) for lon, lat in (point, one, other))
    long = (c - a) ** 2 + (d - b) ** 2
    along = min(max(((x - a) * (c - a) + (y - b) * (d - b)) / long, 0), 1) if long else 0.0
    return math.hypot(x - a - along * (c - a), y - b - along * (d - b))


def rings(shape: dict[str, Any], arcs: list[Ring]) -> Iterator[Ring]:
    polygons = {"Polygon": [shape["arcs"]], "MultiPolygon": shape["arcs"]}[shape["type"]]
    for one in (ring for polygon in polygons for ring in polygon):
        points: Ring = []
        for number in one:
            arc = arcs[number] if number >= 0 else arcs[~number][::-1]
            points += arc[1:] if points else arc
        yield points


def square_kilometres(ring: Ring) -> float:
    around = sum((c - a) * (math.sin(math.radians(b)) + math.sin(math.radians(d))) / 2
                 for (a, b), (c, d) in pairwise(ring))  # fmt: skip
    return abs(math.radians(around)) * 6371**2


def middle(ring: Ring) -> Point:
    return sum(x for x, _y in ring) / len(ring), sum(y for _x, y in ring) / len(ring)


def unwrapped(ring: Ring) -> Ring:
    """A ring that goes over 180 degrees without a jump, on the side of the cut where most of it lies."""
    whole = [ring[0]]
    for x, y in ring[1:]:
        jump = whole[-1][0] - x
        whole.append((x + (360 if jump > 180 else -360 if jump < -180 else 0), y))
    across = middle(whole)[0]
    east = 360 if across < CUT else -360 if across > CUT + 360 else 0
    return [(x + east, y) for x, y in whole]


def inside(point: Point, ring: Ring) -> bool:
    x, y = point
    return sum((b > y) != (d > y) and x < (c - a) * (y - b) / (d - b) + a
               for (a, b), (c, d) in pairwise(ring)) % 2 == 1  # fmt: skip


def heart(ring: Ring) -> Point:
    """A point that lies well within."""
    xs, ys = [x for x, _y in ring], [y for _x, y in ring]
    steps = [(n + 0.5) / 40 for n in range(40)]
    grid = [(min(xs) + a * (max(xs) - min(xs)), min(ys) + b * (max(ys) - min(ys))) for a in steps for b in steps]
    ends = list(pairwise(ring))
    return max((one for one in grid if inside(one, ring)), default=middle(ring),
               key=lambda one: min(_off(one, a, b) for a, b in ends))  # fmt: skip


def beyond(ring: Ring, latitude: float, north: bool) -> Ring:
    """What of a ring lies on one side of a parallel."""
    found: Ring = []
    for (x, y), (a, b) in pairwise(ring):
        if (y >= latitude) == north:
            found.append((x, y))
        if (y >= latitude) != (b >= latitude):
            found.append((x + (latitude - y) * (a - x) / (b - y), latitude))
    return [*found, found[0]] if found else []


def code_of(name: str, number: str, ring: Ring, two: dict[str, str]) -> str:
    x, y = middle(ring)
    for called, west, south, east, north, code in PARTS:
        if called == name and west < x < east and south < y < north:
            return code
    return two.get(number, "")


def gathered(folder: Path, scale: str, only: frozenset[str] = frozenset()) -> dict[str, list[Ring]]:
    topology = json.loads((folder / f"countries-{scale}.json").read_text())
    arcs, two = [simpler(one) for one in decoded(topology)], codes()
    found: dict[str, list[Ring]] = defaultdict(list)
    for shape in topology["objects"]["countries"]["geometries"]:
        for ring in rings(shape, arcs):
            code = code_of(shape["properties"]["name"], shape.get("id", ""), ring, two)
            if code == "MA" and (south := beyond(ring, SAHARA, False)):
                found["EH"].append(south)
                ring = beyond(ring, SAHARA, True)
            if code and code != "AQ" and (not only or code in only):
                found[code].append(ring)
    return found


def told(code: str, found: list[Ring]) -> dict[str, Any]:
    kept = sorted(map(unwrapped, found), key=square_kilometres, reverse=True)
    kept = [ring for n, ring in enumerate(kept) if not n or square_kilometres(ring) > LEAST]
    east, north = heart(kept[0]) if kept else PLACES[code]
    small = sum(map(square_kilometres, kept)) < SMALL
    rows = []
    for ring in kept:
        whole = [(round(100 * x), round(100 * y)) for x, y in ring]
        whole = [one for n, one in enumerate(whole) if not n or one != whole[n - 1]]
        if len(whole) > 3:
            steps = [b - a for one, other in pairwise(whole) for a, b in zip(one, other, strict=True)]
            rows.append([*whole[0], *steps])
    small = small or not rows
    return {"at": [round(100 * east), round(100 * north)], **({"small": True} if small else {}), "rings": rows}


def main() -> None:
    folder = Path(sys.argv[1])
    found = gathered(folder, "50m")
    found |= gathered(folder, "10m", frozenset({"GI", "TV"}))
    found |= {code: [] for code in PLACES if code not in found}
    lines = [f'"{code}": {json.dumps(told(code, found[code]), separators=(",", ":"))}' for code in sorted(found)]
    print("{\n" + ",\n".join(lines) + "\n}")


if __name__ == "__main__":
    main()
