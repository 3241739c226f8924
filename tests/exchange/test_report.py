"""A report leaves whole as workbook and as PDF, and no text of it is markup, a formula or colour alone."""

import re
from collections import Counter
from datetime import date, datetime

import pytest
from pypdf import PdfReader

from ropa_desktop.errors import Cancelled, KnownError
from ropa_desktop.exchange.excel.rows import Rows
from ropa_desktop.exchange.pdf.fonts import load
from ropa_desktop.exchange.report import form_of, write
from ropa_desktop.exchange.reports import text
from ropa_desktop.register.contents import Standing
from ropa_desktop.register.report import Heading, Line, Part, Report
from tests.exchange.workbooks import Workbook, decoded

LONG = "a long text, " * 5000
HOSTILE = [
    "=1+1", "+2", "@SUM(A1)", "#REF!", "<b>bold</b>", "&amp;", "line\nbreak", "\u2028", "_x0041_", "שלום", "العربية",
    "😀", "'", "[x](y)", "%s {0}", "a" * 400,
]  # fmt: skip
NAMES, FACTS = (Heading("Name", 30), Heading("Day")), (Heading("What"), Heading("How many", 3), Heading("Since"))
DAY = date(2027, 3, 1)
STANDING = Standing("7a" * 16, 57, "2026-06-30T10:00:00.000Z", "5c" * 32)


def report(*parts, title="What breaks", organisation="Example & Ltd"):
    return Report("made-up", title, "Two of three.", DAY, parts, STANDING, organisation)


@pytest.fixture
def whole():
    """Each kind of part and cell, and every hostile text in every place for a text."""
    hostile = tuple(Line((one, DAY), "", "Organisation", f"id{at}") for at, one in enumerate((*HOSTILE, LONG)))
    facts = (Line(("Nothing holds", 3, None), "missing"), Line(("It holds", -4, date(1850, 1, 1)), "stands"))
    strange = tuple(Part(one, (Heading(one),), (Line((one,)),), one) for one in HOSTILE)
    return report(
        Part("Names", NAMES, hostile, "Said first."),
        Part("Facts", FACTS, facts),
        Part("More facts", FACTS, (Line(("Third", 5, DAY), "advice"),)),
        Part("Empty", NAMES, (), none="There is none of them."),
        *strange,
    )


def written(one, tmp_path, suffix):
    target = tmp_path / f"report{suffix}"
    told = []
    result = write(one, target, lambda done, total: told.append((done, total)))
    assert (result.path, result.records) == (target, one.lines())
    assert told[-1] == (one.lines(), one.lines())
    return result, target


def shown(sheet):
    return [tuple(map(decoded, row)) for row in sheet.iter_rows(values_only=True)]


def test_every_line_stands_in_the_workbook(whole, tmp_path):
    result, target = written(whole, tmp_path, ".xlsx")
    book = Workbook(target)
    assert [row["cell1"] for row in book.rows("Names")] == [*HOSTILE, LONG]
    assert {row["cell2"] for row in book.rows("Names")} == {datetime(2027, 3, 1)}
    assert [row["id"] for row in book.rows("Names")][:2] == ["id0", "id1"]
    assert result.notices == ("1 text is longer than a cell holds and goes on on the sheet “Continued”.",)
    assert list(book.rows("What breaks")) == [
        {"id": None, "part": "Facts", "mark": "!!", "cell1": "Nothing holds", "cell2": 3, "cell3": None},
        {"id": None, "part": "Facts", "mark": "✓", "cell1": "It holds", "cell2": -4, "cell3": "1850-01-01"},
        {"id": None, "part": "More facts", "mark": "!", "cell1": "Third", "cell2": 5, "cell3": datetime(2027, 3, 1)},
    ]
    for name, xml in book.parts().items():
        assert not re.search(r"<f[ >/]", xml), name


def test_a_sheet_of_the_workbook_can_be_worked_with(whole, tmp_path):
    _result, target = written(whole, tmp_path, ".xlsx")
    sheet = Workbook(target).sheet("What breaks")
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C3", "B2:F5")
    assert (sheet.print_title_rows, sheet.row_dimensions[1].hidden) == ("$2:$2", True)
    assert [cell.value for cell in sheet[2]] == ["Id", "Part", "", "What", "How many", "Since"]
    assert sheet.column_dimensions["D"].width > sheet.column_dimensions["E"].width
    assert sheet["F5"].number_format == "yyyy-mm-dd"
    assert sheet["D3"].alignment.wrap_text
    assert sheet["C3"].font.color.rgb == "00B3261E"
    assert sheet.oddFooter.right.text == "page &P of &N"
    assert sheet.oddFooter.left.text == "What breaks · Example && Ltd · 1 Mar 2027"


def test_the_front_page_says_what_it_is_and_leads_to_each_part(whole, tmp_path):
    _result, target = written(whole, tmp_path, ".xlsx")
    sheet = Workbook(target).sheet("Front page")
    rows = {row[1]: row[2] for row in shown(sheet) if row[1]}
    assert list(rows)[:2] == ["What breaks", "Example & Ltd"]
    assert (rows["In short"], rows["As of"]) == ("Two of three.", datetime(2027, 3, 1))
    assert (rows["Step"], rows["State"], rows["Register"]) == (57, "5c5c 5c5c 5c5c 5c5c", "7a" * 16)
    assert rows["Names"] == f"{len(HOSTILE) + 1} lines\nSaid first."
    assert rows["Empty"] == "There is none of them."
    assert rows["a" * 34 + "…"] == "\n".join(("a" * 400, "1 line", "a" * 400))
    assert rows["!!"] == "missing, or does not hold"
    places = [cell.hyperlink.location for (cell,) in sheet["B1:B80"] if cell.hyperlink]
    assert places[:3] == ["'Names'!A1", "'What breaks'!A1", "'What breaks'!A1"]
    assert len(places) == 3 + len(HOSTILE)


