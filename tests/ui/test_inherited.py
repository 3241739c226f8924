"""On an entry's page stands what others receive through its processors and systems, each with where it is stated."""

from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from ropa_desktop.register.engagements import Engagement
from tests.ui.hands import go_to


def _said(page):
    QApplication.processEvents()
    labels = page.inherited.findChildren(QLabel)
    return [one.text() for one in labels if not one.isHidden() and one.parentWidget().isVisibleTo(page)]


def _engagement(window, words):
    return next(one for one in window.desk.register.all(Engagement) if words in one.title())


def test_recipients_countries_and_transfers_say_through_whom(window):
    said = _said(go_to(window, "ProcessingActivity", "A-02"))
    assert "Saffron Desk Private Limited – sub-processor, tier 2" in said
    assert "through Tidewell Support Ltd" in said
    assert "India – remote access, transfer, seat" in said
    assert said.count("through Tidewell Support Ltd › Saffron Desk Private Limited") == 2
    assert "In the EEA: Ireland" in said
    assert any(one.startswith("Appropriate safeguards") for one in said)


def test_it_is_hidden_where_nothing_is_inherited_and_follows_from_record_to_record(window):
    page = go_to(window, "ProcessingActivity", "A-09")
    assert page.inherited.isHidden()
    page = go_to(window, "ProcessingActivity", "A-04")
    assert not page.inherited.isHidden()
    assert any("Rookgate" in one for one in _said(page))
    assert go_to(window, "Organisation").inherited is None


def test_each_line_opens_the_processor_that_states_it(window):
    page = go_to(window, "ProcessingOnBehalf")
    buttons = [one for one in page.inherited.findChildren(QPushButton) if "Cinderlog" in one.accessibleName()]
    assert len(buttons) == 3
    buttons[-1].click()
    assert window.workspace.page.record is _engagement(window, "Log analysis")


def test_one_that_ends_is_gone_at_once_and_a_planned_one_is_marked(window):
    page = go_to(window, "ProcessingActivity", "A-02")
    night = _engagement(window, "Support at night")
    status = Engagement.field("status")
    window.desk.write(night, status, "planned")
    assert "through Tidewell Support Ltd (planned)" in _said(page)
    window.desk.write(night, status, "ended")
    assert not any("Saffron" in one for one in _said(page))
    window.desk.undo()
    assert any("Saffron" in one for one in _said(page))


def test_a_chain_of_many_says_how_many_more_there_are(window):
    page = go_to(window, "ProcessingActivity", "A-05")
    (first,) = page.record.engagements
    with window.desk.register.step("Many") as session:
        session.add_all(Engagement(service=f"s{n}", parent=first) for n in range(50))
    window.desk.register.session.expire_all()
    page.refresh()
    assert "… and 10 more; “What reaches whom” shows them all." in _said(page)
