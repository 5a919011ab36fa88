"""Annexes: a short covering text and tables, one row a line, cells parted by TAB."""
from generator.committee_prose import CRIMES
from generator.letterhead import closing, counted_from, filler, opening
from generator.police_month import money
from generator.world import World, period, places, shares


def row(*cells):
    return "\t".join(str(cell) for cell in cells)


def by_commune(r, w, number):
    names = places(r.rng, r.rng.randint(3, 9))
    total_first, formula = r.chance(0.4), r.chance(0.5)
    # The same people as in the other tables, over the communes.
    columns = [shares(r.rng, n, len(names)) for n in (w.outside, w.in_rehab, w.in_prison, w.users.after, w.aftercare.after)]
    rows = [(name, a + b + c, a, b, c, *others) for name, a, b, c, *others in zip(names, *columns)]
    keys = [("addicts", None), ("addicts", "community"), ("addicts", "compulsory_rehab"), ("addicts", "detention"), ("users", None), ("post_rehab", None)]
    cells = lambda numbers: [r.n(code, n, place=where) for (code, where), n in zip(keys, numbers)]
    r.add("", f"{r.pick('Biểu số', 'Phụ lục', 'Bảng')} {number:02d}: {r.pick('Thống kê người nghiện, người sử dụng, người sau cai theo địa bàn', 'Số liệu người nghiện và người sử dụng trái phép chất ma túy')}",
          f"(Tính đến ngày {r.day(r.end)}; đơn vị tính: người)")
    first = "Tổng số người nghiện"
    r.add(row(r.pick("STT", "TT"), r.pick("Đơn vị", "Xã, phường", "Địa bàn"), first, "Ngoài cộng đồng", "Trong cơ sở cai nghiện bắt buộc", "Trong trại giam, tạm giam",
              r.pick("Người sử dụng trái phép chất ma túy", "Số người sử dụng trái phép chất ma túy"), r.pick("Người bị quản lý sau cai", "Quản lý sau cai nghiện")))
    if formula:
        r.add(row("(1)", "(2)", "(3)=(4)+(5)+(6)", "(4)", "(5)", "(6)", "(7)", "(8)"))
    word = r.pick("Tổng cộng", "TỔNG CỘNG", "Cộng", "Tổng số", "Toàn huyện")
    total = lambda: row("", word, *cells([sum(line[i] for line in rows) for i in range(1, 7)]))
    if total_first:
        r.add(total())
    for i, line in enumerate(rows, 1):
        r.add(row(i, line[0], *cells(line[1:])))
    if not total_first:
        r.add(total())
    return sum(line[1] for line in rows), sum(line[5] for line in rows), len(rows)


