"""A register of any size: the same one each time, in texts as long as people write them."""

import random
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ropa_desktop.register.documents import Document
from ropa_desktop.register.fields import Field, Need
from ropa_desktop.register.kinds import Choice, Choices, Day, Link, Links, Period, Rows, Text, YesNo
from ropa_desktop.register.record import Record, table_name
from ropa_desktop.register.records import BY_NAME, ROOTS
from ropa_desktop.store import file, search
from ropa_desktop.store.recording import RowChange
from ropa_desktop.store.register import Register

WORDS = """data personal contact account contract customer employee applicant visitor supplier patient member user
payroll invoice newsletter recruitment support marketing analysis security backup archive access log camera entrance
service order delivery payment return complaint survey event training travel absence sick leave time record wage tax
authority insurance bank auditor advisor hosting provider partner group subsidiary processor controller transfer
decision clause safeguard agreement notice consent interest obligation law purpose period erasure deletion retention
year month week end calendar process department team office branch site server file system database portal form
e-mail telephone address name birth number identifier device location cookie browser language preference photograph
health union religion biometric conviction child parent teacher pupil course grade certificate application interview
reference assessment review measure encryption password role right request objection rectification portability
the of and for to in by with from on under after before during without where as is are kept sent stored checked"""

# How many owned rows a record has, and how many others it links to; the rest have 1 to 3.
_ROWS = {"Purpose": (1, 3), "PersonalData": (2, 4), "Recipient": (1, 3), "Transfer": (0, 1), "Review": (0, 1),
         "Contact": (0, 2), "DpfEntry": (0, 0), "Translation": (0, 2)}  # fmt: skip
_LINKS = {"joint_controllers": (0, 0), "measures": (3, 6), "documents": (0, 2)}


