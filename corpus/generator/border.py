"""Border guards and other forces: who caught what, who handed over to whom, seizures in kilograms."""
from generator.letterhead import closing, counted_from, filler, opening
from generator.police_month import money
from generator.world import World, period, places


def make(rng, start_report):
    kind = rng.choice(["quarter", "year", "half_year"])
    start, end, called = period(rng, kind)
    r, w = start_report(rng, start, end), World(rng, rng.randint(20, 120))
    opening(r, w, (f"BỘ CHỈ HUY BĐBP TỈNH {w.province.upper()}", f"ĐỒN BIÊN PHÒNG {w.name.upper()}"), "BC-ĐBP", f"Kết quả công tác phòng, chống tội phạm ma túy {called}", counted_from(r), kind, "đồn")
    names = places(r.rng, 3)
    villages = r.rng.randint(12, 40)
    addict, addicts = "addicts", [r.rng.randint(2, 70) for _ in names]
    r.add("1. Tình hình địa bàn", filler(r),
          f"Đồn quản lý {r.rng.randint(12, 48)},{r.rng.randint(1, 9)} km đường biên, {r.count(len(names))} xã biên giới với {r.n('villages', villages)} bản. "
          f"{r.pick('Trên địa bàn có', 'Tổng số', 'Hiện có')} {r.n('addicts', sum(addicts))} người nghiện ma túy ({', '.join(f'xã {name} {r.n(addict, n)}' for name, n in zip(names, addicts))}).")
    own = r.rng.randint(0, w.cases)
    joint = w.cases - own
    own_people = own + (r.rng.randint(0, w.offenders - w.cases) if own and joint else w.offenders - w.cases if own else 0)
    r.add("2. Kết quả đấu tranh",
          f"{r.pick('Trong kỳ', 'Thời gian qua')}, đơn vị {r.pick('chủ trì, phối hợp bắt', 'bắt giữ')} {r.n('cases', w.cases)} vụ/{r.n('offenders', w.offenders)} đối tượng; "
          f"cùng kỳ {r.n('cases', w.cases_then, time='year before')} vụ/{r.n('offenders', w.offenders_then, time='year before')} đối tượng"
          + (f"; số vụ {'tăng' if w.cases > w.cases_then else 'giảm'} {r.n('cases', w.cases - w.cases_then, text=r.count(abs(w.cases - w.cases_then)), measure='change')}" if w.cases != w.cases_then and r.chance(0.6) else "") + ".")
    kilos = r.rng.randint(1, 90)
    grams = r.rng.randint(11, 999)
    r.add(f"Vật chứng: {r.n('seized_drugs', kilos * 100, text=r.percent(kilos / 10, 1), unit='g', substance='methamphetamine')} kg ma túy đá; "
          f"{r.n('seized_drugs', r.rng.randint(2, 90) * 200, unit='tablet', substance='methamphetamine')} viên hồng phiến; "
          f"{r.n('seized_drugs', grams / 10, text=r.percent(grams / 10, 1), unit='g', substance='opium')} gam thuốc phiện; "
          f"{r.n('seized_items', r.rng.randint(1, 6), unit='vehicle', item='motorbike')} xe máy.")
    handed = r.rng.randint(0, w.cases)
    people = handed + r.rng.randint(0, w.offenders - w.cases) if handed else 0
    r.add(f"Đã bàn giao Công an {r.pick('huyện', 'tỉnh')} {r.n('transferred_cases', handed)} vụ/{r.n('transferred_defendants', people)} đối tượng để điều tra theo thẩm quyền; "
          f"xử phạt hành chính {r.n('admin_offenders', w.fined)} đối tượng, {r.n('admin_fines', w.fines, text=money(w.fines))} đồng.")
    if r.chance(0.4):
        suspects = w.people(r.rng.randint(1, 3))
        r.add(f"Điển hình: ngày {r.day(r.end.replace(day=3))}, bắt {len(suspects):02d} đối tượng: {'; '.join(f'{n}, sinh năm {y}, trú tại bản {p}' for n, y, p in suspects)}.")
    done = r.rng.randint(1, villages)
    r.add("3. Công tác vận động quần chúng", f"Tổ chức {r.n('propaganda_conferences', r.rng.randint(3, 60))} buổi/{r.n('propaganda_attendance', r.rng.randint(100, 5000))} lượt người nghe tại {r.count(done)}/{r.count(villages)} bản; "
          f"vận động {r.n('voluntary_rehab', r.rng.randint(0, 9))} người cai nghiện tự nguyện.")
    r.add("4. Phương hướng", "Tăng cường tuần tra; phối hợp mở 02 đợt cao điểm; phấn đấu bắt ít nhất 3 vụ.")
    closing(r, ["Bộ Chỉ huy BĐBP tỉnh", "Lưu: VT"], "ĐỒN TRƯỞNG")
    return r
