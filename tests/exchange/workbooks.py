"""A workbook, read back the way its format says."""

import re
from zipfile import ZipFile

from openpyxl import load_workbook

HEAD = 2
_CODED = re.compile("_x([0-9A-Fa-f]{4})_")


def decoded(value):
    """What a cell holds: openpyxl leaves the codes of ECMA-376, ST_Xstring, as they are."""
    return _CODED.sub(lambda found: chr(int(found[1], 16)), value) if isinstance(value, str) else value


class Workbook:
    """Its sheets, as rows by the hidden names of the fields."""

    def __init__(self, path):
        self.path = path
        self.book = load_workbook(path)
        self._goes_on = {}
        for row in self.rows("Continued") if "Continued" in self.book.sheetnames else ():
            self._goes_on.setdefault((row["id"], row["field"]), []).append(row["text"])

    def sheet(self, name):
        return self.book[name]

    def names(self, sheet):
        return [cell.value for cell in self.book[sheet][1]]

    def headings(self, sheet):
        return [cell.value for cell in self.book[sheet][HEAD]]

    def rows(self, sheet):
        """Each row, by the names of its fields."""
        names = self.names(sheet)
        for row in self.book[sheet].iter_rows(min_row=HEAD + 1, values_only=True):
            yield {name: self._whole(row[0], name, value) for name, value in zip(names, row, strict=True)}

    def _whole(self, row_id, name, value):
        """The value as it was before it was too long for a cell."""
        value = decoded(value)
        if row_id and isinstance(value, str) and (further := self._goes_on.get((row_id, name))):
            return value.rpartition("\n[continued on")[0] + "".join(further)
        return value

    def cell(self, sheet, name, row=HEAD + 1):
        return self.book[sheet].cell(row, self.names(sheet).index(name) + 1)

    def texts(self):
        """Every text of every cell, whole where it goes on elsewhere."""
        for sheet in self.book.sheetnames:
            names = self.names(sheet)
            for row in self.book[sheet].iter_rows(values_only=True):
                for name, value in zip(names, row, strict=True):
                    if isinstance(value, str):
                        yield self._whole(row[0], name, value)

    def parts(self):
        """The XML of every part."""
        with ZipFile(self.path) as archive:
            return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
