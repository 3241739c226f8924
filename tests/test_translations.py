"""Every text that the program shows is translated, rightly, and what is shipped is what was translated."""

import pytest
from babel.messages.catalog import Catalog

from tests import translations

FILES = pytest.mark.parametrize("po", translations.files(), ids=lambda po: po.parts[-3])


@pytest.fixture(scope="module")
def texts() -> Catalog:
    return translations.template()


def test_german_and_french_are_there() -> None:
    assert {"de", "fr"} <= {po.parts[-3] for po in translations.files()}


@FILES
def test_the_translation_holds_the_texts_of_the_sources(po, texts) -> None:
    kept, shown = ({translations.one_of(one) for one in each if one.id} for each in (translations.read(po), texts))
    assert not shown - kept, "new, run `make translations`, and translate"
    assert not kept - shown, "nobody shows them any more, run `make translations`"


@FILES
def test_every_text_is_translated(po) -> None:
    assert translations.untranslated(translations.read(po)) == []


@FILES
def test_what_is_translated_is_sound(po) -> None:
    assert list(translations.faults(translations.read(po))) == []


@FILES
def test_what_the_program_reads_is_what_was_translated(po) -> None:
    same = po.with_suffix(".mo").read_bytes() == translations.compiled(translations.read(po))
    assert same, "run `make translations`"


@pytest.mark.parametrize(
    ("english", "german", "fault"),
    [
        ("{n} records", "{m} Einträge", "has other placeholders"),
        ("&Open", "Öffnen", "Alt letters"),
        ("R && D", "F && E", ""),
        ("Open …", "Öffnen", "ends otherwise"),
        (" It is used.", "Es wird genutzt.", "blanks"),
        ("One\nTwo", "Eins Zwei", "line breaks"),
        (("%(n)s day", "%(n)s days"), ("ein Tag", "%(n)s Tage"), "has other placeholders"),
        (("a day", "%(n)s days"), ("%(n)s Tag", "%(n)s Tage"), ""),
        (("a day", "%(n)s days"), ("ein Tag", ""), "needs 2 forms"),
        ("Open", "", ""),
    ],
)
def test_faults_are_found(english, german, fault) -> None:
    catalogue = Catalog(locale="de")
    catalogue.add(english, german)
    found = list(translations.faults(catalogue))
    assert [one for one in found if fault in one] if fault else not found


def test_an_update_keeps_what_is_translated_and_shows_what_is_new(tmp_path) -> None:
    po = tmp_path / "de" / "LC_MESSAGES" / "ropa.po"
    po.parent.mkdir(parents=True)
    po.touch()
    before = Catalog()
    for text in ("Open", "Close"):
        before.add(text)
    kept = translations.update(po, before)
    kept["Open"].string = "Öffnen"
    with po.open("wb") as target:
        translations.write_po(target, kept)
    now = Catalog()
    for text in ("Open", "New"):
        now.add(text)
    fresh = translations.update(po, now)
    assert {one.id: one.string for one in fresh if one.id} == {"Open": "Öffnen", "New": ""}
    assert translations.untranslated(fresh) == ["New"]
