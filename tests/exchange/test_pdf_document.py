import functools
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from ropa_desktop import i18n
from ropa_desktop.errors import Cancelled, KnownError
from ropa_desktop.exchange import dates
from ropa_desktop.exchange.pdf import document
from ropa_desktop.exchange.pdf.answers import shortened
from ropa_desktop.exchange.pdf.both_records import chains
from ropa_desktop.exchange.pdf.paper import Paper
from ropa_desktop.exchange.pdf.style import TONES
from ropa_desktop.exchange.pdf.summary import brief
from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose, Recipient
from ropa_desktop.register.choices import official_languages
from ropa_desktop.register.contents import Contents, Standing
from ropa_desktop.register.documents import Document, Review
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Contact, Organisation
from ropa_desktop.register.retention import RetentionRule
from ropa_desktop.register.systems import SecurityMeasure, System
from ropa_desktop.register.vocabulary import CategoryOfDataSubjects, CategoryOfPersonalData
from ropa_desktop.store.handover import contents
from tests.exchange.pdf_text import export, joined, pages, quiet
from tests.exchange.registers import add

GOLDEN = Path(__file__).parents[1] / "files" / "golden"


def text_of(register, tmp_path, record="controller", organisation=None):
    made = contents(register, organisation)
    _written, reader = export(made, tmp_path / "record.pdf", record)
    return " ".join(" ".join(pages(reader, made, record)).split())


def section(text, begins, ends):
    return text.split(begins)[-1].split(ends)[0]


def shop():
    """A small register with something under each point, and something open under most."""
    owner = Organisation(
        name="Example Shop", kept_for=True, address="1 Mill Lane\nDublin", country="IE", email="us@shop.example.org"
    )
    owner.contacts.append(Contact(name="Dana Doyle", function="Counsel", email="dpo@shop.example.org"))
    owner.dpo = owner.contacts[0]
    host, centre = Organisation(name="Host Ltd", country="DE"), Organisation(name="Centre Inc.", country="US")
    crypt = SecurityMeasure(name="Encrypted disks", group="A32-1-a", description="All of them.")
    first = Engagement(processor=host, service="Hosting", stated_none=("transfers",), measures=[crypt])
    second = Engagement(processor=centre, parent=first, contract_points=("A28-3-a", "A28-3-h"))
    second.transfers.append(Transfer(importer=centre, country="US", tool="A46-2-c", clause_set="2021/914"))
    letters = ProcessingActivity(code="A-1", name="Newsletter", controller=owner, status="active",
        starts_on=date(2024, 3, 9), engagements=[first], stated_none=("joint_controllers", "automated_decisions"),
        systems=[System(name="Mailer", measures=[crypt])])  # fmt: skip
    letters.purposes += [Purpose(purpose="Send the newsletter", legal_basis="A6-1-a"), Purpose(purpose="Count readers")]
    letters.data.append(PersonalData(category=CategoryOfPersonalData(name="Contact details"), items="E-mail address",
        data_subjects=[CategoryOfDataSubjects(name="Readers")], sources=("data-subject",), special=("A9-1-health",),
        retention_rule=RetentionRule(code="R-1", label="Consent", period="P3Y", starts="Withdrawal",
                                     fate="erase")))  # fmt: skip
    letters.data.append(PersonalData(category=CategoryOfPersonalData(name="Clicks")))
    letters.recipients.append(Recipient(category="Printers", kind="controller", reason="They print it."))
    letters.documents.append(Document(label="Privacy notice", kind="notice"))
    letters.reviews.append(Review(reviewed_on=date(2026, 1, 31), reviewed_by="Dana", decision="confirmed"))
    empty = ProcessingActivity(code="A-2", name="Lottery", controller=owner)
    boats = Organisation(name="Boats Ltd", country="GB", stated_none=("dpo",))
    mail = ProcessingOnBehalf(code="P-1", name="Mail for others", processor=owner, controllers=[boats],
        categories_of_processing="Sending letters", engagements=[first])  # fmt: skip
    return owner, [letters, empty, mail, first, second]


# What a reader finds


def test_the_front_page_says_whose_record_it_is_and_which_state(register, tmp_path):
    owner, records = shop()
    add(register, *records)
    made = contents(register, owner.id)
    _written, reader = export(made, tmp_path / "record.pdf")
    front = " ".join(reader.pages[0].extract_text().split())
    assert front.startswith("Record of processing activities Example Shop Article 30(1) GDPR")
    for said in (
        "Postal address 1 Mill Lane Dublin", "Country Ireland", "E-mail us@shop.example.org",
        "Data protection officer Dana Doyle, Counsel, Example Shop dpo@shop.example.org",
        "Entries 2", f"Register {made.standing.register_id}", f"State step 1, {made.standing.short()}",
        f"Printed on {dates.in_words(dates.today())}", "Program ROPA Desktop 0.",
        "Not yet answered The question has not been answered yet",
    ):  # fmt: skip
        assert said in front


