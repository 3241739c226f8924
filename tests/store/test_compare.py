"""What differs between two registers: told in words, applied it makes one into the other, mirrored it is the same."""

import shutil
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ropa_desktop.register.changes import Edit
from ropa_desktop.register.kinds import Links
from ropa_desktop.register.records import (
    BY_NAME,
    CategoryOfPersonalData,
    Organisation,
    PersonalData,
    ProcessingActivity,
    Purpose,
    SecurityMeasure,
)
from ropa_desktop.register.sample import records
from ropa_desktop.store import deliveries, difference, handover, uses
from ropa_desktop.store.compare import compare, differing
from ropa_desktop.store.pairs import STATED
from ropa_desktop.store.register import Register
from tests.store.state import rows


def stated(register):
    names = {table.name for table in STATED}
    return {name: found for name, found in rows(register).items() if name in names}


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("compared") / "sample.ropa"
    with Register.create(path) as made, made.step("The sample") as session:
        session.add_all(records())
    return path


@pytest.fixture
def two(sample, tmp_path):
    """The register as it was, and a copy to work on."""
    copy = shutil.copy(sample, tmp_path / "b.ropa")
    with Register.open(sample, read_only=True) as before, Register.open(copy, "the officer") as after:
        yield before, after


def _activity(register, place=0):
    return sorted(register.all(ProcessingActivity), key=lambda one: one.title())[place]


def _only(two):
    comparison = compare(*two)
    assert len(comparison.changes) == 1
    return comparison.changes[0]


def test_a_copy_does_not_differ(two):
    assert differing(*two) == []
    comparison = compare(*two)
    assert (comparison.changes, comparison.counts()) == ((), {"added": 0, "removed": 0, "changed": 0})
    assert comparison.sentence() == ""
    assert comparison.common == comparison.later.step == 1


def test_a_changed_field_is_told_with_its_record_label_and_article(two):
    activity = _activity(two[1])
    old = activity.name
    with two[1].step("Renamed"):
        activity.name = "Wages"
    change = _only(two)
    assert (change.what, change.class_name, change.record_id) == ("changed", "ProcessingActivity", activity.id)
    assert change.title == activity.title()
    assert change.edits == (Edit("", "Name", old, "Wages"),)
    assert change.edits[0].article == ProcessingActivity.field("name").article


def test_what_was_added_and_what_was_removed_tell_all_that_they_say(two):
    with two[1].step("One comes, one goes") as session:
        measure = SecurityMeasure(name="Two locks", evidence="photographs")
        session.add(measure)
        gone = next(one for one in two[1].all(SecurityMeasure))
        title = gone.title()
        session.connection().exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        for name in [table.name for table in STATED if "security_measure_id" in table.c]:
            session.connection().exec_driver_sql(f"DELETE FROM {name} WHERE security_measure_id = '{gone.id}'")
        session.delete(gone)
    found = {change.record_id: change for change in compare(*two).changes}
    assert (found[measure.id].what, found[gone.id].what) == ("added", "removed")
    assert set(found[measure.id].edits) >= {Edit("", "Name", "", "Two locks"), Edit("", "Evidence", "", "photographs")}
    assert found[gone.id].title == title
    assert Edit("", "Name", gone.name, "") in found[gone.id].edits
    assert any(Edit("", "Security measures", title, "") in change.edits for change in found.values())


def test_rows_and_links_are_told_as_edits_of_their_record(two):
    activity = _activity(two[1])
    with two[1].step("Rows and links") as session:
        purpose = Purpose(purpose="Pay wages")
        activity.purposes.append(purpose)
        category = CategoryOfPersonalData(name="Bank accounts")
        session.add(category)
        activity.data.append(PersonalData(category=category, purposes=[purpose]))
    change = next(one for one in compare(*two).changes if one.record_id == activity.id)
    of = "Category of data in this activity: Bank accounts"
    assert change.edits == (
        Edit("Purpose: Pay wages", "Purpose", "", "Pay wages"),
        Edit(of, "Category of personal data", "", "Bank accounts"),
        Edit(of, "Serves the purposes", "", "Pay wages"),
    )


def test_an_empty_row_is_told_too(two):
    activity = _activity(two[1])
    with two[1].step("An empty row"):
        activity.purposes.append(Purpose())
    (edit,) = _only(two).edits
    assert (edit.of, edit.before, edit.after) == ("Purpose: (no name yet)", "", "nothing is stated in it")


