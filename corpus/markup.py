#!/usr/bin/env python3
"""Turns a marked-up report into its text and its truth, so that neither can drift from the other.

A source is the report itself with marks in it, then a line `=====` and the rest of the truth:

    Toàn xã có [[37 người nghiện|addicts #a]], [[ngoài xã hội 21|addicts place=community #b]], [[không có|users]] …
    =====
    time p 2025-09-15 2025-10-14
    report {"kind": "month", "area": "…", "number": "…", "issued": "…", "from": "…", "to": "…"}
    eq total whole=a part=b,c
    flag {"rule": "total", "quote": "…", "expected": 37, "reported": 36, "note": "…"}

In a mark, before the last `|` stands the quote; after it the figure:  CODE [MEASURE] [dimension=value …] and
    =N        the value, where the quote's only numeral is not it (kg, a signed change, several numerals, a zero in words is 0)
    q:over    (trên, hơn), q:under (dưới, gần), q:about (khoảng): the value is said to be so only roughly
    area:NAME the place that the figure is of, where it is not the report's (`__` for a blank, here and in breakdowns)
    u:UNIT    the unit, where it is not the code's usual one
    @T        the moment or period, as a `time T FROM TO` line names it; `@p` when nothing is said; `@-` none
    @?        the text does not say the time: any time is right
    core, minor, optional    where it is not what the codebook says
    ~{…}      another right reading (JSON, `__` for a blank)
    #ID       a name for equations;  CODE `mark` is no figure, only a member of equations (an amount in words, a number of no indicator)
Several figures that stand on the same words are parted by ` && `. A stock has no `from`.
Each line `eq KIND role=id,id …` (+ ` broken`) is an equation that the text states; its quote spans its members.
"""
import json
import re
import sys
from decimal import Decimal
from pathlib import Path

from codebook import MEASURES, PERIPHERAL, STOCKS, UNITS
from numerals import in_digits

HERE = Path(__file__).resolve().parent
MARK = re.compile(r"\[\[([^\[\]|]*)\|([^\[\]|]*)\]\]")


def plain(value):
    """A number as JSON shows it: 12, 5.524."""
    value = Decimal(value)
    return int(value) if value == value.to_integral_value() else float(value)


def parse_figure(spec, quote, times):
    words = spec.split()
    code, rest = words[0], words[1:]
    figure = {"indicator": code, "breakdown": {}, "measure": "stock" if code in STOCKS else "flow", "value": None, "unit": None}
    if code == "records_updated":
        figure["measure"] = "share"
    name, at, extra, accept = None, "p", {}, []
    for word in rest:
        if word in MEASURES:
            figure["measure"] = word
        elif word.startswith("#"):
            name = word[1:]
        elif word == "@?":
            accept.append({"from": None, "to": None})
        elif word.startswith("@"):
            at = word[1:]
        elif word.startswith("area:"):
            extra["area"] = word[5:].replace("__", " ")
        elif word.startswith("q:"):
            extra["qualifier"] = word[2:]
        elif word.startswith("u:"):
            figure["unit"] = word[2:]
        elif word.startswith("~"):
            accept.append(json.loads(word[1:].replace("__", " ")))
        elif word in ("core", "minor"):
            extra["core"] = int(word == "core")
        elif word == "optional":
            extra["optional"] = True
            extra.setdefault("core", 0)
        elif word.startswith("="):
            figure["value"] = plain(word[1:])
        elif "=" in word:
            key, value = word.split("=", 1)
            figure["breakdown"][key] = value.replace("__", " ")
        else:
            raise SystemExit(f"unknown word {word!r} in {spec!r}")
    if figure["value"] is None:
        numbers = in_digits(quote)
        if len(numbers) > 1:
            raise SystemExit(f"which number? {quote!r}: give =N")
        figure["value"] = plain(numbers[0][1]) if numbers else 0
    if code == "mark":
        return name, {"value": figure["value"]}
    if code not in UNITS:
        raise SystemExit(f"unknown code {code!r} at {quote!r}")
    if figure["unit"] is None:
        percent = figure["measure"] == "share"
        figure["unit"] = "percent" if percent else UNITS[code][0]
    begin, end = (None, None) if at == "-" else times[at]
    stock = figure["measure"] == "stock" or code in STOCKS and figure["measure"] in ("share", "change")
    figure["from"], figure["to"] = (None if stock else begin), end
    figure["core"] = extra.pop("core", int(code not in PERIPHERAL))
    figure.update(extra)
    if accept:
        figure["accept"] = accept
    return name, figure


