import json
import sys
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ropa_desktop.errors import KnownError
from ropa_desktop.exchange import json_in, json_stream
from ropa_desktop.register.organisations import Organisation

HEAD = {"format": "ropa-register", "version": 1}


@pytest.fixture
def refused(tmp_path):
    """Tells how a file of these bytes, this text or this value is refused."""

    def tell(content):
        path = tmp_path / "hostile.json"
        if not isinstance(content, bytes | str):
            content = json.dumps(content)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        with pytest.raises(KnownError) as told:
            json_in.read(path)
        assert str(path) in str(told.value)
        assert "Nothing was changed" in str(told.value)
        assert len(str(told.value)) < 700
        return str(told.value)

    return tell


def register(**tables):
    return HEAD | {"records": tables}


def organisation(text):
    """A register with one organisation, into which this JSON is written as it stands."""
    return '{"format": "ropa-register", "version": 1, "records": {"organisation": [' + text + "]}}"


def test_a_small_file_is_read(tmp_path):
    path = tmp_path / "one.json"
    path.write_text(json.dumps(register(
        organisation=[{"id": "a", "name": "Shop", "country": None, "kept_for": False, "retired_on": "2026-01-31",
                       "stated_none": ["dpo"]}],
        contact=[{"organisation": "a", "id": "b", "position": 3}],
    )))  # fmt: skip
    parsed = json_in.read(path)
    assert parsed.count() == 2
    found = {cls.__tablename__: list(values) for cls, values in parsed.rows()}
    assert found["organisation"][0]["retired_on"] == date(2026, 1, 31)
    assert found["organisation"][0]["kept_for"] is False
    assert found["organisation"][0]["stated_none"] == ("dpo",)
    assert found["organisation"][0]["country"] is None
    assert found["contact"][0] == {
        "id": "b", "organisation": "a", "position": 3, "stated_none": (), "name": None, "function": None,
        "email": None, "phone": None, "address": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    "bomb",
    ["[" * 100_000, "[" * 100_000 + "]" * 100_000, '{"records":' * 100_000,
     '{"records": {"organisation": ' + "[" * 100_000,
     organisation('{"id": ' + '{"a":' * 100_000), organisation('{"id": ' + "[" * 100_000 + "]" * 100_000 + "}"),
     '{"standing": ' + "[" * 100_000],
)  # fmt: skip
def test_a_depth_bomb_is_refused(refused, bomb):
    told = refused(bomb)
    assert any(why in told for why in ("nested too deeply", "is expected", "has a table"))


@pytest.mark.parametrize("number", ["1" * 5000, "-" + "1" * 5000, "1." + "0" * 5000, "1e" + "9" * 5000])
def test_a_number_of_5000_digits_is_refused(refused, number):
    assert "a number has more than 40 digits" in refused(organisation(f'{{"id": "a", "persons_employed": {number}}}'))


@pytest.mark.parametrize(
    "word", ["NaN", "Infinity", "-Infinity", "1e999", "01", "+1", ".5", "1.", "True", "nul", "٣", ""]
)
def test_what_is_no_value_of_json_is_refused(refused, word):
    told = refused(organisation(f'{{"id": "a", "persons_employed": {word}}}'))
    assert "is no value" in told


@pytest.mark.parametrize(
    "text",
    ['{"format": "ropa-register", "format": "ropa-register"}', organisation('{"id": "a", "name": "x", "name": "y"}'),
     '{"records": {"organisation": [], "organisation": []}}',
     organisation('{"id": "a", "n\\u0061me": "x", "name": "y"}')],
)  # fmt: skip
def test_a_name_twice_is_refused(refused, text):
    assert "is named twice" in refused(text)


@pytest.mark.parametrize("text", ["\\ud800", "x\\udfffy", "\\ude00\\ud83d"])
def test_a_lone_surrogate_is_refused(refused, text):
    assert "lone surrogate" in refused(organisation(f'{{"id": "a", "name": "{text}"}}'))
    assert "lone surrogate" in refused(organisation(f'{{"{text}": "a"}}'))