def make(path: Path, activities: int, *, narrow: bool = False) -> Path:
    """Write a register straight into its tables; `narrow` leaves out what lists do not show, and the index."""
    with Register.create(path, "A. Author") as register, register.step("What is measured") as session:
        session.add(Document(label="Where this register comes from", reference="benchmarks"))
    raw = file.connect(path)
    raw.execute("BEGIN")
    raw.execute("PRAGMA defer_foreign_keys=ON")
    maker = _Maker(raw, narrow)
    maker.directory(activities)
    for number in range(1, activities + 1):
        maker.record(BY_NAME["ProcessingActivity"], number)
        if number % 500 == 0:
            maker.flush()
    for number in range(1, activities // 50 + 1):
        maker.record(BY_NAME["ProcessingOnBehalf"], number)
    maker.flush()
    raw.execute("COMMIT")
    raw.close()
    if not narrow:
        _index(path)
    return path


def _index(path: Path) -> None:
    with Register.open(path) as register:
        connection = register.connection
        connection.exec_driver_sql("BEGIN")
        for cls in ROOTS:
            ids = connection.exec_driver_sql(f"SELECT id FROM {cls.__tablename__}").scalars().all()
            search.update(connection, [RowChange(cls.__tablename__, one, one, None, "") for one in ids])
        connection.exec_driver_sql("COMMIT")


class _Maker:
    """Makes rows by what the fields declare, and writes them in heaps."""

    def __init__(self, raw: Any, narrow: bool) -> None:
        self._raw, self._narrow = raw, narrow
        self._dice = random.Random(30)
        words = WORDS.split()
        weights = [1 / (place + 3) for place in range(len(words))]
        self._phrases = [" ".join(self._dice.choices(words, weights, k=self._dice.randint(3, 8))) for _ in range(5000)]
        self._known: dict[str, list[str]] = defaultdict(list)
        self._codes: dict[int, list[str]] = {}
        self._waiting: dict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = defaultdict(list)

    def directory(self, activities: int) -> None:
        """Everything that activities point at; the larger the register, the more of it."""
        for name, count in (
            ("SecurityMeasure", 40), ("CategoryOfDataSubjects", 15), ("CategoryOfPersonalData", 25),
            ("RetentionRule", 30), ("Document", 50 + activities // 50), ("Organisation", 40 + activities // 50),
            ("System", 25), ("Engagement", 30 + activities // 100),
        ):  # fmt: skip
            for number in range(1, count + 1):
                self.record(BY_NAME[name], number)

    def record(self, cls: type[Record], number: int, owner: dict[str, Any] | None = None) -> str:
        """A record with its rows and links."""
        values: dict[str, Any] = {"id": f"{self._dice.getrandbits(128):032x}", **(owner or {})}
        if cls.__name__ == "Organisation":
            values["kept_for"] = number == 1
            # Chosen only where a record is kept, and most choose nothing but the Regulation: other laws and the
            # authorities' templates are extra, and are measured apart.
            values["profiles"] = "EU" if number == 1 else None
        if cls.owners:
            values["position"] = number
        else:
            self._known[cls.__name__].append(values["id"])
        rows: dict[str, list[str]] = {}
        for one in cls.fields:
            if isinstance(one.kind, Rows):
                wanted = 0 if self._narrow and one.kind.target != "Purpose" else self._many(_ROWS, one.kind.target)
                of = {f"{cls.__tablename__}_id": values["id"], "_purposes": rows.get("purposes", [])}
                rows[one.name] = [self.record(BY_NAME[one.kind.target], n, of) for n in range(wanted)]
            elif isinstance(one.kind, Links):
                self._link(cls, one, values)
            elif one.name == "code":
                values["code"] = f"{cls.__name__[0]}-{number:05}"
            elif isinstance(one.kind, Link):
                values[f"{one.name}_id"] = self._linked(one, one.kind, values["id"])
            elif one.name not in values:
                values[one.name] = self._answer(one)
        values.pop("_purposes", None)
        self._waiting[cls.__tablename__, tuple(values)].append(tuple(values.values()))
        return str(values["id"])

    def _many(self, bounds: dict[str, tuple[int, int]], name: str) -> int:
        return self._dice.randint(*bounds.get(name, (1, 3)))

    def _link(self, cls: type[Record], one: Field, values: dict[str, Any]) -> None:
        assert isinstance(one.kind, Links)
        if self._narrow:
            return
        others = values.get("_purposes", []) if one.kind.target == "Purpose" else self._known[one.kind.target]
        columns = (f"{cls.__tablename__}_id", f"{table_name(one.kind.target)}_id")
        for other in self._dice.sample(others, min(len(others), self._many(_LINKS, one.name))):
            self._waiting[f"{cls.__tablename__}_{one.name}", columns].append((values["id"], other))

    def _linked(self, one: Field, kind: Link, own: str) -> str | None:
        others = self._known[kind.target]
        if one.name in {"replaced_by", "part_of"} or not others or (one.name == "parent" and self._dice.random() < 0.4):
            return None
        other = self._dice.choice(others)
        return other if other != own else None

    def _answer(self, one: Field) -> Any:
        kind, dice = one.kind, self._dice
        if dice.random() < (0.02 if one.required is Need.MANDATORY else 0.6 if one.required is Need.FREE else 0.2):
            return None
        if isinstance(kind, Text):
            return self._text(kind)
        if isinstance(kind, Choice):
            if id(kind) not in self._codes:
                self._codes[id(kind)] = sorted(kind.titles())
            codes = self._codes[id(kind)]
            return " ".join(dice.sample(codes, 2)) if isinstance(kind, Choices) else dice.choice(codes)
        if isinstance(kind, Day):
            return (date(2020, 1, 1) + timedelta(days=dice.randrange(3000))).isoformat()
        if isinstance(kind, Period):
            return f"P{dice.randint(1, 12)}{dice.choice('MY')}"
        return dice.randint(0, 1 if isinstance(kind, YesNo) else 5000)

    def _text(self, kind: Text) -> str:
        phrases = self._dice.choices(self._phrases, k=self._dice.randint(1, 5) if kind.long else 1)
        return ", ".join(phrases).capitalize() + ("." if kind.long else f" {self._dice.randint(1, 999)}")

    def flush(self) -> None:
        """Write what has gathered."""
        for (table, columns), rows in self._waiting.items():
            names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
            self._raw.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
        self._waiting.clear()
