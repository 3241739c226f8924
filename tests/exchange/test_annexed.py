"""What is handed over with a record, if it is wanted: the findings that were judged not to apply."""

from datetime import date

import openpyxl
import pypdf
import pytest

from ropa_desktop.exchange.export import export
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.check import check
from ropa_desktop.register.dismissed_report import report
from ropa_desktop.register.dismissing import dismissal
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.store.handover import contents
from ropa_desktop.store.register import Register

ON = date(2026, 11, 1)


@pytest.fixture
def register(tmp_path):
    with Register.create(tmp_path / "a.ropa") as register:
        ours, others = (Organisation(name=name, kept_for=True, country="IE") for name in ("Alder Ltd", "Rowan Ltd"))
        entries = [
            ProcessingActivity(name="Payroll", controller=ours, dpia_cases=("A35-3-c",), dpia_outcome="not-required"),
            ProcessingActivity(name="Doors", controller=others, dpia_cases=("A35-3-c",), dpia_outcome="not-required"),
            ProcessingOnBehalf(name="Hosting", processor=ours, stated_none=("measures",)),
        ]
        with register.step("Filled") as session:
            session.add_all([ours, others, *entries])
        for entry, code, reason in zip(
            entries, ("R801", "R801", "R705"), ("=Assessed with the law", "By the police", "Paper"), strict=True
        ):
            found = next(one for one in check(entry, ON) if one.code == code)
            with register.step("Judged") as session:
                session.add(dismissal(found, entry, reason, "Sam Shah", ON))
        yield register


def _contents(register, record, name="Alder Ltd"):
    ours = next(one.id for one in register.all(Organisation) if one.name == name)
    read = contents(register, ours)
    read.annexes = (report(read, ON, record),)
    return read


def _quiet(done, total):
    return None


@pytest.mark.parametrize(
    ("record", "name", "there"),
    [
        ("controller", "Alder Ltd", "=Assessed with the law"), ("processor", "Alder Ltd", "Paper"),
        ("controller", "Rowan Ltd", "By the police"), ("processor", "Rowan Ltd", ""),
    ],
)  # fmt: skip
def test_each_record_has_the_judgements_on_its_own_entries(register, tmp_path, record, name, there):
    read = _contents(register, record, name)
    reasons = {"=Assessed with the law", "Paper", "By the police"}
    export(read, record, tmp_path / "a.xlsx", _quiet)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheet = book["Does not apply"]
    texts = {cell.value for row in sheet.iter_rows() for cell in row}
    assert reasons & texts == ({there} if there else set())
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert ({"Sam Shah", "Holds"} <= texts) == bool(there)
    assert "Does not apply" in {cell.value for row in book.worksheets[0].iter_rows() for cell in row}
    book.close()
    export(read, record, tmp_path / "a.pdf", _quiet)
    pages = [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(tmp_path / "a.pdf").pages]
    assert "Findings that were judged not to apply" in pages[-1]
    assert {one for one in reasons if one in pages[-1]} == ({there} if there else set())
    assert ("No finding was judged not to apply." in pages[-1]) == (not there)
    assert any("Contents" in page and "judged not to apply" in page for page in pages[:3])


def test_unasked_nothing_of_it_is_handed_over(register, tmp_path, ropa):
    read = contents(register)
    export(read, "controller", tmp_path / "a.xlsx", _quiet)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx", read_only=True)
    assert "Does not apply" not in book.sheetnames
    book.close()
    register.close()
    wanted = ("--organisation", "Alder Ltd", "--with-dismissed")
    assert ropa("export", tmp_path / "a.ropa", "-o", "b.xlsx", *wanted).code == 0
    book = openpyxl.load_workbook(tmp_path / "b.xlsx", read_only=True)
    assert "Does not apply" in book.sheetnames
    book.close()
    said = ropa("export", tmp_path / "a.ropa", "-o", "b.csv", *wanted)
    assert (said.code, "no place for them" in said.err) == (2, True)
    assert not (tmp_path / "b.csv").exists()
