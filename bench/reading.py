#!/usr/bin/env python3
"""How fast pages are read, against the plain tools on the same files, run in turn.

    bench/reading                                  # kinds a, b, c of ../shared/scans, once each
    bench/reading FOLDER|FILE… [--kinds a,b,c] [--rounds 3] [--tools doisoat,import,tesseract,ocrmypdf] [--workers] [--text]

  doisoat     doisoat read --text, whole: clean-up, tables, second readings, figures and sums
  import      doisoat import into a new database
  tesseract   Debian's: pdftoppm -gray at the scan's own resolution, then tesseract -l vie --psm 3 page by page, one thread
  ocrmypdf    Debian's: ocrmypdf --force-ocr -l vie --jobs 1 with the text beside

For each kind of scan (STEM_KIND.pdf; the truth in STEM.txt beside, where there is one) and tool: pages, pages a second by the clock,
processor seconds a page (children included, user and system; the least of the rounds, for a busy machine only adds), the largest
process in MB, numerals right in %. Then doisoat's processor time as a ratio to each. Processor seconds are to be trusted; those by
the clock only on a machine that does nothing else.

--workers: the same files imported with one and with two workers, by the clock.  --text: PDFs with text, on one processor.
Numerals are counted by ../shared/tools/scan_score.py, left out where that is not there.
"""
import argparse
import glob
import importlib.util
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
GOALS = {"tesseract": 1.0, "ocrmypdf": 0.4}


