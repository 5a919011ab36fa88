"""Commune police, every month: numbered headings, short bullets with colons, lists with opening and closing numbers."""
from generator.letterhead import closing, counted_from, filler, opening
from generator.world import World, period

GONE = {"died": ("chết", "died"), "moved_out": ("chuyển đi nơi khác", "left_area"), "prison": ("bị bắt, tạm giam", "detention"),
        "aftercare": ("chuyển sang quản lý sau cai", "post_rehab"), "expired": ("hết thời hạn quản lý", "expired"),
        "became_addict": ("chuyển sang người nghiện", "became_addict"), "left": ("đi khỏi địa phương", "left_area"),
        "became_user": ("chuyển sang người sử dụng", "became_user"), "cleared": ("không còn biểu hiện nghi vấn", "other"),
        "quit": ("bỏ điều trị", "quit")}
COME = {"assessed": ("xác định tình trạng nghiện", "determined_addicted"), "moved_in": ("nơi khác chuyển đến", "moved_in"),
        "methadone": ("đăng ký uống Methadone", "methadone"), "positive": ("test dương tính", "other"),
        "from_suspects": ("từ diện nghi sử dụng chuyển sang", "changed_list"), "screening": ("qua rà soát", "other"),
        "back": ("chấp hành xong trở về", "other"), "new": ("mới đăng ký điều trị", "other")}


def reasons(r, code, parts, measure, words):
    return "; ".join(f"{words[key][0]}: {r.n(code, n, measure=measure, reason=words[key][1])}" for key, n in parts)


def listed(r, code, people, heading, number):
    """One list in five lines, or in one."""
    first = r.pick("Đầu kỳ", "Số đầu kỳ", "Kỳ trước chuyển sang", "Tồn đầu kỳ")
    last = r.pick("Cuối kỳ", "Số cuối kỳ", "Hiện đang quản lý", "Tồn cuối kỳ") if first != "Đầu kỳ" else "Cuối kỳ"
    plus, minus = r.pick(("Bổ sung", "Thanh loại"), ("Tăng trong kỳ", "Giảm trong kỳ"), ("Đưa vào danh sách", "Đưa ra khỏi danh sách"))
    came = r.n(code, people.added, measure="added")
    if len(people.came) > 1 or people.came and r.chance(0.4):
        came += r.pick(" (", ", trong đó: ") + reasons(r, code, people.came, "added", COME)
        came += ")" if "(" in came else ""
    went = r.n(code, people.removed, measure="removed")
    if len(people.went) > 1 or people.went and r.chance(0.4):
        went += " (" + reasons(r, code, people.went, "removed", GONE) + ")"
    opening_stock = r.n(code, people.before, time="start")
    if r.style == "lines":
        r.add(f"{number}. {heading}", f"- {first}: {opening_stock}{r.people}", f"- {plus}: {came}", f"- {minus}: {went}")
        r.add(f"- {last}: {r.n(code, people.after)}{r.people}")
    else:
        r.add(f"{number}. {heading}: {first.lower()} {opening_stock} người; {plus.lower()} {came}; {minus.lower()} {went}; "
              f"{last.lower()} {r.n(code, people.after)} người.")


