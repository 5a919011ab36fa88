"""Steering committees and People's Committees, half a year or a year: long paragraphs, comparisons with the same period."""
from generator.letterhead import closing, counted_from, filler, opening
from generator.police_month import money, seized
from generator.world import World, period, places

CRIMES = {249: "Tàng trữ trái phép chất ma túy", 250: "Vận chuyển trái phép chất ma túy", 251: "Mua bán trái phép chất ma túy",
          255: "Tổ chức sử dụng trái phép chất ma túy", 256: "Chứa chấp việc sử dụng trái phép chất ma túy"}


def against(r, code, now, then, word, rate=False):
    """"tăng 02 vụ": the difference, with the sign that the verb gives it."""
    verb = "tăng" if now > then else "giảm"
    if now == then:
        return f"{r.pick('bằng', 'không tăng, không giảm')} so với cùng kỳ"
    size = r.n(code, now - then, text=r.count(abs(now - then)), measure="change")
    out = f"{verb} {size} {word}"
    if rate and then:
        share = round(100 * (now - then) / then + (1e-9 if now > then else -1e-9), 1)
        out += f", {r.pick('tương ứng', 'tức', 'tỷ lệ')} {r.n(code, share, text=r.percent(abs(share), 1) + '%', measure='change', unit='percent')}"
    return out


def crime(r, w):
    same = r.pick("so với cùng kỳ năm trước", "so với cùng kỳ", f"so với cùng kỳ năm {r.end.year - 1}")
    caught = r.pick("đã phát hiện, bắt giữ", "đã bắt giữ", "phát hiện, điều tra làm rõ")
    head = f"{r.pick('Trong kỳ', 'Trong thời gian trên', 'Từ đầu kỳ đến nay')}, lực lượng Công an {caught} {r.n('cases', w.cases)} vụ, {r.n('offenders', w.offenders)} đối tượng"
    if r.chance(0.5):  # both numbers of the year before, and what they differ by
        then = (f"cùng kỳ {r.n('cases', w.cases_then, time='year before')} vụ, {r.n('offenders', w.offenders_then, time='year before')} đối tượng")
        head += f" ({then}; {against(r, 'cases', w.cases, w.cases_then, 'vụ', rate=r.chance(0.5))})"
    elif w.cases != w.cases_then and w.offenders != w.offenders_then:
        verbs = ["tăng" if a > b else "giảm" for a, b in ((w.cases, w.cases_then), (w.offenders, w.offenders_then))]
        cases = r.n("cases", w.cases - w.cases_then, text=r.count(abs(w.cases - w.cases_then)), measure="change")
        people = r.n("offenders", w.offenders - w.offenders_then, text=r.count(abs(w.offenders - w.offenders_then)), measure="change")
        second = "" if verbs[0] == verbs[1] else verbs[1] + " "
        head += f" ({verbs[0]} {cases} vụ, {second}{people} đối tượng {same})"
    lines = [head + f"; thu giữ {seized(r, w)}."]
    if r.chance(0.5) and len(w.articles) > 1:
        lines.append(r.pick("Phân theo tội danh:", "Cụ thể theo điều luật:", "Trong đó:"))
        for article, cases, people in w.articles:
            lines.append(f"+ {CRIMES[article]} (Điều {article}): {r.n('cases', cases, article=article)} vụ, {r.n('offenders', people, article=article)} đối tượng;")
        lines[-1] = lines[-1][:-1] + "."
    prosecuted = r.rng.randint(0, w.cases)
    accused = prosecuted + r.rng.randint(0, w.offenders - w.cases) if prosecuted else 0
    lines.append(f"Cơ quan CSĐT đã khởi tố {r.n('prosecuted_cases', prosecuted)} vụ, {r.n('prosecuted_defendants', accused)} bị can.")
    return lines


def addicts(r, w):
    total = w.addicts.after
    split = [("ngoài cộng đồng", w.outside, "community"), ("đang cai nghiện bắt buộc", w.in_rehab, "compulsory_rehab"), ("trong trại tạm giam, nhà tạm giữ", w.in_prison, "detention")]
    whole = r.n("addicts", total)
    shares = r.chance(0.4) and total > 0
    parts = []
    for words, n, where in split:
        part = f"{words} {r.n('addicts', n, place=where)} người"
        if shares:
            share = round(100 * n / total + 1e-9, 1)
            part += f" ({r.pick('chiếm ', '', 'chiếm tỷ lệ ')}{r.n('addicts', share, text=r.percent(share, 1) + '%', measure='share', unit='percent', place=where)})"
        parts.append(part)
    line = f"{r.pick('Toàn huyện hiện có', 'Tính đến hết kỳ, trên địa bàn có', 'Tổng số người nghiện ma túy có hồ sơ quản lý là')} {whole} người"
    line += " nghiện ma túy" if "nghiện" not in line else ""
    return line + f"{r.pick(', trong đó ', ', gồm: ', '; bao gồm: ')}{'; '.join(parts)}."


