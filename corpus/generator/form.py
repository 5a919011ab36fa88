"""Forms and quick reports: questions with colons, "14 vụ/16 đối tượng", hardly a sentence."""
from generator.letterhead import closing, counted_from, filler, opening
from generator.police_month import money, weight
from generator.world import World, period, shares


def pair(r, codes, a, b, **breakdown):
    return f"{r.n(codes[0], a, **breakdown)}{r.between[0]}{r.n(codes[1], b, **breakdown)}{r.between[1]}"


def make(rng, start_report):
    kind = rng.choice(["quarter", "month", "half_year"])
    start, end, called = period(rng, kind)
    r, w = start_report(rng, start, end), World(rng, rng.randint(10, 200))
    r.between = r.pick((" vụ/", " đối tượng"), (" vụ, ", " đối tượng"), (" vụ - ", " đối tượng"), (" vụ ", " đối tượng"))
    opening(r, w, (f"CÔNG AN TỈNH {w.province.upper()}", f"CÔNG AN XÃ {w.name.upper()}"), "BC-CAX", f"Nhanh kết quả công tác phòng, chống ma túy {called}", counted_from(r), kind, "xã")
    caught = ("cases", "offenders")
    r.add(f"1. Tổng số vụ phát hiện, bắt giữ: {pair(r, caught, w.cases, w.offenders)}.")
    if len(w.articles) > 1:
        parts = [f"Điều {a}: {pair(r, caught, c, p, article=a)}" for a, c, p in w.articles]
        r.add(*([f"   {part};" for part in parts] if r.chance(0.5) else ["   Trong đó: " + "; ".join(parts) + "."]))
    done = r.rng.randint(0, w.cases)
    people = done + r.rng.randint(0, w.offenders - w.cases) if done else 0
    r.add(f"2. Khởi tố: {pair(r, ('prosecuted_cases', 'prosecuted_defendants'), done, people).replace('đối tượng', 'bị can')}.")
    heroin, text = weight(w.heroin, 2)
    none = "không"
    r.add(f"3. Tang vật: heroin: {r.n('seized_drugs', heroin, text=text, unit='g', substance='heroin')}g; cần sa: {r.n('seized_drugs', 0, text=none, unit='g', substance='cannabis')}; "
          f"ma túy tổng hợp: {r.n('seized_drugs', w.pills, unit='tablet', substance='synthetic')} viên.")
    r.add(f"4. Xử phạt hành chính: {pair(r, ('admin_cases', 'admin_offenders'), w.fined_cases, w.fined)}, số tiền phạt: {r.n('admin_fines', w.fines, text=money(w.fines))}đ.")
    outside, inside, prison = r.n("addicts", w.outside, place="community"), r.n("addicts", w.in_rehab, place="compulsory_rehab"), r.n("addicts", w.in_prison, place="detention")
    r.add(f"5. Số người nghiện ma túy: {r.n('addicts', w.addicts.after)}{r.pick(' người', '')}{r.pick(', trong đó: ', '; gồm: ')}{r.pick('ngoài xã hội', 'ở ngoài xã hội')}: {outside}; {r.pick('trong cơ sở cai nghiện bắt buộc', 'trong trung tâm cai nghiện')}: {inside}; trong trại giam: {prison}.")
    at_home = r.rng.randint(0, w.users.after)
    users = r.n("users", w.users.after)
    if r.chance(0.5):
        users += f" (ngoài xã hội {r.n('users', at_home, place='community')}, tạm giam {r.n('users', w.users.after - at_home, place='detention')})"
    r.add(f"6. Số người sử dụng trái phép chất ma túy: {users}.", f"7. Quản lý sau cai: {r.n('post_rehab', w.aftercare.after)} {r.pick('đối tượng', 'người')}.")
    three = shares(r.rng, r.rng.randint(0, 6), 3)
    codes = ["I", "II", "III"]
    names = [("1", "2", "3"), ("I", "II", "III")][r.rng.randrange(2)]
    if r.chance(0.5):
        r.add(f"8. Xã, phường trọng điểm phức tạp về ma túy: {r.n('key_communes', sum(three))} (" + ", ".join(f"loại {name}: {r.n('key_communes', n, grade=code)}" for name, code, n in zip(names, codes, three)) + ").")
    plants = [r.rng.randint(0, 900), r.rng.randint(0, 40)]
    r.add(f"9. Cây có chứa chất ma túy đã phá nhổ: {r.n('plants_destroyed', sum(plants))} cây ({r.n('plants_destroyed', plants[0], species='opium_poppy')} cây thuốc phiện, {r.n('plants_destroyed', plants[1], species='cannabis')} cây cần sa).")
    r.add(f"10. Test: {r.n('drug_tests', w.tests)} lượt; dương tính: {r.n('drug_tests_positive', w.positive)}.", f"11. Vướng mắc: {filler(r)}")
    closing(r, ["PC04", "Lưu"], "TRƯỞNG CÔNG AN XÃ")
    return r
