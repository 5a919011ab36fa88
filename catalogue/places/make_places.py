#!/usr/bin/env python3
"""Makes provinces.tsv, districts.tsv and communes.tsv of this folder from a folder of facts about administrative units.

    make_places.py FACTS

FACTS holds provinces.tsv, districts.tsv and communes.tsv with a header line and the columns named in COLUMNS below (others are
left out). The gazetteer is the product's own file: rows may be added to it by hand, and running this again would lose them, so
it is run only when the facts themselves are renewed. What the columns mean is said at the top of each file it writes.
"""
import csv
import sys
import unicodedata
from pathlib import Path

COLUMNS = {
    "provinces": ["code", "name", "type", "valid_from", "valid_to", "successor"],
    "districts": ["code", "name", "type", "parent", "valid_from", "valid_to", "successor_commune"],
    "communes": ["code", "name", "type", "parent", "valid_from", "valid_to", "successor"],
}
TYPES = {"Tỉnh", "Thành phố", "Quận", "Huyện", "Thị xã", "Phường", "Xã", "Thị trấn", "Đặc khu"}
HEAD = """\
# {what}: code, name, type, {parent}valid from, valid to (both days included; empty: since ever, still), successors (codes, comma).
# A code is reused over time: a unit is its code and the day it is valid from. Sources and licences: NOTICE.
"""


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    here = Path(__file__).parent
    for what, columns in COLUMNS.items():
        with open(Path(sys.argv[1]) / f"{what}.tsv", encoding="utf-8", newline="") as source:
            rows = list(csv.DictReader(source, delimiter="\t", quoting=csv.QUOTE_NONE))
        with open(here / f"{what}.tsv", "w", encoding="utf-8", newline="\n") as out:
            out.write(HEAD.format(what=what.capitalize(), parent="parent, " if "parent" in columns else ""))
            for row in rows:
                fields = [unicodedata.normalize("NFC", (row[c] or "").strip()) for c in columns]
                assert fields[2] in TYPES, row
                out.write("\t".join(fields).rstrip("\t") + "\n")


main()
