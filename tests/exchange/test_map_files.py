"""The map of transfers as a file: nothing that runs or leads anywhere, and words for who does not see it."""

import re
from datetime import date
from io import BytesIO
from xml.etree import ElementTree

import ropa_desktop.register.records  # noqa: F401 (all classes, so that they can be made)
from ropa_desktop.exchange.pdf import world as map_page
from ropa_desktop.exchange.pdf.paper import Paper
from ropa_desktop.exchange.svg_map import svg
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.contents import Contents, Standing
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.world_report import report

ON = date(2026, 11, 1)
HOSTILE = '<script>alert("x")</script>'
SVG = "{http://www.w3.org/2000/svg}"


def _report(*countries):
    owner = Organisation(name=HOSTILE, country="DE")
    transfers = [Transfer(importer=Organisation(name="Ash", country=code), country=code) for code in countries]
    return report(
        Contents(
            Standing(), owner, {Engagement: [], AdequacyDecision: [], Organisation: []},
            [ProcessingActivity(name="All", controller=owner, transfers=transfers)],
        ),
        ON,
    )  # fmt: skip


def test_the_drawing_holds_shapes_and_text_only():
    root = ElementTree.fromstring(svg(_report("US", "MT", "SG")).encode())
    allowed = {"svg", "title", "desc", "rect", "g", "path", "circle", "polyline", "line", "polygon", "text"}
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= allowed
    assert not [name for one in root.iter() for name in one.attrib if "href" in name or name.startswith("on")]
    assert HOSTILE in "".join(root.itertext())
    titles = [one.text for one in root.iter(f"{SVG}title")]
    assert "Singapore: nothing holds, 1 transfer" in titles
    assert "Brazil" in titles
    assert [one.text for one in root.iter(f"{SVG}text") if one.text in ("N", "E")].count("N") == 3  # and its meaning


def test_the_page_is_one_figure_with_its_words():
    found = _report("US", "SG")
    made = BytesIO()
    with Paper(made, title="Map") as paper:
        map_page.draw(paper, found.world, ON)
        (said,) = paper.tags.attributes.values()
        page = paper.page
    words = bytes.fromhex(re.search(r"/Alt<([0-9a-f]+)>", said)[1]).decode("utf-16-be")
    assert "United States: nothing holds, 1 transfer." in words
    assert "Germany to Singapore" in words
    assert page == 1
    assert made.getvalue().startswith(b"%PDF")
