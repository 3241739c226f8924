"""A finding that does not apply, judged on the command line; and by which law a register is checked."""

import json
from datetime import date

import openpyxl
import pytest

from ropa_desktop import settings
from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.dismissals import DismissedFinding
from ropa_desktop.register.engagements import Transfer
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.store.register import Register


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "load", lambda: settings.Settings(author="Sam Shah"))
    path = tmp_path / "a.ropa"
    with Register.create(path) as register, register.step("Filled") as session:
        ours = Organisation(name="Example Ltd", country="IE", kept_for=True)
        purposes = [Purpose(purpose="Pay wages"), Purpose(purpose="Report tax")]
        session.add(ProcessingActivity(code="A-01", name="Payroll", controller=ours, purposes=purposes))
    return path


def _findings(ropa, path, *more):
    return json.loads(ropa("check", path, "--format", "json", *more).out)


def _codes(ropa, path, *more):
    return [one["code"] for one in _findings(ropa, path, *more)]


def _change(path, **values):
    with Register.open(path) as register, register.step("Changed"):
        for name, value in values.items():
            setattr(register.all(ProcessingActivity)[0], name, value)


def test_a_finding_is_judged_not_to_apply_comes_back_with_its_facts_and_can_be_asked_again(ropa, path):
    _change(path, dpia_cases=("A35-3-c",), dpia_outcome="not-required")
    assert "R801" in _codes(ropa, path)
    said = ropa("dismiss", path, "r801", "a-01 payroll", "--reason", "Assessed with the law.")
    assert (said.code, said.out) == (0, "Does not apply: R801, A-01 Payroll\n")
    assert "R801" not in _codes(ropa, path)
    (found,) = [one for one in _findings(ropa, path, "--with-dismissed") if one["code"] == "R801"]
    judged = found["dismissed"]
    assert (judged["reason"], judged["decided_by"]) == ("Assessed with the law.", "Sam Shah")
    assert judged["decided_on"] == date.today().isoformat()
    told = ropa("check", path)
    assert "1 finding does not apply, as somebody judged; --with-dismissed says why." in told.out
    told = ropa("check", path, "--with-dismissed")
    assert "  R801 does not apply: Data protection impact assessment" in told.out
    assert "    Assessed with the law. – Sam Shah, " in told.out
    _change(path, description="Every month.")
    assert "R801" not in _codes(ropa, path)
    _change(path, dpia_cases=("A35-3-b", "A35-3-c"))
    assert "R801" in _codes(ropa, path)
    assert "Open again" in ropa("dismissed", path, "--format", "json").out
    assert ropa("dismiss", path, "R801", "Payroll A", "--reason", "Still.").code == 2
    assert ropa("dismiss", path, "R801", "A-01 Payroll", "--reason", "Still.").code == 0
    assert "R801" not in _codes(ropa, path)
    assert ropa("dismissed", path).out.count("Still.") == 1
    assert ropa("dismiss", path, "R801", "A-01 Payroll", "--back").out == "Ask again: R801, A-01 Payroll\n"
    assert "R801" in _codes(ropa, path)
    with Register.open(path, read_only=True) as register:
        assert len([one for one in register.all(DismissedFinding) if one.retired_on]) == 2


def test_a_decision_of_the_register_s_own_is_a_fact_too(ropa, path):
    own = AdequacyDecision(code="KE", list="EU", territory="KE", label="Kenya", scope_kind="other", scope="Banks only")
    with Register.open(path) as register, register.step("Sent") as session:
        session.add(own)
        session.flush()
        (activity,) = register.all(ProcessingActivity)
        activity.transfers.append(Transfer(country="KE", tool="A45-3", adequacy_decision="KE"))
    assert "R408" in _codes(ropa, path)
    assert ropa("dismiss", path, "R408", "A-01 Payroll", "--reason", "It is a bank.").code == 0
    assert "R408" not in _codes(ropa, path)
    with Register.open(path) as register, register.step("Narrowed"):
        register.all(AdequacyDecision)[0].scope = "Banks of the State only"
    assert "R408" in _codes(ropa, path)


