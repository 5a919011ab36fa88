#!/usr/bin/env python3
"""Reads a folder of made scans with doisoat and says how many numerals came out right, by kind of scan.

    corpus/make-scans corpus/reports/*.txt --out build/scans --font any
    corpus/score_scans.py build/scans [--program build/release/doisoat] [--verbose]
    corpus/score_scans.py build/scans --confidence

--confidence: how sure doisoat says it is of the numerals it gives, against how many are right, by bands of confidence, and silent errors by
kind of scan (read_confidence.py).

Without it:
Numerals right, read in all and missing, and the character error rate are those of ../shared/tools/scan_score.py, pooled over all files
of a kind (STEM_KIND.pdf, .tif or .p2.jpg beside STEM.txt). One line of JSON for each kind.
"""
import json
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent / "shared" / "tools"))
import scan_score  # noqa: E402


def truth_of(path):
    """The true text of a scan and its kind; None for other files."""
    found = re.fullmatch(r"(.+)_(digital|[a-z])(?:\.p(\d+))?\.(pdf|tif|jpg|png)", path.name)
    if not found or not (path.parent / (found[1] + ".txt")).exists():
        return None
    text = (path.parent / (found[1] + ".txt")).read_text(encoding="utf-8")
    return found[2], text.split("\f")[int(found[3]) - 1] if found[3] else text


def program_of():
    return sys.argv[sys.argv.index("--program") + 1] if "--program" in sys.argv else HERE.parent / "build" / "release" / "doisoat"


def main():
    program = program_of()
    if "--confidence" in sys.argv:
        import read_confidence
        read_confidence.report(program, [(path, *found) for path in sorted(Path(sys.argv[1]).iterdir()) if (found := truth_of(path))],
                               "--verbose" in sys.argv)
        return
    sums = defaultdict(lambda: defaultdict(float))
    for path in sorted(Path(sys.argv[1]).iterdir()):
        if not (found := truth_of(path)):
            continue
        kind, truth = found
        read = subprocess.run([program, "read", "--text", path], capture_output=True, text=True).stdout
        result = scan_score.score(truth, read)
        size = sum(len(scan_score.normal(page)) for page in truth.split("\f"))
        for key, value in (("files", 1), ("numerals", result["numerals"]), ("right", result["right"]), ("read", result["read"]),
                           ("characters", size), ("wrong_characters", result["cer"] * size)):
            sums[kind][key] += value
        if "--verbose" in sys.argv:
            print(path.name, json.dumps(result), file=sys.stderr)
    for kind, s in sorted(sums.items()):
        print(json.dumps(dict(kind=kind, files=int(s["files"]), numerals=int(s["numerals"]),
                              accuracy=round(s["right"] / max(1, s["numerals"]), 4), spurious=round(1 - s["right"] / max(1, s["read"]), 4),
                              cer=round(s["wrong_characters"] / max(1, s["characters"]), 4))))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main()