def scorer():
    path = SHARED / "tools" / "scan_score.py"
    if not path.exists():
        return None
    spec = importlib.util.spec_from_file_location("scan_score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Cost:
    """Processor time, time by the clock and the largest process of commands with all their children."""

    def __init__(self):
        self.cpu = self.clock = self.megabytes = 0.0

    def run(self, command):
        with tempfile.TemporaryFile() as out:
            start = time.monotonic()
            process = subprocess.Popen([str(word) for word in command], stdout=out, stderr=subprocess.DEVNULL,
                                       env=dict(os.environ, OMP_THREAD_LIMIT="1"))
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            self.clock += time.monotonic() - start
            self.cpu += usage.ru_utime + usage.ru_stime
            self.megabytes = max(self.megabytes, usage.ru_maxrss / 1024)
            if process.returncode != 0:
                print(f"failed ({process.returncode}): {' '.join(map(str, command))}", file=sys.stderr)
            out.seek(0)
            return out.read().decode("utf-8", "replace")


def pages_of(path):
    return int(re.search(r"Pages:\s+(\d+)", subprocess.run(["pdfinfo", path], capture_output=True, text=True).stdout)[1])


def resolution(path):
    """Of the first picture in the PDF, as it is placed: what a plain tool would be told to render at."""
    listed = subprocess.run(["pdfimages", "-list", path], capture_output=True, text=True).stdout.split("\n")[2:]
    return round(float(listed[0].split()[12])) if listed and listed[0] else 300


def read_doisoat(program, path, folder, cost):
    return cost.run([program, "read", "--text", path])


def read_import(program, path, folder, cost):
    cost.run([program, "import", "--db", folder / "new.db", path])


def read_tesseract(program, path, folder, cost):
    cost.run(["pdftoppm", "-gray", "-r", resolution(path), path, folder / "page"])
    texts = [cost.run(["tesseract", page, "-", "-l", "vie", "--psm", "3"]) for page in sorted(glob.glob(f"{folder}/page-*"))]
    return "\f".join(text.rstrip("\f") for text in texts)


def read_ocrmypdf(program, path, folder, cost):
    cost.run(["ocrmypdf", "--force-ocr", "-l", "vie", "--jobs", "1", "--sidecar", folder / "text", path, folder / "out.pdf"])
    return (folder / "text").read_text(encoding="utf-8") if (folder / "text").exists() else ""


TOOLS = {"doisoat": read_doisoat, "import": read_import, "tesseract": read_tesseract, "ocrmypdf": read_ocrmypdf}


def model():
    """Which model "vie" is: the engine looks in $TESSDATA_PREFIX, else where Debian puts it."""
    folders = [os.environ.get("TESSDATA_PREFIX")] if os.environ.get("TESSDATA_PREFIX") else glob.glob("/usr/share/tesseract-ocr/*/tessdata")
    for folder in folders:
        path = Path(folder) / "vie.traineddata"
        if path.exists():
            size = path.stat().st_size / 1e6
            kind = "fast" if size < 1.2 else "best, integers" if size < 4 else "best, or with the classic engine's"
            return f"{path} ({size:.2f} MB: {kind})"
    return "none found"


def scans(paths, kinds):
    for path in paths:
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            found = re.fullmatch(r"(.+)_(digital|[a-z])\.pdf", file.name)
            kind = found[2] if found else "other"
            if file.suffix == ".pdf" and (kind in kinds or not path.is_dir()):
                truth = file.parent / f"{found[1]}.txt" if found else None
                yield file, kind, truth if truth and truth.exists() else None


def compare(files, tools, rounds, program):
    score, sums = scorer(), defaultdict(lambda: defaultdict(float))
    for file, kind, truth in files:
        pages, best = pages_of(file), {}
        for _ in range(rounds):
            for tool in tools:  # in turn, so that what else the machine does falls on all alike
                with tempfile.TemporaryDirectory() as folder:
                    cost = Cost()
                    text = TOOLS[tool](program, file, Path(folder), cost)
                if tool not in best or cost.cpu < best[tool][0].cpu:
                    best[tool] = (cost, text)
        for tool, (cost, text) in best.items():
            s = sums[kind, tool]
            s["pages"] += pages
            s["cpu"] += cost.cpu
            s["clock"] += cost.clock
            s["megabytes"] = max(s["megabytes"], cost.megabytes)
            if truth and text is not None and score:
                counted = score.score(truth.read_text(encoding="utf-8"), text)
                s["numerals"] += counted["numerals"]
                s["right"] += counted["right"]
        line = "  ".join(f"{tool} {best[tool][0].cpu / pages:.2f}" for tool in tools)
        print(f"{file.name}: {pages} pages, processor seconds a page: {line}", file=sys.stderr)
    return sums


def report(sums, tools):
    print(f"{'kind':8}{'tool':11}{'pages':>6}{'pages/s':>9}{'CPU s/page':>12}{'largest MB':>12}{'numerals %':>12}   CPU of doisoat / of this")
    for kind in sorted({kind for kind, _ in sums}):
        for tool in tools:
            s = sums[kind, tool]
            right = f"{100 * s['right'] / s['numerals']:.1f}" if s["numerals"] else "–"
            ratio, verdict = "", ""
            if tool in GOALS and "doisoat" in tools:
                share = sums[kind, "doisoat"]["cpu"] / s["cpu"]
                ratio = f"{share:.2f}"
                verdict = f"   {'ok' if share <= GOALS[tool] else 'MISSED'} (≤ {GOALS[tool]})"
            print(f"{kind:8}{tool:11}{s['pages']:6.0f}{s['pages'] / s['clock']:9.2f}{s['cpu'] / s['pages']:12.2f}"
                  f"{s['megabytes']:12.0f}{right:>12}   {ratio}{verdict}")


def two_workers(files, rounds, program):
    clock = {1: [], 2: []}
    for _ in range(rounds):
        for jobs in clock:
            with tempfile.TemporaryDirectory() as folder:
                cost = Cost()
                cost.run([program, "import", "--jobs", jobs, "--db", Path(folder) / "new.db"] + [file for file, _, _ in files])
                clock[jobs].append(cost.clock)
    faster = min(clock[1]) / min(clock[2])
    print(f"import with one worker {min(clock[1]):.1f} s, with two {min(clock[2]):.1f} s by the clock: {faster:.2f} times as fast "
          f"{'ok' if faster >= 1.9 else 'MISSED'} (≥ 1.9); load average {os.getloadavg()[0]:.1f}")


def text_layers(paths, rounds, program):
    files = [file for file, _, _ in scans(paths, {"digital"})]
    if not files:
        return
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder) / "long.pdf"
        subprocess.run(["pdfunite"] + files * max(1, 200 // sum(map(pages_of, files))) + [long], check=True)
        pages, costs = pages_of(long), []
        for _ in range(rounds):
            cost = Cost()
            cost.run(["taskset", "-c", "0", program, "read", "--text", long])
            costs.append(cost.cpu)
        rate = pages / min(costs)
        print(f"PDF with text, {pages} pages: {rate:.0f} pages per processor second {'ok' if rate >= 50 else 'MISSED'} (≥ 50)")


def main():
    options = argparse.ArgumentParser(formatter_class=argparse.RawDescriptionHelpFormatter, description=__doc__)
    options.add_argument("paths", nargs="*", type=Path)
    options.add_argument("--kinds", default="a,b,c")
    options.add_argument("--rounds", type=int, default=1)
    options.add_argument("--tools", default=",".join(TOOLS))
    options.add_argument("--workers", action="store_true")
    options.add_argument("--text", action="store_true")
    options.add_argument("--program", default=ROOT / "build" / "release" / "doisoat")
    options = options.parse_args()
    paths = options.paths or [SHARED / "scans"]
    files = list(scans(paths, set(options.kinds.split(","))))
    if not files:
        sys.exit(f"no scans STEM_KIND.pdf of these kinds in {', '.join(map(str, paths))}")
    print(f"model: {model()}")
    if options.text:
        text_layers(paths, options.rounds, options.program)
    if options.workers:
        two_workers(files, options.rounds, options.program)
    if not options.text and not options.workers:
        tools = options.tools.split(",")
        report(compare(files, tools, options.rounds, options.program), tools)


if __name__ == "__main__":
    main()
