"""Registers changed from outside in 500 ways, each told by its number alone."""

import random
import re
import shutil
from contextlib import closing

from sqlcipher3 import dbapi2

from ropa_desktop.store.tables import RECORDED

PAGE = 4096
SORTS = ("bytes", "pages", "header", "schema", "cells", "links", "steps", "about")
# How many of each sort among a hundred.
SHARES = (14, 12, 10, 18, 26, 6, 10, 4)
TABLES = [table for table in RECORDED if table.primary_key.columns.keys() == ["id"]]

ODD = (
    "x'00FF'", "x''", "zeroblob(100000)", "0", "1", "-1", "12345678901234567", "-9223372036854775808", "3.5", "9e999",
    "''", "' '", "'9999-99-99'", "'0000-00-00'", "'2026-02-30'", "'20260131'", "'-4712-01-01'", "'P99999Y'", "'PT5M'",
    "'no such code'", "'A6-1-a A6-1-a'", "CAST(x'41004200' AS TEXT)", "CAST(x'FF' AS TEXT)", "CAST(x'EDA080' AS TEXT)",
    "CAST(x'C3' AS TEXT)", "CAST(x'F09F98' AS TEXT)", "char(7)", "char(0x202e)", "char(0xFFFE)", "'=1+1'", "'[[[[[['",
    "replace(hex(zeroblob(1000000)), '00', 'word ')", "replace(hex(zeroblob(2000)), '0', '𝕏é')", "NULL", "'NULL'",
    "'<img src=\"file:///etc/passwd\">'", "'../../../etc/passwd'", "'P6M; DROP TABLE step'", "json('{\"a\":1}')",
)  # fmt: skip

SCHEMA = (
    "CREATE TRIGGER spy AFTER UPDATE ON system BEGIN DELETE FROM step; END",
    "CREATE TRIGGER spy BEFORE INSERT ON step BEGIN SELECT RAISE(IGNORE); END",
    "CREATE TRIGGER step AFTER DELETE ON organisation BEGIN SELECT 1; END",
    "CREATE VIEW spy AS SELECT * FROM step",
    "CREATE TABLE extra (a)",
    'CREATE TABLE "\'; DROP TABLE step; --" (a)',
    "CREATE VIRTUAL TABLE extra USING fts5(a)",
    "CREATE VIRTUAL TABLE extra USING fts5(a, content='step', content_rowid='number')",
    "CREATE INDEX spy ON system (lower(name) || 'x')",
    "CREATE INDEX spy ON system (abs(notes))",
    "CREATE UNIQUE INDEX spy ON system (retired_on, length(name) > 100000)",
    "CREATE INDEX spy ON step (title) WHERE number > 1",
    "ALTER TABLE system ADD COLUMN colour TEXT DEFAULT 'blue'",
    "ALTER TABLE system ADD COLUMN twice TEXT AS (name || name)",
    "ALTER TABLE system RENAME COLUMN notes TO remarks",
    "ALTER TABLE system DROP COLUMN notes",
    "ALTER TABLE step RENAME TO steps",
    "DROP TABLE search",
    "DROP TABLE search_text",
    "DROP TABLE about",
    "DROP TABLE step_row",
    "DROP TABLE processing_activity_systems",
    "DROP TABLE delivery",
    "DROP INDEX ix_step_row_root_id",
    "DROP INDEX ix_processing_activity_listed",
    "ANALYZE",
)
# By writable_schema: (what, where), as SQL over sqlite_master.
FORGED = (
    ("sql = replace(sql, 'notes VARCHAR', 'notes VARCHAR AS (name) VIRTUAL')", "name = 'system'"),
    ("sql = replace(sql, 'notes VARCHAR', 'notes VARCHAR CHECK (length(notes) > 5)')", "name = 'system'"),
    ("sql = replace(sql, 'notes VARCHAR', 'notes VARCHAR DEFAULT (randomblob(9))')", "name = 'system'"),
    ("sql = replace(sql, 'notes VARCHAR', 'notes INTEGER')", "type = 'table'"),
    ("sql = replace(sql, 'notes VARCHAR, ', '')", "name = 'system'"),
    ("sql = replace(sql, 'notes', 'n0tes')", "name = 'organisation'"),
    ("sql = sql || ' STRICT'", "name = 'system'"),
    ("sql = sql || ' WITHOUT ROWID'", "name = 'organisation'"),
    ("sql = 'CREATE TABLE step (number INTEGER PRIMARY KEY)'", "name = 'step'"),
    ("sql = 'CREATE TABLE system (nonsense'", "name = 'system'"),
    ("sql = 'CREATE VIEW system AS SELECT * FROM organisation', type = 'view', rootpage = 0", "name = 'system'"),
    ("sql = 'CREATE VIRTUAL TABLE system USING json_each', rootpage = 0", "name = 'system'"),
    ("sql = 'CREATE VIRTUAL TABLE system USING fts5vocab(search, row)', rootpage = 0", "name = 'system'"),
    ("sql = 'CREATE VIRTUAL TABLE search USING no_such_module(a)'", "name = 'search'"),
    ("sql = replace(sql, 'search_text', 'step')", "name = 'search'"),
    ("sql = replace(sql, 'unicode61', 'no_such_tokenizer')", "name = 'search'"),
    ("sql = replace(sql, 'remove_diacritics 2', 'remove_diacritics 99')", "name = 'search'"),
    ("rootpage = 1", "name = 'system'"),
    ("rootpage = 999999", "name = 'system'"),
    ("rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'organisation')", "name = 'system'"),
    ("rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'system')", "name = 'security_measure'"),
    ("rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'step')", "name = 'ix_step_row_root_id'"),
    ("sql = replace(sql, 'COLLATE NOCASE', 'COLLATE no_such')", "name = 'ix_processing_activity_listed'"),
    ("sql = replace(sql, 'code COLLATE NOCASE', 'load_extension(code)')", "name = 'ix_processing_activity_listed'"),
    ("sql = 'CREATE TRIGGER ix_x AFTER INSERT ON step BEGIN SELECT 1; END', type = 'trigger', rootpage = 0",
     "name = 'ix_step_row_root_id'"),
    ("name = 'sqlite_stat1'", "name = 'merged'"),
    ("name = CAST(x'FF' AS TEXT)", "name = 'merged'"),
    ("type = 'nonsense'", "name = 'system'"),
    ("tbl_name = 'organisation'", "name = 'system'"),
    ("sql = NULL", "name = 'system'"),
    ("sql = x'00'", "name = 'system'"),
    ("sql = replace(sql, 'REFERENCES', 'REFERENCES no_such_table --')", "name = 'contact'"),
)  # fmt: skip