def test_what_is_open_is_said_on_the_front_page_too(register, tmp_path):
    add(register, owner := Organisation(name="Example Shop", kept_for=True, country="US", stated_none=("dpo",)))
    front = text_of(register, tmp_path, organisation=owner.id)
    assert "Postal address Not yet answered" in front
    assert "E-mail Not yet answered" in front
    assert "Data protection officer None Representative in the Union Not yet answered" in front


def test_the_order_is_the_one_of_the_law(register, tmp_path):
    _owner, records = shop()
    add(register, *records)
    text = section(text_of(register, tmp_path), "A-1 Newsletter Status", "A-2 Lottery Status")
    points = ["(a) Controller Art", "(b) Purposes", "(c) Data subjects and personal data", "(d) Recipients",
              "(e) Transfers to third countries", "(f) Time limits", "(g) Security measures Art"]  # fmt: skip
    assert [text.count(point) for point in points] == [1] * 7
    assert sorted(points, key=text.index) == points
    processor = text_of(register, tmp_path, "processor")
    points = ["(a) Processor and controllers", "(b) Categories of processing", "(c) Transfers", "(d) Security"]
    assert sorted(points, key=processor.index) == points


def test_each_point_says_what_the_register_says(register, tmp_path):
    _owner, records = shop()
    add(register, *records)
    text = section(text_of(register, tmp_path), "A-1 Newsletter Status", "A-2 Lottery Status")
    for said in (
        "Began on 9 Mar 2024",
        "Controller Example Shop 1 Mill Lane, Dublin, Ireland us@shop.example.org",
        "Joint controllers None",
        "Send the newsletter Consent, Art. 6(1)(a) How consent is recorded and withdrawn Not yet answered",
        "Count readers Not yet answered",
        "Contact details E-mail address Readers Data subject Special category or offences Data concerning health",
        "Clicks Not yet answered",
        "Printers Other controller They print it.",
        "Host Ltd Hosting",
        "→ Centre Inc. Not yet answered",
        "Sub-processor of Host Ltd – Hosting",
        "Transfers of its own Stated with the processors",
        "Transfer of the processor Centre Inc. (behind Host Ltd) Set of clauses Decision (EU) 2021/914"
        " (in force from 27 June 2021) Module Not yet answered",
        "Transfers of the processor Host Ltd – Hosting: None",
        "Contact details R-1 Consent: 3 years – Withdrawal Erase Clicks Not yet answered",
        "Security measures Stated with the systems used Systems used Mailer From the system Mailer Encrypted disks",
        "Undertaken by Host Ltd Encrypted disks",
        "Automated decisions and profiling None Children concerned Not yet answered",
        "Documents Privacy notice",
        "31 Jan 2026 Dana Confirmed",
    ):
        assert said in text


def test_the_processors_record_asks_of_each_controller_what_article_30_2_asks(register, tmp_path):
    _owner, records = shop()
    add(register, *records)
    text = section(text_of(register, tmp_path, "processor"), "P-1 Mail for others Status", "Annexes")
    assert "Boats Ltd Not yet answered United Kingdom Not yet answered Data protection officer None" in text
    assert "Representative Not yet answered" in text
    assert "Sending letters" in text
    assert "→ Centre Inc." in text
    assert "Purposes" not in text


def test_an_activity_without_answers_asks_all_its_questions(register, tmp_path):
    add(register, ProcessingActivity(name="Lottery"))
    text = section(text_of(register, tmp_path), "Lottery Status", "THE END")
    activity = ProcessingActivity(name="Lottery")
    asked = [one for one in ProcessingActivity.fields if one.required.value and one.asked_of(activity)]
    assert len(asked) > 10
    for one in asked:
        label = "Transfers of its own" if one.name == "transfers" else one.label
        if one.name not in ("name", "status"):
            assert f"{label} Not yet answered" in text
    assert "Tags" not in text
    assert "Replaced by" not in text


def test_what_is_stated_to_be_none_is_said(register, tmp_path):
    fields = [one for one in ProcessingActivity.fields if one.may_be_none]
    add(register, ProcessingActivity(name="Lottery", stated_none=tuple(one.name for one in fields)))
    text = section(text_of(register, tmp_path), "Lottery Status", "THE END")
    for one in fields:
        label = "Transfers of its own" if one.name == "transfers" else one.label
        assert f"{label} None" in text


