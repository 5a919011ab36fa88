"""Party committees: thematic reports over a whole year, shares of everything, ages and sexes."""
from generator.letterhead import closing, counted_from, filler, opening
from generator.world import World, period, shares


def rated(r, code, n, total, digits, **breakdown):
    share = round(100 * n / total + 1e-9, digits)
    return r.n(code, share, text=r.percent(share, digits) + "%", measure="share", unit="percent", **breakdown)


def ages(r, w, total):
    bands = [("dưới 18 tuổi", "<18"), ("từ 18 đến 30 tuổi", "18-30"), ("trên 30 tuổi", ">30")]
    numbers = shares(r.rng, total, 3)
    part = lambda words, band, n: f"{words} {r.n('addicts', n, age=band)} người" + (f" ({rated(r, 'addicts', n, total, 1, age=band)})" if r.with_shares else "")
    return f"{r.pick('Phân theo độ tuổi', 'Về độ tuổi', 'Theo lứa tuổi')}: " + "; ".join(part(words, band, n) for (words, band), n in zip(bands, numbers)) + "."


def make(rng, start_report):
    start, end, called = period(rng, "year")
    r, w = start_report(rng, start, end), World(rng, rng.randint(20, 400))
    r.with_shares = r.chance(0.6)
    opening(r, w, (f"ĐẢNG BỘ TỈNH {w.province.upper()}", f"ĐẢNG ỦY XÃ {w.name.upper()}"), "BC/ĐU",
            r.pick("Kết quả lãnh đạo công tác phòng, chống ma túy ", "Chuyên đề về lãnh đạo, chỉ đạo công tác phòng, chống ma túy ") + called, counted_from(r), "year", "xã")
    members, women = r.rng.randint(80, 500), 0
    women = r.rng.randint(10, members - 10)
    villages = r.rng.randint(6, 20)
    clean = r.rng.randint(0, villages)
    r.add("I. " + r.pick("ĐẶC ĐIỂM TÌNH HÌNH", "KHÁI QUÁT TÌNH HÌNH"),
          f"Đảng bộ xã {w.name} có {villages} chi bộ với {members} đảng viên (nữ {women} đồng chí). Toàn xã có {r.n('villages', villages)} thôn, bản; "
          f"dân số {r.pick('trên', 'khoảng', '')} {r.n('population', r.rng.randint(20, 190) * 100)} người. {filler(r)}".replace("  ", " "))
    r.add(f"Đến nay {r.n('villages_drug_free', clean, text=f'{r.count(clean)}/{r.count(villages)}')} thôn, bản {r.pick('được công nhận', 'đạt tiêu chí')} không có ma túy, {r.pick('chiếm', 'đạt')} "
          f"{rated(r, 'villages_drug_free', clean, villages, 1)}.")
    total = w.addicts.after
    men = r.rng.randint(total // 2, total)
    r.add("", "II. KẾT QUẢ LÃNH ĐẠO, CHỈ ĐẠO", "1. Công tác quản lý người nghiện",
          f"{r.pick('Cấp ủy đã chỉ đạo rà soát, lập hồ sơ quản lý', 'Lực lượng Công an xã đang quản lý')} {r.n('addicts', total)} người nghiện ma túy, gồm {r.n('addicts', men, sex='male')} nam, {r.n('addicts', total - men, sex='female')} nữ.")
    if total > 2 and r.chance(0.7):
        r.add(ages(r, w, total))
    then = total + r.rng.randint(-12, 12)
    if then > 0 and then != total:
        verb = "tăng" if total > then else "giảm"
        rate = round(100 * abs(total - then) / then + 1e-9, 1)
        signed = rate if total > then else -rate
        r.add(f"So với {r.pick('năm trước', 'cùng kỳ năm trước')} ({r.n('addicts', then, time='year before')} người), số người nghiện {verb} "
              f"{r.n('addicts', total - then, text=r.count(abs(total - then)), measure='change')} người ({r.n('addicts', signed, text=r.percent(rate, 1) + '%', measure='change', unit='percent')}).")
    treated = w.methadone.after
    r.add(f"Hiện {r.n('substitution_treatment', treated)} người đang điều trị Methadone tại trạm y tế; {r.n('post_rehab', w.aftercare.after)} người {r.pick('đang bị quản lý sau cai', 'thuộc diện quản lý sau cai nghiện')}.")
    r.add("2. Công tác đấu tranh", f"Trong năm, {r.pick('Công an xã phối hợp bắt giữ', 'các lực lượng phát hiện')} {r.n('cases', w.cases)} vụ với {r.n('offenders', w.offenders)} đối tượng phạm tội về ma túy; xử phạt hành chính {r.n('admin_offenders', w.fined)} đối tượng.")
    r.add("3. Công tác tuyên truyền", f"Các chi bộ tổ chức {r.n('propaganda_conferences', r.rng.randint(5, 60))} hội nghị tuyên truyền, có {r.n('propaganda_attendance', r.rng.randint(300, 6000))} lượt người dự; "
          f"phát {r.n('leaflets', r.rng.randint(2, 60) * 50)} tờ rơi; {r.n('commitments_signed', r.rng.randint(100, 3000))} hộ gia đình ký cam kết.")
    models = r.rng.randint(2, 9)
    r.add(f"Duy trì {r.n('models_built', models)} mô hình quần chúng tự quản về an ninh trật tự.", "", "III. ĐÁNH GIÁ", f"1. Ưu điểm: {filler(r)}", f"2. Hạn chế: {filler(r)} {r.pick('Số người nghiện còn cao', 'Số người nghiện chưa giảm')} ({r.n('addicts', total)} người).")
    closing(r, ["Tỉnh ủy", "Các chi bộ", "Lưu VPĐU"], "T/M ĐẢNG ỦY")
    return r
