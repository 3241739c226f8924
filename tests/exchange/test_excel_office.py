"""LibreOffice opens what we write; where it is not installed, the tests say that they were skipped."""

import shutil
import subprocess

import pytest
from pypdf import PdfReader

from ropa_desktop.exchange.excel import workbook
from ropa_desktop.register.activities import ProcessingActivity, Purpose
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.store.handover import contents
from ropa_desktop.store.register import Register
from tests.exchange import registers

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """Lets LibreOffice make another form of workbooks, without a window and with a profile of its own."""
    profile = tmp_path_factory.mktemp("office")

    def convert(form, *paths):
        folder = paths[0].parent / form
        done = subprocess.run(
            [SOFFICE, "--headless", f"-env:UserInstallation={profile.as_uri()}",
             "--convert-to", form, "--outdir", folder, *paths],
            capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        made = [folder / path.with_suffix(f".{form}").name for path in paths]
        assert all(path.is_file() for path in made), done.stderr
        return made

    return convert


def written(tmp_path, *records):
    """The workbooks of both records."""
    with Register.create(tmp_path / "one.ropa") as register:
        with register.step("All") as session:
            session.add_all(records)
        for record in ("controller", "processor"):
            workbook.write(contents(register), record, tmp_path / f"{record}.xlsx", lambda done, total: None)
    return tmp_path / "controller.xlsx", tmp_path / "processor.xlsx"


def test_libreoffice_prints_each_sheet_with_its_footer(tmp_path, converted):
    shop = Organisation(name="Example & Shop", kept_for=True)
    activity = ProcessingActivity(name="Newsletter", controller=shop)
    activity.purposes.append(Purpose(purpose="Tell readers what is new"))
    [made] = converted("pdf", written(tmp_path, activity)[0])
    pages = PdfReader(made).pages
    said = [page.extract_text() for page in pages]
    assert "Record of processing activities" in said[0]
    assert any("Tell readers" in page and "(b) Purpose" in page for page in said[1:])
    for number, page in enumerate(said, 1):
        assert "Example & Shop" in page
        assert f"page {number} of {len(said)}" in page


def test_libreoffice_reads_a_hostile_workbook_as_it_was_written(tmp_path, converted):
    hostile = [text for text in registers.HOSTILE if len(text) < 1000 and "\n" not in text and "\u2028" not in text]
    hostile += ["_x0041_", "_x005F_x000D_", "#REF!", "=1+1", "<f>2</f>"]
    activities = (ProcessingActivity(code=f"{number:03}", name=text) for number, text in enumerate(hostile))
    [made] = converted("fods", written(tmp_path, *activities)[0])
    texts = made.read_text("utf-8")
    assert "of:=" not in texts  # what LibreOffice would write a formula as
    for text in ("_x0041_", "_x005F_x000D_", "#REF!", "=1+1", "&lt;f&gt;2&lt;/f&gt;", "Ελληνικά", "👩‍👩‍👧 🇪🇺"):
        assert f">{text}</text:p>" in texts


def test_libreoffice_opens_a_register_of_everything(tmp_path, converted):
    made = converted("fods", *written(tmp_path, *registers.make(2)))
    assert all(path.stat().st_size > 10_000 for path in made)
