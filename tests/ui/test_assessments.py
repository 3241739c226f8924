"""Assessments stand on the page of what they are of; a new one has its links in one step, and prints as a PDF."""

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.assessments import ContractReview, InterestAssessment, Screening, TransferAssessment
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.ui import ask
from ropa_desktop.ui.assessment import file_name
from ropa_desktop.ui.assessments_section import AssessmentsSection
from tests.ui.hands import click, editor, focus, go_to, steps


def section(page):
    (found,) = [one for one in page.further if isinstance(one, AssessmentsSection)]
    return found


def words(widget):
    QApplication.processEvents()
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]


def pushed(widget, name):
    QApplication.processEvents()
    (found,) = [
        one for one in widget.findChildren(QPushButton) if one.isVisibleTo(widget) and one.accessibleName() == name
    ]
    click(found)


def test_what_there_is_stands_on_the_page_with_outcome_and_state(window):
    told = words(section(go_to(window, "ProcessingActivity", "A-06")))
    assert "Screening for an impact assessment: Required" in told
    assert any("14 Sep 2026" in one and "next review 14 Sep 2027" in one for one in told)
    assert "current" in told


@pytest.mark.parametrize(
    ("class_name", "title", "name", "cls", "link"),
    [
        ("ProcessingActivity", "A-06", "New screening …", Screening, "activity"),
        ("ProcessingActivity", "A-02", "New assessment of interests …", InterestAssessment, "activity"),
        ("Engagement", "Tidewell", "New contract review …", ContractReview, "engagement"),
        ("Transfer", "Saltbrook", "New transfer assessment …", TransferAssessment, "transfers"),
    ],
)
def test_a_new_one_has_its_link_and_is_one_step(window, class_name, title, name, cls, link):
    page = go_to(window, class_name, title)
    of, before = page.record, steps(window)
    pushed(section(page), name)
    made = window.workspace.page.record
    assert isinstance(made, cls)
    assert steps(window) == before + 1
    value = getattr(made, link)
    assert of in (value if isinstance(value, list) else [value])
    assert made.outcome is None
    back = go_to(window, class_name, title)
    assert "draft" in words(section(back))
    window.undo()
    assert "draft" not in words(section(back))


def test_a_new_transfer_assessment_repeats_what_the_transfer_states(window):
    page = go_to(window, "Transfer", "Saltbrook")
    transfer = page.record
    pushed(section(page), "New transfer assessment …")
    made = window.workspace.page.record
    assert (made.importer, made.country, made.tool) == (transfer.importer, transfer.country, transfer.tool)
    assert made.assessed_on is None
    assert made.assessed_by is None


def test_a_new_one_answers_the_record_at_once(window):
    page = go_to(window, "Engagement", "Tidewell")
    engagement = page.record
    made = window.desk.add(ContractReview, engagement=engagement)
    assert made in engagement.contract_reviews
    other = next(one for one in window.desk.register.all(Engagement) if one is not engagement)
    window.desk.write(made, ContractReview.field("engagement"), other)
    assert made not in engagement.contract_reviews
    assert made in other.contract_reviews


def test_the_purposes_offered_are_those_of_the_activity(window):
    page = go_to(window, "InterestAssessment", "A-02")
    finder = editor(page, "purpose").finder
    focus(finder)
    offered = {finder.itemText(place) for place in range(1, finder.count())}
    assert offered == {one.title() for one in page.record.activity.purposes}


def test_records_that_nothing_assesses_have_no_such_section(window):
    assert go_to(window, "Organisation").further == []


def test_the_page_of_a_screening_says_what_its_answers_lead_to(window):
    page = go_to(window, "Screening", "A-06")
    told = words(page.further[0])
    assert "By these answers an impact assessment is required." in told
    assert any(one.startswith("Speaks for it: 2 of the nine criteria") for one in told)
    window.desk.write(page.record, Screening.field("criteria"), ())
    assert "By these answers an impact assessment is required." not in words(page.further[0])


def test_the_open_assessment_is_written_as_a_pdf(window, qtbot, tmp_path, monkeypatch):
    target = tmp_path / "screening.pdf"
    monkeypatch.setattr(ask, "place_for_export", lambda _parent, _folder, _suffix: target)
    page = go_to(window, "Screening", "A-06")
    pushed(page.further[0], "Write this assessment as a PDF")
    qtbot.waitUntil(lambda: window.work.work is None and target.exists())
    assert "Personalised advertising" in PdfReader(target).pages[0].extract_text()
    assert str(target) in window.banner.words.text()


def test_without_an_assessment_the_deed_says_what_to_do(window, monkeypatch):
    monkeypatch.setattr(ask, "place_for_export", lambda *_given: pytest.fail("it asked where to"))
    go_to(window, "ProcessingActivity", "A-06")
    window.printing.assessment_pdf()
    assert "Open an assessment first" in window.banner.words.text()


def test_a_page_that_is_only_read_offers_nothing_new(window):
    page = go_to(window, "ProcessingActivity", "A-06")
    assert isinstance(page.record, ProcessingActivity)
    part = AssessmentsSection(window.desk, page.record)
    window.desk.register.read_only = "It is a copy for reading."
    part.refresh()
    assert not any(one.isEnabled() for one in part.buttons.findChildren(QPushButton))


@pytest.mark.parametrize(
    ("title", "name"),
    [("A-06 Ads, 2026-09-14", "A-06-Ads-2026-09-14.pdf"), ("../../x", "x.pdf"), ("?", "assessment.pdf")],
)
def test_the_name_proposed_is_one_that_every_system_takes(title, name):
    assert file_name(title) == name
