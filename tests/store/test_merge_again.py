"""Copies that go on and take each other in again, copies that are none, and what is each copy's own."""

import shutil
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from ropa_desktop.errors import KnownError
from ropa_desktop.register.systems import System
from ropa_desktop.store import deliveries, handover, redaction
from ropa_desktop.store.merge import prepare
from ropa_desktop.store.register import Register
from tests.store import keys
from tests.store.copies import (
    activity,
    change,
    copies,
    merge,
    said,
    start,
)


@pytest.fixture
def both(tmp_path):
    with copies(tmp_path) as opened:
        yield opened


def test_the_same_copy_again_brings_nothing_and_one_that_went_on_only_the_new(both):
    ours, theirs = both
    change(ours, activity(ours), name="Wages")
    change(theirs, activity(theirs), name="Salaries", department="HR")
    merge(ours, theirs, "ours")
    assert prepare(ours, theirs).nothing()
    change(theirs, activity(theirs, "A-02"), department="Marketing")
    made = merge(ours, theirs)
    assert [each.title for each in made.taken] == ["A-02 Newsletter"]
    assert activity(ours).name == "Wages"


def test_copies_that_take_each_other_in_again_and_again(both):
    ours, theirs = both
    change(ours, activity(ours), name="Wages")
    merge(theirs, ours)
    change(theirs, activity(theirs), name="Salaries")
    merge(ours, theirs)  # we had not touched it since they took it in
    assert activity(ours).name == "Salaries"
    change(ours, activity(ours), name="Pay")
    change(theirs, activity(theirs), notes="n")
    merge(theirs, ours)
    merge(ours, theirs)
    assert said(ours) == said(theirs)
    assert (activity(ours).name, activity(ours).notes) == ("Pay", "n")


def test_copies_that_took_each_other_in_crosswise(tmp_path, both):
    ours, theirs = both
    change(ours, activity(ours), name="Wages")
    change(theirs, activity(theirs), department="HR")
    older = tmp_path / "older.ropa"
    _save(ours, older)
    merge(ours, theirs)
    with Register.open(older, read_only=True) as before:
        merge(theirs, before)
    change(theirs, activity(theirs), name="Payroll")  # as it was at first: a change all the same
    change(ours, activity(ours), department=None)
    merge(ours, theirs)
    assert (activity(ours).name, activity(ours).department) == ("Payroll", None)


def _save(register, path):
    shutil.copy(register.path, path)


def test_by_way_of_a_third(tmp_path, both):
    ours, theirs = both
    with Register.open(_copied(ours, tmp_path / "third.ropa"), "third") as third:
        change(third, activity(third), name="Wages")
        merge(theirs, third)
        merge(ours, theirs)
        change(ours, activity(ours), name="Pay")
        assert prepare(ours, third).nothing()


def _copied(register, path):
    _save(register, path)
    return path


def test_another_register_is_refused(tmp_path, both):
    with Register.create(tmp_path / "other.ropa") as other, pytest.raises(KnownError, match="not a copy"):
        prepare(both[0], other)


def test_the_register_itself_is_refused(both):
    with Register.open(both[0].path, read_only=True) as again, pytest.raises(KnownError, match="itself"):
        prepare(both[0], again)


def test_a_copy_that_was_changed_from_outside_is_refused(tmp_path, both):
    ours, theirs = both
    path = theirs.path
    theirs.close()
    raw = dbapi2.connect(str(path), isolation_level=None)
    raw.execute("UPDATE processing_activity SET name = 'Forged'")
    raw.close()
    with Register.open(path, read_only=True) as forged, pytest.raises(KnownError, match="does not hold"):
        prepare(ours, forged)


def test_words_erased_here_do_not_come_back(tmp_path):
    def begin(register):
        start(register)
        change(register, activity(register), process_owner="Wilhelmina Käsebier")

    with copies(tmp_path, begin) as (ours, theirs):
        redaction.erase(ours, "Käsebier")
        change(theirs, activity(theirs), department="HR")
        merge(ours, theirs)
        assert (activity(ours).process_owner, activity(ours).department) == ("Wilhelmina [erased]", "HR")
        assert not redaction.mentions(ours, "Käsebier").any()


def test_words_erased_there_are_erased_in_the_records_here_and_the_history_is_spoken_of(both):
    ours, theirs = both
    redaction.erase(theirs, "Newsletter")
    made = merge(ours, theirs)
    assert activity(ours, "A-02").name == "[erased]"
    assert any("erased in their copy" in words for words in made.notices)


def test_exports_of_theirs_stay_theirs(both):
    ours, theirs = both
    deliveries.note(theirs, handover.standing(theirs), "controller", None, "r.pdf", "en")
    change(theirs, activity(theirs), notes="n")
    made = merge(ours, theirs)
    assert deliveries.all_of(ours) == []
    assert any("1 export " in words for words in made.notices)


def test_encrypted_copies(tmp_path):
    key = keys.made()
    path, other = tmp_path / "ours.ropa", tmp_path / "theirs.ropa"
    with Register.create(path, key=key) as ours:
        start(ours)
        _save(ours, other)
        with Register.open(other, key=key) as theirs:
            change(theirs, activity(theirs), notes="n")
            merge(ours, theirs)
        assert activity(ours).notes == "n"


def test_a_copy_of_the_first_form(tmp_path):
    first = Path(__file__).parent.parent / "files" / "0.1.0.ropa"
    path = Path(shutil.copy(first, tmp_path / "ours.ropa"))
    with Register.open(path) as ours, Register.open(first, read_only=True) as theirs:
        with ours.step("New") as session:
            session.add(System(name="Archive"))
        assert prepare(ours, theirs).nothing()
