"""The items of supervisory authorities' templates: each stands in a field, and an empty one is named."""

from datetime import date

import pytest

from ropa_desktop.register import templates
from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose
from ropa_desktop.register.check import check
from ropa_desktop.register.contents import Contents, Standing
from ropa_desktop.register.dismissing import Dismissals, dismissal
from ropa_desktop.register.engagements import Transfer
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.profiles import TEMPLATES
from ropa_desktop.register.records import BY_NAME, ROOTS
from ropa_desktop.register.retention import RetentionRule
from ropa_desktop.register.rules.book import all_rules
from ropa_desktop.register.template_report import report
from ropa_desktop.register.vocabulary import CategoryOfDataSubjects, CategoryOfPersonalData
from ropa_desktop.register.yardstick import Yardstick

ON = date(2026, 11, 1)
RULES = {rule.only: rule for rule in all_rules() if rule.only in templates.ALL}


def _own(code, **values):
    return Organisation(name="Alder", kept_for=True, profiles=(code,), **values)


def _contents(*entries, organisations=(), organisation=None):
    activities = [one for one in entries if isinstance(one, ProcessingActivity)]
    directory = {cls: [] for cls in ROOTS} | {Organisation: list(organisations)}
    return Contents(Standing(), organisation, directory, activities, len(activities),
                    [one for one in entries if isinstance(one, ProcessingOnBehalf)])  # fmt: skip


def _cnpd(owner):
    data = PersonalData(category=CategoryOfPersonalData(name="Pay data"), retention_rule=RetentionRule(period="P6M"),
                        data_subjects=[CategoryOfDataSubjects(name="Employees")])  # fmt: skip
    return ProcessingActivity(
        name="Payroll", controller=owner, purposes=[Purpose(purpose="Pay wages")], data=[data],
        stated_none=("recipients", "transfers"), measures_in_words="Locked cabinets.",
    )  # fmt: skip


def test_there_is_a_template_and_a_rule_for_each_profile():
    assert set(TEMPLATES) == set(templates.ALL) == set(RULES)


@pytest.mark.parametrize("code", templates.ALL)
def test_every_item_stands_in_a_field_that_its_rule_looks_at(code):
    items = templates.ALL[code].items
    assert len(items) == len(set(items)) > 8
    for item in items:
        assert item.class_name in RULES[code].of
        assert BY_NAME[item.class_name].field(item.field).name == item.field
        assert item.name == item.name.strip()
    for cls in {BY_NAME[item.class_name] for item in items}:
        empty = cls(kept_for=True) if cls is Organisation else cls()
        asked = templates.asked_of(code, empty)
        assert asked == templates.empty_of(code, empty)
        assert {one.field for one in RULES[code].look(empty, ON)} == {item.field for item in asked}


@pytest.mark.parametrize("code", templates.ALL)
def test_only_a_record_that_is_to_fit_a_template_is_held_against_it(code):
    def codes(owner):
        return {one.code for one in check(ProcessingActivity(controller=owner, purposes=[Purpose()]), ON)}

    assert RULES[code].code in codes(_own(code))
    assert not {rule.code for rule in RULES.values()} & codes(_own("EU"))
    assert {rule.code for rule in RULES.values()} & codes(_own(code)) == {RULES[code].code}


def test_the_sentence_names_the_item_by_its_own_name():
    activity = ProcessingActivity(controller=_own("DSK"), purposes=[Purpose(purpose="Pay wages")])
    said = {one.field_name: one.sentence for one in check(activity, ON) if one.code == "R193"}
    assert said["process_owner"] == "“Ansprechpartner” of the template (DSK) is still empty."
    assert "purposes" not in said
    activity.process_owner, activity.stated_none = "Dana Doyle", ("recipients",)
    said = {one.field_name: one.sentence for one in check(activity, ON) if one.code == "R193"}
    assert not {"process_owner", "recipients"} & set(said)


def test_one_item_that_does_not_apply_stays_so_when_another_is_answered():
    activity = ProcessingActivity(controller=_own("DSK"))
    found = next(one for one in check(activity, ON) if (one.code, one.field_name) == ("R193", "process_owner"))
    judged = dismissal(found, activity, "Nobody in particular.", "Sam Shah", ON)
    activity.department, activity.starts_on = "Accounts", date(2020, 1, 1)
    yardstick = Yardstick(Dismissals([judged]))
    assert "process_owner" not in {one.field_name for one in check(activity, ON, yardstick) if one.code == "R193"}