def test_open_questions_are_red(register, tmp_path):
    add(register, ProcessingActivity(name="Lottery"))
    _written, reader = export(contents(register), tmp_path / "record.pdf")
    drawn = reader.pages[-1].get_contents().get_data().decode("latin-1")
    assert drawn.count(f"{TONES['missing']} rg") >= 3
    assert drawn.count("(Not yet answered) Tj") > 10


def test_the_summary_is_wide_and_counts_what_it_leaves_out(register, tmp_path):
    activity = ProcessingActivity(name="Newsletter")
    activity.purposes += [Purpose(purpose=f"Purpose {number}") for number in range(20)]
    add(register, activity)
    made = contents(register)
    _written, reader = export(made, tmp_path / "record.pdf")
    summary = reader.pages[2]
    assert summary.mediabox.width > summary.mediabox.height
    text = " ".join(summary.extract_text().split())
    assert "Activity Purposes Data subjects Personal data Recipients and processors Transfers Time limits" in text
    assert "• Purpose 7 … and 12 more" in text
    assert "Purpose 8" not in text


def test_the_annexes_hold_what_this_record_refers_to_and_nothing_else(register, tmp_path):
    owner, records = shop()
    other = Organisation(name="Somebody Else", kept_for=True)
    add(register, *records, SecurityMeasure(name="Unused"), ProcessingActivity(name="Theirs", controller=other))
    of_owner = text_of(register, tmp_path, organisation=owner.id)
    assert "Somebody Else" not in of_owner
    assert "Theirs" not in of_owner
    assert "Unused" not in of_owner
    assert "Boats Ltd" not in of_owner
    assert "All of them." in of_owner
    assert "Points of the contract Documented instructions, including transfers, Art. 28(3)(a)" in of_owner
    everything = text_of(register, tmp_path)
    assert {name for name in ("Somebody Else", "Theirs", "Unused", "Boats Ltd") if name in everything} == {
        "Somebody Else", "Theirs", "Unused", "Boats Ltd"}  # fmt: skip


def test_a_small_register_reads_like_this(register, tmp_path):
    owner, records = shop()
    add(register, *records)
    for record in ("controller", "processor"):
        made = contents(register, owner.id)
        _written, reader = export(made, tmp_path / "record.pdf", record)
        text = normal("\n\n".join(pages(reader, made, record)), made.standing)
        assert text == normal((GOLDEN / f"{record}.pdf.txt").read_text("utf-8"), made.standing)


def normal(text, standing):
    """The text with what differs from run to run replaced by its name, without spaces at the ends of lines."""
    text = re.sub(" *\n *", "\n", text)
    text = text.replace(standing.register_id, "REGISTER").replace(standing.short(), "HASH")
    text = text.replace(dates.moment(standing.at), "CHANGED").replace(dates.in_words(dates.today()), "TODAY")
    return re.sub(r"ROPA Desktop [0-9.]+", "ROPA Desktop VERSION", text)


# What a reader of the file finds


def test_each_page_says_which_it_is_and_the_document_says_what_it_is(register, tmp_path):
    owner, records = shop()
    add(register, *records)
    made = contents(register, owner.id)
    i18n.use("pl")
    _written, reader = export(made, tmp_path / "record.pdf")
    assert len(pages(reader, made)) > 5  # which looks for the footer and the number on each
    assert reader.metadata.title == "Record of processing activities – Example Shop"
    assert reader.metadata.author == "Example Shop"
    assert reader.metadata.subject == "Article 30(1) GDPR"
    assert reader.root_object["/Lang"] == "pl"
    assert "9 mar 2024" in joined(reader.pages[3].extract_text()).replace("9mar2024", "9 mar 2024")


def test_bookmarks_and_contents_lead_to_the_sections(register, tmp_path):
    _owner, records = shop()
    add(register, *records)
    made = contents(register)
    _written, reader = export(made, tmp_path / "record.pdf")
    titles = {}

    def walk(entries):
        for entry in entries:
            if isinstance(entry, list):
                walk(entry)
            else:
                titles.setdefault(entry.title, reader.get_destination_page_number(entry) + 1)

    walk(reader.outline)
    assert next(iter(titles)) == "Record of processing activities"
    listed = " ".join(reader.pages[1].extract_text().split())
    for title in ("Summary", "A-1 Newsletter", "A-2 Lottery", "Annexes", "Retention schedule"):
        assert f"{title} {titles[title]}" in listed
        assert title in " ".join(reader.pages[titles[title] - 1].extract_text().split())


def test_the_same_register_gives_the_same_bytes(register, tmp_path, monkeypatch):
    monkeypatch.setattr(document, "Paper", functools.partial(Paper, invariant=True))
    _owner, records = shop()
    add(register, *records)
    first, second = tmp_path / "one.pdf", tmp_path / "two.pdf"
    for target in (first, second):
        document.write(contents(register), "controller", target, quiet)
    assert first.read_bytes() == second.read_bytes()


