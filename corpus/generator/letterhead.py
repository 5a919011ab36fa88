"""How a report begins and ends."""
import datetime


def opening(r, world, body, number, title, subtitle, kind, area_word, to=None, city=None):
    """The two columns of the head, the title; `body` are the author's two lines."""
    issued = r.end + datetime.timedelta(days=r.rng.randint(1, 4))
    serial = r.rng.randint(3, 900)
    place = f"{city or world.name}, ngày {r.day(issued, words=True)}"
    if r.chance(0.5):
        r.add(f"{body[0]}\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", f"{body[1]}\tĐộc lập - Tự do - Hạnh phúc",
              f"Số: {serial}/{number}\t{place}", "")
    else:
        r.add(body[0], body[1], f"Số: {serial}/{number}", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", place, "")
    r.add("BÁO CÁO", title)
    if subtitle:
        r.add(subtitle)
    r.add("")
    if to:
        r.add(f"Kính gửi: {to}", "")
    r.header = {"kind": kind, "area": world.name, "number": f"{serial}/{number}", "issued": issued.isoformat(),
                "from": r.start.isoformat(), "to": r.end.isoformat()}


def counted_from(r):
    return r.pick(f"(Số liệu từ ngày {r.day(r.start)} đến ngày {r.day(r.end)})", f"(Thời gian từ {r.day(r.start)} đến {r.day(r.end)})",
                  f"(Mốc tính số liệu: từ {r.day(r.start)} đến hết ngày {r.day(r.end)})")


def closing(r, copies, post):
    r.add("", "Nơi nhận:", *[f"- {copy};" for copy in copies[:-1]], f"- {copies[-1]}.", post)


FILLER = [
    "Tình hình tội phạm và tệ nạn ma túy trên địa bàn còn tiềm ẩn phức tạp; các đối tượng lợi dụng mạng xã hội để liên lạc, trao đổi, gây khó khăn cho công tác phát hiện, bắt giữ.",
    "Cấp ủy, chính quyền quan tâm chỉ đạo; các ban, ngành, đoàn thể phối hợp chặt chẽ, nhận thức của quần chúng nhân dân được nâng lên.",
    "Lực lượng còn mỏng, địa bàn rộng, phương tiện thiếu; kinh phí bảo đảm cho công tác rà soát, quản lý chưa đáp ứng yêu cầu.",
    "Một số gia đình còn che giấu, chưa phối hợp với lực lượng chức năng trong việc đưa người thân đi cai nghiện.",
    "Ý thức chấp hành của một bộ phận người dân vùng sâu, vùng xa còn hạn chế; việc làm sau cai chưa ổn định.",
]


def filler(r):
    return r.rng.choice(FILLER)
