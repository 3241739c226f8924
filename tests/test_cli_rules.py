"""`ropa rules` prints the book of rules, and docs/rules.md is what it prints."""

import json
from pathlib import Path

import pytest

from ropa_desktop import cli
from ropa_desktop.register.rules.book import BOOK, all_rules

PAGE = Path(__file__).parent.parent / "docs" / "rules.md"


@pytest.fixture
def rules(capsys):
    def run(*arguments):
        code = cli.main(["rules", *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_the_page_in_the_docs_is_made_from_the_book_as_it_is_now(rules):
    code, out, _err = rules("--format", "markdown")
    assert code == 0
    assert PAGE.read_text(encoding="utf-8") == out, "make it anew: ropa rules --format markdown > docs/rules.md"


def test_the_page_holds_every_rule_once_under_its_subject(rules):
    _code, out, _err = rules("--format", "markdown")
    assert [out.count(f"**{one.code}**") for one in all_rules()] == [1] * len(BOOK)
    consent = out[out.index("## Consent") :]
    assert "**R221**" in consent[: consent.index("\n## ")]


def test_a_rule_of_one_law_or_template_says_so(rules):
    assert "R493 (missing, profile UK only): " in rules("R493")[1]
    assert "R192 (advice, profile CNIL only): " in rules("R192")[1]
    assert json.loads(rules("R192", "--format", "json")[1])[0]["only"] == "CNIL"


def test_all_rules_are_printed_in_the_order_of_their_codes(rules):
    code, out, _err = rules()
    assert code == 0
    assert [part[:4] for part in out.split("\n\n")] == sorted(BOOK)


def test_one_rule_is_printed_with_its_article_reason_and_remedy(rules):
    code, out, _err = rules("r301")
    rule = BOOK["R301"]
    assert code == 0
    assert out.splitlines() == [f"R301 (contradiction, Art. 9(2)): {rule.says}", f"  {rule.why}", f"  {rule.mend}"]


def test_as_json_a_program_reads_them(rules):
    code, out, _err = rules("--format", "json")
    assert code == 0
    assert {one["code"]: one["mend"] for one in json.loads(out)} == {one.code: one.mend for one in all_rules()}


def test_a_code_that_no_rule_has_is_refused(rules):
    code, out, err = rules("R000")
    assert (code, out) == (2, "")
    assert "There is no rule R000." in err
