"""Each kind of assessment as a document of its own, held against the text that it had when somebody looked at it."""

import re
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from ropa_desktop import i18n
from ropa_desktop.exchange import dates
from ropa_desktop.exchange.pdf.assessment import write
from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose
from ropa_desktop.register.assessed import ASSESSMENTS
from ropa_desktop.register.assessments import ContractReview, InterestAssessment, Screening, TransferAssessment
from ropa_desktop.register.documents import Document
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.fields import State
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.store.handover import standing
from tests.exchange.pdf_text import _texts, joined, printed, quiet
from tests.exchange.registers import HOSTILE, add
from tests.exchange.test_pdf_document_facts import TURNED

GOLDEN = Path(__file__).parents[1] / "files" / "golden"
WHO = "Dana Doyle, data protection officer"


def made():
    """One of each, with an activity, a processor and a transfer behind them."""
    gate = Purpose(purpose="Guard the car park", legal_basis="A6-1-f")
    cameras = ProcessingActivity(
        code="A-1", name="Cameras at the gate", purposes=[gate], description="Video surveillance of the entrance.",
        number_of_data_subjects="10000-99999", data=[PersonalData(items="Images")],
    )  # fmt: skip
    birch = Organisation(name="Birch Inc.", country="US")
    hosting = Engagement(processor=birch, service="Hosting")
    hosting.transfers.append(Transfer(importer=birch, country="US", tool="A46-2-c"))
    terms = Document(label="Terms of Birch", kind="contract", dated=date(2026, 1, 5))
    told = {"assessed_on": date(2026, 3, 2), "assessed_by": WHO, "next_review": date(2028, 3, 2)}
    return [
        Screening(activity=cameras, criteria=("WP248-3",), authority_list="No entry applies.", outcome="not-required",
                  criteria_in_words="The gate alone is seen.\nNobody is followed.", reason="One entrance.", **told),
        InterestAssessment(activity=cameras, purpose=gate, interest="Safety of the cars.", outcome="with-safeguards",
                           necessity="Guards see one side only.", balance="Short periods soften it.", **told),
        TransferAssessment(importer=birch, country="US", transfers=list(hosting.transfers), tool="A46-2-c",
                           know_your_transfers="Images, encrypted.", law_and_practice="Section 702 FISA.",
                           problematic=True, supplementary_measures="The key stays here.", reevaluation="Counsel.",
                           outcome="effective-with-measures", documents=[terms], **told),
        ContractReview(engagement=hosting, contract=terms, point_a="met", point_b="partly", point_c="missing",
                       remarks="(c): nothing on measures.", outcome="to-amend", **told),
    ]  # fmt: skip


def text_of(register, record, target):
    assert write(record, standing(register), target, quiet).records == 1
    reader = PdfReader(target)
    return "\n\n".join(page.extract_text() for page in reader.pages), reader


def normal(text, told):
    text = re.sub(" *\n *", "\n", text)
    text = text.replace(told.register_id, "REGISTER").replace(told.short(), "HASH")
    text = text.replace(dates.moment(told.at), "CHANGED").replace(dates.in_words(dates.today()), "TODAY")
    return re.sub(r"ROPA Desktop [0-9.]+", "ROPA Desktop VERSION", text)


@pytest.mark.parametrize("cls", ASSESSMENTS, ids=lambda cls: cls.__name__)
def test_an_assessment_reads_as_it_did(register, tmp_path, cls):
    add(register, *made())
    (record,) = register.all(cls)
    text, reader = text_of(register, record, tmp_path / "one.pdf")
    assert normal(text, standing(register)) == normal(
        (GOLDEN / f"{cls.__name__}.pdf.txt").read_text("utf-8"), standing(register)
    )
    assert reader.metadata.title == f"{cls.one} – {record.title()}"
    assert reader.metadata.author == WHO


@pytest.mark.parametrize("cls", ASSESSMENTS, ids=lambda cls: cls.__name__)
def test_the_outcome_stands_before_the_questions_and_every_answer_stands_in_full(register, tmp_path, cls):
    add(register, *made())
    (record,) = register.all(cls)
    text, _reader = text_of(register, record, tmp_path / "one.pdf")
    outcome = cls.field("outcome").text(record)
    assert 0 < text.index(outcome) < text.index("Questions and answers")
    for one in cls.fields:
        assert joined(one.label) in joined(text)
        if one.state(record) is State.GIVEN:
            assert [words for words in _texts(one, record) if printed(words) not in joined(text)] == []


def test_hostile_texts_stand_in_full(register, tmp_path):
    for text in (text for text in HOSTILE if text not in TURNED and len(text) < 10_000):
        record = InterestAssessment(interest=text, assessed_by=text)
        add(register, record)
        whole, _reader = text_of(register, record, tmp_path / "one.pdf")
        assert printed(text) in joined(whole)


def test_an_empty_one_says_what_is_open_and_is_written_in_the_language_in_force(register, tmp_path):
    record = Screening()
    add(register, record)
    text, _reader = text_of(register, record, tmp_path / "one.pdf")
    assert "Not yet answered" in text
    assert "is yours to say" in text
    i18n.use("de")
    text, reader = text_of(register, record, tmp_path / "two.pdf")
    assert "Noch nicht beantwortet" in text
    assert "Not yet answered" not in text
    assert reader.root_object["/Lang"] == "de"


def test_what_follows_is_computed_from_the_entry_too(register, tmp_path):
    add(register, *made())
    (record,) = register.all(Screening)
    text, _reader = text_of(register, record, tmp_path / "one.pdf")
    words = "Data processed on a large scale: not marked, though by what the entry says it seems met"
    assert joined(words) in joined(text)
