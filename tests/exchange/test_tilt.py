import csv
import io
import json
import re
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ropa_desktop.errors import KnownError
from ropa_desktop.exchange import csv_file, json_file, tilt
from ropa_desktop.exchange.tilt_words import label
from ropa_desktop.register.activities import PersonalData, ProcessingActivity
from ropa_desktop.register.documents import Document
from ropa_desktop.register.engagements import Transfer
from ropa_desktop.register.kinds import Choice, Link, Text
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.record import Record
from ropa_desktop.store import handover, rows
from ropa_desktop.store.register import Register

FOLDER = Path(__file__).parent.parent / "files" / "tilt"
NAMES = sorted(path.name for path in FOLDER.glob("*.json"))
DOCUMENTS = {name: json.loads((FOLDER / name).read_text(encoding="utf-8")) for name in NAMES}


def leaves(value, path=()):
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, (*path, name))
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, path)
    elif value is not None:
        yield path, value


def facts(document):
    """Every text, number and flag, as the words that must stand in the register."""
    for path, value in leaves(document):
        name = next((part for part in reversed(path) if isinstance(part, str)), "")
        if isinstance(value, bool):
            yield f"{label(name)}: {'Yes' if value else 'No'}"
        elif str(value).strip():
            yield str(value).strip().replace("\r\n", "\n").replace("\r", "\n")


def all_of(records):
    """The records with all that they own and point at, each once."""
    found, waiting = {}, list(records)
    while waiting:
        record = waiting.pop()
        if record.id not in found:
            found[record.id] = record
            for one in type(record).fields:
                if isinstance(one.kind, Link):
                    value = one.value(record)
                    waiting += value if isinstance(value, list) else [value] if value else []
    return list(found.values())


def words(records):
    """Everything that the records say themselves; codes as codes."""
    texts = []
    for record in all_of(records):
        for one in type(record).fields:
            if isinstance(one.kind, Text | Choice):
                value = one.value(record)
                texts.append(" ".join(value) if isinstance(value, tuple) else value or "")
        if "automated_decisions" in record.stated_none:
            texts += [f"{label(name)}: No" for name in ("inUse", "automatedDecisionMaking")]
    said = "\n".join(texts)
    return said + re.sub(r"(?: \d+)+(?=: (?:Yes|No)$)", "", said, flags=re.MULTILINE)  # a flag in a list in a list


@pytest.fixture
def read(tmp_path):
    def read_one(document):
        path = tmp_path / "notice.tilt.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        return tilt.read(path)

    return read_one


def of(found, cls):
    return [record for record in found.records if isinstance(record, cls)]


def controller(found):
    [one] = [one for one in of(found, Organisation) if one.kept_for]
    return one


@pytest.mark.parametrize("name", NAMES)
def test_no_fact_vanishes(name):
    found = tilt.read(FOLDER / name)
    said = words(found.records)
    missing = [fact for fact in facts(DOCUMENTS[name]) if fact not in said]
    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_a_document_goes_into_a_register_in_one_step_and_into_csv_with_every_fact(tmp_path, name):
    found = tilt.read(FOLDER / name)
    with Register.create(tmp_path / "one.ropa", "Ada") as register:
        with register.step("Read in") as session:
            session.add_all(found.records)
        activities = register.all(ProcessingActivity)
        said = words(activities)
        csv_file.write(handover.contents(register), "controller", tmp_path / "all.csv", lambda done, total: None)
        json_file.write(
            rows.all_rows(register), (), handover.standing(register), rows.count(register), tmp_path / "all.json",
            lambda done, total: None,
        )  # fmt: skip
        assert handover.the_organisation(register, None).title()
    assert not [fact for fact in facts(DOCUMENTS[name]) if fact not in said]
    text = (tmp_path / "all.csv").read_bytes().decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(text, newline="")))
    assert len(table) == 1 + len(activities)
    told = "\n".join(cell for row in table[1:] for cell in row)
    codes = re.compile("[A-Z]{2}")  # of countries, which are told by their names
    assert not [fact for fact in facts(DOCUMENTS[name]) if fact not in told and not codes.fullmatch(fact)]
    kept = "\n".join(str(value) for _path, value in leaves(json.loads((tmp_path / "all.json").read_text("utf-8"))))
    assert not [fact for fact in facts(DOCUMENTS[name]) if fact not in kept and not fact.endswith(": No")]


