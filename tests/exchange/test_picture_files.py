"""Pictures as files: SVG that every reader takes whatever stands in the register, and PDF in which no box is cut."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from ropa_desktop.exchange import svg
from ropa_desktop.exchange.pdf import picture as pdf
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.contents import Standing
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.picture import Note
from ropa_desktop.register.picture_layout import layout
from ropa_desktop.register.picture_of import KINDS, chain, flow, picture_of
from ropa_desktop.register.sample import records

GOLDEN = Path(__file__).parents[1] / "files" / "golden"
ON = date(2026, 11, 1)
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "</text><script>alert(1)</script>", '" onload="x', "]]>", "<!--", "&amp;&#x0;", "a\x00b\x0bc", "\ufffe\uffff",
    "שלום עולם", "file:///etc/passwd", "{{7*7}}", "é́" * 50,
)  # fmt: skip


def measure(words, bold):
    return len(words) * (0.6 if bold else 0.55)


def quiet(done, total):
    """Tells nobody how far it is."""


def entry_of(name, count=3):
    hosts = [
        Engagement(processor=Organisation(name=f"{name} {n}"), service=name, storage_countries=("DE",))
        for n in range(count)
    ]
    return ProcessingActivity(name=name, engagements=hosts)


def called(graph, name):
    """The same with a name that the register itself would refuse to keep, everywhere."""
    nodes = tuple(
        one._replace(title=name, notes=tuple(Note(name, note.tone) for note in one.notes)) for one in graph.nodes
    )
    return replace(graph, title=name, nodes=nodes)


def _sample(code):
    return next(one for one in records() if isinstance(one, ProcessingActivity) and one.code == code)


@pytest.mark.parametrize("kind", KINDS)
def test_the_svg_of_an_entry_of_the_sample(kind):
    made = svg.svg(layout(picture_of(kind, _sample("A-02"), ON), measure))
    assert made == (GOLDEN / f"A-02-{kind}.svg").read_text("utf-8")


@given(st.text(max_size=40) | st.sampled_from(HOSTILE))
def test_an_svg_is_well_formed_and_holds_nothing_but_text_and_shapes(name):
    for kind in KINDS:
        graph = called(picture_of(kind, entry_of("Host"), ON), name)
        root = ElementTree.fromstring(svg.svg(layout(graph, measure)))
        assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {
            "svg", "title", "desc", "rect", "g", "text", "polyline",
        }  # fmt: skip
        assert not [key for one in root.iter() for key in one.attrib if key.startswith("on") or "href" in key]


def test_an_svg_has_a_name_and_a_description_of_all_that_it_shows(tmp_path):
    picture = layout(chain(entry_of("Mail & <more>"), ON), measure)
    written = svg.write(picture, tmp_path / "a.svg")
    root = ElementTree.parse(written.path).getroot()
    assert root.findtext(f"{SVG}title") == "Chain of processors: Mail & <more>"
    described = root.findtext(f"{SVG}desc")
    assert all(picture.in_words(one) in described for one in picture.boxes)


@pytest.mark.parametrize("count", [0, 3, 60])
def test_a_pdf_shows_every_box_with_all_its_text(tmp_path, count):
    entry = entry_of("Host", count)
    graphs = [chain(entry, ON), flow(entry, ON)]
    written = pdf.write(graphs, Standing(), tmp_path / "a.pdf", quiet)
    reader = PdfReader(written.path)
    assert (len(reader.pages) > 2) == (count == 60)
    text = "\n".join(page.extract_text() for page in reader.pages)
    for number in range(count):
        assert len(re.findall(rf"\bHost {number}\b", text)) >= 2
    assert written.notices == ()


def test_what_no_font_can_print_is_told(tmp_path):
    written = pdf.write([chain(entry_of("𒀀"), ON)], Standing(), tmp_path / "a.pdf", quiet)
    assert len(written.notices) == 1
    assert "U+12000" in PdfReader(written.path).pages[-1].extract_text()


def test_hostile_names_do_no_harm_to_a_pdf(tmp_path):
    for place, name in enumerate(HOSTILE):
        graph = called(chain(entry_of("Host"), ON), name)
        written = pdf.write([graph], Standing(), tmp_path / f"{place}.pdf", quiet)
        assert len(PdfReader(written.path).pages) >= 1


@given(st.integers(0, 60), st.integers(300, 900))
def test_each_box_stands_whole_on_a_page(count, room):
    picture = layout(chain(entry_of("Host", count), ON), measure)
    pages = list(pdf.pieces(picture, room - 50, room))
    for box in picture.boxes:
        assert any(top <= box.y and box.y + box.height <= bottom for top, bottom in pages)
