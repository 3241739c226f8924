"""What a rule declares to need spares calls and hides nothing: without it the findings are the same."""

from datetime import date

import pytest

from benchmarks import generator
from ropa_desktop.register.kinds import Number
from ropa_desktop.register.records import BY_NAME
from ropa_desktop.register.rules.book import all_rules, rules_for, rules_on
from ropa_desktop.register.sample import records
from ropa_desktop.store.handover import contents
from ropa_desktop.store.register import Register

DAYS = [date(2020, 7, 15), date(2026, 11, 1)]


def with_rows(record):
    yield record
    for one in record.rows_fields():
        for row in one.value(record):
            yield from with_rows(row)


def speaking(rules, record, day):
    return [(rule.code, *found) for rule in rules for found in rule.look(record, day)]


def compare(roots):
    seen = 0
    for root in roots:
        for record in with_rows(root):
            for day in DAYS:
                found = speaking(rules_for(type(record).__name__), record, day)
                assert speaking(rules_on(record), record, day) == found
                seen += len(found)
    return seen


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_what_a_rule_needs_its_classes_have(rule):
    classes = [BY_NAME[name] for name in rule.of or BY_NAME]
    assert all(any(hasattr(cls, name) for cls in classes) for name in rule.needs)
    assert all(any(hasattr(cls, name) for name in rule.needs) for cls in classes if rule.needs)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_no_rule_needs_a_number_for_nought_is_an_answer_too(rule):
    fields = [one for name in rule.of or BY_NAME for one in BY_NAME[name].fields if one.name in rule.needs]
    assert not [one.name for one in fields if isinstance(one.kind, Number)]


def test_guards_hide_nothing_in_the_examples_of_the_book_and_in_the_sample():
    assert compare([make() for rule in all_rules() for make in (rule.wrong, rule.right)])
    assert compare(records())


def test_guards_hide_nothing_in_a_register_of_any_answers(tmp_path):
    with Register.open(generator.make(tmp_path / "any.ropa", 60), read_only=True) as register:
        held = contents(register)
        shelf = [record for cls, every in held.directory.items() if not cls.owners for record in every]
        assert compare([*held.activities, *held.on_behalf, *shelf]) > 1000