STEPS = (
    "UPDATE step_row SET after = replace(hex(zeroblob(100000)), '00', '[') WHERE step = {n}",
    "UPDATE step_row SET after = replace(hex(zeroblob(5000)), '00', '{{\"a\":') WHERE step = {n}",
    "UPDATE step_row SET after = '{{\"name\": 1e999}}' WHERE step = {n}",
    "UPDATE step_row SET after = '{{\"name\": ' || replace(hex(zeroblob(5000)), '00', '9') || '}}' WHERE step = {n}",
    "UPDATE step_row SET before = 'no json' WHERE step = {n}",
    "UPDATE step_row SET before = x'FF00' WHERE step = {n}",
    "UPDATE step_row SET after = '[]' WHERE step = {n}",
    "UPDATE step_row SET after = '\"text\"' WHERE step = {n}",
    "UPDATE step_row SET table_name = 'sqlite_master' WHERE step = {n}",
    "UPDATE step_row SET table_name = 'system; DROP TABLE step' WHERE step = {n}",
    "UPDATE step_row SET row_id = x'00' WHERE step = {n}",
    "UPDATE step_row SET root_id = 5 WHERE step = {n}",
    "UPDATE step_row SET salt = '' WHERE step = {n}",
    "UPDATE step_row SET digest = x'00' WHERE step = {n}",
    "UPDATE step_row SET position = -position - 5 WHERE step = {n}",
    "UPDATE step SET number = -1 WHERE number = {n}",
    "UPDATE step SET number = 9223372036854775807 WHERE number = {n}",
    "UPDATE step SET at = 'yesterday' WHERE number = {n}",
    "UPDATE step SET at = 5 WHERE number = {n}",
    "UPDATE step SET at = '9999-99-99T99:99:99.999Z' WHERE number = {n}",
    "UPDATE step SET at = x'FF' WHERE number = {n}",
    "UPDATE step SET author = x'FF' WHERE number = {n}",
    "UPDATE step SET title = CAST(x'FF' AS TEXT) WHERE number = {n}",
    "UPDATE step SET title = 7 WHERE number = {n}",
    "UPDATE step SET kind = 'undo', target = number WHERE number = {n}",
    "UPDATE step SET kind = 'undo', target = number + 1 WHERE number = {n}",
    "UPDATE step SET kind = 'redo', target = 999 WHERE number = {n}",
    "UPDATE step SET kind = 'nonsense', target = 'x' WHERE number = {n}",
    "UPDATE step SET target = -5, kind = 'undo' WHERE number = (SELECT max(number) FROM step)",
    "UPDATE step SET kind = 'undo', target = number WHERE number = (SELECT max(number) FROM step)",
    "UPDATE step SET hash = x'00' WHERE number = {n}",
    "UPDATE step SET salt = NULL WHERE number = {n}",
    "UPDATE step SET title_digest = NULL, salt = NULL WHERE number = {n}",
    "DELETE FROM step WHERE number = {n}",
    "DELETE FROM step",
    "DELETE FROM step_row",
    "INSERT INTO step SELECT number + 100, at, author, title, kind, target, hash, salt, title_digest FROM step",
    "INSERT INTO delivery VALUES (9, 99, 'x', 'controller', NULL, '../x', 'xx', x'00')",
    "INSERT INTO redaction VALUES (1, 0, '', '')",
    "INSERT INTO merged VALUES ('x', 'y')",
)