def test_parts_whose_headings_all_but_fit_are_one_table(tmp_path):
    less = (FACTS[0], FACTS[2])
    one = report(
        Part("Short", less, (Line(("a", DAY)),)),
        Part("Long", FACTS, (Line(("b", 2, None)),)),
        Part("Short: 1", less, (Line(("c", None)),)),
        Part("Other", NAMES, (Line(("d", None)),)),
        Part("Turned", NAMES[::-1], (Line((None, "e")),)),
    )
    _result, target = written(one, tmp_path, ".xlsx")
    book = Workbook(target)
    assert book.book.sheetnames == ["Front page", "What breaks", "Other", "Turned"]
    assert [list(row.values())[1:] for row in book.rows("What breaks")] == [
        ["Short", "a", None, datetime(2027, 3, 1)],
        ["Long", "b", 2, None],
        ["Short: 1", "c", None, None],
    ]
    said = {row[1]: row[2] for row in shown(book.sheet("Front page")) if row[1]}
    assert (said["Short"], said["Short: 1"]) == ("1 line", None)


def in_pdf(target):
    reader = PdfReader(target)
    return reader, ["".join(page.extract_text().split()) for page in reader.pages]


def printed(words):
    return "".join(load(False).printable(words, Counter()).split())


def test_every_text_stands_in_the_pdf(whole, tmp_path):
    result, target = written(whole, tmp_path, ".pdf")
    reader, pages = in_pdf(target)
    footer = "Whatbreaks·Example&Ltd·1Mar2027·registerasofstep57,5c5c5c5c5c5c5c5c"
    assert all(footer in page for page in pages)
    assert [f"page{n}of{len(pages)}" in page for n, page in enumerate(pages, 1)] == [True] * len(pages)
    body = "".join(page.replace(footer, "") for page in pages)
    body = re.sub(rf"page\d+of{len(pages)}", "", body).replace("NameDay", "")
    for one in HOSTILE:
        assert body.count(printed(one)) >= 4, one
    assert printed(LONG) in body.replace("1Mar2027", "")  # of the cell beside it
    for words in ("Two of three.", "Said first.", "There is none of them.", "7a" * 16, "1 Mar 2027", "1 Jan 1850"):
        assert printed(words) in body
    assert "!!missing,ordoesnothold·!tobelookedat·✓stands" in body
    assert "!!Nothingholds3" in body
    assert (reader.metadata.title, reader.metadata.author) == ("What breaks", "Example & Ltd")
    assert result.notices


def test_headings_stand_on_each_page_of_the_pdf(tmp_path):
    lines = tuple(Line((f"Number {at}", DAY)) for at in range(200))
    _result, target = written(report(Part("Numbers", NAMES, lines)), tmp_path, ".pdf")
    _reader, pages = in_pdf(target)
    assert len(pages) > 3
    assert all("NameDay" in page for page in pages)


def test_many_columns_lie_across(tmp_path):
    seven = tuple(Heading(f"H{at}") for at in range(7))
    _result, target = written(report(Part("Wide", seven, (Line(tuple("abcdefg")),))), tmp_path, ".pdf")
    box = PdfReader(target).pages[0].mediabox
    assert box.width > box.height


def test_a_part_whose_title_says_it_needs_no_marks(tmp_path):
    one = report(Part("Nothing holds", NAMES, (Line(("x", DAY), "missing"),), tone="missing"))
    _result, target = written(one, tmp_path, ".xlsx")
    book = Workbook(target)
    assert book.names("Nothing holds") == ["id", "cell1", "cell2"]
    assert "!!" not in book.texts()


@pytest.mark.parametrize("suffix", [".xlsx", ".pdf"])
def test_an_answer_without_parts_or_recorded_state_is_written_too(tmp_path, suffix):
    written(Report("made-up", "Empty", "", DAY, (), Standing()), tmp_path, suffix)


@pytest.mark.parametrize("suffix", [".xlsx", ".pdf"])
def test_cancelled_leaves_what_was_there(whole, tmp_path, suffix):
    target = tmp_path / f"report{suffix}"
    target.write_text("before", encoding="utf-8")

    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        write(whole, target, stop)
    assert target.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_what_is_not_whole_is_not_put_in_place(whole, tmp_path, monkeypatch):
    counted = Rows.add

    def twice(self, *cells, **how):
        counted(self, *cells, **how)
        self.count += 1

    monkeypatch.setattr(Rows, "add", twice)
    with pytest.raises(KnownError):
        write(whole, tmp_path / "report.xlsx", lambda done, total: None)
    assert list(tmp_path.iterdir()) == []


def test_the_name_says_in_which_form(tmp_path):
    assert form_of(tmp_path / "A.XLSX") == ".xlsx"
    with pytest.raises(KnownError, match=r"let it end in \.xlsx, \.pdf"):
        form_of(tmp_path / "a.doc")


@pytest.mark.parametrize("width", [20, 40, 80, 132])
def test_text_fits_the_terminal_and_loses_nothing(whole, width):
    lines = list(text.lines(whole, width))
    assert all(len(line) <= width and line.isprintable() for line in lines)
    told = "".join("".join(lines).split())
    for one in HOSTILE:
        assert told.count("".join(one.split())) >= 3, one
    assert "Thereisnoneofthem." in told
