"""What is open is said beside its field, counted, and F8 goes from one to the next without leaving one out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from ropa_desktop.register.activities import Purpose
from ropa_desktop.register.rules.book import BOOK
from ropa_desktop.ui.rows import Card
from tests.ui.hands import answer, click, editor, focus, go_to, press, row, steps, type_over, with_gaps


def _new(window, name="ProcessingActivity"):
    with_gaps(window).workspace.navigation.go(name)
    window.new_record()
    return window.workspace.page


def _field_with_focus(page):
    """The field, and the row it stands in, that holds the focus."""
    held = QApplication.focusWidget()
    for form in page.forms:
        for one in form.every_row():
            if one.editor.focus is held:
                return one.form.record.id, one.field.name
    return None


def _f8(window):
    press(QApplication.focusWidget() or window, Qt.Key.Key_F8)
    return _field_with_focus(window.workspace.page)


def _missing(page):
    return [(one.record_id, one.field_name) for one in page.findings if one.level != "advice"]


def test_f8_goes_round_through_everything_that_is_missing(empty):
    page = _new(empty)
    wanted = _missing(page)
    assert len(wanted) >= 8
    reached = [_f8(empty) for _n in range(len(wanted) + 1)]
    assert reached == [*wanted, wanted[0]]


def test_f8_leaves_none_out_when_gaps_are_closed_on_the_way(empty):
    page = _new(empty)
    wanted = _missing(page)
    reached = []
    for _n in range(len(wanted)):
        found = _f8(empty)
        if found in reached or found is None:
            break
        reached.append(found)
        one = row(page, found[1])
        if one.none is not None:
            click(one.none)
        elif found[1] == "name":
            type_over(one.editor, "Payroll")
    assert reached == wanted


def test_f8_opens_the_row_in_which_something_is_missing(empty):
    page = _new(empty)
    answer(editor(page, "name"), "Payroll")
    click(editor(page, "purposes").new)
    card = next(iter(editor(page, "purposes").cards.values()))
    click(card.toggle)
    assert card.form is None
    seen = set()
    for _n in range(len(_missing(page))):
        seen.add(_f8(empty))
    assert (page.record.purposes[0].id, "purpose") in seen
    assert card.form is not None


def test_f8_says_so_where_nothing_is_open(window):
    page = go_to(window, "System", "Case file")
    for one in list(page.findings):
        assert one.level == "advice"
    focus(editor(page, "name").focus)
    page.findings = []
    window.keyboard.next_gap()
    assert "Nothing is open in this entry" in window.banner.words.text()


def test_the_column_beside_leads_to_the_field_and_empties_as_gaps_are_closed(empty):
    page = _new(empty)
    many = len(_missing(page))
    assert page.gaps.title.text().startswith(f"{many} open")
    go = next(one for one in page.gaps.findChildren(QPushButton) if one.accessibleName().startswith("Go to Name:"))
    focus(editor(page, "notes").focus)
    click(go)
    assert _field_with_focus(page)[1] == "name"
    answer(editor(page, "name"), "Payroll")
    assert page.gaps.title.text().startswith(f"{many - 1} open")


def _why(page, code):
    return next(one for one in page.gaps.findChildren(QPushButton) if one.accessibleName().startswith(f"Why {code}"))


def _told(page):
    return [one.text() for one in page.gaps.findChildren(QLabel) if one.isVisibleTo(page)]


def test_a_card_says_by_which_rule_and_unfolds_why_and_how_it_is_mended(empty):
    page = _new(empty)
    rule = BOOK["R101"]
    assert any(text.startswith("R101 · Art. 30(1)") and text.endswith("· missing") for text in _told(page))
    assert rule.why not in _told(page)
    why = _why(page, "R101")
    press(focus(why), Qt.Key.Key_Space)
    assert _told(page).count(rule.why) == _told(page).count(rule.mend) == 1
    press(why, Qt.Key.Key_Space)
    assert rule.why not in _told(page)


def test_what_was_unfolded_stays_so_while_one_types(empty):
    page = _new(empty)
    click(_why(page, "R102"))
    unfolded = _why(page, "R102").accessibleName()
    answer(editor(page, "name"), "Payroll")
    QApplication.processEvents()  # what is put into a layout is shown with the next event
    assert _told(page).count(BOOK["R102"].why) == 1
    assert _why(page, "R102").accessibleName() == unfolded


def test_what_is_unfolded_is_plain_text(empty):
    page = _new(empty)
    click(_why(page, "R101"))
    told = [one for one in page.gaps.findChildren(QLabel) if one.text() in (BOOK["R101"].why, BOOK["R101"].mend)]
    assert told
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in told)


def test_entering_a_field_shows_what_is_asked_and_the_laws_own_words(window):
    page = go_to(with_gaps(window), "ProcessingActivity")
    focus(editor(page, "controller").focus)
    told = [one.text() for one in page.gaps.findChildren(QLabel) if one.isVisibleTo(page)]
    assert any(text.startswith("Controller – Art. 30(1)(a)") for text in told)
    assert row(page, "controller").field.help in told
    assert any(text.startswith("“") and "controller" in text for text in told)
    card = next(iter(editor(page, "purposes").cards.values()))
    click(card.toggle)
    focus(card.form.rows["legal_basis"].editor.focus)
    assert any(one.text().startswith("Legal basis – Art. 6(1)") for one in page.gaps.findChildren(QLabel))


def test_a_gap_stands_beside_its_field_with_its_article(empty):
    page = _new(empty)
    gap = row(page, "name").gap
    assert gap.isVisibleTo(page)
    assert "“Name” is missing." in gap.text()
    assert "Art. 30(1)" in gap.text()
    answer(editor(page, "name"), "Payroll")
    assert not gap.isVisibleTo(page)


def test_looking_at_gaps_writes_nothing(window):
    go_to(window, "ProcessingActivity")
    before = steps(window)
    for _n in range(25):
        window.keyboard.next_gap()
    window.workspace.page.commit()
    assert steps(window) == before
    assert window.workspace.page.findChildren(Card)


def test_what_is_said_of_several_rows_is_said_once_with_a_way_to_each(empty):
    page = _new(empty)
    for name in ("Pay & tax", "Absences"):
        click(editor(page, "purposes").new)
        card = list(editor(page, "purposes").cards.values())[-1]
        answer(card.form.rows["purpose"].editor, name)
    open_ones = [one for one in page.findings if one.field_name == "legal_basis"]
    assert len(open_ones) == 2
    QApplication.processEvents()
    assert _told(page).count(open_ones[0].sentence) == 1
    for finding, words in zip(open_ones, ("Pay && tax", "Absences"), strict=True):
        way = next(one for one in page.gaps.findChildren(QPushButton) if one.text() == words and one.isVisibleTo(page))
        assert finding.record_title in way.accessibleName()
        click(way)
        assert _field_with_focus(page) == (finding.record_id, "legal_basis")


def test_of_many_rows_the_first_are_offered_and_the_others_counted(empty):
    page = _new(empty)
    with empty.desk.register.step("Many"):
        page.record.purposes = [Purpose(purpose=f"Purpose {n}") for n in range(20)]
    page.refresh()
    QApplication.processEvents()
    offered = {one.text() for one in page.gaps.findChildren(QPushButton) if one.isVisibleTo(page)}
    assert len([words for words in offered if words.startswith("Purpose ")]) == 12
    assert "and 8 more" in _told(page)


def test_where_there_is_no_room_a_button_counts_what_is_open_and_shows_it(empty):
    page = _new(empty)
    empty.resize(1280, 800)
    QApplication.processEvents()
    assert not page.gaps.isVisible()
    assert page.head.open_gaps.text() == f"{len(_missing(page))} open"
    press(focus(page.head.open_gaps), Qt.Key.Key_Space)
    assert page.gaps.isVisible()
    assert not page.head.open_gaps.isVisible()
    assert QApplication.focusWidget() is page.gaps.hide_button
    other = go_to(empty, "Organisation")
    assert other.gaps.isVisible()  # it was wished, so of every record
    click(other.gaps.hide_button)
    with_gaps(empty)
    assert not other.gaps.isVisible()  # even where there is room
    assert QApplication.focusWidget() is other.head.open_gaps


def test_whether_it_is_shown_comes_back_with_the_register(make_window, sample_path):
    window = make_window(sample_path)
    go_to(window, "ProcessingActivity").turn_gaps()
    assert window.workspace.page.gaps.isVisible()
    window.close()
    again = make_window(sample_path)
    assert again.desk.gaps_wished is True
    assert again.workspace.page.gaps.isVisible()


def test_in_a_narrow_form_labels_stand_above_their_fields(window):
    page = go_to(with_gaps(window), "ProcessingActivity")

    def beside():
        QApplication.processEvents()
        one = row(page, "name")
        return one.name.geometry().right() < one.column.geometry().left()

    assert beside()
    window.resize(1000, 700)
    assert not beside()
    one = row(page, "name")
    assert one.name.geometry().bottom() <= one.column.geometry().top()
    assert one.column.width() == row(page, "purposes").form.width()
    with_gaps(window)
    assert beside()
