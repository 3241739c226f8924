"""A report as JSON with names that stay; the words in it are in the language in force."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from ropa_desktop import __version__, i18n
from ropa_desktop.register.report import Cell, Line, Part, Report

FORMAT = "ropa-report"
VERSION = 1


def text(report: Report) -> str:
    """The whole report, in ASCII, so that every terminal can show it and none is steered."""
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "program": f"ROPA Desktop {__version__}",
        "language": i18n.language(),
        "name": report.name,
        "title": report.title,
        "says": report.says,
        "day": report.day.isoformat(),
        "organisation": report.organisation,
        "standing": asdict(report.standing),
        "parts": [_part(part) for part in report.parts],
    }
    return json.dumps(whole, indent=1, allow_nan=False)


def _part(part: Part) -> dict[str, Any]:
    return {
        "title": part.title,
        "says": part.says,
        "none": part.none,
        "tone": part.tone,
        "headings": [heading.words for heading in part.headings],
        "lines": [_line(line) for line in part.lines],
    }


def _line(line: Line) -> dict[str, Any]:
    cells = [_cell(cell) for cell in line.cells]
    return {
        "cells": cells,
        "tone": line.tone,
        "class": line.class_name,
        "id": line.record_id,
        "field": line.field_name,
    }


def _cell(cell: Cell) -> str | int | None:
    return cell.isoformat() if isinstance(cell, date) else cell
