"""Letters about money: amounts in digits and words, programmes and their supplements, totals."""
from generator.letterhead import closing, filler, opening
from generator.police_month import money
from generator.world import World, period
from generator.writer import in_words


def amount(r, n, code="budget", time="own", **breakdown):
    digits = r.n(code, n, text=money(n), time=time, **breakdown)
    unit = r.unit
    words = in_words(n) + " đồng"
    way = r.words
    if way == "none" or (way == "some" and r.chance(0.4)):
        return f"{digits}{unit}"
    words = words.capitalize() if r.capital else words
    return f"{digits}{unit} ({'bằng chữ: ' if way == 'said' else ''}{words}{'./.' if False else ''})"


def make(rng, start_report):
    start, end, called = period(rng, rng.choice(["year", "half_year"]))
    r, w = start_report(rng, start, end), World(rng, 50)
    kind = "half_year" if called.startswith("6") else "year"
    r.words, r.capital, r.unit = r.pick("all", "all", "some", "said", "none"), r.chance(0.7), r.pick("đ", " đồng", "đồng")
    opening(r, w, (f"UBND TỈNH {w.province.upper()}", f"UBND XÃ {w.name.upper()}"), "BC-UBND",
            f"Tình hình bố trí, sử dụng kinh phí phòng, chống ma túy {called}", f"(Từ {r.day(start)} đến {r.day(end)})", kind, "xã")
    r.add(f"UBND xã {w.name} báo cáo việc bố trí kinh phí phục vụ công tác phòng, chống ma túy như sau:", "")
    names = r.rng.sample([("Dự án 2", "Đấu tranh phòng, chống tội phạm về ma túy", "project_2"), ("Dự án 3", "Chuyển hóa địa bàn trọng điểm về ma túy", "project_3"),
                          ("Dự án 1", "Tuyên truyền, giáo dục pháp luật", "project_1"), ("Dự án 4", "Nâng cao hiệu quả cai nghiện", "project_4")], r.rng.randint(2, 3))
    grand = 0
    for name, title, code in sorted(names):
        first, more = r.rng.randint(10, 300) * 1000000, r.rng.randint(2, 80) * 500000
        head = f"{r.pick('-', '+', '·')} {name}: {title}: " if r.chance(0.6) else f"- {name} ({title}): "
        if r.chance(0.6):
            line = (f"{head}{r.pick('cấp đầu năm', 'kinh phí được cấp', 'phân bổ')} {amount(r, first, programme=code, part='allocated')}; "
                    f"{r.pick('cấp bổ sung', 'kinh phí bổ sung', 'bổ sung')} {amount(r, more, programme=code, part='supplement')}; {r.pick('tổng', 'cộng', 'tổng cộng')} {amount(r, first + more, programme=code)}.")
            grand += first + more
        else:
            line = f"{head}{amount(r, first, programme=code)}."
            grand += first
        r.add(line)
    r.add(f"{r.pick('Tổng số kinh phí', 'Tổng cộng', 'Tổng kinh phí')}: {amount(r, grand)}.")
    r.add("", "2. Kết quả xử phạt", f"Trong kỳ xử phạt vi phạm hành chính {r.n('admin_cases', w.fined_cases)} vụ, {r.n('admin_offenders', w.fined)} đối tượng, số tiền phạt {amount(r, w.fines, code='admin_fines')}.")
    r.add("3. Khó khăn, vướng mắc", filler(r))
    closing(r, ["Sở Tài chính", "Lưu: VT"], "CHỦ TỊCH")
    return r