def test_setting_aside_and_bringing_back_are_told_as_such(two):
    activity = _activity(two[1])
    with two[1].step("Set aside"):
        activity.retired_on = date(2026, 3, 9)
    assert _only(two).edits == (Edit("", "Set aside", "in use", "set aside on 9 Mar 2026"),)
    assert compare(*reversed(two)).changes[0].edits == (Edit("", "Brought back", "set aside on 9 Mar 2026", "in use"),)


def test_another_order_of_rows_is_told_once_and_a_row_in_front_is_none(two):
    activity = ProcessingActivity(name="Payroll", purposes=[Purpose(purpose=name) for name in "ABCD"])
    with two[1].step("Began") as session:
        session.add(activity)
    with two[1].fork() as before:
        with two[1].step("In front"):
            activity.purposes.insert(0, Purpose(purpose="Z"))
        assert _only((before, two[1])).edits == (Edit("Purpose: Z", "Purpose", "", "Z"),)
        with two[1].step("Moved"):
            activity.purposes.insert(3, activity.purposes.pop(2))
        assert _only((before, two[1])).edits[0] == Edit("", "Purposes, in their order", "B; C", "C; B")


def test_what_was_is_told_by_the_names_of_then(two):
    activity, one = _activity(two[1]), two[1].all(Organisation)[0]
    was = one.name
    with two[1].step("Linked"):
        activity.controller = one
    with two[1].fork() as before:
        with two[1].step("Renamed and replaced") as session:
            other = Organisation(name=was)
            session.add(other)
            activity.controller, one.name = other, "Another name"
        changes = {change.record_id: change for change in compare(before, two[1]).changes}
    assert changes[activity.id].edits[0].before.startswith(was)
    assert changes[activity.id].edits[0].after.startswith(was)
    assert changes[activity.id].edits[0].before != changes[activity.id].edits[0].after
    assert changes[one.id].edits == (Edit("", "Name", was, "Another name"),)


def test_a_row_that_went_to_another_record_is_taken_from_one_and_given_to_the_other(two):
    first, second = _activity(two[1]), _activity(two[1], 1)
    row = first.purposes[0]
    with two[1].step("Moved") as session:
        statement = f"UPDATE purpose SET processing_activity_id = '{second.id}' WHERE id = '{row.id}'"
        session.connection().exec_driver_sql(statement)
    found = {change.record_id: change.edits for change in compare(*two).changes}
    assert found.keys() == {first.id, second.id}
    assert any(edit.before == row.purpose and not edit.after for edit in found[first.id])
    assert any(edit.after == row.purpose and not edit.before for edit in found[second.id])


def test_the_order_is_that_of_the_lists(two):
    with two[1].step("Everything") as session:
        session.connection().exec_driver_sql("UPDATE processing_activity SET notes = 'x'")
        session.connection().exec_driver_sql("UPDATE security_measure SET evidence = 'x'")
        session.connection().exec_driver_sql("UPDATE organisation SET email = 'x@example.org'")
    changes = compare(*two).changes
    names = list(dict.fromkeys(change.class_name for change in changes))
    assert names == ["ProcessingActivity", "Organisation", "SecurityMeasure"]
    titles = [change.title.casefold() for change in changes if change.class_name == "ProcessingActivity"]
    assert titles == sorted(titles)
    assert len(titles) == len(two[1].all(ProcessingActivity))


def test_what_was_handed_over_is_no_difference(two):
    deliveries.note(two[1], handover.standing(two[1]), "controller", None, "record.xlsx", "en", "the authority")
    assert differing(*two) == []


def test_a_change_tells_itself_when_both_registers_are_closed(sample, tmp_path):
    copy = shutil.copy(sample, tmp_path / "b.ropa")
    with Register.open(sample, read_only=True) as before, Register.open(copy) as after:
        activity = _activity(after)
        with after.step("Linked"):
            activity.measures[:] = [one for one in after.all(SecurityMeasure) if one not in activity.measures][:1]
        title = activity.measures[0].title()
        comparison = compare(before, after)
    assert title in [edit.after for edit in comparison.changes[0].edits]


