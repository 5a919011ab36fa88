"""Campaigns: "before" and "by" dates in one sentence, additions and removals with their reasons, parentheses."""
from generator.letterhead import closing, filler, opening
from generator.police_month import COME, GONE
from generator.world import World, period


def moved(r, code, people, what):
    start, end = r.day(r.start), r.day(r.end)
    before = r.n(code, people.before, time="start")
    came, went = r.n(code, people.added, measure="added"), r.n(code, people.removed, measure="removed")
    why = lambda parts, words, measure: r.pick(" (", " (trong đó ") + ", ".join(
        f"{r.n(code, n, measure=measure, reason=words[key][1])} người {words[key][0]}" for key, n in parts) + ")"
    if len(people.came) > 1:
        came += " người" + why(people.came, COME, "added")
    else:
        came += " người"
    if len(people.went) > 1:
        went += " người" + why(people.went, GONE, "removed")
    else:
        went += " người" + (f" do {GONE[people.went[0][0]][0]}" if people.went and r.chance(0.6) else "")
    after = r.n(code, people.after)
    way = r.rng.randrange(4)
    if way == 0:
        return f"+ {what}: Trước ngày {start}: có {before} người. Đến ngày {end}: {after} người. Bổ sung {came}. Thanh loại {went}."
    if way == 1:
        return f"+ {what}: tại thời điểm {start} có {before} người; trong đợt bổ sung {came}, đưa ra khỏi danh sách {went}; đến {end} còn {after} người."
    if way == 2:
        return f"+ {what}: trước khi mở đợt cao điểm là {before} người, đến nay là {after} người (tăng mới {came.split(' (')[0]}, giảm {went.split(' (')[0]})."
    return f"+ {what}: {before} người (số liệu ngày {start}), lập mới {came}, loại ra {went}, hiện có {after} người."


def make(rng, start_report):
    start, end, called = period(rng, "campaign")
    r, w = start_report(rng, start, end), World(rng, rng.randint(15, 250))
    stage = r.pick("giai đoạn 1", "đợt 1", "")
    opening(r, w, (f"CÔNG AN TỈNH {w.province.upper()}", f"CÔNG AN HUYỆN {w.name.upper()}"), "BC-CAH",
            f"Kết quả thực hiện cao điểm rà soát, thống kê người nghiện, người sử dụng trái phép chất ma túy {stage}".strip(),
            f"(Từ ngày {r.day(start)} đến ngày {r.day(end)})", "stage", "huyện")
    r.add(f"Công an huyện {w.name} báo cáo kết quả thực hiện cao điểm từ ngày {r.day(start)} đến ngày {r.day(end)} như sau:", "")
    r.add("1. Kết quả rà soát", moved(r, "addicts", w.addicts, r.pick("Người nghiện ma túy", "Số người nghiện ma túy")))
    r.add(moved(r, "users", w.users, r.pick("Người sử dụng trái phép chất ma túy", "Số người sử dụng trái phép chất ma túy")))
    if r.chance(0.8):
        r.add(moved(r, "suspected_users", w.suspects, "Người nghi sử dụng trái phép chất ma túy"))
    r.add(moved(r, "post_rehab", w.aftercare, r.pick("Người bị quản lý sau cai nghiện", "Người sau cai")))
    r.add(moved(r, "substitution_treatment", w.methadone, r.pick("Người điều trị bằng thuốc thay thế Methadone", "Người điều trị Methadone")))
    r.add("2. Kết quả test", f"Đã gọi hỏi, test {r.n('drug_tests', w.tests)} người, trong đó {r.n('drug_tests_positive', w.positive)} người {r.pick('dương tính', 'cho kết quả dương tính')} với ma túy; "
          f"còn {r.n('not_yet_tested', r.rng.randint(0, 90))} người chưa test.")
    r.add("3. " + r.pick("Lập hồ sơ", "Công tác lập hồ sơ cai nghiện"))
    files = r.rng.randint(1, 6)
    listed = w.people(files)
    entry = lambda p: r.way.format(*p)
    r.way = r.pick("{0}, sinh năm {1}, trú tại thôn {2}", "{0} (SN {1}, thôn {2})", "{0}, SN {1}, HKTT: xã {2}")
    if r.chance(0.6):
        r.add(f"Đã lập hồ sơ đưa đi cai nghiện bắt buộc {r.n('compulsory_rehab_dossiers', files)} trường hợp{r.pick(' gồm', '')}: {'; '.join(entry(p) for p in listed)}.")
    else:
        r.add(f"Lập {r.n('compulsory_rehab_dossiers', files)} hồ sơ đề nghị đưa vào cơ sở cai nghiện bắt buộc.")
    points = r.rng.randint(0, 5)
    licensed = r.rng.randint(0, points)
    r.add("4. Điểm, tụ điểm phức tạp về ma túy",
          f"Qua rà soát có {r.n('hotspot_points', points)} điểm phức tạp về ma túy (trong cơ sở kinh doanh có điều kiện {r.n('hotspot_points', licensed, venue='licensed_business')} điểm, "
          f"ngoài cơ sở kinh doanh có điều kiện {r.n('hotspot_points', points - licensed, venue='other')} điểm); {r.n('retail_dealers', r.rng.randint(0, 12))} đối tượng bán lẻ.")
    watched = r.rng.randint(2, 30)
    first = r.rng.randint(0, watched)
    grade = r.rng.randint(0, watched)
    r.add(f"5. Đang quản lý {r.n('surveillance_subjects', watched)} đối tượng sưu tra (DM1: {r.n('surveillance_subjects', first, list='DM1')}, DM2: {r.n('surveillance_subjects', watched - first, list='DM2')}; "
          f"loại A: {r.n('surveillance_subjects', grade, grade='A')}, loại B: {r.n('surveillance_subjects', watched - grade, grade='B')}).")
    r.add("", "* Nhận xét: " + filler(r))
    closing(r, ["PC04", "Lưu: CAH"], "TRƯỞNG CÔNG AN HUYỆN")
    return r
