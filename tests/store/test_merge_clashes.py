"""What both copies changed, each in its own way, is shown side by side and decided; either way nothing breaks."""

import hashlib

import pytest
from sqlalchemy import select

from ropa_desktop.errors import KnownError
from ropa_desktop.register.activities import ProcessingActivity, Recipient
from ropa_desktop.register.documents import Document
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.systems import System
from ropa_desktop.store import redaction
from ropa_desktop.store.merge import apply, prepare
from tests.store.copies import (
    activity,
    add_recipient,
    change,
    changing,
    copies,
    merge,
    one,
    take_out,
)


@pytest.fixture
def both(tmp_path):
    with copies(tmp_path) as opened:
        yield opened


def test_both_changed_one_field(both):
    ours, theirs = both
    change(ours, activity(ours), name="Wages")
    change(theirs, activity(theirs), name="Salaries")
    (clash,) = prepare(ours, theirs).clashes
    assert (clash.record, clash.of, clash.field) == ("A-01 Wages", "", "Name")
    assert (clash.before, clash.ours, clash.theirs) == ("Payroll", "Wages", "Salaries")
    merge(ours, theirs, "theirs")
    assert activity(ours).name == "Salaries"


def test_a_clash_that_nobody_decided_changes_nothing(both):
    ours, theirs = both
    change(ours, activity(ours), name="Wages")
    change(theirs, activity(theirs), name="Salaries", notes="n")
    with pytest.raises(KnownError, match="not decided"):
        apply(ours, prepare(ours, theirs), {})
    assert (activity(ours).name, activity(ours).notes) == ("Wages", None)


def test_codes_of_which_one_was_taken_away_clash(both):
    ours, theirs = both
    change(ours, one(ours, System), hosting_countries=("FR",))
    change(theirs, one(theirs, System), hosting_countries=("IE", "DE"))
    (clash,) = prepare(ours, theirs).clashes
    assert (clash.field, clash.before, clash.ours, clash.theirs) == (
        "Hosted in",
        "Ireland",
        "France",
        "Ireland; Germany",
    )


@pytest.mark.parametrize("decide", ["ours", "theirs"])
def test_none_against_a_row(both, decide):
    ours, theirs = both
    change(ours, activity(ours), stated_none=("recipients",))
    add_recipient(theirs, category="Banks")
    (clash,) = prepare(ours, theirs).clashes
    assert (clash.field, clash.ours, clash.theirs) == ("Recipients", "None", "Banks")
    merge(ours, theirs, decide)
    here = activity(ours)
    assert [each.category for each in here.recipients] == ([] if decide == "ours" else ["Banks"])
    assert here.stated_none == (("recipients",) if decide == "ours" else ())


@pytest.mark.parametrize("decide", ["ours", "theirs"])
def test_a_text_against_none(both, decide):
    ours, theirs = both
    change(ours, activity(ours), automated_decisions="Scores applicants")
    change(theirs, activity(theirs), stated_none=("automated_decisions",))
    (clash,) = prepare(ours, theirs).clashes
    assert (clash.field, clash.ours, clash.theirs) == ("Automated decisions and profiling", "Scores applicants", "None")
    merge(ours, theirs, decide)
    here = activity(ours)
    assert here.automated_decisions == ("Scores applicants" if decide == "ours" else None)
    assert here.stated_none == (() if decide == "ours" else ("automated_decisions",))


@pytest.mark.parametrize("decide", ["ours", "theirs"])
def test_a_row_that_one_took_out_and_the_other_changed(both, decide):
    ours, theirs = both
    change(ours, activity(ours).purposes[0], purpose="Pay wages and pensions")
    take_out(theirs, activity(theirs).purposes[0])
    (clash,) = prepare(ours, theirs).clashes
    assert (clash.record, clash.field, clash.theirs) == ("A-01 Payroll", "The whole entry", "Removed")
    assert clash.of == "Purpose: Pay wages and pensions"
    assert "“Pay wages” became “Pay wages and pensions”" in clash.ours
    merge(ours, theirs, decide)
    here = activity(ours)
    first = ["Pay wages and pensions"] if decide == "ours" else []
    assert [each.purpose for each in here.purposes] == [*first, "Report taxes"]
    assert len(here.data[0].purposes) == len(first)


@pytest.mark.parametrize("decide", ["ours", "theirs"])
def test_a_row_that_we_took_out_and_they_changed(both, decide):
    ours, theirs = both
    take_out(ours, activity(ours).purposes[0])
    change(theirs, activity(theirs).purposes[0], purpose="Pay wages and pensions")
    (clash,) = prepare(ours, theirs).clashes
    assert (clash.ours, clash.before) == ("Removed", "It was there")
    merge(ours, theirs, decide)
    here = activity(ours)
    first = ["Pay wages and pensions"] if decide == "theirs" else []
    assert [each.purpose for each in here.purposes] == [*first, "Report taxes"]
    assert len(here.data[0].purposes) == len(first)


def _without_newsletter(register):
    """Takes a whole record out, with all that hangs on it."""
    here = activity(register, "A-02")
    with register.step("Took it out") as session:
        session.delete(here)


@pytest.mark.parametrize("decide", ["ours", "theirs"])
def test_a_record_that_one_took_out_and_the_other_added_rows_to(both, decide):
    ours, theirs = both
    _without_newsletter(ours)
    add_recipient(theirs, "A-02", category="Printers", organisation=one(theirs, Organisation, name="Mail"))
    with changing(theirs, "A-02") as there:
        there.systems.append(System(name="Sender"))
    (clash,) = prepare(ours, theirs).clashes
    assert (clash.record, clash.ours) == ("A-02 Newsletter", "Removed")
    assert "Printers" in clash.theirs
    merge(ours, theirs, decide)
    there = [each for each in ours.all(ProcessingActivity) if each.code == "A-02"]
    if decide == "theirs":
        assert [each.category for each in there[0].recipients] == ["Printers"]
        assert [each.name for each in there[0].systems] == ["Sender"]
    else:
        assert there == []
        assert ours.all(Recipient) == []
        assert one(ours, System, name="Sender")  # a record of its own stays


