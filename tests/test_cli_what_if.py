"""`ropa what-if`: an answer for a day, and a file that nobody has touched."""

import json

import openpyxl
import pypdf
import pytest

from ropa_desktop import cli


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("what-if") / "sample.ropa"
    assert cli.main(["sample", str(path)]) == 0
    return path


@pytest.fixture
def ropa(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")

    def run(*arguments):
        code = cli.main([str(one) for one in arguments])
        return code, *capsys.readouterr()

    return run


def test_it_is_said_what_breaks_and_the_file_stays_as_it_is(ropa, sample):
    held = sample.read_bytes()
    code, out, err = ropa("what-if", sample, "--end-decision", "US-DPF", "--on", "2027-03-01")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "What if: the decision “United States (DPF)” ends"
    assert lines[1].startswith("2 transfers lose their ground, 2 entries are concerned, ")
    assert "Transfers that lose their ground" in lines
    assert max(map(len, lines)) <= 120
    assert sample.read_bytes() == held


def test_several_facts_are_supposed_at_once(ropa, sample):
    arguments = ("--end-decision", "us-dpf", "--end-decision", "GB", "--drop-processor", "firnlicht")
    _code, out, _err = ropa("what-if", sample, *arguments, "--on", "2027-03-01", "--format", "json")
    read = json.loads(out)
    assert (read["name"], read["day"]) == ("what-if", "2027-03-01")
    parts = {one["title"]: one["lines"] for one in read["parts"]}
    assert len(parts["Transfers that lose their ground"]) == 3
    assert parts["Where the service is lost"][0]["cells"][0] == "A-01 Website and accounts"
    assert {line["tone"] for line in parts["Transfers that lose their ground"]} == {"missing"}


def test_it_can_be_handed_over_as_workbook_and_pdf(ropa, sample, tmp_path):
    for name in ("what.xlsx", "what.pdf"):
        code, out, err = ropa("what-if", sample, "--end-decision", "GB", "--on", "2031-12-28", "-o", tmp_path / name)
        assert (code, err) == (0, "")
        assert "what." in out
    book = openpyxl.load_workbook(tmp_path / "what.xlsx")
    assert "Transfers that lose their grou" in " ".join(book.sheetnames)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "what.pdf").pages)
    assert "Rookgate SMS Ltd" in text
    assert "held until 27 Dec 2031" in text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--end-decision", "US-DFP"], "There is no adequacy decision “US-DFP”. Those known are: AD, AR, BR, "),
        (["--end-clauses", "SCC"], "There is no set of clauses “SCC”. Those known are: 2021/914, 2001/497/EC, "),
        (["--drop-processor", "Nobody"], "No organisation of this register is called “Nobody”."),
        (["--drop-processor", "Larkspur"], "“Larkspur Messaging AG” is no processor of this register."),
        ([], "Nothing is supposed: name a decision or clauses that end, or a processor that is dropped."),
    ],
)
def test_what_cannot_be_supposed_is_told(ropa, sample, arguments, words):
    code, out, err = ropa("what-if", sample, *arguments, "--on", "2027-03-01")
    assert (code, out) == (2, "")
    assert words in err
