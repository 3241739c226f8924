import re

import pytest

from ropa_desktop.register import codes

LISTS = {name: value for name, value in vars(codes).items() if name.isupper() and isinstance(value, dict)}


def points(stem, letters):
    return [f"{stem}-{letter}" for letter in letters]


EXPECTED = {
    "LEGAL_BASES": [*points("A6-1", "abcdef"), "UK-A6-1-ea"],
    "SPECIAL_CONDITIONS": points("A9-2", "abcdefghij"),
    "SPECIAL_CATEGORIES": [
        *points("A9-1", ["race", "political", "religion", "union", "genetic", "biometric", "health", "sex"]),
        "A10",
    ],
    "TRANSFER_TOOLS": [
        "A45-3", *points("A46-2", "abcdef"), *points("A46-3", "ab"), *points("A49-1", "abcdefg"),
        "A49-1-sub2", "UK-IDTA", "UK-ADD", "UK-REG", "CH-SCC", "CH-A1", "INTRA-EEA",
    ],
    "CLAUSE_SETS": ["2021/914", "2001/497/EC", "2004/915/EC", "2010/87/EU"],
    "CLAUSE_MODULES": points("SCC", ["M1", "M2", "M3", "M4"]),
    "CLAUSE_9_OPTIONS": ["SCC-C9-O1", "SCC-C9-O2"],
    "CONTRACT_POINTS": points("A28-3", "abcdefgh"),
    "SUBPROCESSOR_AUTHORISATIONS": ["A28-2-specific", "A28-2-general"],
    "MEASURE_GROUPS": points("A32-1", "abcd"),
    "DPIA_CASES": points("A35-3", "abc"),
    "WP248_CRITERIA": points("WP248", "123456789"),
    "DPF_FRAMEWORKS": ["DPF-EU", "DPF-UK", "DPF-CH"],
    "DPF_COVERAGE": ["HR", "non-HR", "both"],
    "DPF_STATUSES": ["active", "inactive", "withdrawn"],
}  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
def test_a_list_holds_every_code_of_the_law_and_no_other(name):
    assert list(LISTS[name]) == EXPECTED[name]


@pytest.mark.parametrize("name", LISTS)
def test_titles_tell_codes_apart_and_fit_a_drop_down(name):
    titles = list(LISTS[name].values())
    assert len({title.casefold() for title in titles}) == len(titles)
    # Several codes are written as one text with semicolons between, and kept with spaces between.
    assert not [title for title in titles if ";" in title or title != title.strip() or len(title) > 100]
    assert not [code for code in LISTS[name] if not re.fullmatch(r"[A-Za-z0-9/-]+", code)]


@pytest.mark.parametrize("name", LISTS)
def test_a_title_names_the_point_that_its_code_names(name):
    for code, title in LISTS[name].items():
        if found := re.fullmatch(r"A(\d+)-(\d)-([a-j])", code):
            assert title.endswith("Art. {}({})({})".format(*found.groups())), code


def test_old_clauses_are_called_repealed():
    told = {code: "repealed" in title for code, title in codes.CLAUSE_SETS.items()}
    assert told == {"2021/914": False, "2001/497/EC": True, "2004/915/EC": True, "2010/87/EU": True}


def test_union_and_economic_area():
    assert len(codes.EU) == 27
    assert sorted(codes.EEA - codes.EU) == ["IS", "LI", "NO"]
    assert len(codes.EEA) == 30
    outside = {"GL", "FO", "PF", "NC", "AW", "CW", "SX", "GB", "CH"}
    assert not outside & (codes.EEA | codes.INSIDE_UNION)
    assert (codes.EEA | codes.INSIDE_UNION).issubset(codes.territories())


def test_territories_are_the_249_of_iso_3166_and_kosovo():
    names = codes.territories()
    assert len(names) == 250
    assert all(re.fullmatch("[A-Z]{2}", code) for code in names)
    assert names["XK"] == "Kosovo"
    assert not {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "AC", "IC", "EA"} & set(names)


def test_territories_speak_the_language_asked_for_and_are_sorted_in_it():
    assert codes.territories("de")["GR"] == "Griechenland"
    assert codes.territories("el")["DE"] == "Γερμανία"
    names = list(codes.territories("en").values())
    assert names.index("Åland Islands") < names.index("Albania")
    assert names[-1] == "Zimbabwe"