def test_items_that_do_not_concern_a_record_are_not_asked():
    activity = ProcessingActivity(purposes=[Purpose()], data=[PersonalData()])
    (purpose,) = activity.purposes
    names = {item.field for item in templates.asked_of("ICO", purpose)}
    assert names == {"legal_basis"}
    activity.data[0].special = ("A9-1-health",)
    purpose.special_condition, purpose.legal_basis = "A9-2-b", "A6-1-f"
    names = {item.field for item in templates.asked_of("ICO", purpose)}
    assert names == {"legal_basis", "legitimate_interest", "interest_assessment", "special_condition", "special_law",
                     "basis_in_words"}  # fmt: skip
    assert not templates.asked_of("ICO", Organisation(name="Host"))


def test_the_report_counts_what_is_answered_and_names_what_is_not():
    owner = _own("CNPD", address="1, rue Basse")
    whole, half = _cnpd(owner), ProcessingActivity(name="Visitors", controller=owner)
    half.data, half.transfers = [PersonalData(), PersonalData(time_limit="A day")], [Transfer(country="IN")]
    told = report(_contents(whole, half, organisations=[owner]), ON)
    (part,) = told.parts
    assert part.title == "Template of the Luxembourg authority (CNPD)"
    (line,) = part.lines
    missing = [
        "Finalité", "Catégories de destinataires", "Mesures de sécurité organisationnelles et techniques",
        "Catégories de personnes concernées", "Catégories de données traitées",
        "Délais prévus pour l'effacement des données",
    ]  # fmt: skip
    assert line.cells == ("Visitors", "1 of 7", "; ".join(missing))
    assert (line.class_name, line.record_id) == ("ProcessingActivity", half.id)
    assert part.says.startswith("9 of 15 items of 3 entries are answered.")


def test_rows_that_are_not_there_answer_nothing():
    activity = ProcessingActivity(name="Visitors", controller=_own("CNPD"))
    (line,) = report(_contents(activity, organisations=[_own("CNPD", address="1, rue Basse")]), ON).parts[0].lines
    assert line.cells[1] == "0 of 7"
    assert "Délais prévus" in line.cells[2]


def test_without_a_choice_all_are_shown_and_with_one_its_own_entries():
    irish, french = Organisation(name="Alder", kept_for=True), _own("CNIL", address="1, rue Basse")
    ours, theirs = ProcessingActivity(name="Payroll", controller=irish), _cnpd(french)
    told = report(_contents(ours, organisations=[irish]), ON)
    assert [part.title.split("(")[1] for part in told.parts] == ["ICO)", "CNIL)", "DSK)", "APD/GBA)", "CNPD)", "AEPD)",
                                                                 "Garante)"]  # fmt: skip
    assert "No organisation has chosen a template" in told.says
    both = _contents(ours, theirs, organisations=[irish, french])
    (part,) = report(both, ON).parts
    assert {line.cells[0] for line in part.lines} == {"Alder", "Payroll"}
    assert {line.record_id for line in part.lines} == {french.id, theirs.id}
    assert [len(part.lines) for part in report(both, ON, ["DSK"]).parts] == [4]
    only = _contents(theirs, organisations=[irish, french], organisation=french)
    assert report(only, ON).organisation == "Alder"
    assert {line.record_id for line in report(only, ON).parts[0].lines} >= {theirs.id}


def test_the_command_prints_them(ropa, tmp_path):
    assert ropa("sample", "a.ropa").code == 0
    said = ropa("templates", "a.ropa", "--template", "garante")
    assert said.code == 0
    assert "Template of the Italian authority (Garante)" in said.out
    assert "Titolare" not in said.out
    assert "Kept by the history itself: Data di creazione" in " ".join(said.out.split())
    for name in ("out.xlsx", "out.pdf"):
        assert ropa("templates", "a.ropa", "-o", name).code == 0
        assert (tmp_path / name).stat().st_size > 4000
    assert ropa("templates", "a.ropa", "--template", "XYZ").code == 2
