"""The bar of the document: every text of the register stands in it, whatever it is made of."""

import re

import pytest

from ropa_desktop.register import sample
from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.vocabulary import CategoryOfPersonalData
from ropa_desktop.store.handover import contents
from tests.exchange import registers
from tests.exchange.pdf_text import body, export, facts, joined, pages, printed
from tests.exchange.registers import add

# pypdf turns these round by rules of its own; they have a test of their own.
TURNED = {"עברית and العربية", "zero\u200bwidth\ufeff"}
SENTENCES = {
    "el": ["Ο υπεύθυνος φυλάσσει τη διεύθυνση", "όσο υπάρχει ο λογαριασμός· ύστερα τη διαγράφει.", "Ελλάδα Ϊ ΐ ΰ ς"],
    "bg": ["Администраторът съхранява адреса, докато съществува профилът.", "Щъркел Ѝ ѝ № Ю", "и след това го изтрива"],
    "pl": ["Administrator przechowuje adres e-mail, dopóki istnieje konto.", "Zażółć gęślą jaźń", "ŁÓDŹ ŚĆŃĄĘ"],
    "mt": ["Il-kontrollur iżomm l-indirizz sakemm jeżisti l-kont.", "Għarabic Ħal Qormi ċġħż ĊĠĦŻ", "imbagħad iħassru"],
}


def assert_all_stands(register, target, record, organisation=None):
    made = contents(register, organisation)
    written, reader = export(made, target, record)
    text = body(reader, made, record)
    looked_for = [(where, fact) for where, fact in facts(register, record) if len(fact) < 10_000]
    assert [(where, fact) for where, fact in looked_for if printed(fact) not in text] == []
    return written, len(looked_for)


@pytest.mark.parametrize("record", ["controller", "processor"])
@pytest.mark.parametrize("seed", range(4))
def test_every_text_of_a_hostile_register_stands_in_the_document(register, tmp_path, monkeypatch, seed, record):
    monkeypatch.setattr(registers, "HOSTILE", [text for text in registers.HOSTILE if text not in TURNED])
    add(register, *registers.standing(registers.make(seed)))
    written, count = assert_all_stands(register, tmp_path / "record.pdf", record)
    assert written.records == 2
    assert count > 150


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_every_text_stands_in_the_document_in_other_scripts(register, tmp_path, monkeypatch, language):
    monkeypatch.setattr(registers, "HOSTILE", SENTENCES[language])
    add(register, *registers.standing(registers.make(language)))
    for record in ("controller", "processor"):
        written, count = assert_all_stands(register, tmp_path / "record.pdf", record)
        assert count > 150
        assert not any(character in notice for notice in written.notices for character in "абвαβγżħł")


def test_every_fact_of_the_sample_stands_in_its_two_documents(register, tmp_path):
    add(register, *sample.records())
    for record, entries in (("controller", 15), ("processor", 1)):
        written, count = assert_all_stands(register, tmp_path / "record.pdf", record)
        assert written.records == entries
        assert written.notices == ()
        assert count > 500


def test_text_from_right_to_left_stands_in_the_document_word_for_word(register, tmp_path):
    add(register, ProcessingActivity(name="עברית", description="שלום עולם", department="العربية"))
    made = contents(register)
    _written, reader = export(made, tmp_path / "record.pdf")
    text = " ".join(" ".join(pages(reader, made)).split())
    assert "Description שלום עולם" in text
    assert joined(text).count("עברית") == 3  # contents, summary, section


def numbered(word, count=14_000):
    return " ".join(f"{word}{number}" for number in range(count))


def test_texts_of_a_hundred_thousand_characters_are_printed_to_their_last_word(register, tmp_path):
    activity = ProcessingActivity(name=numbered("n"), description=numbered("d"))
    activity.purposes.append(Purpose(purpose=numbered("p"), legal_basis="A6-1-a", consent=numbered("c")))
    add(register, activity, Organisation(name="Example", kept_for=True, address=numbered("a")))
    made = contents(register)
    _written, reader = export(made, tmp_path / "record.pdf")
    text = " ".join(pages(reader, made))
    for letter in "ndpca":
        found = re.findall(rf"\b{letter}\d+\b", text)
        whole = [f"{letter}{number}" for number in range(14_000)]
        assert whole == found[-len(whole) :] or whole == found[: len(whole)]


def test_a_table_of_five_thousand_rows_is_printed_to_its_last_row(register, tmp_path):
    category = CategoryOfPersonalData(name="Readings")
    activity = ProcessingActivity(name="Meters")
    activity.data += [PersonalData(category=category, items=f"meter {number}") for number in range(5_000)]
    add(register, activity)
    made = contents(register)
    _written, reader = export(made, tmp_path / "record.pdf")
    drawn = b"".join(page.get_contents().get_data() for page in reader.pages)
    assert re.findall(rb"\(meter (\d+)\) Tj", drawn) == [b"%d" % number for number in range(5_000)]


def test_a_circle_of_processors_is_printed_once(register, tmp_path):
    one, other = (Engagement(service=f"service {number}") for number in (1, 2))
    one.parent, other.parent = other, one
    activity = ProcessingActivity(name="Circle", engagements=[one])
    with register.step("Added") as session:
        one.parent = None
        session.add_all([activity, other])
    with register.step("Closed") as session:
        session.get(Engagement, one.id).parent = session.get(Engagement, other.id)
    written, _count = assert_all_stands(register, tmp_path / "record.pdf", "controller")
    assert written.records == 1