def test_characters_that_no_font_has_are_said_twice(register, tmp_path):
    add(register, ProcessingActivity(name="Smile 😀", notes="日本"))
    made = contents(register)
    written, reader = export(made, tmp_path / "record.pdf")
    said = "3 characters have no glyph in the embedded fonts and are printed as their codes, such as [U+1F600]."
    assert written.notices == (said,)
    end = " ".join(reader.pages[-1].extract_text().split())
    assert said in end
    assert "U+65E5 CJK UNIFIED IDEOGRAPH-65E5" in end
    assert "U+1F600 GRINNING FACE" in end


def test_an_empty_register_gives_a_document_that_says_so(register, tmp_path):
    made = contents(register)
    for record in ("controller", "processor"):
        written, reader = export(made, tmp_path / "record.pdf", record)
        assert written.records == 0
        assert "Entries 0" in " ".join(reader.pages[0].extract_text().split())


# How it is written


def test_progress_is_told_and_cancelling_leaves_the_old_file(register, tmp_path):
    add(register, *(ProcessingActivity(name=f"Activity {number}") for number in range(120)))
    target = tmp_path / "record.pdf"
    told = []
    document.write(contents(register), "controller", target, lambda *far: told.append(far))
    assert told[0] == (0, 120)
    assert told[-1] == (120, 120)
    assert told == sorted(told)
    assert max(after[0] - before[0] for before, after in pairwise(told)) <= 50
    before = target.read_bytes()
    for stop in range(0, len(told), 3):
        calls = []

        def cancel(done, total, stop=stop, calls=calls):
            calls.append(done)
            if len(calls) > stop:
                raise Cancelled

        with pytest.raises(Cancelled):
            document.write(contents(register), "controller", target, cancel)
        assert target.read_bytes() == before
        assert not list(tmp_path.glob(".ropa-*"))


def test_a_place_that_cannot_be_written_is_said(register, tmp_path):
    with pytest.raises(KnownError, match="the folder does not exist"):
        document.write(contents(register), "controller", tmp_path / "gone" / "a.pdf", quiet)


def test_entries_that_can_be_read_but_once_are_a_bug_and_not_a_short_document(tmp_path):
    once = iter([ProcessingActivity(name="One")])
    with pytest.raises(RuntimeError, match="0 entries were drawn, 1 were announced"):
        document.write(Contents(Standing(), None, {Organisation: []}, once, 1), "controller", tmp_path / "a.pdf", quiet)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_cut_off_is_not_put_in_place(register, tmp_path, monkeypatch):
    real = Paper.close

    def cut(paper):
        real(paper)
        paper._target.write_bytes(paper._target.read_bytes()[:-40])

    monkeypatch.setattr(Paper, "close", cut)
    with pytest.raises(RuntimeError, match="read back"):
        document.write(contents(register), "controller", tmp_path / "a.pdf", quiet)
    assert [path.name for path in tmp_path.iterdir() if ".pdf" in path.name] == []


# The small parts


@pytest.mark.parametrize("language", official_languages())
def test_a_day_is_a_word_in_each_official_language(language):
    i18n.use(language)
    said = {dates.in_words(date(2026, month, 9)) for month in range(1, 13)}
    assert len(said) == 12
    assert all(re.fullmatch(r"9\.? [^\W\d]+\.? 2026\.?", day) for day in said)


def test_a_moment_is_given_to_the_minute():
    assert dates.moment("2026-03-09T23:30:59.123Z") == "9 Mar 2026, 23:30 UTC"
    assert dates.moment("2026-03-09T23:30:59+02:00") == "9 Mar 2026, 21:30 UTC"
    assert dates.moment("") == ""


def test_a_title_is_shortened_at_a_word():
    assert shortened("short\n title", 20) == "short title"
    assert shortened("one two three four", 15) == "one two three…"
    assert shortened("x" * 30, 12) == "x" * 12 + "…"


def test_a_cell_of_the_summary_says_each_thing_once():
    assert brief([]) == ""
    assert brief(["a", "a"]) == "a"
    assert brief(["a", "b", "a"]) == "• a\n• b"


def test_a_sub_processor_stands_behind_its_processor_only():
    parent, child, alone = Engagement(service="parent"), Engagement(service="child"), Engagement(service="alone")
    for one in (parent, child, alone):
        one.__dict__["sub_processors"] = []
    child.parent = parent
    parent.__dict__["sub_processors"] = [child]
    assert chains([child, alone, parent]) == [(0, alone), (0, parent), (1, child)]
    assert chains([child]) == [(0, child)]