def test_the_notes_count_what_found_no_place_of_its_own():
    counted = {name.split(".")[0]: tilt.read(FOLDER / name).notes_count for name in NAMES}
    # adobe: two consequences; bvg: a change of purpose; paypal: two changes, three sources; tu: a bare "max",
    # the consequences and the obligation for the log file, a change of purpose
    assert counted == {"adobe": 2, "bvg": 1, "dropbox": 0, "paypal": 5, "tu": 4, "zoom": 0}


def test_a_university_becomes_four_activities():
    found = tilt.read(FOLDER / "tu.berlin.tilt.json")
    university = controller(found)
    assert (university.name, university.country) == ("Technische Universität Berlin", "DE")
    assert university.address == "Straße des 17. Juni 135, 10623 Berlin"
    assert university.dpo.email == "info@datenschutz.tu-berlin.de"
    assert university.representative is None
    [named] = [one for one in university.contacts if one is not university.dpo]
    assert (named.name, named.function) == ("Prof. Dr. Geraldine Rauch", "Representative named in the notice")
    assert "Division: Präsidentin" in university.notes
    assert [one.name for one in of(found, ProcessingActivity)] == [
        "Chat-Auskunftsdienst",
        "so dass wir Ihre Anfrage bearbeiten bzw. Anschlussfragen stellen können",
        "TU Berlin",
        "Fehleranalyse, Optimierung oder Untersuchung von Missbrauchsfällen oder Performance-Engpässen",
    ]
    chat, _contact, maps, logs = of(found, ProcessingActivity)
    assert [one.legal_basis for one in chat.purposes] == ["A6-1-a"]
    assert chat.purposes[0].legitimate_interest is None
    assert chat.data[0].time_limit is None
    assert [one.title() for one in maps.recipients] == ["OpenStreetMap"]
    assert maps.purposes[0].purpose is None
    [row] = logs.data
    assert row.category.name == "Logdatei"
    assert len(row.items.split("\n")) == 7
    assert row.purposes == list(logs.purposes)
    assert row.time_limit.startswith("2 weeks (P2W): Diese nicht anonymisierten Logdaten")
    assert "the longest counts (max)" in row.time_limit
    assert logs.purposes[0].legitimate_interest.endswith("lit. f EU-DSGVO dar.")
    assert "“Logdatei”: Not providing the data, Obligation to provide the data: Yes" in logs.notes
    assert all("Berliner Beauftragte" in one.rights for one in of(found, ProcessingActivity))
    [notice] = of(found, Document)
    assert (notice.kind, notice.reference) == ("notice", "https://www.tu.berlin/footer/datenschutz/")


def test_a_wrong_country_is_neither_taken_nor_corrected():
    adobe = controller(tilt.read(FOLDER / "adobe.com.tilt.json"))
    assert adobe.country is None
    assert "Country as stated: IR" in adobe.notes
    assert adobe.dpo.address.endswith("Irland\nCountry as stated: IR")


def test_each_purpose_stands_once_for_each_basis_of_its_category():
    [activity] = of(tilt.read(FOLDER / "zoom.us.tilt.json"), ProcessingActivity)
    assert len(activity.purposes) == 30
    assert len({(one.purpose, one.legal_basis) for one in activity.purposes}) == 30
    assert {one.legal_basis for one in activity.purposes if one.legitimate_interest} == {"A6-1-f"}
    assert len(activity.data) == 10
    assert "delete the rows that do not belong together" in activity.notes


def test_addresses_of_companies_become_importers_and_a_sentence_stays_one():
    [activity] = of(tilt.read(FOLDER / "bvg.de.tilt.json"), ProcessingActivity)
    assert [(one.importer.name if one.importer else "", one.country) for one in activity.transfers] == [
        ("consentmanager AB", "SE"),
        ("Cloudflare, Inc.", "US"),
        ("Google Ireland Limited", "IE"),
        ("Instapage Inc.", "US"),
        ("Microsoft Corporation", "US"),
        ("Google LLC", "US"),
        ("", None),
    ]
    assert activity.transfers[-1].ground_in_words.startswith("Es ist nicht auszuschließen")
    logic = "Logic involved: Eine automatisierte Entscheidungsfindung – einschließlich Profiling – erfolgt nicht."
    assert activity.automated_decisions == f"{logic}\nIn use: Yes"


