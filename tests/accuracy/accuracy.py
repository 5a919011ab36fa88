#!/usr/bin/env python3
"""Reads every report whose truth is known and prints how much of it was found, pooled by counts.

    accuracy.py [--verbose] [--only reports|scans|text|corpus] [--held-out]

The scorers are those of ../shared/tools, the reports and scans those beside them; without that folder only the test of the
project's own corpus (tests/flow/corpus_test) can tell. --verbose lists every miss on standard error. Exit code 1 when a goal is missed.
"""
import argparse
import concurrent.futures
import importlib.util
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
PROGRAM = ROOT / "build" / "release" / "doisoat"
JOBS = 2  # a document's pages are read by workers of their own


def tool(name):
    spec = importlib.util.spec_from_file_location(name, SHARED / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(option, path):
    done = subprocess.run([PROGRAM, "read", option, "--lang", "en", path], capture_output=True, timeout=1800)
    return done.stdout.decode("utf-8", "replace")


class Score:
    """Counts of one report or of many: they are added up, never averaged."""

    FIELDS = ("core", "found", "strict", "all", "all_found", "all_strict", "printed", "right", "flags", "flagged", "false",
              "fields", "fields_right", "runs", "covered")

    def __init__(self):
        for field in self.FIELDS:
            setattr(self, field, 0)

    def add(self, other):
        for field in self.FIELDS:
            setattr(self, field, getattr(self, field) + getattr(other, field))

    @staticmethod
    def share(part, whole):
        return None if whole == 0 else part / whole

    def row(self, name):
        def percent(part, whole):
            return "–" if whole == 0 else f"{100 * part / whole:.1f}"
        ledger = "–" if self.runs == 0 else f"{self.covered / self.runs:.4f}"
        return [name, str(self.core), percent(self.found, self.core), percent(self.strict, self.core), str(self.all),
                percent(self.all_strict, self.all), percent(self.right, self.printed), f"{self.flagged}/{self.flags}",
                str(self.false), f"{self.fields_right}/{self.fields}", ledger]


HEAD = ["", "core", "found %", "strict %", "all", "strict %", "precision %", "flags", "false", "headers", "ledger"]


def score(tools, document, base, text, scan, verbose):
    """What tools/score.py counts, as counts."""
    s = Score()
    truths = tools.load_lines(f"{base}.figures.jsonl")
    figures = [g for g in document.get("figures", []) if g.get("indicator")]
    for core in (True, False):
        rows = [t for t in truths if (t["core"] if core else not t.get("optional"))]
        hits = tools.match(rows, figures, scan)
        strict = sum(all(d.values()) for _, d in hits.values())
        if core:
            s.core, s.found, s.strict = len(rows), len(hits), strict
        else:
            s.all, s.all_found, s.all_strict = len(rows), len(hits), strict
            if verbose:
                report_misses(rows, hits, figures)
    scored = [g for g in figures if g["indicator"] not in tools.PERIPHERAL]
    hits = tools.match(truths, scored, scan)
    s.printed, s.right = len(scored), len(hits)
    if verbose:
        taken = {j for j, _ in hits.values()}
        for j, g in enumerate(scored):
            if j not in taken:
                print(f"  extra     {g['indicator']} {g.get('measure')} {g.get('value')} {g.get('unit')}: {g.get('quote')}", file=sys.stderr)
    flags_file = pathlib.Path(f"{base}.flags.jsonl")
    if flags_file.exists():
        wanted_all = tools.load_lines(flags_file)
        printed = [f for f in document.get("flags", []) if f.get("rule") in tools.ERROR_RULES]
        for t in wanted_all:
            hit = any(tools.flag_hit(t, f, figures, None, scan) for f in printed)
            if t.get("optional"):
                continue
            s.flags += 1
            s.flagged += hit
            if verbose and not hit:
                print(f"  unflagged {t['rule']}: {t['quote']} ({t['note']})", file=sys.stderr)
        for f in printed:
            if not any(tools.flag_hit(t, f, figures, None, scan) for t in wanted_all):
                s.false += 1
                if verbose:
                    print(f"  false     {f.get('rule')}: {f.get('message')}", file=sys.stderr)
    headers_file = pathlib.Path(f"{base}.reports.json")
    if headers_file.exists():
        truth = json.loads(headers_file.read_text(encoding="utf-8"))
        got = (document.get("document") or {}).get("reports") or []
        s.fields_right, s.fields = tools.headers(truth, got)
        if verbose and s.fields_right < s.fields:
            print(f"  header    wanted {truth}\n            got {got}", file=sys.stderr)
    if text is not None:
        import re
        s.runs = len(re.findall(r"\d+", text))
        s.covered = round(tools.ledger_cover(text, (document.get("ledger") or {}).get("items") or []) * s.runs)
    return s


def report_misses(rows, hits, figures):
    for i, t in enumerate(rows):
        core = "core" if t["core"] else "    "
        if i not in hits:
            print(f"  missed    {core} {t['indicator']} {t['measure']} {t['breakdown']} {t['value']} {t['unit']}: {t['quote']}", file=sys.stderr)
            continue
        j, details = hits[i]
        if not all(details.values()):
            g = figures[j]
            bad = ", ".join(k for k, ok in details.items() if not ok)
            print(f"  differs   {core} {t['quote']}: {bad}: wanted {t['indicator']} {t['measure']} {t['breakdown']} "
                  f"{t.get('from')}..{t.get('to')}; got {g.get('indicator')} {g.get('measure')} {g.get('breakdown')} "
                  f"{g.get('from')}..{g.get('to')}", file=sys.stderr)


def table(head, rows):
    widths = [max(len(r[i]) for r in [head] + rows) for i in range(len(head))]
    for r in [head] + rows:
        print("  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(r, widths))).rstrip())


class Goals:
    """What was promised, and whether it holds."""

    def __init__(self):
        self.missed = 0

    def check(self, what, value, least=None, most=None):
        if value is None:
            return
        ok = (least is None or value >= least - 1e-9) and (most is None or value <= most + 1e-9)
        self.missed += not ok
        goal = f"≥ {least:g}" if least is not None else f"≤ {most:g}"
        print(f"  {'ok    ' if ok else 'MISSED'}  {what}: {value:.4g} ({goal})")


def measure(tools, cases, verbose):
    """cases: (name, file, base of the truth, text or None, scan). Rows of the table, and the pooled counts."""
    rows, pooled = [], Score()
    with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
        outputs = pool.map(lambda case: read("--json", case[1]), cases)
        for (name, path, base, text, scan), output in zip(cases, outputs):
            if verbose:
                print(name, file=sys.stderr)
            s = score(tools, json.loads(output or "{}"), base, text, scan, verbose)
            pooled.add(s)
            rows.append(s.row(name))
    table(HEAD, rows + [pooled.row("pooled")])
    return pooled


def text_of(path):
    with open(path, encoding="utf-8", newline="") as f:
        return f.read()


def corpus_cases(folder):
    """Every report of the folder whose truth is in corpus/truth, corpus/samples or beside it."""
    cases = []
    for path in sorted(folder.iterdir()):
        for truths in (ROOT / "corpus" / "truth", ROOT / "corpus" / "samples", folder):
            base = truths / path.stem
            if path.suffix in (".txt", ".docx", ".pdf", ".png", ".jpg", ".tif") and pathlib.Path(f"{base}.figures.jsonl").exists():
                plain = path.suffix == ".txt"
                cases.append((path.name, path, str(base), text_of(path) if plain else None, not plain))
                break
    return cases


SCANS = {"000": "binh-luc-2024-giai-doan-1", "002": "cao-loc-2024-6-thang", "003": "binh-luc-2024-kinh-phi"}


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--verbose", action="store_true")
    options.add_argument("--only", choices=["reports", "scans", "text", "corpus"])
    options.add_argument("--held-out", action="store_true", help="the part of the corpus that is set aside, too")
    options = options.parse_args()
    wanted = lambda part: options.only in (None, part)
    goals = Goals()
    if not SHARED.is_dir():
        print(f"SKIPPED: the reports, scans and scorers of {SHARED} are not there.")
        print("The project's own corpus is scored by its test (tests/flow/corpus_test):")
        sys.exit(subprocess.run([ROOT / "build" / "release" / "test_flow", "--gtest_filter=Corpus.*"], cwd=ROOT).returncode)
    tools = tool("score")

    if wanted("reports"):
        print("Reports (../shared/reports, text)")
        folder = SHARED / "reports"
        cases = [(b, folder / f"{b}.txt", str(folder / b), text_of(folder / f"{b}.txt"), False) for b in sorted(SCANS.values())]
        p = measure(tools, cases, options.verbose)
        goals.check("core found", Score.share(p.found, p.core), least=0.97)
        goals.check("core strict", Score.share(p.strict, p.core), least=0.85)
        goals.check("precision", Score.share(p.right, p.printed), least=0.95)
        goals.check("required flags found", Score.share(p.flagged, p.flags), least=1)
        goals.check("false flags", p.false, most=1)
        goals.check("ledger", Score.share(p.covered, p.runs), least=1)
        goals.check("headers", Score.share(p.fields_right, p.fields), least=1)
        print()

    if wanted("scans"):
        print("Scans (../shared/scans, kinds a and b, by value and indicator)")
        cases = [(f"{n}_{kind}", SHARED / "scans" / f"{n}_{kind}.pdf", str(SHARED / "reports" / base), None, True)
                 for n, base in SCANS.items() for kind in ("a", "b")]
        p = measure(tools, cases, options.verbose)
        goals.check("core found", Score.share(p.found, p.core), least=0.90)
        print()

    if wanted("text"):
        print("Numerals of the scans (read --text)")
        scan_tools = tool("scan_score")
        kinds = {}
        files = [(f"{n}_{kind}", kind, n) for kind in ("digital", "a", "b", "c", "r") for n in ("000", "002", "003", "t01")
                 if (SHARED / "scans" / f"{n}_{kind}.pdf").exists()]
        with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
            texts = pool.map(lambda f: read("--text", SHARED / "scans" / f"{f[0]}.pdf"), files)
            for (name, kind, n), text in zip(files, texts):
                truth = text_of(SHARED / "scans" / f"{n}.txt")
                got = scan_tools.score(truth, text)
                sums = kinds.setdefault(kind, dict(true=0, right=0, read=0, chars=0, errors=0.0))
                chars = sum(len(scan_tools.normal(page)) for page in truth.split("\f"))
                for key, value in (("true", got["numerals"]), ("right", got["right"]), ("read", got["read"]), ("chars", chars),
                                   ("errors", got["cer"] * chars)):
                    sums[key] += value
        names = dict(digital="PDF with text", a="a clean 300 dpi", b="b office 200 dpi", c="c bad 150 dpi", r="pages turned")
        table(["", "numerals", "right %", "spurious %", "CER %"],
              [[names[k], str(v["true"]), f"{100 * v['right'] / max(1, v['true']):.1f}",
                f"{100 * (1 - v['right'] / v['read']):.1f}" if v["read"] else "–", f"{100 * v['errors'] / max(1, v['chars']):.2f}"]
               for k, v in kinds.items()])
        print()

    if wanted("corpus"):
        for name in ["reports"] + (["held-out"] if options.held_out else []):
            cases = corpus_cases(ROOT / "corpus" / name)
            if cases:
                print(f"Own corpus (corpus/{name})")
                measure(tools, cases, options.verbose)
                print()
    sys.exit(1 if goals.missed else 0)


if __name__ == "__main__":
    main()
