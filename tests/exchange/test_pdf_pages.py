"""A document made in memory is the one that a file would be, and its pages can be looked at and read."""

from io import BytesIO

import pytest

from ropa_desktop.exchange.pdf import printed
from ropa_desktop.exchange.pdf.blocks import paragraph
from ropa_desktop.exchange.pdf.pages import Pages
from ropa_desktop.exchange.pdf.paper import Paper

WHITE = b"\xff\xff\xff"


@pytest.fixture
def pages():
    made = BytesIO()
    with Paper(made, title="Two pages") as paper:
        paragraph(paper, "First words\nsecond line")
        paper.turn(landscape=True)
        paragraph(paper, "Über die zweite Seite")
    shown = Pages(made.getvalue())
    yield shown
    shown.close()


def test_each_page_has_its_size_and_its_words(pages):
    assert len(pages) == 2
    assert [(round(wide), round(high)) for wide, high in pages.sizes] == [(595, 842), (842, 595)]
    assert pages.text(0).startswith("First words\nsecond line\n")
    assert "Über die zweite Seite" in pages.text(1)
    assert "page 2 of 2" in pages.text(1)


def test_strips_of_a_page_are_the_page(pages):
    whole = pages.pixels(0, 300, 424)
    assert (whole.width, whole.height, len(whole.content)) == (300, 424, whole.stride * 424)
    dark = [n for n in range(0, len(whole.content), 4) if whole.content[n : n + 3] != WHITE]
    assert dark  # something is drawn
    strips = [pages.pixels(0, 300, 424, top, 100) for top in range(0, 424, 100)]
    assert [one.height for one in strips] == [100, 100, 100, 100, 24]
    assert b"".join(one.content for one in strips) == whole.content


def test_what_was_looked_at_is_kept_as_it_was(tmp_path):
    target = tmp_path / "kept.pdf"
    target.write_bytes(b"before")
    written = printed.Printed(b"%PDF-1.5 whole", 3, ("a notice",)).keep(target)
    assert target.read_bytes() == b"%PDF-1.5 whole"
    assert (written.path, written.records, written.notices) == (target, 3, ("a notice",))
    assert [one.name for one in tmp_path.iterdir()] == ["kept.pdf"]
