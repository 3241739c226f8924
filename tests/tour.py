"""`make tour`: the twelve pictures of docs/tour.md, taken from those of `make screenshots` and made small."""

import sys
from pathlib import Path

from PIL import Image

PICTURES = {
    "1-first-page": "first-page-en-light-100",
    "2-starting-point": "sample-from_starting_point-en-light-100",
    "3-activity": "sample-gaps-en-light-100",
    "4-help": "sample-help-en-light-100",
    "5-overview": "sample-overview-en-light-100",
    "6-filters": "filtered-en-light-100",
    "7-workbook": "sample-sheet-en-light-100",
    "8-chain": "picture-ProcessingActivity-chain-en-light-100",
    "9-map": "sample-question-world-en-dark-100",
    "10-what-if": "sample-question-what-if-en-light-100",
    "11-compared": "compared-en-light-100",
    "12-preview": "sample-preview-en-light-100",
}
COLOURS = 256  # enough for a window, and a fifth of the bytes


def main(source: Path, target: Path) -> None:
    """Write each picture into the folder under the name that the tour knows."""
    target.mkdir(parents=True, exist_ok=True)
    for name, taken in PICTURES.items():
        with Image.open(source / f"{taken}.png") as whole:
            small = whole.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
            small.save(target / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