@pytest.mark.parametrize(
    ("reference", "legal", "condition"),
    [
        ("GDPR-6-1-a", "A6-1-a", None),
        ("DSGVO-6-1-e", "A6-1-e", None),
        ("gdpr-6-1-f ", "A6-1-f", None),
        ("DS-GVO-6-1-b", "A6-1-b", None),
        ("Art. 6 Abs. 1 S. 1 lit. f DSGVO", "A6-1-f", None),
        ("Article 6(1)(c) GDPR", "A6-1-c", None),
        ("GDPR-9-2-a", None, "A9-2-a"),
        ("GDPR-9-2-j", None, "A9-2-j"),
        ("GDPR-99-1-a", None, None),
        ("GDPR-6-1", None, None),
        ("GDPR-6-1-g", None, None),
        ("GDPR-6-2-a", None, None),
        ("GDPR-16-1-a", None, None),
        ("BDSG-26-1", None, None),
        ("TTDSG-6-1-a", None, None),
        ("6-1-f", None, None),
        ("GDPR-6-1-a or GDPR-6-1-f", None, None),
        ("Art. 6 Abs. 1 lit. a, f DSGVO", None, None),
        ("Wir verarbeiten Ihre Daten mit Ihrer Einwilligung (Art. 6 Abs. 1 lit. a DSGVO).", None, None),
        ("consent", None, None),
        (6, None, None),
    ],
)
def test_a_basis_is_taken_only_where_the_reference_leaves_no_doubt(read, reference, legal, condition):
    part = {"category": "Name", "purposes": ["Pay"], "legalBases": {"reference": reference}}
    [activity] = of(read({"dataDisclosed": [part]}), ProcessingActivity)
    [row] = activity.purposes
    assert (row.legal_basis, row.special_condition) == (legal, condition)
    assert row.basis_in_words == str(reference).strip()


@pytest.mark.parametrize(
    ("stated", "country"),
    [("US", "US"), ("Luxemburg", "LU"), ("Luxembourg", "LU"), ("IR", "IR"), ("USA", "US"), ("XX", None), ("us", None),
     ("EU", None), ("weltweit", None), ("Atlanta, Georgia", None), ("Newark, New Jersey", None), (1, None),
     ("Mountain View, CA 94043, USA", "US"), ("USA, Kanada", "CA"), ("in den USA und anderswo", None)],
)  # fmt: skip
def test_a_country_is_taken_only_where_it_is_named_without_doubt(read, stated, country):
    found = read({"meta": {"language": "de"}, "controller": {}, "thirdCountryTransfers": [{"country": stated}]})
    [activity] = of(found, ProcessingActivity)
    [transfer] = activity.transfers
    assert transfer.country == country
    assert str(stated) in (transfer.country or "", transfer.ground_in_words)


@pytest.mark.parametrize(
    ("ttl", "limit"),
    [("P10Y", "10 years (P10Y)"), ("P2W", "2 weeks (P2W)"), ("P1Y6M", "1 year, 6 months (P1Y6M)"), ("PT12H", "PT12H"),
     ("2020-08-09T18:31:42P3Y", "2020-08-09T18:31:42P3Y"), ("10 Jahre", "10 Jahre"), (30, "30"), (1.5, "1.5")],
)  # fmt: skip
def test_a_duration_is_told_in_words_beside_itself(read, ttl, limit):
    part = {"category": "Name", "storage": {"temporal": {"ttl": ttl}}}
    [activity] = of(read({"dataDisclosed": part}), ProcessingActivity)
    assert activity.data[0].time_limit == limit


