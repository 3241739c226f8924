"""The outlines of the map: each country that a transfer may name is on it, whole, and where it lies."""

import json
from itertools import pairwise

import pytest

from ropa_desktop import paths
from ropa_desktop.register.codes import territories
from ropa_desktop.register.outlines import HEIGHT, WIDTH, outlines, place
from ropa_desktop.register.reference import adequacy_decisions

TINY = ("MT", "SG", "LI", "HK", "GG", "JE", "IM", "GI", "FO", "AD", "MC", "SM", "VA", "BM", "AX", "XK")


def _inside(point, rings):
    x, y = point
    crossed = sum(
        (b > y) != (d > y) and x < (c - a) * (y - b) / (d - b) + a
        for ring in rings
        for (a, b), (c, d) in pairwise(ring)
    )
    return crossed % 2 == 1


def test_every_country_that_a_transfer_may_name_has_an_outline_or_a_mark():
    assert set(outlines()) == set(territories())
    assert all(one.rings or one.small for one in outlines().values())


def test_every_place_of_an_adequacy_decision_can_be_seen():
    named = {one.territory for one in adequacy_decisions()} - {"", "EEA"}
    assert named <= set(outlines())
    assert all(outlines()[code].small for code in TINY)
    assert not outlines()["JP"].small


def test_each_ring_is_closed_and_lies_on_the_map():
    for code, one in outlines().items():
        assert 0 <= one.at[0] <= WIDTH, code
        assert 0 <= one.at[1] <= HEIGHT, code
        for ring in one.rings:
            assert len(ring) > 3, code
            assert ring[0] == ring[-1], code
            assert all(-5 < x < WIDTH + 5 and -1 < y < HEIGHT for x, y in ring), code
            assert all(abs(x - other_x) < 120 for (x, _y), (other_x, _) in pairwise(ring)), code


@pytest.mark.parametrize(
    ("longitude", "latitude", "code"),
    [
        (4.35, 50.85, "BE"), (2.35, 48.86, "FR"), (-52.3, 4.9, "GF"), (139.7, 35.7, "JP"), (-100, 40, "US"),
        (-150, 65, "US"), (190 - 2, 66.5, "RU"), (34.1, 45.0, "UA"), (20.9, 42.6, "XK"), (28.2, -29.5, "LS"),
        (33.4, 35.3, "CY"), (18.3, 78.9, "SJ"), (-13, 25.5, "EH"), (-7, 31, "MA"),
    ],
)  # fmt: skip
def test_a_place_lies_in_its_country_and_in_no_other(longitude, latitude, code):
    found = [name for name, one in outlines().items() if _inside(place(longitude, latitude), one.rings)]
    assert found == [code]


def test_the_map_is_equal_in_area():
    def area(west, south, east, north):
        corners = [place(west, south), place(east, south), place(east, north), place(west, north)]
        around = zip(corners, corners[1:] + corners[:1], strict=True)
        return abs(sum(a * d - c * b for (a, b), (c, d) in around)) / 2

    # A degree at 60° covers half of what it covers at the equator.
    assert area(10, 59.99, 10.02, 60.01) / area(10, -0.01, 10.02, 0.01) == pytest.approx(0.5, rel=1e-3)


def test_the_file_is_small():
    assert (paths.resources() / "map" / "countries.json").stat().st_size < 400_000
    assert json.loads((paths.resources() / "map" / "countries.json").read_text(encoding="ascii"))["MT"]["small"]
