"""Each rule of the book speaks on its wrong example and is silent on its right one."""

import re
from datetime import date

import pytest

from ropa_desktop.register import law
from ropa_desktop.register.check import check
from ropa_desktop.register.records import BY_NAME
from ropa_desktop.register.rules.book import all_rules, rules_for

ON = date(2026, 11, 1)
RULES = list(all_rules())


def _codes(record):
    return {one.code for one in check(record, ON)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_speaks_where_it_should_and_nowhere_else(rule):
    assert rule.code in _codes(rule.wrong())
    assert rule.code not in _codes(rule.right())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_what_why_and_how_to_mend_it(rule):
    assert re.fullmatch(r"R\d{3}", rule.code)
    for words in (rule.says, rule.why, rule.mend):
        assert words.endswith(".")
        assert words == words.strip()
    assert set(rule.of) <= set(BY_NAME)
    assert not rule.article or law.passage(rule.article)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.of], ids=lambda rule: rule.code)
def test_its_examples_are_of_the_class_that_it_looks_at(rule):
    for example in (rule.wrong(), rule.right()):
        classes = {type(example).__name__}
        for one in type(example).rows_fields():
            classes |= {type(row).__name__ for row in one.value(example)}
        assert classes & set(rule.of)


def test_the_rules_of_a_class_are_those_that_look_at_it():
    for name in BY_NAME:
        assert list(rules_for(name)) == [one for one in RULES if not one.of or name in one.of]
