#!/usr/bin/env python3
"""Checks mechanically what people wrote down as the truth of the corpus.

    corpus/verify.py [NAME …] [--others]

For each NAME (default: every text of corpus/reports, samples and held-out): offsets agree with quotes, the quote holds
the value's numeral (or a negation for a zero), codes and breakdowns are those of the codebook, every equation's arithmetic
agrees with `holds`, every broken one has its flag and every flag of arithmetic its equation, the text is NFC and free of
control characters, and what is generated is what corpus/source says. --others lists the numbers that are no figures, for
the eye. Exit code 1 when anything is wrong.
"""
import json
import re
import sys
import unicodedata
from datetime import date
from decimal import Decimal
from pathlib import Path

import codebook
import markup
from numerals import NEGATION, in_digits, in_words

HERE = Path(__file__).resolve().parent
FACTORS = {"g": [1, 1000, 1000000], "ml": [1, 1000], "vnd": [1, 10 ** 3, 10 ** 6, 10 ** 9], "m2": [1, 10000]}


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def number(value):
    return Decimal(str(value))


def says(quote, value, unit):
    """Whether the words of the quote can mean the value."""
    value = abs(number(value))
    if value == 0 and NEGATION.search(quote):
        return True
    factors = FACTORS.get(unit, [1])
    return any(n * f == value for _, n, _ in in_digits(quote) for f in factors) or in_words(quote) == value


def check_figure(f, text, wrong):
    where = f"{f['indicator']} {f['value']} at {f['offset']}"
    if text[f["offset"]:f["offset"] + len(f["quote"])] != f["quote"]:
        wrong(f"{where}: the quote is not there: {f['quote']!r}")
    if not says(f["quote"], f["value"], f["unit"]):
        wrong(f"{where}: the quote does not say the value: {f['quote']!r}")
    units = codebook.UNITS.get(f["indicator"])
    if units is None:
        wrong(f"{where}: unknown indicator")
    elif f["unit"] not in units + (["percent"] if f["measure"] in ("share", "change") else []):
        wrong(f"{where}: unit {f['unit']} instead of {units}")
    if f["measure"] not in codebook.MEASURES:
        wrong(f"{where}: unknown measure {f['measure']}")
    for reading in [f] + f.get("accept", []):
        for key, value in reading.get("breakdown", {}).items():
            values = codebook.BREAKDOWNS.get(key, [])
            if values is not None and value not in values and (reading is f or key not in ("reason", "item")):
                wrong(f"{where}: unknown breakdown {key}={value}")
    if f.get("qualifier", "about") not in ("over", "under", "about"):
        wrong(f"{where}: unknown qualifier {f['qualifier']}")
    begin, end = f.get("from"), f.get("to")
    for day in (begin, end):
        if day:
            date.fromisoformat(day)
    if f["measure"] == "stock" and begin:
        wrong(f"{where}: a stock has no from")
    if f["measure"] in ("flow", "added", "removed") and (begin is None) != (end is None):
        wrong(f"{where}: {f['measure']} with half a period")
    if begin and end and begin > end:
        wrong(f"{where}: the period ends before it begins")


def decimals(member):
    """Digits printed after the comma of a member's numeral."""
    return max((d for _, n, d in in_digits(member["quote"]) if n == abs(number(member["value"]))), default=0)


def holds(equation):
    by = {}
    for m in equation["members"]:
        by.setdefault(m["role"], []).append(m)
    v = {role: [number(m["value"]) for m in ms] for role, ms in by.items()}
    kind = equation["kind"]
    if set(by) - codebook.ROLES[kind]:
        raise ValueError(f"roles {set(by)} in {kind}")
    if kind == "total":
        return v["whole"] == [sum(v["part"])]
    if kind == "subset":
        return all(part <= v["whole"][0] for part in v["part"])
    if kind == "balance":
        return v["before"][0] + sum(v.get("added", [])) - sum(v.get("removed", [])) == v["after"][0]
    if kind == "change":
        return v["now"][0] - v["then"][0] == v["change"][0]
    if kind in ("share", "rate"):
        half = Decimal(5) / Decimal(10) ** (decimals(by["percent"][0]) + 1)
        top, base = (v["part"][0], v["whole"][0]) if kind == "share" else (v["now"][0] - v["then"][0], v["then"][0])
        return abs(100 * top / base - v["percent"][0]) <= half
    if kind in ("words", "list_count"):
        return v["whole"] == v["stated"]
    return len(set(v["stated"])) == 1  # repeat


