"""Sub-processors stand under their processor at any depth; a cycle is refused in words; the chain can be extended."""

from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from ropa_desktop.register.engagements import Engagement
from tests.ui.hands import answer, click, editor, go_to, pick, row, steps, type_over


def _cards(tree):
    """The indent and the title of each card of a tree, from top to bottom."""
    QApplication.processEvents()  # what is added to a layout is shown by the next turn of the loop
    found = []
    for place in range(tree.layout().count()):
        node = tree.layout().itemAt(place).widget()
        if not node.isHidden():
            title = node.findChild(QLabel).text().removeprefix("└ ")
            found.append((node.layout().contentsMargins().left(), title))
    return found


def _button(tree, name):
    shown = [one for one in tree.findChildren(QPushButton) if one.isVisibleTo(tree) and one.accessibleName() == name]
    assert len(shown) == 1, name
    return shown[0]


def _engagement(window, words):
    return next(one for one in window.desk.register.all(Engagement) if words in one.title())


def test_each_sub_processor_stands_one_step_in_under_its_processor(window):
    page = go_to(window, "ProcessingOnBehalf")
    cards = _cards(editor(page, "engagements").tree)
    titles = [title for _indent, title in cards]
    chain = ["Hosting of the messenger", "Content delivery network", "Log analysis"]
    places = [next(n for n, title in enumerate(titles) if words in title) for words in chain]
    assert places == [places[0], places[0] + 1, places[0] + 2]
    indents = [cards[place][0] for place in places]
    assert indents[0] == 0
    assert indents[0] < indents[1] < indents[2]


def test_a_card_says_who_is_planned_or_has_ended(window):
    page = go_to(window, "ProcessingOnBehalf")
    last = _engagement(window, "Log analysis")

    def soft():
        QApplication.processEvents()
        return [one.text() for one in editor(page, "engagements").tree.findChildren(QLabel) if not one.isHidden()]

    assert not any("Planned" in one for one in soft())
    window.desk.write(last, Engagement.field("status"), "planned")
    assert "sub-processor, tier 3 · Planned" in " ".join(soft())


def test_only_processors_of_ones_own_are_chosen_and_the_rest_comes_with_them(window):
    page = go_to(window, "ProcessingActivity")
    chain = editor(page, "engagements")
    chain.finder.setFocus()
    offered = [chain.finder.itemText(place) for place in range(chain.finder.count())]
    assert not any("Log analysis" in title for title in offered)
    pick(chain, next(title for title in offered if "Hosting of the messenger" in title))
    assert any("Log analysis" in title for _indent, title in _cards(chain.tree))


def test_a_cycle_is_refused_in_words_beside_the_field_and_changes_nothing(window):
    top, last = _engagement(window, "Hosting of the messenger"), _engagement(window, "Log analysis")
    page = go_to(window, "Engagement", "Hosting of the messenger")
    before = steps(window)
    type_over(editor(page, "parent"), last.title())
    page.commit()
    assert "stands behind" in row(page, "parent").gap.text()
    assert top.parent is None
    assert steps(window) == before
    type_over(editor(page, "parent"), top.title())
    page.commit()
    assert "stands behind" in row(page, "parent").gap.text()
    assert (top.parent, steps(window)) == (None, before)
    answer(editor(page, "parent"), "")
    assert row(page, "parent").gap.text() == ""
    assert [title for _indent, title in _cards(page.behind.tree)][-1] == last.title()


def test_a_processor_moved_under_another_is_seen_there_at_once_and_undo_takes_it_back(window):
    page = go_to(window, "Engagement", "Support at night")
    old = page.record.parent
    answer(editor(page, "parent"), _engagement(window, "Sending of messages").title())
    assert page.record.parent is not old
    behind = go_to(window, "Engagement", "Sending of messages").behind.tree
    assert any("Support at night" in title for _indent, title in _cards(behind))
    window.undo()
    assert not any("Support at night" in title for _indent, title in _cards(behind))
    assert any(
        "Support at night" in title
        for _indent, title in _cards(go_to(window, "Engagement", "Support desk").behind.tree)
    )


def test_open_goes_to_the_sub_processor(window):
    page = go_to(window, "ProcessingOnBehalf")
    title = _engagement(window, "Log analysis").title()
    click(_button(editor(page, "engagements").tree, f"Open {title}"))
    assert window.workspace.page.record.title() == title
    assert window.workspace.navigation.current() == "Engagement"
    click(editor(window.workspace.page, "parent").go)
    assert "Content delivery network" in window.workspace.page.record.title()


def test_a_chain_grows_where_it_is_read(window):
    page = go_to(window, "ProcessingOnBehalf")
    last = _engagement(window, "Log analysis")
    click(_button(editor(page, "engagements").tree, f"Add a sub-processor behind {last.title()}"))
    made = window.workspace.page.record
    assert made.parent is last
    answer(editor(window.workspace.page, "service"), "Archive of logs")
    cards = _cards(editor(go_to(window, "ProcessingOnBehalf"), "engagements").tree)
    assert cards[[title for _indent, title in cards].index("Archive of logs")][0] > 2 * cards[1][0]
    window.undo()
    window.undo()
    assert not any("Archive" in title for _i, title in _cards(editor(window.workspace.page, "engagements").tree))


def test_a_new_processor_is_made_from_the_activity_and_linked_to_it(window):
    page = go_to(window, "ProcessingActivity")
    many = len(page.record.engagements)
    click(editor(page, "engagements").new)
    made = window.workspace.page.record
    assert type(made) is Engagement
    assert made in page.desk.get(type(go_to(window, "ProcessingActivity").record), page.record_id).engagements
    assert len(go_to(window, "ProcessingActivity").record.engagements) == many + 1


def test_the_copy_of_a_sub_processor_stands_beside_it(window):
    assert len(_cards(go_to(window, "Engagement", "Content delivery network").behind.tree)) == 1
    go_to(window, "Engagement", "Log analysis")
    window.duplicate()
    tree = go_to(window, "Engagement", "Content delivery network").behind.tree
    assert len([title for _indent, title in _cards(tree) if "Log analysis" in title]) == 2


def test_what_is_open_behind_a_processor_is_counted_at_its_card(window):
    answer(editor(go_to(window, "Engagement", "Log analysis"), "processor"), "")
    page = go_to(window, "ProcessingOnBehalf")
    tree = editor(page, "engagements").tree
    assert _cards(tree)
    texts = [one.text() for one in tree.findChildren(QLabel) if one.isVisibleTo(page)]
    assert "2 open" in texts  # the processor, and under Swiss law the guarantee that its transfer rests on
    assert "nothing open" in texts
    assert any("sub-processor, tier 3" in text for text in texts)