def make(rng, start_report):
    start, end, called = period(rng, "month")
    r, w = start_report(rng, start, end), World(rng, rng.randint(8, 90))
    r.style, r.people = r.pick("lines", "lines", "prose"), r.pick("", " người", " đối tượng")
    ward = r.chance(0.3)
    unit = "phường" if ward else "xã"
    opening(r, w, (f"CÔNG AN TỈNH {w.province.upper()}", f"CÔNG AN {unit.upper()} {w.name.upper()}"), r.pick("BC-CAX", "BC-CAX(TH)") if not ward else "BC-CAP",
            r.pick("Kết quả công tác phòng, chống ma túy ", "Công tác phòng, chống tội phạm và tệ nạn ma túy ", "Kết quả thực hiện công tác phòng, chống ma túy ") + called,
            counted_from(r), "month", unit, to=r.pick(None, "Phòng PC04 - Công an tỉnh"))
    r.add(f"Công an {unit} {w.name} báo cáo kết quả như sau:", "", "I. " + r.pick("TÌNH HÌNH CHUNG", "ĐẶC ĐIỂM TÌNH HÌNH"), f"- {filler(r)}")
    villages = r.rng.randint(5, 22)
    clean = r.rng.randint(0, villages)
    r.add(f"- {unit.capitalize()} có {r.n('villages', villages)} {r.pick('thôn', 'thôn, bản', 'khu phố')}, dân số {r.n('population', r.rng.randint(2000, 19000))} người.")
    if r.chance(0.6):
        r.add(f"- Địa bàn không có ma túy: {r.n('villages_drug_free', clean, text=f'{r.count(clean)}/{r.count(villages)}')} thôn.")
    r.add("", "II. " + r.pick("CÔNG TÁC QUẢN LÝ ĐỐI TƯỢNG", "KẾT QUẢ RÀ SOÁT, QUẢN LÝ"))
    listed(r, "addicts", w.addicts, "Người nghiện ma túy", 1)
    if r.chance(0.7):
        r.add(f"  {r.pick('Trong đó', 'Cụ thể')}: ngoài {r.pick('xã hội', 'cộng đồng')} {r.n('addicts', w.outside, place='community')}, trong cơ sở cai nghiện bắt buộc "
              f"{r.n('addicts', w.in_rehab, place='compulsory_rehab')}, trong trại giam, nhà tạm giữ {r.n('addicts', w.in_prison, place='detention')}.")
    listed(r, "users", w.users, r.pick("Người sử dụng trái phép chất ma túy", "Người sử dụng trái phép chất ma túy (chưa xác định nghiện)"), 2)
    if r.chance(0.7):
        listed(r, "suspected_users", w.suspects, "Người nghi sử dụng trái phép chất ma túy", 3)
    listed(r, "post_rehab", w.aftercare, r.pick("Người bị quản lý sau cai nghiện", "Quản lý sau cai nghiện ma túy"), 4)
    if r.chance(0.5):
        listed(r, "substitution_treatment", w.methadone, r.pick("Người điều trị Methadone", "Điều trị thay thế bằng Methadone"), 5)
    r.add(f"6. {r.pick('Xét nghiệm', 'Test nhanh ma túy', 'Kết quả test')}: {r.n('drug_tests', w.tests)} lượt người, "
          f"{r.pick('dương tính', 'phát hiện dương tính')} {r.n('drug_tests_positive', w.positive)} trường hợp.")
    r.add("", "III. ĐẤU TRANH, XỬ LÝ")
    if r.chance(0.6):
        r.add(f"- {r.pick('Phát hiện, bắt giữ', 'Bắt giữ', 'Đã phát hiện')}: {r.n('cases', w.cases)} vụ, {r.n('offenders', w.offenders)} đối tượng.")
        r.add(f"- {r.pick('Tang vật', 'Thu giữ')}: {seized(r, w)}.")
    else:
        none = r.pick("Không phát hiện", "Không có")
        r.add(f"- Bắt, vận động đầu thú đối tượng truy nã: {r.n('wanted_persons', 0, text='0', measure='flow')}.", f"- Trồng cây có chứa chất ma túy: {r.n('plant_cases', 0, text=none)}.")
    if r.chance(0.7):
        r.add(f"- Xử phạt vi phạm hành chính: {r.n('admin_cases', w.fined_cases)} vụ, {r.n('admin_offenders', w.fined)} đối tượng, số tiền "
              f"{r.n('admin_fines', w.fines, text=money(w.fines))} đồng.")
    r.add("", "IV. TUYÊN TRUYỀN", f"- Tổ chức {r.n('propaganda_conferences', r.rng.randint(1, 9))} buổi tuyên truyền với "
          f"{r.n('propaganda_attendance', r.rng.randint(40, 1900))} lượt người {r.pick('tham gia', 'nghe')}.")
    if r.chance(0.5):
        r.add("", "V. NHẬN XÉT", f"Đến hết kỳ, toàn {unit} có {r.n('addicts', w.addicts.after)} người nghiện ma túy và "
              f"{r.n('users', w.users.after)} người sử dụng trái phép chất ma túy có hồ sơ quản lý. {filler(r)}")
    closing(r, ["PC04 - CAT", "Lưu: VT"], r.pick("TRƯỞNG CÔNG AN XÃ", "KT. TRƯỞNG CÔNG AN") if not ward else "TRƯỞNG CÔNG AN PHƯỜNG")
    return r


def money(n):
    return f"{n:,}".replace(",", ".")


def weight(thousandths, digits):
    text = f"{thousandths / 1000:.{digits}f}"
    return float(text), text.replace(".", ",")


def seized(r, w):
    """What was taken, as weights and pieces."""
    heroin, heroin_text = weight(w.heroin, r.rng.choice([2, 3]))
    meth, meth_text = weight(w.meth, r.rng.choice([1, 2, 3]))
    parts = [f"{r.n('seized_drugs', heroin, text=heroin_text, unit='g', substance='heroin')} gam {r.pick('heroin', 'Heroine', 'hêrôin')}",
             f"{r.n('seized_drugs', meth, text=meth_text, unit='g', substance='methamphetamine')} gam {r.pick('ma túy đá', 'Methamphetamine')}"]
    if r.chance(0.4):
        parts.append(f"{r.n('seized_drugs', w.pills, unit='tablet', substance='methamphetamine')} viên hồng phiến")
    if r.chance(0.6):
        parts.append(f"{r.n('seized_items', r.rng.randint(1, 9), unit='phone', item='phone')} điện thoại di động")
        parts.append(f"{r.n('seized_items', r.rng.randint(1, 5), unit='vehicle', item='motorbike')} xe mô tô")
    return r.pick("; ", ", ").join(parts)
