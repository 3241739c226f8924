"""What the entries owe, whether Art. 30(5) lifts the duty, and one assessment as a document, by the command line."""

import json
from datetime import date

import pytest
from pypdf import PdfReader

from ropa_desktop.register.activities import PersonalData, ProcessingActivity
from ropa_desktop.register.assessments import Screening
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.store.register import Register


@pytest.fixture
def register(tmp_path):
    path = tmp_path / "one.ropa"
    ours = Organisation(name="Ours Ltd", kept_for=True, country="IE", persons_employed=40)
    pay = ProcessingActivity(name="Payroll", controller=ours, data=[PersonalData(sources=("data-subject",))])
    mail = ProcessingActivity(name="Newsletter", controller=ours)
    screened = [Screening(activity=one, assessed_on=date(2026, 3, 2), outcome="not-required") for one in (pay, mail)]
    with Register.create(path) as register, register.step("First") as session:
        session.add_all([pay, mail, *screened])
    return path


def test_owed_says_what_is_missing_and_why(ropa, register, tmp_path):
    said = ropa("owed", register, "--on", "2026-11-15", "--format", "json")
    assert (said.code, said.err) == (0, "")
    assert "Data are collected from the data subjects." in json.dumps(json.loads(said.out))
    assert ropa("owed", register, "-o", tmp_path / "owed.xlsx").code == 0
    assert (tmp_path / "owed.xlsx").stat().st_size > 1000


def test_exemption_weighs_every_entry_of_a_small_organisation(ropa, register):
    said = ropa("exemption", register, "--on", "2026-11-15")
    assert said.code == 0
    for words in ("Payroll", "Newsletter", "Fewer than 250", "not law"):
        assert words in said.out
    assert "no rule of this kind" in ropa("exemption", register, "--on", "2018-05-24").out


def test_one_assessment_is_written_by_title_by_its_beginning_or_by_id(ropa, register, tmp_path):
    with Register.open(register, read_only=True) as opened:
        by_id = next(one.id for one in opened.all(Screening) if one.activity.name == "Payroll")
    for name in ("Payroll, 2026-03-02", "pay", by_id):
        target = tmp_path / "one.pdf"
        assert ropa("assessment", register, name, "-o", target).code == 0
        assert "Payroll" in PdfReader(target).pages[0].extract_text()
        target.unlink()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nothing", "-o", "one.pdf"], "does not name one assessment"),
        (["", "-o", "one.pdf"], "Newsletter, 2026-03-02"),
        (["pay", "-o", "one.xlsx"], "let the name end in pdf"),
        (["pay", "-o", "one.pdf", "--language", "xx"], "There is no"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(ropa, register, tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    said = ropa("assessment", register, *arguments)
    assert said.code == 2
    assert words in said.err
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("one.p")] == []


def test_a_register_without_assessments_says_so(ropa, tmp_path):
    with Register.create(tmp_path / "empty.ropa") as register:
        register.about()
    assert "There is no assessment" in ropa("assessment", tmp_path / "empty.ropa", "x", "-o", tmp_path / "x.pdf").err
