"""The page of findings: one part for each rule that speaks, what weighs most first, each line leading to its field."""

from datetime import date

import ropa_desktop.register.records  # noqa: F401 (all classes, so that they can be made)
from ropa_desktop.register.activities import ProcessingActivity, Purpose
from ropa_desktop.register.check import check_all
from ropa_desktop.register.contents import Contents, Standing
from ropa_desktop.register.dismissals import DismissedFinding
from ropa_desktop.register.dismissing import dismissal
from ropa_desktop.register.findings_report import report
from ropa_desktop.register.rules.book import rule_of

ON = date(2026, 11, 1)
WEIGHT = ["missing", "contradiction", "advice"]


def contents(*activities, dismissed=()):
    return Contents(standing=Standing(register_id="r"), organisation=None, activities=activities,
                    directory={DismissedFinding: list(dismissed)})  # fmt: skip


def payroll(**values):
    return ProcessingActivity(id="a1", name="Payroll", stated_none=(), **values)


def of_rule(found, code):
    return next(part for part in found.parts if part.title.startswith(f"{code} "))


def test_every_finding_is_told_once_and_what_weighs_most_comes_first():
    register = contents(payroll(purposes=[Purpose(id="p1", stated_none=())]))
    found, findings = report(register, ON), list(check_all(register, ON))
    assert found.name == "findings"
    assert found.day == ON
    assert found.lines() == len(findings) > 5
    codes = [part.title.split()[0] for part in found.parts]
    assert codes == sorted(set(codes), key=lambda code: (WEIGHT.index(rule_of(code).level), code))
    told = {(line.record_id, line.field_name) for part in found.parts for line in part.lines}
    assert told == {(one.record_id, one.field_name) for one in findings}


def test_a_line_says_which_record_and_field_and_leads_there():
    part = of_rule(report(contents(payroll(purposes=[Purpose(id="p1", stated_none=())])), ON), "R101")
    line = next(one for one in part.lines if one.record_id == "p1")
    assert line.cells[0].startswith("Payroll › ")
    assert (line.class_name, line.field_name, line.tone) == ("Purpose", "purpose", "missing")
    assert [one.words for one in part.headings] == ["Record", "Field", "Art."]
    assert part.title == "R101  … is missing."
    assert part.says == f"missing · Art. 30. {rule_of('R101').why}"


def test_a_rule_that_says_more_than_title_and_field_has_a_column_for_it():
    found = report(contents(payroll(code="etc. and so on", tags="tbd", notes="to be completed")), ON)
    for part in found.parts:
        words = [one.words for one in part.headings]
        assert words[:2] == ["Record", "Field"]
        assert words[-1] == "Art."
        assert all(len(line.cells) == len(words) for line in part.lines)
        if len(words) == 4:
            assert words[2] == "What it says"


def test_what_does_not_apply_is_counted_and_not_listed():
    activity = payroll()
    finding = next(one for one in check_all(contents(activity), ON) if one.code == "R101")
    judged = dismissal(finding, activity, "For a reason.", "A. Officer", ON)
    before, after = report(contents(activity), ON), report(contents(activity, dismissed=[judged]), ON)
    assert after.lines() == before.lines() - 1
    assert after.says.endswith("1 more does not apply, as somebody judged.")
    assert "as somebody judged" not in before.says


def test_where_nothing_is_found_that_is_said():
    found = report(contents(), ON)
    assert found.parts == ()
    assert found.says == "No rule finds anything on that day."