def read_source(source):
    body, _, tail = source.partition("\n=====\n")
    times, equations, flags, reports = {}, [], [], []
    for line in tail.splitlines():
        kind, _, rest = line.strip().partition(" ")
        if kind == "time":
            name, begin, end = rest.split()
            times[name] = (None if begin == "-" else begin, None if end == "-" else end)
        elif kind == "report":
            reports.append(json.loads(rest))
        elif kind == "flag":
            flags.append(json.loads(rest))
        elif kind == "eq":
            equations.append(rest)
        elif kind and not kind.startswith("#"):
            raise SystemExit(f"unknown line {line!r}")
    text, figures, named, at = "", [], {}, 0
    for mark in MARK.finditer(body):
        text += body[at:mark.start()]
        at, quote = mark.end(), mark.group(1)
        for spec in mark.group(2).split(" && "):
            name, figure = parse_figure(spec, quote, times)
            figure.update(offset=len(text), quote=quote)
            if "indicator" in figure:
                order = ("indicator", "breakdown", "measure", "value", "unit", "from", "to", "offset", "quote", "qualifier",
                         "area", "core", "optional", "accept")
                figures.append({key: figure[key] for key in order if key in figure})
            if name:
                if name in named:
                    raise SystemExit(f"two marks named {name}")
                named[name] = figure
        text += quote
    text += body[at:]
    if "[[" in text or "]]" in text:
        raise SystemExit("a mark is left over near " + text[max(0, text.find("[[")):][:60])
    return text, figures, flags, reports, [parse_equation(e, named, text) for e in equations]


def parse_equation(line, named, text):
    kind, *words = line.split()
    holds = "broken" not in words
    members = []
    for word in words:
        if word != "broken":
            role, ids = word.split("=")
            for name in ids.split(","):
                figure = named[name]
                members.append({"role": role, "value": figure["value"], "offset": figure["offset"], "quote": figure["quote"]})
    begin = min(m["offset"] for m in members)
    end = max(m["offset"] + len(m["quote"]) for m in members)
    return {"kind": kind, "holds": holds, "members": members, "quote": text[begin:end]}


def truth_of(report):
    """Where the truth of a report lies: reports/ holds nothing but reports, as a province's folder does."""
    return HERE / "truth" / report.name if report.parent.name == "reports" else report


def write(source_path):
    out = HERE / source_path.relative_to(HERE / "source").with_suffix("")
    truth = truth_of(out)
    for folder in (out.parent, truth.parent):
        folder.mkdir(exist_ok=True)
    text, figures, flags, reports, equations = read_source(source_path.read_text(encoding="utf-8"))

    def save(suffix, content):
        Path(str(out if suffix == ".txt" else truth) + suffix).write_text(content, encoding="utf-8", newline="")

    save(".txt", text)
    for suffix, rows in ((".figures.jsonl", figures), (".flags.jsonl", flags), (".equations.jsonl", equations)):
        save(suffix, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    save(".reports.json", json.dumps(reports, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    chosen = [HERE / "source" / (name + ".mark") for name in sys.argv[1:]] or sorted((HERE / "source").rglob("*.mark"))
    for path in chosen:
        try:
            write(path)
        except SystemExit as problem:
            sys.exit(f"{path}: {problem}")
