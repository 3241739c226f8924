"""Whoever listens to a document hears all of it once, in the order in which the record tells it, and finds the way."""

import io
import re
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Name, pdfa

import ropa_desktop
from ropa_desktop.exchange.pdf import assessment, document, picture, recovery
from ropa_desktop.exchange.pdf.blocks import heading, note, paragraph, rows, table
from ropa_desktop.exchange.pdf.paper import Paper
from ropa_desktop.exchange.pdf.recovery import Sheet
from ropa_desktop.exchange.reports import document as reports
from ropa_desktop.register import transfer_report, world
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.assessments import Screening
from ropa_desktop.register.picture_of import KINDS, picture_of
from ropa_desktop.store.handover import contents, standing
from tests.exchange import test_pdf_assessment
from tests.exchange.pdf_text import joined, quiet
from tests.exchange.pdf_tree import Tree
from tests.exchange.registers import add
from tests.exchange.registers import make as make_hostile
from tests.exchange.test_pdf_document import GOLDEN, normal, shop

ON = date(2026, 11, 1)


def record(register, target, kind="controller", pictures=True):
    """The record of the shop as a document; gives what it was made from."""
    owner, records = shop()
    add(register, *records)
    made = contents(register, owner.id)
    if pictures:
        made.pictures, made.world = True, world.of_record(made, kind)
    document.write(made, kind, target, quiet)
    return made


def processors(register, target):
    record(register, target, "processor")


def assessed(register, target):
    add(register, *test_pdf_assessment.made())
    assessment.write(register.all(Screening)[0], standing(register), target, quiet)


def judged(register, target):
    add(register, *shop()[1])
    reports.write(transfer_report.report(contents(register), ON), target, quiet)


def drawn(register, target):
    add(register, *shop()[1])
    entry = next(one for one in register.all(ProcessingActivity) if one.code == "A-1")
    picture.write([picture_of(kind, entry, ON) for kind in KINDS], standing(register), target, quiet)


def kept_apart(_register, target):
    recovery.write(Sheet("shop.ropa", "R-1", "M-2", ["ABCD EFGH", "IJKL MNOP"]), target)


DOCUMENTS = (record, processors, assessed, judged, drawn, kept_apart)


def told(draw, **also):
    target = io.BytesIO()
    with Paper(target, title="Record", **also) as paper:
        draw(paper)
    return Tree(pikepdf.open(target))


@pytest.mark.parametrize("make", DOCUMENTS, ids=lambda make: make.__name__)
def test_every_document_is_tagged_as_a_whole_and_keeps_to_pdf_a(register, tmp_path, make):
    target = tmp_path / "one.pdf"
    make(register, target)
    with pikepdf.open(target) as pdf:
        tree = Tree(pdf)
        assert tree.problems == []
        assert len(tree.elements) > 5
        if make is not kept_apart:
            assert [one for one in tree.elements if one.kind == "TH"] or make is drawn
    assert pdfa.validate_written(target, "2b").findings == []


def test_texts_that_break_careless_writers_break_no_tags(register, tmp_path):
    add(register, *make_hostile(1))
    made = contents(register)
    made.pictures, made.world = True, world.of_record(made, "controller")
    document.write(made, "controller", tmp_path / "one.pdf", quiet)
    with pikepdf.open(tmp_path / "one.pdf") as pdf:
        assert Tree(pdf).problems == []
    assert pdfa.validate_written(tmp_path / "one.pdf", "2b").findings == []


def test_no_document_is_forgotten_here():
    makers = {assessment, document, picture, recovery, reports}
    root = Path(ropa_desktop.__file__).parent
    found = {path for path in root.rglob("*.py") if re.search(r"\bPaper\(\s", path.read_text("utf-8"))}
    assert found == {Path(one.__file__) for one in makers}


@pytest.mark.parametrize(
    ("kind", "repeated"), [("controller", ""), ("processor", "Name Postal address Country E-mail")]
)
def test_the_record_is_read_in_the_order_of_the_record(register, tmp_path, kind, repeated):
    made = record(register, tmp_path / "one.pdf", kind, pictures=False)
    head, _again, tail = joined((GOLDEN / f"{kind}.pdf.txt").read_text("utf-8")).rpartition(joined(repeated) or " ")
    with pikepdf.open(tmp_path / "one.pdf") as pdf:
        assert joined(normal(Tree(pdf).text, made.standing)) == head + tail


def test_headings_lists_tables_links_and_pictures_are_told_as_such(register, tmp_path):
    record(register, tmp_path / "one.pdf")
    with pikepdf.open(tmp_path / "one.pdf") as pdf:
        tree = Tree(pdf)
        heads = [(one.kind, one.text.strip()) for one in tree.elements if re.fullmatch("H[1-6]", one.kind)]
        assert heads[0] == ("H1", "Record of processing activities")
        assert ("H2", "Processing activities Article 30(1) GDPR") in heads
        assert ("H3", "A-1 Newsletter") in heads
        assert ("H4", "(b) Purposes Art. 30(1)(b)") in heads
        items = [one.text.strip() for one in tree.elements if one.kind == "LI"]
        assert {"• Send the newsletter", "• Count readers"} <= set(items)
        scopes = {(one.text.strip(), str(one.attribute("/Scope"))) for one in tree.elements if one.kind == "TH"}
        assert {("Legal basis", "/Column"), ("Began on", "/Row")} <= scopes
        links = [one.text.split() for one in tree.elements if one.kind == "Link"]
        assert ["A-1", "Newsletter", str(_page_of(tree, "A-1 Newsletter"))] in links
        words = [str(one.given.Alt) for one in tree.elements if one.kind == "Figure"]
        assert len(words) == 3  # the map, the chain and the flow of the one activity; the other shows nothing
        assert any("Host Ltd" in one and "Leads to: Centre Inc." in one for one in words)