def communes(r, w):
    """How many communes have drugs and how many have none."""
    total = r.rng.randint(8, 26)
    clean = r.rng.randint(0, 5)
    dirty = total - clean
    digits = r.rng.choice([1, 1, 2])

    def rate(n, code):
        share = round(100 * n / total + 1e-9, digits)
        return r.n(code, share, text=r.percent(share, digits) + "%", measure="share", unit="percent")

    text = lambda n: f"{r.count(n)}/{r.count(total)}"
    names = places(r.rng, clean)
    named = f" ({', '.join(names)})" if names and r.chance(0.4) else ""
    if r.chance(0.5):
        return [f"Huyện có {r.n('communes', total)} xã, thị trấn; {r.n('communes_with_drugs', dirty, text=text(dirty))} xã, thị trấn có ma túy, {r.pick('chiếm', 'đạt tỷ lệ', 'chiếm tỷ lệ')} "
                f"{rate(dirty, 'communes_with_drugs')}; {r.n('communes_drug_free', clean, text=text(clean))} xã không có ma túy{named}."]
    return [f"Trên địa bàn có {r.n('communes', total)} xã, thị trấn, trong đó:",
            f"- {r.n('communes_drug_free', clean)} xã không có ma túy{named}, chiếm {rate(clean, 'communes_drug_free')};",
            f"- {r.n('communes_with_drugs', dirty)} xã, thị trấn có tệ nạn ma túy, chiếm {rate(dirty, 'communes_with_drugs')}."]


def fines(r, w):
    acts = [("sử dụng trái phép chất ma túy", "use", 1, 750000), ("tàng trữ trái phép chất ma túy", "possession", 2, 3500000)]
    cases = [r.rng.randint(1, 12), r.rng.randint(1, 4)]
    people = [n + r.rng.randint(0, 2) for n in cases]
    amounts = [n * each for n, (_, _, _, each) in zip(people, acts)]
    whole = (f"Xử phạt vi phạm hành chính {r.n('admin_cases', sum(cases))} vụ, {r.n('admin_offenders', sum(people))} đối tượng với tổng số tiền "
             f"{r.n('admin_fines', sum(amounts), text=money(sum(amounts)))} đồng")
    parts = [f"{r.n('admin_cases', c, behaviour=code)} vụ, {r.n('admin_offenders', p, behaviour=code)} đối tượng về hành vi {words}, phạt "
             f"{r.n('admin_fines', a, text=money(a), behaviour=code)} đồng" for (words, code, _, _), c, p, a in zip(acts, cases, people, amounts)]
    if r.chance(0.5):
        return [f"{whole}, trong đó:"] + [f"+ {part};" for part in parts[:-1]] + [f"+ {parts[-1]}."]
    return [f"{whole} (gồm {'; '.join(parts)})."]


def make(rng, start_report):
    kind = rng.choice(["half_year", "year", "quarter"])
    start, end, called = period(rng, kind)
    r, w = start_report(rng, start, end), World(rng, rng.randint(60, 700))
    opening(r, w, (f"UBND HUYỆN {w.name.upper()}", "BAN CHỈ ĐẠO 138"), "BC-BCĐ",
            r.pick("Kết quả công tác phòng, chống ma túy ", "Sơ kết công tác phòng, chống ma túy ", "Tình hình, kết quả phòng, chống tội phạm và tệ nạn ma túy ") + called,
            counted_from(r), kind, "huyện", to=r.pick(None, "Ban Chỉ đạo 138 tỉnh"))
    r.add(f"Thực hiện chỉ đạo của cấp trên, Ban Chỉ đạo 138 huyện {w.name} báo cáo như sau:", "", "I. TÌNH HÌNH", filler(r), "")
    r.add(*communes(r, w), "")
    r.add("II. KẾT QUẢ", "1. Đấu tranh với tội phạm", *crime(r, w), "2. Xử lý vi phạm hành chính", *fines(r, w), "3. Quản lý người nghiện, cai nghiện", addicts(r, w))
    before = w.users.after + r.rng.randint(-9, 9)
    users = r.n("users", w.users.after)
    if before > 0 and before != w.users.after and r.chance(0.7):
        users = f"{users} người ({against(r, 'users', w.users.after, before, 'người')} so với cùng kỳ)"
    else:
        users += " người"
    r.add(f"{r.pick('Số người sử dụng trái phép chất ma túy', 'Người sử dụng trái phép chất ma túy có hồ sơ')}{r.pick(': ', ' là ')}{users}.")
    filed = r.rng.randint(0, 40)
    r.add(f"Lập {r.n('compulsory_rehab_dossiers', filed)} hồ sơ đề nghị đưa vào cơ sở cai nghiện bắt buộc, đã đưa {r.n('rehab_admitted', r.rng.randint(0, filed))} người đi cai nghiện.")
    if r.chance(0.4):
        r.add("", "III. ĐÁNH GIÁ", f"Kết quả bắt giữ {r.n('cases', w.cases)} vụ, {r.n('offenders', w.offenders)} đối tượng thể hiện sự cố gắng của các lực lượng. {filler(r)}")
    r.add("", "IV. NHIỆM VỤ THỜI GIAN TỚI", "Tiếp tục rà soát, thống kê; phấn đấu 100% người nghiện được lập hồ sơ quản lý.")
    closing(r, ["BCĐ 138 tỉnh", "Thường trực Huyện ủy", "Lưu: VT"], "TRƯỞNG BAN")
    return r