ABOUT = (
    "DELETE FROM about WHERE key = 'register_id'",
    "DELETE FROM about",
    "UPDATE about SET value = x'00' WHERE key = 'register_id'",
    "UPDATE about SET value = '../../x' WHERE key = 'register_id'",
    "UPDATE about SET value = CAST(x'FF' AS TEXT)",
    "UPDATE about SET value = 5",
    "INSERT INTO about VALUES (x'00', x'FF')",
    "INSERT INTO alembic_version VALUES ('9999')",
    "INSERT INTO alembic_version SELECT * FROM alembic_version",
    "UPDATE alembic_version SET version_num = '0001'",
    "UPDATE alembic_version SET version_num = 2",
    "UPDATE alembic_version SET version_num = x'30303032'",
    "UPDATE alembic_version SET version_num = CAST(x'FF' AS TEXT)",
    "DELETE FROM alembic_version",
    "DROP TABLE alembic_version",
    "INSERT INTO document_file VALUES ('../../x', x'00')",
    "UPDATE document_file SET content = 'text'",
    "UPDATE document_file SET content = 5",
    "UPDATE document_file SET sha256 = '" + "0" * 64 + "'",
    "DELETE FROM document_file",
)

LINKS = (
    "UPDATE engagement SET parent_id = id",
    "UPDATE engagement SET parent_id = (SELECT id FROM engagement ORDER BY id DESC LIMIT 1)",
    "UPDATE engagement SET parent_id = (SELECT max(e.id) FROM engagement e WHERE e.id != engagement.id)",
    "UPDATE organisation SET part_of_id = id",
    "UPDATE organisation SET part_of_id = (SELECT max(o.id) FROM organisation o WHERE o.id != organisation.id)",
    "UPDATE processing_activity SET replaced_by_id = id",
    "UPDATE processing_activity SET controller_id = 'nobody'",
    "UPDATE purpose SET processing_activity_id = 'nobody'",
    "UPDATE purpose SET processing_activity_id = NULL",
    "UPDATE transfer SET engagement_id = (SELECT id FROM engagement),"
    " processing_activity_id = (SELECT id FROM processing_activity)",
    "DELETE FROM organisation",
    "DELETE FROM processing_activity",
    "INSERT INTO processing_activity_systems VALUES ('nobody', 'nothing')",
    "UPDATE purpose SET position = 0",
    "UPDATE purpose SET position = -9223372036854775808",
    "UPDATE purpose SET position = 'first'",
    "UPDATE system SET id = ''",
    "UPDATE system SET id = x'00' WHERE id = (SELECT max(id) FROM system)",
    "UPDATE system SET id = '../../x' WHERE id = (SELECT max(id) FROM system)",
    "UPDATE system SET stated_none = 'no_such_field name id'",
    "UPDATE processing_activity SET stated_none = 'name name', retired_on = 'never'",
    "UPDATE organisation SET dpo_id = (SELECT max(id) FROM contact)",
)  # fmt: skip


