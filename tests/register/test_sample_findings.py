"""What the checks say of the sample: every group of the law's rules is seen, and each finding was judged by hand."""

from collections import defaultdict
from datetime import date

import pytest

from ropa_desktop import i18n
from ropa_desktop.register.check import Finding, check_all
from ropa_desktop.register.sample import records
from ropa_desktop.store.handover import contents
from ropa_desktop.store.register import Register

# By rule the entries and records on which it speaks. Whoever makes a rule speak on another one judges that first.
OLD, LOG, ARCHIVE = "A-15", "Cinderlog Pte. Ltd. – Log analysis", "Oldfield Archive, Inc. – Archive of recordings"
SWISS_TO_US = {
    "Saltbrook Hosting, Inc. – Hosting in the United States",
    "Windlass Edge, Inc. – Content delivery network",
}
JUDGED = {
    "R101": {OLD},
    "R102": {f"A-{number:02}" for number in range(1, 16)},
    "R103": {"A-01", "A-03", "A-04", "A-06", "A-07", "A-08", "A-09", "A-13", "A-14", OLD, LOG, ARCHIVE},
    "R201": {"A-03"},
    "R301": {OLD},
    "R321": {OLD},
    "R403": {OLD},
    "R404": {ARCHIVE},
    "R419": {OLD, *SWISS_TO_US},
    "R422": {OLD},
    "R424": {OLD},
    "R436": {OLD},
    "R440": {"A-13"},
    "R449": {OLD},
    "R468": {"Larkspur Messaging AG"},
    "R496": {LOG},
    "R504": {ARCHIVE},
    "R510": {LOG},
    "R513": {LOG},
    "R601": {OLD},
    "R626": {"R-03"},
    "R703": {"A-06", "A-10"},
    "R802": {OLD},
    "R803": {"A-06"},
    "R845": {"Tidewell Support Ltd – Support desk"},
    "R913": {OLD},
    "R941": {OLD},
    "R946": {"A-01", "P-01", "Larkspur Messaging AG"},
}

GROUPS = {
    "1 the controller, purposes, categories and recipients": ("R101", "data_subjects"),
    "2 special categories need a condition of Art. 9(2)": ("R301", "purposes"),
    "3 a legal obligation needs the law named": ("R103", "law"),
    "4 consent needs how it is recorded and withdrawn": ("R103", "consent"),
    "5 a recipient outside the EEA needs a transfer": ("R449", "transfers"),
    "6 the adequacy decision must hold": ("R404", "adequacy_decision"),
    "7 the clauses are not the repealed ones": ("R403", "clause_set"),
    "8 Art. 49(1) second subparagraph is documented here": ("R101", "safeguards"),
    "9 a derogation on a regular activity": ("R422", "tool"),
    "10 a contract with its eight points": ("R504", "contract_points"),
    "11 a time limit that limits nothing": ("R601", "time_limit"),
    "12 no measures": ("R102", "measures"),
    "13 two criteria, and no reason why no assessment": ("R802", "dpia_reason"),
    "14 a contradiction between entry and processors": ("R440", "engagements"),
}


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    with Register.create(tmp_path_factory.mktemp("sample") / "sample.ropa") as register:
        with register.step("Sample") as session:
            session.add_all(records())
        return list(check_all(contents(register), date(2026, 11, 22)))


@pytest.mark.parametrize("language", ["de", "fr"])
def test_the_sample_in_other_words_has_the_same_findings(findings: list[Finding], language: str, tmp_path) -> None:
    i18n.use(language)
    with Register.create(tmp_path / "sample.ropa") as register:
        with register.step("Sample") as session:
            session.add_all(records())
        found = check_all(contents(register), date(2026, 11, 22))
        assert {_place(one) for one in found} == {_place(one) for one in findings}


def _place(one: Finding) -> tuple[str, str, str]:
    return one.code, one.record_id, one.field_name


@pytest.mark.parametrize("group", GROUPS)
def test_the_sample_shows_each_group_of_the_rules(findings: list[Finding], group: str) -> None:
    assert GROUPS[group] in {(one.code, one.field_name) for one in findings}


def test_the_sample_shows_each_level(findings: list[Finding]) -> None:
    assert {one.level for one in findings} == {"missing", "contradiction", "advice"}


def test_no_rule_speaks_on_the_sample_where_nobody_judged_it(findings: list[Finding]) -> None:
    said = defaultdict(set)
    for one in findings:
        said[one.code].add(one.root_title[:4] if one.root_title[1:2] == "-" else one.root_title)
    assert dict(said) == JUDGED