def check_equations(equations, flags, figures, text, wrong):
    known = {(f["offset"], f["quote"]) for f in figures}  # the others are numbers of no known indicator, or words
    flagged = [(f["rule"], text.find(f["quote"]), len(f["quote"])) for f in flags]
    explained = set()
    for e in equations:
        label = f"{e['kind']} {e['quote'][:60]!r}"
        if e["kind"] not in codebook.ROLES:
            wrong(f"unknown equation {e['kind']}")
            continue
        if e["quote"] not in text:
            wrong(f"{label}: the quote is not in the text")
        for m in e["members"]:
            if text[m["offset"]:m["offset"] + len(m["quote"])] != m["quote"]:
                wrong(f"{label}: member not at its offset: {m}")
            if (m["offset"], m["quote"]) not in known and e["kind"] != "list_count" and not says(m["quote"], m["value"], ""):
                wrong(f"{label}: member does not say its value: {m}")
        if e["kind"] == "words":
            for m in e["members"]:
                if m["role"] == "stated" and in_words(m["quote"].lstrip("(")) != number(m["value"]):
                    wrong(f"{label}: {m['quote']!r} says {in_words(m['quote'])}")
        if holds(e) != e["holds"]:
            wrong(f"{label}: holds should be {holds(e)}: {[(m['role'], m['value']) for m in e['members']]}")
        if not e["holds"]:
            rule = codebook.RULE_OF.get(e["kind"], e["kind"])
            begin = min(m["offset"] for m in e["members"])
            end = max(m["offset"] + len(m["quote"]) for m in e["members"])
            hit = [i for i, (r, at, n) in enumerate(flagged) if r == rule and at < end and begin < at + n]
            explained.update(hit)
            if not hit:
                wrong(f"{label}: broken, but no {rule} flag touches it")
    for i, f in enumerate(flags):
        if f["rule"] in ("total", "balance", "share", "words", "list_count", "repeat") and i not in explained:
            wrong(f"flag {f['rule']} {f['quote'][:50]!r}: no broken equation")


def check_flags(flags, text, wrong):
    for f in flags:
        if f["rule"] not in codebook.FLAG_RULES:
            wrong(f"unknown rule {f['rule']}")
        if f["quote"] not in text:
            wrong(f"flag {f['rule']}: the quote is not in the text: {f['quote']!r}")
        if not {"rule", "quote", "expected", "reported", "note"} <= set(f):
            wrong(f"flag {f['rule']}: fields are missing")
        if f["rule"] in ("missing", "direction") and not f.get("optional"):
            wrong(f"flag {f['rule']} {f['quote']!r}: a note is optional")


def check_reports(reports, wrong):
    for r in reports:
        if r.get("kind", "other") not in codebook.REPORT_KINDS:
            wrong(f"unknown kind of report {r.get('kind')}")
        for key in ("issued", "from", "to"):
            if r.get(key):
                date.fromisoformat(r[key])


def others(text, figures):
    """The runs of digits that lie in no figure's quote."""
    inside = [(f["offset"], f["offset"] + len(f["quote"])) for f in figures]
    return [text[max(0, m.start() - 25):m.end() + 15].replace("\n", "⏎").replace("\t", "⇥") for m in re.finditer(r"\d+", text)
            if not any(a <= m.start() < b for a, b in inside)]


def check(base, show_others):
    problems = []
    wrong = problems.append
    part = lambda suffix: Path(str(base if suffix == ".txt" else markup.truth_of(base)) + suffix)
    if base.parent.name == "reports" and list(base.parent.glob(base.name + ".*.json*")):
        wrong("its truth belongs into corpus/truth: reports/ holds nothing but reports")
    with open(part(".txt"), encoding="utf-8", newline="") as f:
        text = f.read()
    figures, flags = lines(part(".figures.jsonl")), lines(part(".flags.jsonl"))
    equations = lines(part(".equations.jsonl"))
    reports = json.loads(part(".reports.json").read_text(encoding="utf-8"))
    if unicodedata.normalize("NFC", text) != text:
        wrong("the text is not NFC")
    if bad := sorted(set(re.findall(r"[\x00-\x08\x0b\x0d-\x1f\ufeff\u200b]", text))):
        wrong(f"control characters {bad}")
    for f in figures:
        check_figure(f, text, wrong)
    if any(a["offset"] > b["offset"] for a, b in zip(figures, figures[1:])):
        wrong("figures are not in reading order")
    check_flags(flags, text, wrong)
    check_reports(reports, wrong)
    check_equations(equations, flags, figures, text, wrong)
    source = HERE / "source" / base.parent.name / (base.name + ".mark")
    if source.exists():
        again = markup.read_source(source.read_text(encoding="utf-8"))
        if again != (text, figures, flags, reports, equations):
            wrong("differs from its source: run corpus/markup.py")
    rest = others(text, figures)
    print(f"{base.parent.name}/{base.name}: {len(text)} characters, {len(figures)} figures ({sum(f['core'] for f in figures)} core), "
          f"{len(equations)} equations ({sum(not e['holds'] for e in equations)} broken), {len(flags)} flags, "
          f"{len(rest)} other numbers" + (", WRONG:" if problems else ""))
    for problem in problems:
        print("  " + problem)
    if show_others:
        for other in rest:
            print("  · " + other)
    return not problems


def main():
    names = [a for a in sys.argv[1:] if not a.startswith("--")]
    bases = [p.with_suffix("") for folder in ("reports", "samples", "held-out") for p in sorted((HERE / folder).glob("*.txt"))
             if not names or p.stem in names]
    return 0 if all([check(b, "--others" in sys.argv) for b in bases]) else 1


if __name__ == "__main__":
    sys.exit(main())