@pytest.mark.parametrize("decide", ["ours", "theirs"])
def test_a_new_link_to_what_we_took_out(both, decide):
    ours, theirs = both
    gone = one(ours, System)
    with changing(ours) as here:
        here.systems.clear()
        ours.session.flush()
        ours.session.delete(gone)
    with changing(theirs, "A-02") as there:
        there.systems.append(one(theirs, System))
    (clash,) = prepare(ours, theirs).clashes
    assert (clash.record, clash.field, clash.ours) == ("Wages 3", "The whole entry", "Removed")
    merge(ours, theirs, decide)
    linked = [each.name for each in activity(ours, "A-02").systems]
    assert linked == (["Wages 3"] if decide == "theirs" else [])
    assert len(activity(ours).systems) == (1 if decide == "theirs" else 0)


@pytest.mark.parametrize("decide", ["ours", "theirs"])
def test_a_field_that_points_at_what_they_took_out(both, decide):
    ours, theirs = both
    with theirs.step("Took it out") as session:
        gone = one(theirs, Organisation, name="Host")
        one(theirs, Engagement, service="Hosting").processor = None
        session.flush()
        session.delete(gone)
    change(ours, activity(ours, "A-02"), controller=one(ours, Organisation, name="Host"))
    (clash,) = prepare(ours, theirs).clashes
    assert (clash.record, clash.theirs) == ("Host", "Removed")
    assert "named by A-02 Newsletter under “Controller”" in clash.ours
    merge(ours, theirs, decide)
    kept = decide == "ours"
    assert activity(ours, "A-02").controller.name == ("Host" if kept else "Example Shop")
    processor = one(ours, Engagement, service="Hosting").processor
    assert (processor.name if processor else None) == ("Host" if kept else None)


@pytest.mark.parametrize("decide", ["ours", "theirs"])
def test_a_circle_that_only_the_two_together_make(both, decide):
    ours, theirs = both
    change(ours, one(ours, Engagement, service="Hosting"), parent=one(ours, Engagement, service="Mailing"))
    change(theirs, one(theirs, Engagement, service="Mailing"), parent=one(theirs, Engagement, service="Hosting"))
    (clash,) = prepare(ours, theirs).clashes
    assert clash.field == "Sub-processor of"
    assert clash.ours.splitlines() == ["Host – Hosting: Mail – Mailing", "Mail – Mailing: none"]
    merge(ours, theirs, decide)
    hosting, mailing = (one(ours, Engagement, service=name) for name in ("Hosting", "Mailing"))
    assert (hosting.parent, mailing.parent) == ((mailing, None) if decide == "ours" else (None, hosting))


def test_a_file_comes_with_its_document_and_is_one_thing(both):
    ours, theirs = both
    for register, name in ((ours, "a.txt"), (theirs, "b.txt")):
        with register.step("Kept") as session:
            session.add(Document(label=name, file_name=name, file_sha256=_sha(name), file_size=5))
            register.keep_file(_sha(name), name.encode())
    merge(ours, theirs)
    assert ours.file_content(_sha("b.txt")) == b"b.txt"
    (document,) = [each for each in ours.all(Document) if each.label == "a.txt"]
    merge(theirs, ours)
    for register, name in ((ours, "c.txt"), (theirs, "d.txt")):
        register.keep_file(_sha(name), name.encode())
        change(register, register.get(Document, document.id), file_name=name, file_sha256=_sha(name), file_size=5)
    (clash,) = prepare(ours, theirs).clashes
    assert clash.field == "File"
    merge(ours, theirs, "theirs")
    here = ours.get(Document, document.id)
    assert (here.file_name, here.file_sha256) == ("d.txt", _sha("d.txt"))


def _sha(text):
    return hashlib.sha256(text.encode()).hexdigest()


def test_words_erased_here_after_they_took_them_in_do_not_come_back_unasked(both):
    ours, theirs = both
    change(ours, activity(ours), process_owner="Wilhelmina Käsebier")
    merge(theirs, ours)
    redaction.erase(ours, "Käsebier")
    change(theirs, activity(theirs), department="HR")
    (clash,) = prepare(ours, theirs).clashes
    assert (clash.ours, clash.theirs) == ("Wilhelmina [erased]", "Wilhelmina Käsebier")


def test_what_they_wrote_where_words_were_erased_here_is_asked(both):
    ours, theirs = both
    redaction.erase(ours, "Payroll")
    change(theirs, activity(theirs), name="Payroll and pensions")
    (clash,) = prepare(ours, theirs).clashes
    assert (clash.ours, clash.theirs) == ("[erased]", "Payroll and pensions")


def test_hundreds_of_clashes_name_their_records(both):
    ours, theirs = both
    with ours.step("Many") as session:
        session.add_all([ProcessingActivity(code=f"M-{n:03}", name=f"Activity {n}") for n in range(200)])
    merge(theirs, ours)
    for register in both:
        with register.step("All") as session:
            for record in session.scalars(select(ProcessingActivity).where(ProcessingActivity.code.like("M-%"))):
                record.notes = register.path.stem
    clashes = prepare(ours, theirs).clashes
    assert [clash.record for clash in clashes] == [f"M-{n:03} Activity {n}" for n in range(200)]
    assert {(clash.ours, clash.theirs) for clash in clashes} == {("ours", "theirs")}