def test_the_sentence_says_how_the_two_belong_together(two, tmp_path):
    before, after = two
    activity = _activity(after)
    with after.step("Later"):
        activity.notes = "later"
    assert compare(before, after).sentence() == ""
    assert "older" in compare(after, before).sentence()
    with Register.open(shutil.copy(before.path, tmp_path / "c.ropa")) as copy:
        activity = _activity(copy)
        with copy.step("Elsewhere"):
            activity.notes = "elsewhere"
        comparison = compare(after, copy)
        assert comparison.common == 1
        assert "went separate ways after step 1" in comparison.sentence()
    with Register.create(tmp_path / "d.ropa") as other:
        comparison = compare(before, other)
        assert comparison.common is None
        assert "two different registers" in comparison.sentence()
        counts = comparison.counts()
        assert counts["removed"] == len(comparison.changes) > 50
        assert counts["added"] == counts["changed"] == 0


def test_a_row_changed_from_outside_is_seen_though_no_step_tells_it(two):
    two[1].connection.exec_driver_sql("DROP TRIGGER record_UPDATE_processing_activity")
    two[1].connection.exec_driver_sql("UPDATE processing_activity SET notes = 'smuggled'")
    assert {change.after.count("smuggled") for change in differing(*two)} == {1}


WORDS = st.sampled_from(["", "Payroll", "Ærø – Łódź", "=1+1", "😀", "line\nbreak", '"quoted"'])
PLACES = st.integers(0, 7)
DEEDS = st.lists(st.tuples(st.sampled_from(["edit", "add", "rows", "order", "links", "aside", "remove"]), WORDS, PLACES,
                           PLACES), min_size=1, max_size=8)  # fmt: skip


def _do(register, deed, word, place, other):
    """One edit of some record, as a user might make it."""
    activity = _activity(register, place)
    with register.step(deed) as session:
        if deed == "edit":
            activity.name, activity.status, activity.stated_none = word, ("active", None)[place % 2], ("transfers",)
        elif deed == "add":
            session.add(ProcessingActivity(name=word, controller=register.all(Organisation)[other]))
        elif deed == "rows":
            activity.purposes.insert(other % (len(activity.purposes) + 1), Purpose(purpose=word))
            activity.data.append(PersonalData(items=word, purposes=activity.purposes[:2]))
        elif deed == "order" and activity.data:
            activity.data.append(activity.data.pop(0))
        elif deed == "links":
            for one in type(activity).fields:
                if type(one.kind) is Links:
                    setattr(activity, one.name, register.all(BY_NAME[one.kind.target])[other : other + 2])
        elif deed == "aside":
            activity.retired_on = None if activity.retired_on else date(2026, 1, 1 + other)
        elif deed == "remove":
            for one in (activity, *activity.purposes, *activity.transfers):
                for pointing, field in uses.places(register, one):  # an assessment, data that fall due
                    if isinstance(field.kind, Links):
                        field.value(pointing).remove(one)
                    else:
                        setattr(pointing, field.name, None)
            session.flush()
            session.delete(activity)


def _told(comparison, *, mirrored=False):
    """What is told, without the names of what was renamed: those are of the later side."""
    words = {"added": "removed", "removed": "added", "Set aside": "Brought back"}
    found = set()
    for change in comparison.changes:
        what = words.get(change.what, change.what) if mirrored else change.what
        edits = sorted(
            (words.get(edit.field, edit.field), *((edit.after, edit.before) if mirrored else (edit.before, edit.after)))
            for edit in change.edits
        )
        found.add((change.class_name, change.record_id, what, tuple(edits)))
    return found


@settings(max_examples=20)
@given(deeds=DEEDS)
def test_applied_it_makes_one_into_the_other_and_mirrored_it_tells_the_same(sample, tmp_path_factory, deeds):
    folder = tmp_path_factory.mktemp("pair")
    with (
        Register.open(shutil.copy(sample, folder / "a.ropa")) as before,
        Register.open(shutil.copy(sample, folder / "b.ropa")) as after,
    ):
        for deed in deeds:
            _do(after, *deed)
        found = differing(before, after)
        assert (found == []) == (stated(before) == stated(after))
        assert {one.inverse() for one in found} == set(differing(after, before))
        forth, back = compare(before, after), compare(after, before)
        assert _told(forth) == _told(back, mirrored=True)
        assert all(change.edits for change in forth.changes)
        with before.step("Applied"):
            assert difference.apply(before.connection, found) == []
        assert stated(before) == stated(after)
        assert differing(before, after) == []
