"""The schedule shows each rule, how it is carried out and what it is used for, and what has no rule."""

from datetime import date

from ropa_desktop.register import retention_schedule
from ropa_desktop.register.activities import PersonalData, ProcessingActivity
from ropa_desktop.register.contents import Contents, Standing
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.records import ALL
from ropa_desktop.register.retention import RetentionRule
from ropa_desktop.register.vocabulary import CategoryOfDataSubjects, CategoryOfPersonalData

ON = date(2026, 11, 15)
BOOKS = RetentionRule(code="R-01", label="Books", period="P10Y", begins="year-end", starts="Last entry",
                      active_period="P2Y", active_use="Audit", restricted_archive="The rest", fate="erase",
                      legal_source="HGB § 257", jurisdiction="DE", verified=False, responsible="Finance",
                      method="Yearly run", evidence="Protocol")  # fmt: skip
UNUSED = RetentionRule(code="R-02", label="Consent", criterion="Until revoked", verified=True)


def activity(*rows, **values):
    return ProcessingActivity(code="A-01", name="Accounting", data=list(rows), **values)


def row(name, **values):
    return PersonalData(category=CategoryOfPersonalData(name=name),
                        data_subjects=[CategoryOfDataSubjects(name="Customers")], **values)  # fmt: skip


def report(*activities, organisation=None):
    directory = {cls: [] for cls in ALL}
    directory[RetentionRule] = [BOOKS, UNUSED]
    return retention_schedule.report(Contents(Standing(), organisation, directory, activities, len(activities)), ON)


def cells(found):
    return {part.title: [line.cells for line in part.lines] for part in found.parts}


def test_a_rule_is_shown_whole_and_a_law_nobody_read_as_to_be_verified():
    found = cells(report(activity(row("Invoices", retention_rule=BOOKS))))
    assert found["Rules"] == [
        (
            "R-01 Books",
            "10 years",
            "Last entry",
            "At the end of its calendar year",
            "2 years: Audit",
            "The rest",
            "Erase",
        ),
        ("R-02 Consent", "", "Until revoked", "", "", "", ""),
    ]
    assert found["Legal source and erasure"] == [
        ("R-01 Books", "HGB § 257", "Germany", "To be verified", "Finance", "Yearly run", "Protocol"),
        ("R-02 Consent", None, "", "", None, None, None),
    ]


def test_each_use_of_a_rule_is_shown_and_that_it_has_none():
    ended = activity(row("Letters", retention_rule=BOOKS), status="ended")
    found = report(activity(row("Invoices", retention_rule=BOOKS)), ended)
    assert cells(found)["What the rules are used for"] == [
        ("R-01 Books", "Invoices", "Customers", "A-01 Accounting"),
        ("R-01 Books", "Letters", "Customers", "A-01 Accounting (ended)"),
        ("R-02 Consent", "No activity uses it.", "", ""),
    ]
    assert found.says == "2 rules. Of 1 the law cited is still to be verified."


def test_limits_outside_the_schedule_and_data_without_one_are_shown():
    found = report(
        activity(row("Letters", time_limit="A year"), row("Images"), row("Names", stated_none=("time_limit",)))
    )
    assert cells(found)["Time limits in words"] == [("Letters", "A year", "A-01 Accounting")]
    without = found.parts[-1]
    assert [(line.cells[:2], line.tone) for line in without.lines] == [
        (("Images", "Not yet answered"), "missing"), (("Names", "None"), "soft")]  # fmt: skip
    assert "2 categories of data have no time limit." in found.says


def test_a_category_with_two_limits_is_pointed_at():
    rows = [row("Invoices", retention_rule=BOOKS), row("Invoices", time_limit="A year"), row("Letters", time_limit="x")]
    found = report(
        *[activity(one) for one in rows], *[activity(row("Invoices", time_limit="A year")) for _n in range(6)]
    )
    assert cells(found)["Categories with two limits"] == [
        ("Invoices", "Customers", "R-01 Books", "A-01 Accounting"),
        ("Invoices", "Customers", "A year", "A-01 Accounting and 2 more"),
    ]
    assert "Categories with two limits" not in cells(report(activity(row("Letters", time_limit="x"), *[])))


def test_of_one_organisation_only_the_rules_that_it_uses():
    found = report(activity(row("Invoices", retention_rule=BOOKS)), organisation=Organisation(name="Ours"))
    assert [line[0] for line in cells(found)["Rules"]] == ["R-01 Books"]
    assert found.organisation == "Ours"


def test_an_empty_register_has_an_empty_schedule():
    directory = {cls: [] for cls in ALL}
    found = retention_schedule.report(Contents(Standing(), None, directory), ON)
    assert found.lines() == 0
    assert all(part.none for part in found.parts)
