"""What an invented unit has to report: numbers that agree with each other in every way the texts put them."""
import datetime

SYLLABLES = ("Nậm Pha Bản Khe Tân Hưng Yên Thạch Mường Lộc Phú Sơn Đông Hòa Bình An Thượng Kiều Suối Đá Vĩnh Long Trà Giang Xuân Mai Cẩm Thủy "
             "Quỳnh Lương Hà Ninh Đức Trung Thuận Minh Châu Vân").split()
PROVINCES = ["Lào Cai", "Lạng Sơn", "Nghệ An", "Phú Thọ", "Thanh Hóa", "Sơn La", "Quảng Trị", "Đắk Lắk", "Vĩnh Long", "An Giang", "Ninh Bình"]
FAMILY = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Lò Vàng Hà Lương Triệu".split()
MIDDLE = "Văn Đức Thị Minh Quốc Hữu Xuân Đình Ngọc".split()
GIVEN = "An Bình Cường Dũng Hải Hùng Khoa Long Nam Phúc Quân Sơn Tài Thắng Tuấn Việt".split()


class List:
    """People on a list: opening, reasons of coming and going, closing."""

    def __init__(self, rng, size, came, went):
        self.came = split(rng, rng.randint(0, max(2, size // 5)), came)
        self.before = rng.randint(max(3, size // 2), size + 3)
        self.went = split(rng, rng.randint(0, max(1, self.before // 4)), went)
        self.added, self.removed = sum(n for _, n in self.came), sum(n for _, n in self.went)
        self.after = self.before + self.added - self.removed


def split(rng, total, keys):
    """The total over some of the keys, none of them zero."""
    if total == 0:
        return []
    keys = rng.sample(keys, min(len(keys), rng.randint(1, 3), total))
    cuts = sorted(rng.sample(range(1, total), len(keys) - 1)) if len(keys) > 1 else []
    return [(key, b - a) for key, a, b in zip(keys, [0] + cuts, cuts + [total])]


def shares(rng, total, parts):
    """The total over all parts, zeros allowed."""
    cuts = sorted(rng.randint(0, total) for _ in range(parts - 1))
    return [b - a for a, b in zip([0] + cuts, cuts + [total])]


def place(rng):
    a, b = rng.sample(SYLLABLES, 2)
    return f"{a} {b}"


def person(rng):
    return f"{rng.choice(FAMILY)} {rng.choice(MIDDLE)} {rng.choice(GIVEN)}"


def places(rng, count):
    found = []
    while len(found) < count:
        name = place(rng)
        if name not in found:
            found.append(name)
    return found


def period(rng, kind):
    """From and to, as such periods are usually counted, and how they are called."""
    year = rng.choice([2023, 2024, 2025, 2026])
    if kind == "month":
        month = rng.randint(2, 12)
        end = datetime.date(year, month, 14)
        return datetime.date(year, month - 1, 15), end, f"tháng {month:02d}/{year}"
    if kind == "quarter":
        quarter = rng.randint(2, 4)
        return datetime.date(year, 3 * quarter - 3, 15), datetime.date(year, 3 * quarter, 14), f"quý {['I', 'II', 'III', 'IV'][quarter - 1]} năm {year}"
    if kind == "half_year":
        return datetime.date(year - 1, 12, 15), datetime.date(year, 6, 14), f"6 tháng đầu năm {year}"
    if kind == "year":
        return datetime.date(year - 1, 12, 15), datetime.date(year, 12, 14), f"năm {year}"
    start = datetime.date(year, rng.randint(1, 9), 15)  # a campaign
    return start, start + datetime.timedelta(days=rng.choice([45, 60, 75])), "đợt cao điểm"


class World:
    def __init__(self, rng, size):
        self.rng = rng
        self.province, self.name = rng.choice(PROVINCES), place(rng)
        self.addicts = List(rng, size, ["assessed", "moved_in", "methadone"], ["died", "moved_out", "prison", "aftercare"])
        self.users = List(rng, size // 2 + 4, ["positive", "from_suspects"], ["expired", "became_addict", "left"])
        self.suspects = List(rng, size + 8, ["screening"], ["became_user", "left", "cleared"])
        self.aftercare = List(rng, size // 3 + 3, ["back"], ["expired"])
        self.methadone = List(rng, size // 3 + 4, ["new"], ["quit", "moved_out"])
        outside, self.in_rehab, self.in_prison = shares(rng, self.addicts.after, 3)
        self.outside = outside
        self.cases = rng.randint(1, size // 4 + 3)
        self.offenders = self.cases + rng.randint(0, self.cases)
        self.cases_then = rng.randint(1, size // 4 + 4)
        self.offenders_then = self.cases_then + rng.randint(0, self.cases_then)
        articles = rng.sample([249, 250, 251, 255, 256], min(self.cases, rng.randint(1, 3)))
        cuts = sorted(rng.sample(range(1, self.cases), len(articles) - 1)) if len(articles) > 1 else []
        cases = [b - a for a, b in zip([0] + cuts, cuts + [self.cases])]
        extra = shares(rng, self.offenders - self.cases, len(articles))
        self.articles = [(article, c, c + e) for article, c, e in zip(sorted(articles), cases, extra)]
        self.tests = rng.randint(10, 3 * size + 20)
        self.positive = rng.randint(0, self.tests // 5)
        self.fined_cases = rng.randint(1, size // 5 + 2)
        self.fined = self.fined_cases + rng.randint(0, 2)
        self.fines = rng.randint(3, 60) * 500000
        self.heroin, self.meth = rng.randint(1, 60000), rng.randint(1, 90000)  # in thousandths of a gram
        self.pills = rng.randint(2, 400)

    def people(self, count):
        return [(person(self.rng), self.rng.randint(1965, 2004), place(self.rng)) for _ in range(count)]
