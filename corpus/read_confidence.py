"""Is doisoat as sure as it should be? The numerals it gives, by bands of confidence: how many are right.

A numeral here is digits with inner . or , (the parts of a date count each); right is what stands in the longest common subsequence with the
numerals that were set on the page, or is left of them. Page numbers count, too. A silent error is a figure whose numeral was misread and that no flag names.
"""
import json
import re
import subprocess
import sys
from collections import Counter, defaultdict

NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
BANDS = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99)


def matched(truth, given):
    """Which of the given stand in a longest common subsequence with the truth, or elsewhere among what it leaves of the truth.

    >>> matched(["12", "7", "2024"], ["12", "1", "2024"])
    [True, False, True]
    >>> matched(["12", "7", "9"], ["7", "12", "9", "9"])
    [True, True, True, False]
    """
    rows = [[0] * (len(truth) + 1)]
    for g in given:
        row, last = [0], rows[-1]
        for j, t in enumerate(truth):
            row.append(last[j] + 1 if g == t else max(last[j + 1], row[j]))
        rows.append(row)
    right, j, left = [False] * len(given), len(truth), Counter(truth)
    for i in range(len(given), 0, -1):
        while j > 0 and rows[i][j - 1] == rows[i][j]:
            j -= 1
        if rows[i][j] > rows[i - 1][j]:
            right[i - 1] = True
            left[given[i - 1]] -= 1
            j -= 1
    for i, text in enumerate(given):  # the columns of a row of signatures, the lines of a cell: read right, in another order
        if not right[i] and left[text] > 0:
            right[i] = True
            left[text] -= 1
    return right


def parts(text):
    """The numerals of a text; of dates written with dots the parts, as the ledger gives them.

    >>> parts("từ 15.6.2024: 3.510.000 đồng, 86,4 gam")
    ['15', '6', '2024', '3.510.000', '86,4']
    """
    return NUMERAL.findall(re.sub(r"(?<![\d.,])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)", r"\1 \2 \3", text))


def numerals(document):
    """(page, text, confidence, figure) of every numeral of the ledger, in reading order."""
    for item in document.get("ledger", {}).get("items", []):
        for text in parts(item["text"]):
            yield item.get("page") or 1, text, item["confidence"], item.get("figure")


def judge(document, truth, one_page):
    """(text, confidence, right, figure) of every numeral given; what was never seen is not counted here."""
    pages = [parts(page) for page in truth.split("\f")]
    given = defaultdict(list)
    for page, *numeral in numerals(document):
        given[0 if one_page else page - 1].append(numeral)
    for page, found in sorted(given.items()):
        right = matched(pages[page] if page < len(pages) else [], [text for text, _, _ in found])
        yield from ((*numeral, ok) for numeral, ok in zip(found, right))


class Tally:
    def __init__(self):
        self.bands = [[0, 0] for _ in BANDS]  # given, wrong
        self.figures = self.misread = self.silent = 0

    def add(self, document, truth, one_page, verbose=None):
        flagged = {figure for flag in document.get("flags", []) for figure in flag.get("figures", [])}
        self.figures += len(document.get("figures", []))
        for text, confidence, figure, right in judge(document, truth, one_page):
            band = self.bands[max(i for i, least in enumerate(BANDS) if confidence >= least)]
            band[0] += 1
            band[1] += not right
            if figure is not None and not right:
                self.misread += 1
                self.silent += figure not in flagged
            if verbose and not right and confidence >= 0.95:
                print(f"  {verbose}: {text} given with {confidence}, wrong", file=sys.stderr)

    def lines(self, name):
        for i, least in enumerate(BANDS):
            given, wrong = self.bands[i]
            most = BANDS[i + 1] if i + 1 < len(BANDS) else 1
            if given:
                yield f"{name:8}{least:5.2f}–{most:4.2f} {given:7} given {wrong:5} wrong  {100 * (1 - wrong / given):6.2f} % right"
        sure = [sum(band[k] for least, band in zip(BANDS, self.bands) if least >= 0.95) for k in (0, 1)]
        share = 100 * sure[1] / max(1, sure[0])
        goal = "" if sure[0] < 2000 else "  ok (≤ 0.30)" if share <= 0.3 else "  MISSED (≤ 0.30)"
        yield f"{name:8}≥ 0.95     {sure[0]:7} given {sure[1]:5} wrong  {share:6.2f} % wrong{goal}"
        yield (f"{name:8}figures    {self.figures:7} given {self.misread:5} misread, {self.silent} of them silently: "
               f"{10000 * self.silent / max(1, self.figures):.0f} silent errors per 10,000 figures")


def report(program, scans, verbose):
    kinds, all_kinds = defaultdict(Tally), Tally()
    for path, kind, truth in scans:
        output = subprocess.run([program, "read", "--json", path], capture_output=True, text=True).stdout
        document = json.loads(output or "{}")
        for tally in (kinds[kind], all_kinds):
            tally.add(document, truth, "\f" not in truth, path.name if verbose and tally is all_kinds else None)
    for kind, tally in sorted(kinds.items()):
        print("\n".join(tally.lines(kind)))
    print("\n".join(all_kinds.lines("all")))