def test_a_pair_of_surrogates_is_a_character(tmp_path):
    path = tmp_path / "one.json"
    path.write_text(organisation('{"id": "a", "name": "\\ud83d\\ude00"}'))
    assert json_in.read(path).records == [(Organisation, [{"id": "a", "name": "😀"}])]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"id": "a", "name": 1}', "organisation a, name: “1” is not a text"),
        ('{"id": "a", "name": ["x"]}', "is not a text"),
        ('{"id": "a", "name": {"x": "y"}}', "is not a text"),
        ('{"id": "a", "name": true}', "is not a text"),
        ('{"id": "a", "name": "x\\u0000"}', "control character U+0000"),
        ('{"id": "a", "kept_for": "yes"}', "kept_for: “yes” is neither yes nor no"),
        ('{"id": "a", "kept_for": 1}', "is neither yes nor no"),
        ('{"id": "a", "persons_employed": -1}', "is not a whole number"),
        ('{"id": "a", "persons_employed": 1.0}', "is not a whole number"),
        ('{"id": "a", "persons_employed": "1"}', "is not a whole number"),
        ('{"id": "a", "persons_employed": false}', "is not a whole number"),
        ('{"id": "a", "country": "Ireland"}', "country: “Ireland” is not in the list of choices"),
        ('{"id": "a", "country": ["IE"]}', "is not in the list of choices"),
        ('{"id": "a", "retired_on": "31.1.2026"}', "retired_on: “31.1.2026” is not a day"),
        ('{"id": "a", "stated_none": ["dpo", "dops"]}', "a list of names of fields is expected"),
        ('{"id": "a", "stated_none": "dpo"}', "a list of names of fields is expected"),
        ('{"id": "a", "colour": "red"}', "organisation has no field “colour”"),
        ('{"id": "a", "contacts": []}', "organisation has no field “contacts”"),
        ('{"id": "a", "position": 0}', "organisation has no field “position”"),
        ('{"name": "x"}', "organisation ?, it has no id"),
        ('{"id": null}', "it has no id"),
        ('{"id": ""}', "“” is no id"),
        ('{"id": "a b"}', "“a b” is no id"),
        ('{"id": "' + "a" * 33 + '"}', "is no id"),
        ('{"id": 7}', "“7” is no id"),
        ('{"id": "a"}, {"id": "a"}', "another record has the same id"),
        ('{"id": "a", "dpo": "b"}', "organisation a, dpo: there is no contact b"),
        ('{"id": "a", "dpo": "a"}', "dpo: there is no contact a"),
        ('{"id": "a", "part_of": "b"}', "part_of: there is no organisation b"),
        ('"a"', "“{” is expected"),
        ("null", "“{” is expected"),
        ('{"id": "a"} {"id": "b"}', "“,” is expected"),
        ('{"id": "a",}', "a text in quotation marks is expected"),
        ('{"id" "a"}', "“:” is expected"),
        ('{"id": "a\n"}', "a text has no end, or holds what no text may hold"),
        ('{"id": "a', "a text has no end"),
        ('{"id": "\\x41"}', "a text has no end, or holds what no text may hold"),
    ],
)
def test_what_is_not_sound_is_named_with_its_place(refused, text, why):
    assert why in refused(organisation(text))


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ([], "“{” is expected"),
        ("ropa", "“{” is expected"),
        ({}, "it has no “format”"),
        ({"format": "ropa-register", "version": 1}, "it has no “records”"),
        ({"format": "ropa-register", "records": {}}, "it has no “version”"),
        (HEAD | {"format": "something else"}, "it is not a register of this program"),
        (HEAD | {"version": 3}, "a newer version of this program wrote it"),
        (HEAD | {"version": 0}, "“0” is no version"),
        (HEAD | {"version": True}, "“True” is no version"),
        (HEAD | {"version": "1"}, "“1” is no version"),
        (HEAD | {"version": [[1]]}, "is no version"),
        (HEAD | {"steps": []}, "no register has a part “steps”"),
        (register(planet=[]), "no register has a table “planet”"),
        (register(about=[]), "no register has a table “about”"),
        (register(organisation={}), "“[” is expected"),
        (register(contact=[{"id": "b"}]), "contact b, it must belong to exactly one record"),
        (register(contact=[{"id": "b", "organisation": "a"}]), "organisation: there is no organisation a"),
        (register(contact=[{"id": "b", "organisation": "b"}]), "organisation: there is no organisation b"),
        (register(processing_activity=[{"id": "a", "joint_controllers": ["x"]}]), "there is no organisation x"),
        (register(processing_activity=[{"id": "a", "joint_controllers": "x"}]), "a list of ids is expected"),
        (register(processing_activity=[{"id": "a", "dpia_cases": "A35-3-a"}]), "a list of choices is expected"),
        (register(processing_activity=[{"id": "a", "dpia_cases": [["x"]]}]), "is not in the list"),
        (register(organisation=[{"id": "o"}], contact=[{"id": "c", "organisation": "o", "position": -1}]),
         "no position"),
        (register(organisation=[{"id": "o"}],
                  processing_activity=[{"id": "a", "joint_controllers": ["o", "o"]}]), "names a record twice"),
        (register(processing_activity=[{"id": "a"}], organisation=[{"id": "o"}],
                  review=[{"id": "r", "processing_activity": "a", "organisation": "o"}]), "exactly one record"),
        (register(engagement=[{"id": "a", "parent": "b"}, {"id": "b", "parent": "c"}, {"id": "c", "parent": "b"}]),
         "it stands behind itself"),
        (register(engagement=[{"id": "a", "parent": "a"}]), "engagement a, parent: it stands behind itself"),
        (HEAD | {"files": [{"sha256": "0" * 64, "base64": "AAAA"}]}, "is not what its SHA-256 says"),
        (HEAD | {"files": [{"sha256": "0" * 64}]}, "is not what its SHA-256 says"),
        (HEAD | {"files": [{"sha256": "../../x", "base64": "AAAA"}]}, "is not what its SHA-256 says"),
        (HEAD | {"files": [{"sha256": "0" * 64, "base64": "ä!"}]}, "is not what its SHA-256 says"),
        (HEAD | {"files": [{"name": "x"}]}, "a file has no “name”"),
        (HEAD | {"files": [{"sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}] * 2},
         "is there twice"),
    ],
)  # fmt: skip
def test_what_is_no_register_is_refused(refused, value, why):
    assert why in refused(value)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe{\x00}\x00", b'{"format": "\xe9"}', b"\x00" * 10, b"PK\x03\x04"])
def test_bytes_that_are_no_json_are_refused(refused, content):
    assert refused(content)


def test_something_after_the_end_is_refused(refused):
    assert "something follows after the end" in refused(json.dumps(register()) + "{}")


def test_a_file_that_is_too_long_is_refused(refused, monkeypatch):
    monkeypatch.setattr(json_in, "MOST_CHARACTERS", 200_000)
    assert "more than 200000 characters" in refused(organisation('{"id": "a", "name": "' + "x" * 200_000 + '"}'))
    assert "more than 200000 characters" in refused(" " * 300_000)


def test_too_many_records_and_too_many_values_are_refused(refused, monkeypatch):
    monkeypatch.setattr(json_in, "MOST_RECORDS", 3)
    assert "more than 3 records" in refused(register(organisation=[{"id": str(number)} for number in range(4)]))
    monkeypatch.setattr(json_stream, "MOST_VALUES", 3)
    activity = {"id": "a", "joint_controllers": ["b", "c", "d"]}
    assert "more than 3 values" in refused(register(processing_activity=[activity]))


def test_a_text_that_is_too_long_is_refused(refused, monkeypatch):
    monkeypatch.setattr(json_stream.JsonStream.string, "__defaults__", (1000,))
    assert "longer than 1000 characters" in refused(organisation('{"id": "a", "name": "' + "x" * 1001 + '"}'))


def test_a_file_that_is_not_there_or_is_a_folder_is_named(tmp_path):
    with pytest.raises(KnownError, match="There is no file"):
        json_in.read(tmp_path / "gone.json")
    with pytest.raises(KnownError, match="cannot be read"):
        json_in.read(tmp_path)


def test_a_register_is_told_from_other_json(tmp_path):
    path = tmp_path / "one.json"
    for text, expected in ((json.dumps(register()), True), ('{"meta": {}}', False), ("{}", False)):
        path.write_text(text)
        assert json_in.is_register(path) is expected
    path.write_text("no json")
    with pytest.raises(KnownError, match="is expected"):
        json_in.is_register(path)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
    max_leaves=30,
)  # fmt: skip


