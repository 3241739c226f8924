"""The sample speaks the language in force; in English it is what it ever was, and names stay in every language."""

from ropa_desktop import i18n
from ropa_desktop.register import sample
from ropa_desktop.register.kinds import Rows, Text
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.vocabulary import CategoryOfPersonalData, Translation
from tests import pseudo


def test_every_word_of_it_is_translated_and_names_are_not():
    english = sample.records()
    with pseudo.speaking() as language:
        i18n.use(language)
        other = sample.records()
    assert [one.id for one in other] == [one.id for one in english]
    named = {one.title() for one in other if isinstance(one, Organisation)}
    assert named == {one.title() for one in english if isinstance(one, Organisation)}
    told = set()
    for one in _every(other):
        for field in type(one).fields:
            if isinstance(field.kind, Text) and not isinstance(one, Organisation | Translation):
                told |= {line for line in (field.value(one) or "").split("\n") if pseudo.outside(line).strip()}
    assert not [line for line in told if any(letter.islower() for letter in line) and "@" not in line]


def test_a_category_keeps_its_names_in_the_other_languages():
    i18n.use("de")
    found = next(one for one in sample.records() if isinstance(one, CategoryOfPersonalData))
    assert {one.language for one in found.translations} == {"en", "fr"}
    i18n.use("en")
    before = next(one for one in sample.records() if isinstance(one, CategoryOfPersonalData))
    assert {one.language for one in before.translations} == {"de", "fr"}
    assert next(one.name for one in found.translations if one.language == "en") == before.name


def _every(records):
    for one in records:
        yield one
        for field in type(one).fields:
            if isinstance(field.kind, Rows):
                yield from _every(field.value(one))
