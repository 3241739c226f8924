"""The complete register as JSON, in the form that docs/json-format.md describes; one record a line."""

import base64
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from ropa_desktop import __version__
from ropa_desktop.exchange.written import Written, replacing
from ropa_desktop.register.contents import Standing
from ropa_desktop.register.kinds import Rows
from ropa_desktop.register.record import Record, table_name

FORMAT = "ropa-register"
VERSION = 2  # docs/json-format.md says what each version brought; every one is read

RowsOf = Iterable[tuple[type[Record], Iterable[Mapping[str, Any]]]]
Progress = Callable[[int, int], None]


def write(
    rows: RowsOf, files: Iterable[tuple[str, bytes]], standing: Standing, total: int, target: Path, progress: Progress
) -> Written:
    """Write records and files as the store's `all_rows` and `all_files` give them, in a stream.

    `total` is the number of records, for the progress; the history is no part of it.
    """
    with replacing(target) as fresh:
        with fresh.open("w", encoding="utf-8", newline="\n") as file:
            written = sum(1 for _line in _write(file, rows, files, standing, total, progress))
        if (found := _lines(fresh)) != written:
            raise RuntimeError(f"{found} records and files were read back, not {written}")
    return Written(target, total)


def as_json(cls: type[Record], values: Mapping[str, Any]) -> dict[str, Any]:
    """A record as it stands in the file; what is not answered is left out."""
    item: dict[str, Any] = {"id": values["id"]}
    for owner in map(table_name, cls.owners):
        item |= {owner: values[owner]} if values[owner] else {}
    if cls.owners:
        item["position"] = values["position"]
    for one in cls.fields:
        if not isinstance(one.kind, Rows) and not _is_empty(value := values[one.name]):
            item[one.name] = one.kind.to_json(value)
    if values["stated_none"]:
        item["stated_none"] = list(values["stated_none"])
    if not cls.owners and values["retired_on"]:
        item["retired_on"] = values["retired_on"].isoformat()
    return item


def _is_empty(value: Any) -> bool:
    return value is None or value == "" or value == () or value == []


def _write(
    file: IO[str], rows: RowsOf, files: Iterable[tuple[str, bytes]], standing: Standing, total: int, progress: Progress
) -> Iterator[None]:
    """Write all, and yield at each line that holds a record or a file."""
    head = {"format": FORMAT, "version": VERSION, "program": f"ROPA Desktop {__version__}"}
    file.write("{" + "".join(f"{_text(name)}: {_text(value)},\n" for name, value in head.items()))
    file.write(f'"standing": {_text(asdict(standing))},\n"records": {{')
    done = 0
    progress(done, total)
    for number, (cls, values) in enumerate(rows):
        file.write(("," if number else "") + f"\n{_text(cls.__tablename__)}: [")
        for place, one in enumerate(values):
            file.write(("," if place else "") + "\n" + _text(as_json(cls, one)))
            yield
            done += 1
            if done % 50 == 0 or done == total:
                progress(done, total)
        file.write("]")
    file.write('},\n"files": [')
    for place, (sha256, content) in enumerate(files):
        encoded = base64.b64encode(content).decode("ascii")
        file.write(("," if place else "") + "\n" + _text({"sha256": sha256, "base64": encoded}))
        yield
    file.write("]}\n")


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _lines(path: Path) -> int:
    """How many records and files stand in the file; a line break within a text is written as \\n."""
    with path.open("rb") as file:
        return sum(1 for line in file if line.startswith((b'{"id": ', b'{"sha256": ')))
