"""The command line from end to end, in this process and once as a program of its own."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from ropa_desktop import __version__
from ropa_desktop.cli.terminal import progress
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.store import deliveries, steps
from ropa_desktop.store.register import Register
from ropa_desktop.store.rows import all_rows


@pytest.fixture
def small(ropa, tmp_path):
    path = tmp_path / "small.ropa"
    assert ropa("new", path, "--organisation", "Example Ltd", "--country", "IE").code == 0
    return path


def names(folder):
    return sorted(one.name for one in folder.iterdir())


def refused(said, words):
    """One sentence on standard error, nothing on standard output, 2."""
    assert said.code == 2
    assert said.out == ""
    assert words in said.err
    assert said.err.count("\n") == 1
    return True


def test_new_starts_a_register_for_an_organisation(ropa, tmp_path):
    said = ropa("new", "a.ropa", "--organisation", "Beispiel GmbH", "--country", "de")
    assert (said.code, said.err) == (0, "")
    with Register.open(tmp_path / "a.ropa") as register:
        (ours,) = register.all(Organisation)
        assert (ours.name, ours.country, ours.kept_for) == ("Beispiel GmbH", "DE", True)
        assert register.undoable().title == "Started the register"


@pytest.mark.parametrize(
    ("organisation", "country", "words"),
    [
        ("Example", "XX", "not in the list"),
        ("  ", "IE", "needs a name"),
        ("bell \x07", "IE", "control character"),
    ],
)
def test_new_refuses_what_cannot_be_kept_and_makes_nothing(ropa, tmp_path, organisation, country, words):
    assert refused(ropa("new", "a.ropa", "--organisation", organisation, "--country", country), words)
    assert names(tmp_path) == []


def test_a_file_that_is_there_is_not_touched(ropa, tmp_path):
    (tmp_path / "a.ropa").write_text("mine")
    assert refused(ropa("sample", "a.ropa"), "there already")
    assert refused(ropa("new", "a.ropa", "--organisation", "X", "--country", "IE"), "there already")
    assert (tmp_path / "a.ropa").read_text() == "mine"


def test_a_sample_that_breaks_off_leaves_no_file(ropa, tmp_path, monkeypatch):
    from ropa_desktop.register import sample

    monkeypatch.setattr(sample, "records", lambda: [Organisation(name="Half"), object()])
    said = ropa("sample", "a.ropa")
    assert said.code == 2
    assert "Traceback" in said.err  # a bug says everything, and still is no finding of a check
    assert names(tmp_path) == []


def test_the_sample_goes_out_in_every_form_and_comes_back_from_json(ropa, tmp_path):
    assert ropa("sample", "sample.ropa").code == 0
    for record in ("controller", "processor"):
        for form in ("xlsx", "pdf", "csv", "json"):
            said = ropa("export", "sample.ropa", "-o", f"{record}.{form}", "--record", record)
            assert said.code == 0
            assert f"{record}.{form} was written" in said.out
            assert (tmp_path / f"{record}.{form}").stat().st_size > 1000
    assert (tmp_path / "controller.xlsx").read_bytes().startswith(b"PK")
    assert (tmp_path / "controller.pdf").read_bytes().startswith(b"%PDF")
    with (tmp_path / "controller.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) > 10

    assert ropa("import", "controller.json", "--into", "again.ropa").code == 0
    with Register.open(tmp_path / "sample.ropa") as one, Register.open(tmp_path / "again.ropa") as other:
        assert [(cls, list(rows)) for cls, rows in all_rows(one)] == [
            (cls, list(rows)) for cls, rows in all_rows(other)
        ]
        assert other.undo()
        assert not other.all(Organisation)


def test_a_register_in_json_is_read_into_an_empty_register_only(ropa, small, tmp_path):
    assert ropa("export", small, "-o", "small.json").code == 0
    before = small.read_bytes()
    assert refused(ropa("import", "small.json", "--into", small), "only be read into an empty one")
    assert small.read_bytes() == before


def test_a_privacy_notice_is_read_and_what_only_a_note_can_hold_is_counted(ropa, small, tmp_path):
    notice = {
        "meta": {"name": "Shop", "url": "https://shop.example.org"},
        "controller": {"name": "Shop Ltd", "address": "1 Example Street, Dublin", "country": "IE"},
        "dataDisclosed": [{"category": "E-mail address", "purposes": [{"purpose": "Newsletter"}]}],
        "somethingElse": "a fact of its own",
    }
    (tmp_path / "notice.tilt.json").write_text(json.dumps(notice))
    said = ropa("import", "notice.tilt.json", "--into", "a.ropa")
    assert said.code == 0
    assert "1 fact has no field of its own and is kept as a note" in said.out
    assert ropa("import", "notice.tilt.json", "--into", small).code == 0
    with Register.open(small) as register:
        assert {one.name for one in register.all(Organisation)} == {"Example Ltd", "Shop Ltd"}
        register.undo()
        assert {one.name for one in register.all(Organisation)} == {"Example Ltd"}
    assert ropa("export", "a.ropa", "-o", "a.csv").code == 0
    text = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert "E-mail address" in text
    assert "Newsletter" in text


@pytest.mark.parametrize("content", [b"", b"[1, 2]", b"{", b'{"format": 1}', b"\x00\xff", b"PK\x03\x04"])
def test_what_cannot_be_read_makes_no_register(ropa, tmp_path, content):
    (tmp_path / "source.json").write_bytes(content)
    said = ropa("import", "source.json", "--into", "a.ropa")
    assert refused(said, "source.json")
    assert names(tmp_path) == ["source.json"]


def test_check_says_what_is_missing_with_record_field_and_article(ropa, small):
    with Register.open(small) as register, register.step("Added") as session:
        session.add(ProcessingActivity(code="A-01", name="Payroll \x9b31m"))
    said = ropa("check", small)
    assert said.code == 1
    assert "\nExample Ltd\n" in "\n" + said.out
    assert "A-01 Payroll  31m\n" in said.out  # what would steer a terminal is a blank
    assert "missing: Purposes (Art. 30(1)(b)): “Purposes” is missing." in said.out
    findings = json.loads(ropa("check", small, "--format", "json").out)
    purposes = next(one for one in findings if one["field_name"] == "purposes")
    assert purposes["record_title"] == "A-01 Payroll \x9b31m"
    assert (purposes["class_name"], purposes["article"]) == ("ProcessingActivity", "30(1)(b)")
    assert (purposes["level"], purposes["sentence"]) == ("missing", "“Purposes” is missing.")


def test_check_gives_0_where_nothing_is_missing(ropa, small):
    with Register.open(small) as register, register.step("Completed"):
        (ours,) = register.all(Organisation)
        ours.address, ours.email, ours.stated_none = "1 Example Street", "privacy@example.org", ("dpo",)
    said = ropa("check", small)
    judged_by = "Judged by: European Union: Art. 30 GDPR.\n"
    assert (said.code, said.out, said.err) == (0, f"missing: 0, contradiction: 0, advice: 0\n{judged_by}", "")
    assert json.loads(ropa("check", small, "--format", "json").out) == []


def test_what_a_register_is_not_is_said_in_one_sentence(ropa, small, tmp_path):
    (tmp_path / "text.ropa").write_text("no register")
    (tmp_path / "folder.ropa").mkdir()
    (tmp_path / "torn.ropa").write_bytes(small.read_bytes()[:4096])
    before = names(tmp_path)
    for name, words in (
        ("text.ropa", "not a register"),
        ("folder.ropa", "cannot be read"),
        ("torn.ropa", "damaged"),
        ("none.ropa", "no file"),
    ):
        assert refused(ropa("check", name), words)
        assert refused(ropa("export", name, "-o", "out.csv"), words)
    assert names(tmp_path) == before


def test_an_open_register_can_be_checked_and_exported_but_not_written(ropa, small):
    assert ropa("export", small, "-o", "small.json").code == 0
    with Register.open(small):
        assert ropa("check", small).code == 1
        assert ropa("export", small, "-o", "out.csv").code == 0
        assert refused(ropa("import", "small.json", "--into", small), "reading only")


def test_pictures_go_into_a_pdf_only(ropa, tmp_path):
    assert ropa("sample", "sample.ropa").code == 0
    assert refused(ropa("export", "sample.ropa", "-o", "a.xlsx", "--with-pictures"), "Only a PDF")
    assert names(tmp_path) == ["sample.ropa"]
    for name, also in (("plain.pdf", ()), ("shown.pdf", ("--with-pictures",))):
        assert ropa("export", "sample.ropa", "-o", name, *also).code == 0
    plain, shown = (PdfReader(tmp_path / name) for name in ("plain.pdf", "shown.pdf"))
    assert len(plain.pages) < len(shown.pages)


def test_an_export_is_noted_in_the_register(ropa, small, tmp_path):
    assert ropa("export", small, "-o", tmp_path / "a.csv", "--handed-to", "The authority").err == ""
    with Register.open(small) as register:
        (noted,) = deliveries.all_of(register)
        shown = steps.read(register.connection, noted.step)
        assert (noted.record, noted.file_name, noted.handed_to) == ("controller", "a.csv", "The authority")
        assert (shown.title, noted.state) == ("Started the register", shown.hash)
        beside = ropa("export", small, "-o", tmp_path / "b.csv")
        assert (beside.code, len(deliveries.all_of(register))) == (0, 1)
        assert "could not be noted" in beside.err
    assert ropa("verify", small).code == 0


def test_an_export_is_refused_before_anything_is_written(ropa, small, tmp_path):
    (tmp_path / "old.csv").write_text("old")
    for arguments, words in (
        (["-o", "out.docx"], "in which form"),
        (["-o", "out"], "in which form"),
        (["-o", "missing/out.csv"], "was not written"),
        (["-o", "old.csv", "--organisation", "Nobody"], "Example Ltd"),
        (["-o", "old.csv", "--language", "tlh"], "tlh"),
        (["-o", "old.csv", "--record", "other"], "--record"),
        ([], "--output"),
    ):
        assert refused(ropa("export", small, *arguments), words)
    assert (tmp_path / "old.csv").read_text() == "old"
    assert names(tmp_path) == ["old.csv", "small.ropa"]


def test_the_register_is_never_its_own_export(ropa, small, tmp_path):
    renamed = small.rename(tmp_path / "small.json")
    before = renamed.read_bytes()
    assert refused(ropa("export", renamed, "-o", renamed), "register itself")
    assert renamed.read_bytes() == before


def test_of_several_organisations_one_is_named(ropa, small, tmp_path):
    with Register.open(small) as register, register.step("Added") as session:
        two = Organisation(name="Second Ltd", kept_for=True)
        session.add_all([two, ProcessingActivity(name="Theirs", controller=two)])
    assert refused(ropa("export", small, "-o", "out.csv"), "Example Ltd, Second Ltd")
    assert ropa("export", small, "-o", "out.csv", "--organisation", "second ltd").code == 0
    assert "Theirs" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert ropa("export", small, "-o", "out.json").code == 0


def test_wrong_use_is_2_and_help_is_0(ropa):
    assert refused(ropa(), "Missing command")
    assert refused(ropa("bogus"), "bogus")
    assert refused(ropa("check"), "ropa check --help")
    assert ropa("--help").code == 0
    assert __version__ in ropa("--version").out


def test_progress_is_shown_on_a_terminal_only(capsys, monkeypatch):
    with progress() as told:
        told(1, 2)
    assert capsys.readouterr() == ("", "")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress() as told:
        told(50, 2000)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("\r50 / 2,000")
    assert err.endswith("\r")


def test_as_a_program_of_its_own(tmp_path):
    def run(*arguments):
        return subprocess.run(
            [sys.executable, "-m", "ropa_desktop", *arguments],
            cwd=tmp_path,
            env={"PYTHONPATH": str(Path(__file__).parent.parent), "PYTHONIOENCODING": "latin-1", "HOME": str(tmp_path)},
            capture_output=True,
            check=False,
        )

    assert run("sample", "sample.ropa").returncode == 0
    done = run("check", "sample.ropa")
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"\\u201c" in done.stdout  # a terminal without that sign shows its code
    done = run("check", "none.ropa")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.splitlines() == [b"There is no file none.ropa."]