def _page_of(tree, title):
    element = next(one for one in tree.elements if one.kind == "H3" and one.text.strip() == title)
    pages = [page.objgen for page in tree.pdf.pages]
    return pages.index(element.given.Pg.objgen) + 1


def test_what_runs_over_pages_is_told_once_and_headings_are_not_repeated():
    tall = " ".join(f"word{n}" for n in range(2_000))

    def draw(paper):
        heading(paper, 0, "Title")
        table(paper, ["Small", "Tall"], [("x", tall), *((str(n), "y") for n in range(90))], [1, 2])
        note(paper, tall)
        rows(paper, [("Label", tall)])
        rows(paper, [("Next", "goes on")])

    tree = told(draw, footer="Whose it is")
    assert tree.problems == []
    assert len(tree.pdf.pages) > 5
    others = " ".join(f"{n} y" for n in range(90))
    assert tree.text.split() == f"Title Small Tall x {tall} {others} {tall} Label {tall} Next goes on".split()
    assert [one.kind for one in tree.elements[1].of("Table", "P")] == ["Table", "P", "Table"]


def test_a_heading_never_skips_a_level_whatever_it_looks_like():
    def draw(paper):
        for level in (0, 3, 1, 3, 2, 3, 2, 1):
            heading(paper, level, f"Level {level}")
            paragraph(paper, "words")

    tree = told(draw)
    assert tree.problems == []
    kinds = [one.kind for one in tree.elements if one.kind.startswith("H")]
    assert kinds == ["H1", "H2", "H2", "H3", "H3", "H4", "H3", "H2"]


def test_a_footer_is_no_part_of_the_record_but_what_stands_nowhere_else_is_read_once():
    def draw(paper):
        paragraph(paper, "One.")
        paper.turn()
        paragraph(paper, "Two.")

    assert told(draw, footer="Whose it is").text.split() == ["One.", "Two."]
    assert told(draw, footer="Take care!", read_footer=True).text.split() == ["One.", "Two.", "Take", "care!"]


# The bar itself: each of these is a document that somebody who listens could not use


def _first(tree, kind):
    return next(one.given for one in tree.elements if one.kind == kind)


def _stray(tree):
    page = tree.pdf.pages[0]
    page.contents_add(b"BT (not told) Tj ET")


def _untold(tree):
    del _first(tree, "P").K


def _twice(tree):
    row = _first(tree, "TR")
    row.K = Array([*row.K, row.K[0]])


def _of_nothing(tree):
    del _first(tree, "TH").A


def _skipping(tree):
    _first(tree, "H2").S = Name.H4


def _unseen(tree):
    del _first(tree, "Figure").Alt


def _speechless(tree):
    del tree.pdf.Root.Lang


def _nameless(tree):
    del tree.pdf.Root.ViewerPreferences


def _ragged(tree):
    row = next(one for one in tree.elements if one.kind == "TR" and len(one.of("TD")) > 1)
    row.given.K = Array(list(row.given.K)[:-1])


def _orphaned(tree):
    owners = tree.pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    owners[0], owners[1] = owners[1], owners[0]


def _unlinked(tree):
    link = _first(tree, "Link")
    link.K = Array([one for one in link.K if one.get("/Type") != Name.OBJR])


def _misplaced(tree):
    table = _first(tree, "Table")
    table.K[0].S = Name.P


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (_stray, "Tj outside of any mark"), (_untold, "/P is 0 times in the tree"), (_twice, "is 2 times in the tree"),
        (_of_nothing, "a heading of nothing"), (_skipping, "comes one of level 4"), (_unseen, "a picture without"),
        (_speechless, "no language"), (_nameless, "the title is not shown"), (_ragged, "a table with rows of"),
        (_orphaned, "the tree of parents names another"), (_unlinked, "an annotation without a place"),
        (_misplaced, "a TD in a P"),
    ],
)  # fmt: skip
def test_a_broken_document_is_found_out(shown, broken, said):
    with pikepdf.open(io.BytesIO(shown)) as pdf:
        broken(Tree(pdf))
        problems = Tree(pdf).problems
    assert any(said in one for one in problems), problems


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """A sound record with pictures, to be broken."""
    from ropa_desktop.store.register import Register

    folder = tmp_path_factory.mktemp("broken")
    with Register.create(folder / "one.ropa", "Ada") as register:
        record(register, folder / "one.pdf")
    return (folder / "one.pdf").read_bytes()


def test_another_order_is_found_out(register, tmp_path):
    made = record(register, tmp_path / "one.pdf", pictures=False)
    with pikepdf.open(tmp_path / "one.pdf") as pdf:
        rows = _first(Tree(pdf), "Table").K
        rows[0], rows[1] = rows[1], rows[0]
        tree = Tree(pdf)
    assert tree.problems == []
    told = (GOLDEN / "controller.pdf.txt").read_text("utf-8")
    assert joined(normal(tree.text, made.standing)) != joined(told)
