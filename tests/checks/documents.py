#!/usr/bin/env python3
"""How often clean documents are flagged: reports without contradictions, invented in several styles, read as text.

    documents.py [--count 500] [--seed 1] [--verbose]

Prints, for each style, how many documents have a flag of severity error, and how much of their figures was found (value and unit at the
right place; strict: indicator, measure, breakdown and time are right, too). Exit code 1 when more than 1 document in 100 is flagged.
"""
import argparse
import collections
import concurrent.futures
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "build" / "release" / "doisoat"
BATCH = 25


def read(paths):
    done = subprocess.run([PROGRAM, "read", "--json", "--lang", "vi", *paths], capture_output=True, timeout=600)
    return [json.loads(line) for line in done.stdout.splitlines()]


def figures_found(truth, got):
    """Indices of true figures found, and of those of them that are right in all fields."""
    at = collections.defaultdict(list)
    for figure in got:
        if figure.get("offset") is not None:
            at[figure["offset"]].append(figure)
    found, strict = [], []
    for i, t in enumerate(truth):
        here = [g for o in range(t["offset"], t["offset"] + len(t["quote"])) for g in at.get(o, ())]
        here = [g for g in here if g["unit"] == t["unit"] and abs(float(g["value"]) - float(t["value"])) < 1e-9 * max(1, abs(t["value"]))]
        if here:
            found.append(i)
        if any(g["indicator"] == t["indicator"] and g["measure"] == t["measure"] and (g.get("breakdown") or {}) == t["breakdown"]
               and all(g.get(k) == t[k] for k in ("from", "to") if t[k]) for g in here):
            strict.append(i)
    return found, strict


def miss(path, truth, found, document):
    line = f"{path.stem}  {'differs' if found else 'missed '}  {fields(truth)}"
    here = [g for g in document.get("figures", []) if truth["offset"] <= (g.get("offset") or -1) < truth["offset"] + len(truth["quote"])]
    return line + "".join(f"\n    read: {fields(g)}  “{g['quote']}”" for g in here)


def fields(figure):
    breakdown = ", ".join(f"{k}={v}" for k, v in figure["breakdown"].items())
    return f"{figure['indicator']} {{{breakdown}}} {figure['measure']} {figure['value']:g} {figure['unit']} {figure['from']}..{figure['to']}"


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--count", type=int, default=500)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--verbose", action="store_true", help="every flag and every figure missed, on standard error")
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, ROOT / "corpus" / "generate.py", "--out", folder, "--count", str(options.count), "--seed", str(options.seed)], check=True)
        paths = sorted(pathlib.Path(folder).glob("*.txt"))
        batches = [paths[i:i + BATCH] for i in range(0, len(paths), BATCH)]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            documents = [d for batch in pool.map(read, batches) for d in batch]
        styles = collections.defaultdict(collections.Counter)
        for path, document in zip(paths, documents):
            count = styles[path.stem.rsplit("-", 1)[0]]
            truth = [json.loads(line) for line in path.with_suffix(".figures.jsonl").read_text(encoding="utf-8").splitlines()]
            core = [t for t in truth if t["core"]]
            flags = [f for f in document.get("flags", []) if f["severity"] == "error"]
            found, strict = figures_found(core, [g for g in document.get("figures", []) if g.get("indicator")])
            count.update(documents=1, flagged=bool(flags), flags=len(flags), figures=len(core), found=len(found), strict=len(strict),
                         unread="error" in document)
            if options.verbose:
                for f in flags:
                    print(f"{path.stem}  {f['rule']}: {f['message']}\n    “{f['quote']}”", file=sys.stderr)
                for i, t in enumerate(core):
                    if i not in strict:
                        print(miss(path, t, i in found, document), file=sys.stderr)
    pooled = collections.Counter()
    print(f"{'clean documents, by style':<28}{'documents':>10}{'flagged':>9}{'flags':>7}{'figures':>9}{'found %':>9}{'strict %':>9}")
    for style, c in sorted(styles.items()) + [("all", pooled)]:
        if c is not pooled:
            pooled.update(c)
        print(f"{style:<28}{c['documents']:>10}{c['flagged']:>9}{c['flags']:>7}{c['figures']:>9}"
              f"{100 * c['found'] / c['figures']:>9.1f}{100 * c['strict'] / c['figures']:>9.1f}")
    sys.exit(1 if pooled["unread"] or pooled["documents"] != options.count or 100 * pooled["flagged"] > options.count else 0)


if __name__ == "__main__":
    main()
