"""What is set aside leaves lists and choices, stays in the register, says where it is used, and comes back."""

from ropa_desktop.register.activities import PersonalData, ProcessingActivity
from ropa_desktop.register.retention import RetentionRule
from ropa_desktop.store.register import Register
from tests.ui.hands import click, editor, focus, go_to


def _names(window):
    model = window.workspace.list.model
    return [model.data(model.index(place, 0)) for place in range(len(model.ids))]


def test_what_is_set_aside_leaves_list_and_choices_and_comes_back(window):
    many = window.desk.count("System")
    page = go_to(window, "System", "Case file")
    window.deeds["retire"].trigger()
    assert "still used in" in window.banner.words.text()
    assert "Case file" not in _names(window)
    assert "set aside on" in page.head.kind.text()
    assert window.desk.count("System") == many - 1
    assert window.workspace.list.count.text() == f"{many - 1} of {many - 1}"
    assert "Case file" not in dict(window.desk.options("System")).values()
    click(window.workspace.list.retired)
    assert len(_names(window)) == many
    assert any("Case file" in text and "set aside" in text for text in _names(window))
    window.workspace.list.search.setText("case")
    window.workspace.list._rest.timeout.emit()
    n, total = (int(part) for part in window.workspace.list.count.text().split(" of "))
    assert n <= total
    window.deeds["retire"].trigger()
    assert page.record.retired_on is None
    assert window.desk.count("System") == many


def test_a_record_that_uses_what_was_set_aside_says_so(window):
    used = go_to(window, "RetentionRule").record
    title = used.title()
    window.retire()
    activity = next(one for one in window.desk.register.all(ProcessingActivity)
                    if any(data.retention_rule is used for data in one.data))  # fmt: skip
    page = go_to(window, "ProcessingActivity", activity.title())
    assert any(title in one.sentence and one.level == "advice" for one in page.findings)
    window.undo()
    assert used.retired_on is None


def test_a_rule_that_1000_rows_use_can_be_set_aside_and_still_stands_in_each(make_window, tmp_path):
    path = tmp_path / "large.ropa"
    with Register.create(path) as register, register.step("Many") as session:
        rule = RetentionRule(code="R-01", label="Invoices, ten years", period="P10Y")
        for number in range(100):
            rows = [PersonalData(items=f"Item {n}", retention_rule=rule) for n in range(10)]
            session.add(ProcessingActivity(name=f"Activity {number}", data=rows))
    window = make_window(path)
    go_to(window, "RetentionRule", "Invoices")
    window.retire()
    assert "1000 places" in window.banner.words.text()
    page = go_to(window, "ProcessingActivity", "Activity 7")
    card = next(iter(editor(page, "data").cards.values()))
    click(card.toggle)
    line = card.form.rows["retention_rule"]
    assert line.editor.finder.line.text() == "R-01 Invoices, ten years"
    assert "is retired" in line.gap.text()
    focus(line.editor.focus)
    page.commit()
    assert card.row.retention_rule.label == "Invoices, ten years"
    window.undo()
    assert "is retired" not in line.gap.text()
