#!/usr/bin/env python3
"""Puts an author's slips into a report: one digit of one numeral in every group of equations that share no figure, another.

    mistype.py STEM SEED >MISTYPED.txt        STEM: a report of corpus/reports with its equations in corpus/truth

The text keeps its length, so that the offsets of the truth hold for it.
"""
import json
import pathlib
import random
import re
import sys

CORPUS = pathlib.Path(__file__).resolve().parents[2] / "corpus"


def main():
    stem, rng = sys.argv[1], random.Random(" ".join(sys.argv[1:]))
    text = list((CORPUS / "reports" / f"{stem}.txt").read_text(encoding="utf-8"))
    equations = [json.loads(line) for line in (CORPUS / "truth" / f"{stem}.equations.jsonl").read_text(encoding="utf-8").splitlines()]
    places = [{m["offset"] for m in e["members"] if "offset" in m} for e in equations]
    rng.shuffle(equations)
    touched = set()
    for equation in equations:
        offsets = [m["offset"] for m in equation["members"] if "offset" in m]
        if not offsets or not equation.get("holds", True) or touched & set(offsets):
            continue
        chosen = rng.choice(offsets)
        numeral = re.compile(r"\d[\d.,]*").search("".join(text[chosen:chosen + 60]))
        if not numeral or numeral.start() > 40:
            continue
        digits = [i for i, c in enumerate(numeral.group()) if c.isdigit()]
        at = chosen + numeral.start() + rng.choice(digits[1:] or digits)
        text[at] = rng.choice([d for d in "0123456789" if d != text[at]])
        group = {chosen}
        while True:
            grown = group.union(*(p for p in places if p & group))
            if grown == group:
                break
            group = grown
        touched |= group
    sys.stdout.write("".join(text))


if __name__ == "__main__":
    main()
