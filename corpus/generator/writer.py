"""Text with marked numerals: what stands on the page, and every figure with the place where its numeral stands."""
import json
import re
import unicodedata

from codebook import PERIPHERAL, STOCKS, UNITS

OPEN, MIDDLE, CLOSE = "\ue000", "\ue001", "\ue002"
MARK = re.compile(f"{OPEN}(\\d+){MIDDLE}(.*?){CLOSE}", re.DOTALL)

# Both ways of placing the tone are written, each by its own school; the letters keep their number.
NEW_TONES = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "úy": "uý", "ùy": "uỳ", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ"}

ONES = "không một hai ba bốn năm sáu bảy tám chín".split()


def below_thousand(n, leading):
    hundreds, tens, ones = n // 100, n // 10 % 10, n % 10
    words = [ONES[hundreds], "trăm"] if hundreds or leading else []
    if tens == 1:
        words.append("mười")
    elif tens:
        words += [ONES[tens], "mươi"]
    elif ones and words:
        words.append("linh")
    if ones:
        words.append("mốt" if ones == 1 and tens > 1 else "lăm" if ones == 5 and tens else "tư" if ones == 4 and tens > 1 else ONES[ones])
    return words


def in_words(n):
    """194000000 → "một trăm chín mươi tư triệu"."""
    words = []
    for scale, name in ((10 ** 9, "tỷ"), (10 ** 6, "triệu"), (1000, "nghìn"), (1, None)):
        group = n // scale % 1000
        if group:
            words += below_thousand(group, bool(words)) + ([name] if name else [])
    return " ".join(words) or ONES[0]


def dotted(n):
    return f"{n:,}".replace(",", ".")


def one_year_before(day):
    return day.replace(year=day.year - 1)


class Report:
    """One report in the making: how its author writes numbers, and the figures marked so far."""

    def __init__(self, rng, start, end):
        self.rng, self.start, self.end = rng, start, end
        self.lines, self.figures, self.flags, self.header = [], [], [], {}
        self.padded = rng.random() < 0.8        # 05 rather than 5
        self.new_tones = rng.random() < 0.4
        self.dots = rng.random() < 0.85         # 1.402 rather than 1402

    def pick(self, *ways):
        return self.rng.choice(ways)

    def chance(self, share):
        return self.rng.random() < share

    def add(self, *lines):
        self.lines.extend(lines)

    # numerals as this author writes them
    def count(self, n):
        if n >= 1000:
            return dotted(n) if self.dots else str(n)
        return f"{n:02d}" if self.padded else str(n)

    def percent(self, share, digits):
        return f"{share:.{digits}f}".replace(".", ",")

    def day(self, day, words=False):
        if words:
            return f"{day.day:02d} tháng {day.month:02d} năm {day.year}" if day.month < 3 else f"{day.day:02d} tháng {day.month} năm {day.year}"
        return f"{day.day:02d}/{day.month:02d}/{day.year}" if self.padded else f"{day.day}/{day.month}/{day.year}"

    def n(self, code, value, text=None, measure=None, unit=None, time="own", **breakdown):
        """The numeral as it will stand, marked as a figure of `code`. Not core: figures of a breakdown that the codebook leaves open."""
        measure = measure or ("stock" if code in STOCKS else "flow")
        # A share or a change has the time of what it is a share or change of.
        of_stock = measure == "stock" or (measure in ("share", "change") and code in STOCKS)
        start, end = (None, self.end) if of_stock else (self.start, self.end)
        if time == "year before":
            start, end = start and one_year_before(start), one_year_before(end)
        elif time == "start":
            start, end = None, self.start
        elif isinstance(time, tuple):
            start, end = time
        self.figures.append({"indicator": code, "breakdown": {k: str(v) for k, v in breakdown.items() if v}, "measure": measure,
                             "value": value, "unit": unit or UNITS[code][0], "from": start and start.isoformat(),
                             "to": end and end.isoformat(), "core": int(code not in PERIPHERAL and not {"other", "changed_list"} & set(breakdown.values()))})
        return f"{OPEN}{len(self.figures) - 1}{MIDDLE}{self.count(value) if text is None else text}{CLOSE}"

    def finish(self, stem):
        """Writes STEM.txt and its truth; the flags are none."""
        marked = unicodedata.normalize("NFC", "\n".join(self.lines) + "\n")
        text, placed, at = "", {}, 0
        for mark in MARK.finditer(marked):
            text += marked[at:mark.start()]
            placed[int(mark.group(1))] = (len(text), mark.group(2))
            text += mark.group(2)
            at = mark.end()
        text += marked[at:]
        if self.new_tones:
            text = re.sub("(?<![qQ])(" + "|".join(NEW_TONES) + ")(?![^\\W\\d_])", lambda m: NEW_TONES[m.group()], text)
        rows = []
        for index, (offset, quote) in sorted(placed.items(), key=lambda item: item[1][0]):
            rows.append({**self.figures[index], "offset": offset, "quote": quote})
        with open(f"{stem}.txt", "w", encoding="utf-8", newline="") as f:
            f.write(text)
        with open(f"{stem}.figures.jsonl", "w", encoding="utf-8") as f:
            f.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        open(f"{stem}.flags.jsonl", "w").close()
        with open(f"{stem}.reports.json", "w", encoding="utf-8") as f:
            json.dump([self.header], f, ensure_ascii=False, indent=1)