@given(value=JSON, ascii_only=st.booleans(), indent=st.sampled_from([None, 0, 2]), chunk=st.integers(1, 9))
@example(value="\N{GRINNING FACE}" * 3, ascii_only=True, indent=None, chunk=1)
@example(value=[12, 345], ascii_only=True, indent=None, chunk=2)
def test_any_json_is_read_as_the_standard_library_reads_it(tmp_path_factory, value, ascii_only, indent, chunk):
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_text(json.dumps(value, ensure_ascii=ascii_only, indent=indent), encoding="utf-8", newline="")
    with pytest.MonkeyPatch.context() as patch, json_stream.opened(path, sys.maxsize) as stream:
        patch.setattr(json_stream, "_CHUNK", chunk)
        found = stream.value()
        stream.end()
    assert found == value
    assert repr(found) == repr(value)


@given(text=st.text(max_size=200) | st.text('[]{}",:\\u0d8e1ntf-+. \n', max_size=60))
def test_any_text_is_read_or_refused_in_words(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    told = ""
    try:
        with json_stream.opened(path, 1000) as stream:
            found = stream.value()
            stream.end()
    except KnownError as error:
        told = str(error)
    assert told.startswith(str(path)) or (not told and found == json.loads(text.encode("utf-8").decode("utf-8-sig")))