def comparison(r, w, number):
    r.add("", f"{r.pick('Biểu số', 'Phụ lục', 'Bảng')} {number:02d}: {r.pick('Kết quả đấu tranh với tội phạm về ma túy', 'Kết quả phát hiện, xử lý')}",
          row("TT", r.pick("Nội dung", "Chỉ tiêu"), r.pick("ĐVT", "Đơn vị tính"), r.pick("Kỳ này", "Trong kỳ", "Kỳ báo cáo"), r.pick("Cùng kỳ năm trước", "Cùng kỳ"), r.pick("Tăng (+), giảm (-)", "So sánh (+/-)"), "Tỷ lệ %"))

    def line(label, name, unit, code, now, then, text=None, **breakdown):
        text = text or r.count
        sign = lambda n: ("+" if n > 0 else "-" if n < 0 else "")
        rate = round(100 * (now - then) / then + (1e-9 if now > then else -1e-9), 1) if then else None
        difference = now - then
        r.add(row(label, name, unit, r.n(code, now, text=text(now), **breakdown), r.n(code, then, text=text(then), time="year before", **breakdown),
                  r.n(code, difference, text=sign(difference) + text(abs(difference)), measure="change", **breakdown),
                  "-" if rate is None else r.n(code, rate, text=(sign(rate) if rate else "") + r.percent(abs(rate), 1) + "%", measure="change", unit="percent", **breakdown)))

    now = [(article, c, p) for article, c, p in w.articles]
    before = {article: (r.rng.randint(1, 12), 0) for article, _, _ in now}
    before = {article: (c, c + r.rng.randint(0, 5)) for article, (c, _) in before.items()}
    line("1", "Tổng số vụ phát hiện, bắt giữ", "vụ", "cases", w.cases, sum(c for c, _ in before.values()))
    if len(now) > 1:
        for i, (article, c, _) in enumerate(now, 1):
            line(f"1.{i}", f"{CRIMES[article]} (Điều {article})", "vụ", "cases", c, before[article][0], article=article)
    line("2", "Tổng số đối tượng bị bắt", "đối tượng", "offenders", w.offenders, sum(p for _, p in before.values()))
    line("3", "Số vụ xử phạt vi phạm hành chính", "vụ", "admin_cases", w.fined_cases, r.rng.randint(1, 20))
    line("4", r.pick("Số tiền phạt vi phạm hành chính", "Tiền xử phạt vi phạm hành chính"), "đồng", "admin_fines", w.fines, r.rng.randint(2, 50) * 500000, text=money)


def movement(r, w, number):
    split_out = r.chance(0.4)
    head = ["TT", r.pick("Diện quản lý", "Loại đối tượng"), r.pick("Đầu kỳ", "Số đầu kỳ"), r.pick("Bổ sung", "Tăng trong kỳ"), r.pick("Thanh loại", "Giảm trong kỳ"), r.pick("Cuối kỳ", "Số cuối kỳ")]
    r.add("", f"{r.pick('Biểu số', 'Phụ lục', 'Bảng')} {number:02d}: {r.pick('Biến động danh sách quản lý', 'Tình hình tăng, giảm đối tượng')}", row(*head))
    if split_out:
        r.add(row("(1)", "(2)", "(3)", "(4)", "(5)", "(6)=(3)+(4)-(5)"))
    for i, (name, code, people) in enumerate([("Người nghiện ma túy", "addicts", w.addicts), ("Người sử dụng trái phép chất ma túy", "users", w.users),
                                              ("Người nghi sử dụng trái phép chất ma túy", "suspected_users", w.suspects),
                                              ("Người bị quản lý sau cai", "post_rehab", w.aftercare), ("Người điều trị Methadone", "substitution_treatment", w.methadone)], 1):
        r.add(row(i, name, r.n(code, people.before, time="start"), r.n(code, people.added, measure="added"), r.n(code, people.removed, measure="removed"), r.n(code, people.after)))


def make(rng, start_report):
    kind = rng.choice(["half_year", "quarter", "year"])
    start, end, called = period(rng, kind)
    r, w = start_report(rng, start, end), World(rng, rng.randint(30, 300))
    opening(r, w, (f"CÔNG AN TỈNH {w.province.upper()}", f"CÔNG AN HUYỆN {w.name.upper()}"), "BC-CAH",
            f"Thống kê số liệu công tác phòng, chống ma túy {called}", counted_from(r), kind, "huyện")
    at = len(r.lines)
    r.add(f"Công an huyện {w.name} báo cáo số liệu theo các biểu sau:")
    tables = r.rng.sample([by_commune, comparison, movement], r.rng.randint(1, 3))
    for number, table in enumerate(tables, 1):
        found = table(r, w, number)
        if table is by_commune and r.chance(0.5):
            total, users, count = found
            r.lines.insert(at, f"Trên địa bàn {count} xã, phường có {r.n('addicts', total)} người nghiện ma túy, {r.n('users', users)} người sử dụng trái phép chất ma túy.")
    r.add("", filler(r))
    closing(r, ["PC04", "Lưu: VT"], "NGƯỜI LẬP BIỂU")
    return r