def test_what_is_meant_has_to_be_one(ropa, path):
    said = ropa("dismiss", path, "R103", "A-01 Payroll", "--field", "legal_basis", "--reason", "None.")
    assert said.code == 2
    assert "R103 speaks there 2 times; name one of them" in said.err
    assert "--field legal_basis (Pay wages); " in said.err
    assert ropa("dismiss", path, "R103", "Pay wages", "--reason", "None.").code == 0
    for arguments, words in (
        (("R103", "Pay wages", "--reason", "None."), "says nothing of"),
        (("R999", "Pay wages", "--reason", "None."), "There is no rule R999"),
        (("R103", "Report tax"), "Say why it does not apply"),
        (("R103", "Report tax", "--reason", " "), "Say why it does not apply"),
        (("R103", "Report tax", "--back"), "Nobody judged that R103"),
        (("R103", "Report tax", "--back", "--reason", "x"), "not both"),
    ):
        said = ropa("dismiss", path, *arguments)
        assert (said.code, said.out) == (2, "")
        assert words in said.err


def test_judgements_are_listed_also_those_of_records_that_are_gone(ropa, path, tmp_path):
    assert ropa("dismissed", path).out.count("No finding was judged not to apply.") == 1
    assert ropa("dismiss", path, "R103", "Pay wages", "--reason", "=1+1").code == 0
    assert ropa("dismiss", path, "R102", "A-01 Payroll", "--field", "children", "--reason", "No children.").code == 0
    assert ropa("dismissed", path, "-o", "out.xlsx").code == 0
    book = openpyxl.load_workbook(tmp_path / "out.xlsx", read_only=True)
    cells = [cell for sheet in book for row in sheet.values for cell in row if cell]
    book.close()
    assert {"=1+1", "A-01 Payroll › Pay wages › Legal basis", "Holds"} <= set(cells)
    assert ropa("dismissed", path, "-o", "out.pdf").code == 0
    _change(path, children="Pupils on a work placement.")
    assert ropa("dismissed", path, "--format", "json").out.count("No longer found") == 1
    _change(path, retired_on=date(2026, 1, 1))
    assert ropa("dismissed", path, "--format", "json").out.count("Record retired or gone") == 2


def test_a_register_is_judged_by_the_law_of_its_organisation_or_by_what_is_asked(ropa, path):
    fields = {one["field_name"] for one in _findings(ropa, path)}
    assert {"joint_controllers", "dpo"} <= fields
    said = ropa("check", path, "--profile", "ch")
    assert "\nJudged by: Switzerland: Art. 12 FADP.\n" in said.out
    assert not {"joint_controllers", "dpo"} & {one["field_name"] for one in _findings(ropa, path, "--profile", "CH")}
    said = ropa("check", path, "--profile", "CH", "--profile", "EU", "--format", "json")
    assert said.err.startswith("Judged by: European Union: Art. 30 GDPR; Switzerland: Art. 12 FADP.\n")
    assert {one["field_name"] for one in json.loads(said.out)} >= fields
    assert ropa("check", path, "--profile", "US").code == 2
    with Register.open(path) as register, register.step("Second") as session:
        other = Organisation(name="Larch AG", country="CH", kept_for=True, profiles=("CH", "CNIL"))
        session.add(other)
        session.add(ProcessingActivity(name="Visitors", controller=other, data=[PersonalData(items="Name")]))
    said = ropa("check", path)
    assert "\nExample Ltd is judged by: European Union: Art. 30 GDPR.\n" in said.out
    words = "Larch AG is judged by: Switzerland: Art. 12 FADP; Template of the French authority (CNIL)."
    assert f"\n{words}\n" in said.out
    found = [one for one in _findings(ropa, path) if one["field_name"] == "joint_controllers"]
    assert {one["root_title"] for one in found} == {"A-01 Payroll"}