@pytest.mark.parametrize(
    ("said", "automated", "none"),
    [
        ({"inUse": False, "logicInvolved": None}, None, True),
        ({"inUse": [False]}, None, True),
        ({"inUse": None}, None, False),
        ({"inUse": True}, "In use: Yes", False),
        ({"inUse": False, "logicInvolved": "Nothing"}, "In use: No\nLogic involved: Nothing", False),
        ("none at all", "Automated decisions: none at all", False),
        (False, None, True),
        ([{"inUse": False}], None, True),
        (
            [{"inUse": False}, {"inUse": False}],
            "Automated decisions 1, In use: No\nAutomated decisions 2, In use: No",
            False,
        ),
    ],
)
def test_automated_decisions_are_stated_none_only_by_a_plain_no(read, said, automated, none):
    [activity] = of(read({"controller": {}, "automatedDecisionMaking": said}), ProcessingActivity)
    assert activity.automated_decisions == automated
    assert activity.stated_none == (("automated_decisions",) if none else ())


def test_the_tool_of_a_transfer_is_taken_where_only_one_is_there(read):
    yes = {"available": True, "description": "see there"}
    ways = [{"country": "US", "adequacyDecision": yes}, {"country": "GB", "standardDataProtectionClause": [yes]},
            {"country": "JP", "adequacyDecision": yes, "standardDataProtectionClause": yes},
            {"country": "BR", "appropriateGuarantees": yes}]  # fmt: skip
    [activity] = of(read({"controller": {}, "thirdCountryTransfers": ways}), ProcessingActivity)
    assert [(one.country, one.tool) for one in activity.transfers] == [
        ("US", "A45-3"), ("GB", "A46-2-c"), ("JP", None), ("BR", None)
    ]  # fmt: skip
    assert activity.transfers[0].ground_in_words == (
        "Adequacy decision, Available: Yes\nAdequacy decision, Description: see there"
    )


def test_a_source_goes_to_its_category_or_into_the_notes(read):
    found = read({
        "dataDisclosed": [{"category": "Credit score"}, {"category": "Name"}],
        "sources": [
            {"dataCategory": " credit SCORE", "sources": [{"url": "https://example.org", "publiclyAvailable": True}]},
            {"dataCategory": "Weather", "sources": {"description": "looked up"}},
        ],
    })  # fmt: skip
    [activity] = of(found, ProcessingActivity)
    score, name = activity.data
    assert score.sources == ("public",)
    assert "https://example.org" in score.source_in_words
    assert not name.sources
    assert name.source_in_words is None
    assert "looked up" in controller(found).notes
    assert found.notes_count == 2


def test_recipients_are_named_once_with_the_data_they_are_named_for(read):
    printer = {"name": "Printers Ltd", "country": "IE", "category": "Printing", "division": "Leaflets",
               "representative": {"name": "Pat Example", "email": "pat@example.org"}}  # fmt: skip
    found = read({"dataDisclosed": [
        {"category": "Name", "recipients": [printer, {"category": "Banks"}]},
        {"category": "Address", "recipients": {**printer, "address": "Main Street 1"}},
        {"category": "E-mail", "recipients": ["Banks", "Friends"]},
    ]})  # fmt: skip
    [activity] = of(found, ProcessingActivity)
    assert [(one.title(), one.reason) for one in activity.recipients] == [
        ("Printing: Printers Ltd", "Named for: Name; Address"),
        ("Banks", "Named for: Name; E-mail"),
        ("Friends", "Named for: E-mail"),
    ]
    [ltd] = [one for one in of(found, Organisation) if not one.kept_for]
    assert (ltd.country, ltd.address, ltd.notes) == ("IE", "Main Street 1", "Division: Leaflets")
    assert [(one.name, one.function) for one in ltd.contacts] == [("Pat Example", "Representative named in the notice")]


def test_two_organisations_of_one_name_and_different_addresses_stay_two(read):
    recipients = [{"name": "Printers", "address": "Main Street 1"}, {"name": "Printers", "address": "Low Road 2"}]
    found = read({"dataDisclosed": [{"category": "Name", "recipients": recipients}]})
    assert sorted(one.address for one in of(found, Organisation) if not one.kept_for) == ["Low Road 2", "Main Street 1"]


def test_categories_that_say_the_same_are_one_row_and_long_ones_keep_their_text(read):
    long = "What you tell us,\n" + "x " * 200
    found = read({"dataDisclosed": [{"category": "Name"}, {"category": " Name "}, {"category": long}]})
    [activity] = of(found, ProcessingActivity)
    assert [one.items for one in activity.data] == [None, long.strip()]
    assert all(len(one.category.name) <= 100 for one in activity.data)


