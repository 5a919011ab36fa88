"""How Vietnamese reports write numbers, as far as the corpus has to check its own truth: digits and words."""
import re
from decimal import Decimal

ONES = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6,
        "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9}
SCALES = (({"tỷ", "tỉ"}, 10 ** 9), ({"triệu"}, 10 ** 6), ({"nghìn", "ngàn"}, 10 ** 3))
NEGATION = re.compile(r"không|chưa", re.IGNORECASE)


def in_digits(text):
    """Every number written in digits: (start, value, digits after the decimal comma)."""
    found = []
    for m in re.finditer(r"(?<![^\W_])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|(?<![^\W_])\d+(?:[,.]\d+)?", text):
        number = m.group()
        if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", number):
            number = number.replace(".", "")
        whole, _, fraction = number.replace(".", ",").partition(",")
        found.append((m.start(), Decimal(whole + ("." + fraction if fraction else "")), len(fraction)))
    return found


def in_words(text):
    """The amount that words say ("Một trăm linh hai triệu đồng"), None when they are no number."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    for names, scale in SCALES:
        for at, word in enumerate(words):
            if word in names:
                head, tail = " ".join(words[:at]), words[at + 1:]
                half = scale // 2 if tail[:1] == ["rưỡi"] else 0
                return (in_words(head) or 0) * scale + half + (in_words(" ".join(tail)) or 0)
    value, ones, seen = 0, 0, False
    for word in words:
        if word in ONES:
            ones, seen = ONES[word], True
        elif word == "trăm":
            value, ones = value + 100 * ones, 0
        elif word == "mươi":
            value, ones = value + 10 * ones, 0
        elif word == "mười":
            value, ones, seen = value + 10, 0, True
        elif word not in ("linh", "lẻ"):
            break
    return value + ones if seen else None