def mutate(source, target, number):
    """A copy of the register, changed in the way of this number; says what was done, empty where nothing came of it."""
    dice = random.Random(number)
    shutil.copy(source, target)
    hundred = dice.sample([sort for sort, share in zip(SORTS, SHARES, strict=True) for _ in range(share)], 1)[0]
    return hundred + ": " + globals()[f"_{hundred}"](target, dice)


def _bytes(path, dice):
    content = bytearray(path.read_bytes())
    places = [dice.randrange(100, len(content)) for _ in range(dice.choice([1, 1, 1, 3, 20, 300]))]
    for place in places:
        content[place] = dice.choice([content[place] ^ 1 << dice.randrange(8), dice.randrange(256), 0, 255])
    path.write_bytes(content)
    return f"{len(places)} bytes, the first at {places[0]}"


def _pages(path, dice):
    content = bytearray(path.read_bytes())
    pages = len(content) // PAGE
    one, other = dice.randrange(pages), dice.randrange(pages)
    there, over = slice(one * PAGE, (one + 1) * PAGE), slice(other * PAGE, (other + 1) * PAGE)
    way = dice.choice(["zeros", "ones", "random", "swapped", "doubled", "cut", "cut within", "longer", "half"])
    if way in ("zeros", "ones"):
        content[there] = (b"\0" if way == "zeros" else b"\xff") * PAGE
    elif way == "random":
        content[there] = dice.randbytes(PAGE)
    elif way == "swapped":
        content[there], content[over] = content[over], content[there]
    elif way == "doubled":
        content[there] = content[over]
    elif way == "half":
        content[there.start + PAGE // 2 : there.stop] = dice.randbytes(PAGE // 2)
    elif way == "longer":
        content += dice.randbytes(dice.choice([1, 100, PAGE, 10 * PAGE]))
    else:
        del content[there.start + (dice.randrange(PAGE) if way == "cut within" else 0) :]
    path.write_bytes(content)
    return f"page {one} {way} {other}"


def _header(path, dice):
    content = bytearray(path.read_bytes())
    place = dice.choice([*range(16, 24), *range(24, 100), 100, 101, 103, 105, 107])
    content[place] = dice.choice([0, 1, 2, 4, 127, 255, dice.randrange(256)])
    path.write_bytes(content)
    return f"byte {place} is {content[place]}"


def _run(path, *statements):
    with closing(dbapi2.connect(str(path), isolation_level=None)) as raw:
        for statement in statements:
            raw.execute(statement).fetchall()


def _tried(path, *statements):
    try:
        _run(path, "PRAGMA writable_schema=ON", "PRAGMA ignore_check_constraints=ON", *statements)
    except dbapi2.DatabaseError as error:
        return f"{statements[-1]} ({error})"
    return statements[-1]


def _schema(path, dice):
    if dice.random() < 0.45:
        return _tried(path, dice.choice(SCHEMA))
    what, where = dice.choice(FORGED)
    return _tried(path, f"UPDATE sqlite_master SET {what} WHERE {where}")


def _cells(path, dice):
    table = dice.choice(TABLES)
    column = dice.choice([column.name for column in table.columns if column.name != "id"])
    where = "" if dice.random() < 0.5 else f" WHERE id = (SELECT min(id) FROM {table.name})"
    return _tried(path, f'UPDATE {table.name} SET "{column}" = {dice.choice(ODD)}{where}')


def _links(path, dice):
    return _tried(path, dice.choice(LINKS))


def _steps(path, dice):
    return _tried(path, dice.choice(STEPS).format(n=dice.randint(1, 4)))


def _about(path, dice):
    return _tried(path, dice.choice(ABOUT))


def short(words):
    """A mutation in one line."""
    return re.sub(r"\s+", " ", words)[:160]