def test_activities_with_the_same_beginning_have_names_of_their_own(read):
    purposes = ["a" * 99, "b", "c"]
    parts = [{"category": "Name", "purposes": purposes[:1]}, {"category": "Name", "purposes": purposes[:2]},
             {"category": "Name", "purposes": purposes}]  # fmt: skip
    names = [one.name for one in of(read({"dataDisclosed": parts}), ProcessingActivity)]
    assert len(set(names)) == 3


@pytest.mark.parametrize(
    "value", [{}, [], "x", 1, None, {"format": "ropa-register"}, {"meta": {}}, [{"controller": {}}]]
)
def test_what_is_no_such_document_is_refused(read, value):
    with pytest.raises(KnownError, match="Transparency Information Language"):
        read(value)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[" * 100_000, '{"controller":' * 100_000, '{"controller": NaN}', '{"controller": {"name": 1e999}}',
     '{"controller": {"name": ' + "1" * 5000 + "}}", '{"controller": {}, "controller": {}}',
     '{"controller": {"name": "\\ud800"}}', '{"controller": {}} x', '{"controller": [' + "1," * 100_000 + "1]}"],
)  # fmt: skip
def test_hostile_json_is_refused(tmp_path, text):
    path = tmp_path / "hostile.json"
    path.write_text(text)
    with pytest.raises(KnownError, match="Nothing was changed"):
        tilt.read(path)


def test_characters_that_no_text_may_hold_are_shown_as_their_codes(tmp_path):
    path = tmp_path / "one.json"
    path.write_text('{"controller": {"name": "Shop\\u0000\\u000b & Co", "address": "Main Street\t1\nTown"}}')
    shop = controller(tilt.read(path))
    assert (shop.name, shop.address) == ("Shop[U+0000][U+000B] & Co", "Main Street\t1\nTown")


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=30)
SCALARS = st.none() | st.booleans() | st.integers(-999, 10**9) | st.floats(-9, 9) | TEXTS
VALUES = st.recursive(
    SCALARS | st.sampled_from(["GDPR-6-1-f", "DE", "IR", "P1Y", "Name", "Google LLC\nUSA"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "category", "purpose", "description", "country", "x"]), inner, max_size=3
        )
    ),
    max_leaves=5,
)


def places(value):
    """Every place of a document at which something can be changed."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(pairs):
        yield value, key
        yield from places(inner)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(["tu.berlin.tilt.json", "dropbox.com.tilt.json", "adobe.com.tilt.json"]),
    changes=st.lists(st.tuples(st.integers(0, 10**6), st.sampled_from(["drop", "wrap", "double", "put"]), VALUES),
                     max_size=12),
)  # fmt: skip
@example(name="tu.berlin.tilt.json", changes=[(0, "put", [{"name": "x"}, "y"])])
def test_a_document_bent_in_any_way_is_read_and_loses_nothing(tmp_path, name, changes):
    document = deepcopy(DOCUMENTS[name])
    for number, change, value in changes:
        found = list(places(document))
        if not found:
            break
        place, key = found[number % len(found)]
        if change == "put":
            place[key] = deepcopy(value)
        elif change == "wrap":
            place[key] = [place[key]]
        elif change == "double":
            place[key] = [deepcopy(place[key]), deepcopy(place[key])]
        else:
            del place[key]
    path = tmp_path / "bent.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    if not any(mark in document for mark in ("controller", "dataDisclosed", "dataProtectionOfficer")):
        with pytest.raises(KnownError):
            tilt.read(path)
        return
    records = tilt.read(path).records
    said = words(records)
    assert [fact for fact in facts(document) if fact not in said] == []
    reached = words([record for record in records if isinstance(record, ProcessingActivity)])
    assert [fact for fact in facts(document) if fact not in reached] == []


def test_the_records_are_whole_and_of_no_session():
    found = tilt.read(FOLDER / "bvg.de.tilt.json")
    made = all_of(found.records)
    assert all(isinstance(record, Record) for record in made)
    assert {type(record) for record in made} >= {Organisation, ProcessingActivity, PersonalData, Transfer, Document}
    assert all(record.owner() or not record.owners for record in made)
