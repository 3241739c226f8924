"""The tour shows each of its pictures once, and each is there."""

import re
from pathlib import Path

from tests.tour import PICTURES

DOCS = Path(__file__).parent.parent / "docs"


def test_the_tour_shows_its_twelve_pictures():
    shown = re.findall(r"!\[[^\]]+\]\(tour/(.+)\.png\)", (DOCS / "tour.md").read_text(encoding="utf-8"))
    assert shown == list(PICTURES)
    assert len(shown) == 12
    assert {one.stem for one in (DOCS / "tour").glob("*.png")} == set(shown)
