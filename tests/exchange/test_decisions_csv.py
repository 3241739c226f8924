"""A list of adequacy decisions is read whole, or refused with each row that is not sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropa_desktop import paths
from ropa_desktop.errors import KnownError
from ropa_desktop.exchange import decisions_csv
from ropa_desktop.register.reference import adequacy_decisions

HEAD = "code,list,territory,title,valid_from,valid_until\n"


@pytest.fixture
def read(tmp_path):
    def of(content):
        path = tmp_path / "list.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return decisions_csv.read(path)

    return of


@pytest.fixture
def refused(read):
    def told(content):
        with pytest.raises(KnownError) as error:
            read(content)
        assert "Nothing was changed" in str(error.value)
        assert "list.csv" in str(error.value)
        return str(error.value)

    return told


def test_the_file_that_ships_is_of_this_form():
    assert tuple(decisions_csv.read(paths.db() / "reference" / "adequacy.csv")) == adequacy_decisions()


def test_columns_can_be_left_out_and_stand_in_any_order(read):
    (one,) = read("title,code,list\nKenya,KE,EU\n")
    assert (one.code, one.list, one.title, one.valid_from, one.scope, one.own) == ("KE", "EU", "Kenya", None, "", False)


def test_codes_are_also_read_by_their_titles_and_blank_rows_and_a_byte_order_mark_are_passed_over(read):
    (one,) = read("\ufeff" + HEAD + "KE,European Union,Kenya,Kenya,2026-06-01,\n,,,,,\n\n")
    assert (one.list, one.territory, str(one.valid_from)) == ("EU", "KE", "2026-06-01")
    (area,) = read(HEAD + "CH-EEA,CH,EEA,European Economic Area,,\n")
    assert area.territory == "EEA"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("KE,EU,KE,Kenya,2026-13-01,", "valid_from: “2026-13-01” is not a day"),
        ("KE,FR,KE,Kenya,,", "list: “FR” is not in the list of choices"),
        ("KE,EU,Narnia,Kenya,,", "territory: “Narnia” is not in the list"),
        (",EU,KE,Kenya,,", "code is empty"),
        ("KE,,KE,Kenya,,", "list is empty"),
        ("KE,EU,KE,,,", "title is empty"),
        ("KE,EU,KE,Kenya,2026-06-01,2026-05-31", "it ends before it begins"),
        ("KE,EU,KE,Kenya", "4 cells, not 6"),
        ("KE,EU,KE,Ken\x01ya,,", "control character"),
    ],
)
def test_a_row_that_is_not_sound_is_named_and_nothing_is_read(refused, row, why):
    told = refused(HEAD + "NZ,EU,NZ,New Zealand,,\n" + row + "\n")
    assert "row 3: " in told
    assert why in told


def test_every_row_that_is_not_sound_is_named_up_to_twenty(refused):
    told = refused(HEAD + "KE,XX,KE,Kenya,,\n" * 25)
    assert "row 2: " in told
    assert "row 21: " in told
    assert "row 22: " not in told
    assert "and 5 more" in told


def test_a_code_that_is_there_twice_is_refused(refused):
    assert "row 3: KE is there twice" in refused(HEAD + "KE,EU,KE,Kenya,,\nKE,EU,KE,Kenya,,\n")


@pytest.mark.parametrize(
    "content",
    [
        b"", HEAD, "code,list\nKE,EU\n", "code,list,title,title\nKE,EU,K,K\n", "code,list,title,price\nKE,EU,K,1\n",
        b"\xff\xfe\x00", HEAD + '"KE,EU', "x" * 200_000, b"PK\x03\x04", HEAD.encode() + b"\x00\x00",
    ],
    ids=["empty", "only a heading", "no title", "twice", "unknown", "UTF-16", "open quote", "long", "zip", "zeros"],
)  # fmt: skip
def test_what_is_no_such_list_is_refused_in_words(refused, content):
    refused(content)


def test_a_file_that_is_not_there_or_too_large_is_told(tmp_path, refused):
    with pytest.raises(KnownError, match="cannot be read"):
        decisions_csv.read(tmp_path / "none.csv")
    assert "too large" in refused(b"x" * 2_000_001)


@given(st.text(max_size=200))
def test_whatever_follows_the_heading_is_read_or_refused(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("any") / "list.csv"
    path.write_text(HEAD + text, encoding="utf-8", errors="replace")
    try:
        found = decisions_csv.read(path)
    except KnownError:
        found = []
    assert all(one.code and one.title and one.list in ("EU", "UK", "CH") for one in found)
