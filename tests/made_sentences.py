"""Sentences that would get somebody found, and sentences of law that would not, in six languages.

All numbers are made by chance, with check digits where the State has them; all names are put together by chance. Nobody
is meant.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from stdnum import luhn
from stdnum.iso7064 import mod_97_10

Draw = Callable[[random.Random], str]


def digits(r: random.Random, count: int) -> str:
    return "".join(r.choice("0123456789") for _ in range(count))


def phone(r: random.Random) -> str:
    code, groups = r.choice(
        [
            ("998", "2322"),
            ("996", "3222"),
            ("992", "2322"),
            ("993", "2222"),
            ("7", "3322"),
            ("90", "3322"),
            ("971", "234"),
            ("66", "234"),
        ]
    )
    number = {"998": "9", "996": "7", "992": "9", "993": "6", "7": "7", "90": "5", "971": "5", "66": "8"}[
        code
    ] + digits(r, sum(map(int, groups)) - 1)
    parts, start = [], 0
    for size in map(int, groups):
        parts.append(number[start : start + size])
        start += size
    return r.choice(
        [
            f"+{code} {' '.join(parts)}",
            f"+{code}{number}",
            f"+{code}-{'-'.join(parts)}",
            f"+{code} ({parts[0]}) {'-'.join(parts[1:])}",
            f"00{code} {' '.join(parts)}",
        ]
    )


def local_phone(r: random.Random) -> str:
    return r.choice([
        f"8 (7{digits(r, 2)}) {digits(r, 3)}-{digits(r, 2)}-{digits(r, 2)}", f"8-9{digits(r, 2)}-{digits(r, 3)}-{digits(r, 2)}-{digits(r, 2)}",
        f"053{digits(r, 1)} {digits(r, 3)} {digits(r, 2)} {digits(r, 2)}", f"050 {digits(r, 3)} {digits(r, 4)}", f"081-{digits(r, 3)}-{digits(r, 4)}",
        f"(90) {digits(r, 3)}-{digits(r, 2)}-{digits(r, 2)}", f"9{digits(r, 1)} {digits(r, 3)}-{digits(r, 2)}-{digits(r, 2)}", f"0555 {digits(r, 2)} {digits(r, 2)} {digits(r, 2)}",
    ])  # fmt: skip


def mail(r: random.Random) -> str:
    return f"{r.choice(['gulya', 'aziz', 'n.karim', 'star'])}{digits(r, 2)}@{r.choice(['mail.ru', 'gmail.com', 'inbox.uz', 'yandex.kz'])}"


def card(r: random.Random) -> str:
    body = (r.choice(["4", "52", "8600", "9860"]) + digits(r, 15))[:15]
    number = body + luhn.calc_check_digit(body)
    return number if r.random() < 0.5 else " ".join(number[n : n + 4] for n in range(0, 16, 4))


def account(r: random.Random) -> str:
    if r.random() < 0.4:
        return r.choice(["40817", "20206", "22618"]) + digits(r, 15)
    country, length = r.choice([("KZ", 16), ("TR", 22), ("AE", 19)])
    body = digits(r, length)
    return f"{country}{mod_97_10.calc_check_digits(body + country)}{body}"


def born(r: random.Random) -> tuple[str, str, str]:
    return f"{r.randint(1, 28):02}", f"{r.randint(1, 12):02}", str(r.randint(1975, 2009))


def iin(r: random.Random) -> str:
    while True:
        day, month, year = born(r)
        body = f"{year[2:]}{month}{day}{r.choice('34' if year < '2000' else '56')}{digits(r, 4)}"
        for weights in (range(1, 12), (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)):
            total = sum(w * int(d) for w, d in zip(weights, body, strict=True)) % 11
            if total != 10:
                return f"{body}{total}"


def pinfl(r: random.Random) -> str:
    day, month, year = born(r)
    return f"{r.choice('34' if year < '2000' else '56')}{day}{month}{year[2:]}{digits(r, 7)}"


def kyrgyz(r: random.Random) -> str:
    day, month, year = born(r)
    return f"{r.choice('12')}{day}{month}{year}{digits(r, 5)}"


def kimlik(r: random.Random) -> str:
    body = [r.randint(1, 9), *(r.randint(0, 9) for _ in range(8))]
    tenth = (7 * sum(body[::2]) - sum(body[1::2])) % 10
    return "".join(map(str, [*body, tenth, (sum(body) + tenth) % 10]))


def thai(r: random.Random) -> str:
    body = f"{r.randint(1, 8)}{digits(r, 11)}"
    last = (11 - sum((13 - n) * int(d) for n, d in enumerate(body)) % 11) % 10
    number = f"{body}{last}"
    return number if r.random() < 0.5 else f"{number[0]}-{number[1:5]}-{number[5:10]}-{number[10:12]}-{number[12]}"


def snils(r: random.Random) -> str:
    body = f"{r.randint(1, 9)}{digits(r, 8)}"
    check = sum((9 - n) * int(d) for n, d in enumerate(body)) % 101 % 100
    return f"{body[:3]}-{body[3:6]}-{body[6:]} {check:02}"


def inn(r: random.Random) -> str:
    body = r.choice("123456789") + digits(r, 9)
    for weights in ((7, 2, 4, 10, 3, 5, 9, 4, 6, 8), (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)):
        body += str(sum(w * int(d) for w, d in zip(weights, body, strict=True)) % 11 % 10)
    return body


def emirates(r: random.Random) -> str:
    body = f"784{born(r)[2]}{digits(r, 7)}"
    number = body + luhn.calc_check_digit(body)
    return f"784-{number[3:7]}-{number[7:14]}-{number[14]}" if r.random() < 0.5 else number


def ssn(r: random.Random) -> str:
    return f"{r.randint(101, 660)}-{r.randint(10, 99)}-{r.randint(1000, 9999)}"


def national(r: random.Random) -> str:
    return r.choice([iin, pinfl, kyrgyz, kimlik, thai, snils, inn, emirates, ssn])(r)


def passport(r: random.Random) -> str:
    return r.choice(
        [
            f"AA{digits(r, 7)}",
            f"AC {digits(r, 7)}",
            f"N{digits(r, 8)}",
            f"ID{digits(r, 7)}",
            f"I-AS № {digits(r, 6)}",
            f"{digits(r, 2)} {digits(r, 7)}",
            f"U{digits(r, 8)}",
        ]
    )


def plate(r: random.Random) -> str:
    cyr, lat = "АВЕКМНОРСТУХ", "ABCDEFGHKMNPRSTX"
    return r.choice([
        f"{r.choice(cyr)}{digits(r, 3)}{r.choice(cyr)}{r.choice(cyr)} {r.choice(['77', '199', '54'])}", f"01 {r.choice(lat)} {digits(r, 3)} {r.choice(lat)}{r.choice(lat)}",
        f"{digits(r, 3)} {''.join(r.choice(lat) for _ in range(3))} 02", f"01KG{digits(r, 3)}{''.join(r.choice(lat) for _ in range(3))}", f"34 {r.choice(lat)}{r.choice(lat)}K {digits(r, 3)}",
    ])  # fmt: skip


def spot(r: random.Random) -> str:
    north, east = r.uniform(36, 55), r.uniform(50, 80)
    return r.choice([
        f"{north:.5f}, {east:.5f}", f"{int(north)}°{r.randint(10, 59)}′{r.randint(10, 59)}″N {int(east)}°{r.randint(10, 59)}′E", f"{north:.4f}° N, {east:.4f}° E", f"{north:.4f}N {east:.4f}E",
    ])  # fmt: skip


def day(r: random.Random) -> str:
    return r.choice(
        [
            f"{r.randint(1, 28):02}.{r.randint(1, 12):02}.{r.randint(2012, 2024)}",
            f"{r.randint(2012, 2024)}-{r.randint(1, 12):02}-{r.randint(1, 28):02}",
        ]
    )


def age(r: random.Random) -> str:
    return str(r.randint(13, 45))


def few(r: random.Random) -> str:
    return str(r.randint(2, 8))


def room(r: random.Random) -> str:
    return str(r.randint(1, 60))


def latin_name(r: random.Random) -> str:
    first = r.choice(
        ["Gulnora", "Dilfuza", "Nargiza", "Zarina", "Feruza", "Aigul", "Madina", "Mohira", "Shahnoza", "Nigora"]
    )
    last = r.choice(["Karimova", "Yusupova", "Tosheva", "Rahimova", "Saidova", "Ergasheva", "Abdullayeva", "Nazarova"])
    return r.choice([f"{first} {last}", f"{last} {first}", f"{first} {last[0]}.", f"{last} {first} Alisherovna"])


def cyrillic_name(r: random.Random) -> str:
    first = r.choice(
        ["Гульнора", "Дилфуза", "Наргиза", "Зарина", "Феруза", "Айгуль", "Мадина", "Мохира", "Шахноза", "Нигора"]
    )
    last = r.choice(["Каримова", "Юсупова", "Тошева", "Рахимова", "Саидова", "Эргашева", "Абдуллаева", "Назарова"])
    return r.choice([f"{first} {last}", f"{last} {first}", f"{last} {first} Алишеровна", f"{first} {last[0]}."])


def turkish_name(r: random.Random) -> str:
    return (
        f"{r.choice(['Ayşe', 'Fatma', 'Zeynep', 'Elif', 'Mehmet', 'Mustafa'])} {r.choice(['Hanım', 'Bey'])}"
        if r.random() < 0.5
        else latin_name(r)
    )


def arabic_name(r: random.Random) -> str:
    first, father = r.choice(["فاطمة", "مريم", "زينب", "خديجة", "ليلى"]), r.choice(["محمد", "أحمد", "خالد", "يوسف"])
    return r.choice([f"السيدة {first}", f"{first} بنت {father}", f"المدعوة {first}", f"{first} {father}"])


def thai_name(r: random.Random) -> str:
    return f"{r.choice(['นางสาว', 'น.ส.', 'ด.ญ.', 'นาง'])}{r.choice(['สมหญิง', 'มาลี', 'สุดา', 'วิภา', 'จันทร์เพ็ญ'])} {r.choice(['ใจดี', 'แสงทอง', 'ศรีสุข', 'บุญมา'])}"


VALUES: dict[str, Draw] = {
    "phone": phone, "local": local_phone, "mail": mail, "card": card, "account": account, "national": national, "passport": passport, "plate": plate, "spot": spot,
    "day": day, "age": age, "few": few, "room": room, "latin": latin_name, "cyrillic": cyrillic_name, "turkish": turkish_name, "arabic": arabic_name, "thai": thai_name,
}  # fmt: skip

HARMFUL = {
    "en": """She can be reached at {phone}.
Her mother answers on {local} in the evening.
He wrote from {mail} and offered work.
The money went to card {card}.
The wages were paid to account {account}.
The consulate recorded her number, {national}, in the file.
{national} is what the border guard noted.
She travelled on passport {passport}, which the employer kept.
The car, licence plate {plate}, waited at the airport.
The house stands at {spot}.
A {age}-year-old from the village of Qizilqum was taken on {day}.
Born on {day} in Yangiobod village, she was the youngest.
{few} women from the village of Oqtepa testified.
She lives in room {room} of the shelter.
The victim, {latin}, testified by video.
{latin} was recruited by a neighbour.
A girl named {latin} told the police everything.
Ms. {latin} returned in spring.""",
    "ru": """С ней можно связаться по номеру {phone}.
Её мать отвечает по телефону {local} по вечерам.
Он писал с адреса {mail} и предлагал работу.
Деньги перевели на карту {card}.
Зарплату перечисляли на счёт {account}.
Консульство записало её номер {national} в дело.
Пограничник отметил: {national}.
Она ехала по паспорту {passport}, который забрал работодатель.
Машина, государственный номер {plate}, ждала у аэропорта.
Дом стоит в точке {spot}.
Девушка {age} лет из села Кызылкум была вывезена {day}.
Родилась {day} в кишлаке Янгиобод, была младшей в семье.
{few} женщины из села Октепа дали показания.
Она живёт в приюте, комната {room}.
Потерпевшая {cyrillic} дала показания по видеосвязи.
{cyrillic} была завербована соседкой.
Девушка по имени {cyrillic} рассказала всё милиции.
Г-жа {cyrillic} вернулась весной.""",
    "uz": """U bilan {phone} raqami orqali bogʻlanish mumkin.
Onasi kechqurun {phone} telefoniga javob beradi.
U {mail} manzilidan yozgan.
Pul {card} kartasiga oʻtkazilgan.
Uning shaxsiy raqami {national} ishga tikilgan.
U {passport} raqamli pasport bilan ketgan; pasport {passport}.
Uy {spot} nuqtasida joylashgan.
Oqtepa qishlogʻidan {few} ayol koʻrsatma berdi.
U boshpanada yashaydi, {room}-xonadon.
{latin} qoʻshnisi tomonidan yollangan.
Jabrlanuvchi {latin} video orqali koʻrsatma berdi.
{age} yoshli qiz {day} kuni Oqtepa qishlogʻidan olib ketilgan.""",
    "tr": """Kendisine {phone} numarasından ulaşılabilir.
Annesi akşamları {local} numaralı telefonda.
{mail} adresinden yazdı.
Para {card} numaralı karta yatırıldı.
Ücret {account} hesabına ödendi.
T.C. kimlik numarası {national} dosyada.
{passport} numaralı pasaportla geldi; pasaport {passport}.
Araç, plaka {plate}, havaalanında bekledi.
Ev {spot} noktasında.
{turkish} komşusu tarafından kandırıldı.
Mağdur {latin} görüntülü ifade verdi.
Sığınma evinde kalıyor, daire {room}.""",
    "ar": """يمكن الاتصال بها على {phone}.
تجيب والدتها على هاتف {local} مساءً.
كتب من {mail} وعرض عملاً.
حُوّل المال إلى بطاقة {card}.
دُفع الأجر إلى حساب {account}.
رقم الهوية {national} في الملف.
سافرت بجواز {passport} الذي احتفظ به صاحب العمل.
انتظرت السيارة، لوحة {plate}، في المطار.
يقع البيت عند {spot}.
أدلت {arabic} بشهادتها عبر الفيديو.
وصلت {arabic} في الربيع.
تقيم في المأوى، غرفة {room}.""",
    "th": """ติดต่อเธอได้ที่ {phone}
แม่ของเธอรับสายที่ {local} ตอนเย็น โทร {local}
เขาเขียนมาจาก {mail} และเสนองาน
เงินถูกโอนเข้าบัตร {card}
ค่าจ้างโอนเข้าบัญชี {account}
เลขประจำตัว {national} อยู่ในสำนวน
เธอเดินทางด้วยหนังสือเดินทาง {passport}
รถทะเบียน {plate} รออยู่ที่สนามบิน
บ้านอยู่ที่ {spot}
{thai} ให้การผ่านวิดีโอ
เมื่อปีที่แล้ว {thai} ถูกชักชวนโดยเพื่อนบ้าน
เธอพักอยู่ที่บ้านพักพิง ห้อง {room}""",
}

COUNTED: dict[str, Draw] = {
    "art": lambda r: str(r.randint(1, 480)),
    "sub": lambda r: f"{r.randint(1, 480)}-{r.randint(1, 9)}",
    "year": lambda r: str(r.randint(1991, 2026)),
    "day": day,
    "law": lambda r: r.choice([f"{r.randint(1, 999)}-{r.choice(['V', 'VI', 'VII'])}", f"{r.randint(10, 999)}", f"ЗРУ-{r.randint(100, 999)}", f"UP-{r.randint(1000, 9999)}"]),
    "case": lambda r: r.choice([f"{r.randint(1, 9)}-{r.randint(1, 999)}/{r.randint(2005, 2025)}", f"{digits(r, 5)}/{digits(r, 2)}", f"{r.randint(1, 9)}/{r.randint(1, 99)}-{digits(r, 4)}-{r.randint(1, 99)}-{r.randint(1, 9)}", f"{digits(r, 4)}-{digits(r, 2)}-00-{r.randint(1, 9)}к/{r.randint(100, 999)}", f"1-{digits(r, 4)}-{digits(r, 4)}/{digits(r, 2)}"]),
    "unts": lambda r: f"{r.randint(500, 3200)} UNTS {r.randint(1, 600)}",
    "reg": lambda r: f"{r.randint(10000, 60000)}",
    "sum": lambda r: r.choice([f"{r.randint(1, 99)} {digits(r, 3)} {digits(r, 3)}", f"{r.randint(1, 900)},{digits(r, 3)}", f"{r.randint(1, 9)}.{digits(r, 3)}.{digits(r, 3)}", str(r.randint(100, 90000))]),
    "isbn": lambda r: f"978-92-1-{digits(r, 6)}-{digits(r, 1)}",
    "ets": lambda r: f"{r.randint(5, 224)}",
    "symbol": lambda r: r.choice([f"A/RES/{r.randint(40, 78)}/{r.randint(1, 300)}", f"CTOC/COP/{r.randint(2004, 2024)}/{r.randint(1, 20)}", f"E/CN.15/{r.randint(2000, 2024)}/{r.randint(1, 20)}", f"S/2015/{digits(r, 3)}"]),
    "link": lambda r: r.choice([f"https://lex.uz/docs/{digits(r, 7)}", f"https://adilet.zan.kz/rus/docs/K{digits(r, 10)}", f"https://hudoc.echr.coe.int/eng?i=001-{digits(r, 6)}", f"http://cbd.minjust.gov.kg/act/view/ru-ru/{digits(r, 6)}", f"https://example.org/998{digits(r, 9)}"]),
    "ecli": lambda r: f"ECLI:CE:ECHR:{r.randint(2005, 2024)}:{digits(r, 4)}JUD00{digits(r, 7)}",
    "count": lambda r: str(r.randint(11, 4000)),
    "span": lambda r: f"{r.randint(1991, 2010)}–{r.randint(2011, 2026)}",
    "adilet": lambda r: r.choice("KZVP") + digits(r, 10),
}  # fmt: skip

HARMLESS = {
    "en": """Article {art} of the Criminal Code punishes trafficking in persons.
Articles {art}, {sub} and {art} apply together since {day}.
The Protocol was registered as No. {reg}, {unts}.
In case No. {case} the court sentenced four defendants.
Application no. {case}, judgment of {day}, {ecli}.
Law No. {law} of {day} amends article {sub}.
The fine is {sum} base calculation units.
Resolution {symbol} calls on States to cooperate.
See ISBN {isbn} and CETS No. {ets}.
In {span} courts convicted {count} persons.
The text is at {link}, read on {day}.
The victim may ask for compensation within {art} days.
A victim of trafficking who is under 18 is a child under article {art}.
The President of the Supreme Court of Kazakhstan and the Minister of Justice signed on {day}.
Judge Karimova of the Tashkent City Court heard the case on {day}.
Mr. John Smith, Special Rapporteur, visited Tashkent in {year}.
The Geneva Convention and the Kishinev Convention of {day} prevail.
Women from the Fergana region were {count} of those identified.
The shelter has {count} rooms and receives {count} people a year.
18 U.S.C. {art}, 22 U.S.C. {art}(c) and 19 ILM {art} were cited.
The document {adilet} entered into force on {day}.
Between 10:00 and 18:00 on {day} the Ministry of Internal Affairs answered.
Istiqbolli Avlod and Sana Sezim run shelters in Tashkent and Shymkent.
The Russian Federation and the Kyrgyz Republic exchanged {count} requests in {span}.""",
    "ru": """Статья {art} Уголовного кодекса наказывает торговлю людьми.
Статьи {art}, {sub} и {art} применяются вместе с {day}.
Протокол зарегистрирован под № {reg}, {unts}.
По делу № {case} суд осудил четырёх подсудимых.
Жалоба № {case}, постановление от {day}, {ecli}.
Закон № {law} от {day} изменяет статью {sub}.
Штраф составляет {sum} расчётных величин.
Резолюция {symbol} призывает государства сотрудничать.
В {span} годах осуждено {count} человек.
Текст опубликован по адресу {link}, прочитан {day}.
Потерпевший вправе требовать возмещения в течение {art} дней.
Потерпевшая сторона подаёт заявление по статье {art}.
Президент Республики Казахстан и Министр юстиции подписали закон {day}.
Судья Каримова А. Б. рассмотрела дело {day}.
Генеральный прокурор Российской Федерации направил запрос № {reg}.
Европейская конвенция и Кишинёвская конвенция от {day} имеют преимущество.
Выявлено {count} женщин из Ферганской области.
Приют имеет {count} мест и принимает {count} человек в год.
Пленум Верховного Суда, постановление № {art} от {day}.
Гражданин Узбекистана или гражданка Кыргызской Республики вправе обратиться в консульство.
Постановление Правительства от {day} № {art} (рег. № {reg}).
Российская Федерация и Кыргызская Республика обменялись {count} запросами за {span} годы.""",
    "uz": """Jinoyat kodeksining {art}-moddasi odam savdosi uchun jazolaydi.
Qonun {law}-son, {day}.
{year}-yilda {count} nafar shaxs sudlangan.
Jarima bazaviy hisoblash miqdorining {art} baravari.
Matn {link} manzilida, {day} kuni oʻqilgan.
Oʻzbekiston Respublikasi Prezidentining {day} kungi UP-{reg}-son farmoni.
Jabrlanuvchi {art} kun ichida kompensatsiya soʻrashi mumkin.
{case}-sonli ish boʻyicha hukm chiqarilgan.
Toshkent shahar sudi {day} kuni qaror qabul qildi.
Boshpana {count} oʻringa moʻljallangan.
{sub}-modda {span} yillarda qoʻllangan.""",
    "tr": """Türk Ceza Kanunu'nun {art}. maddesi insan ticaretini cezalandırır.
{law} sayılı Kanun {day} tarihinde yürürlüğe girdi.
{year} yılında {count} kişi mahkûm edildi.
E. {case}, K. {case} sayılı karar.
Metin {link} adresinde, {day} tarihinde okundu.
Mağdur {art} gün içinde tazminat isteyebilir.
Adalet Bakanı ve İçişleri Bakanı {day} tarihinde imzaladı.
Para cezası {sum} gündür.
Sığınma evinde {count} oda vardır.
Palermo Protokolü, {unts}, No. {reg}.
{span} arasında {count} talep gönderildi.""",
    "ar": """تعاقب المادة {art} من قانون العقوبات على الاتجار بالأشخاص.
القانون رقم {law} الصادر في {day}.
في عام {year} أُدين {count} شخصاً.
القضية رقم {case} أمام محكمة دبي.
النص على {link}، قُرئ في {day}.
يجوز للضحية طلب التعويض خلال {art} يوماً.
وقّع وزير العدل ووزير الداخلية في {day}.
الغرامة {sum} درهم.
صاحب السمو الشيخ محمد بن راشد أصدر القانون رقم {art} لسنة {year}.
سُجّل البروتوكول برقم {reg}، {unts}.
السيد وزير العدل والسيد النائب العام حضرا الاجتماع.""",
    "th": """มาตรา {art} แห่งประมวลกฎหมายอาญาลงโทษการค้ามนุษย์
พระราชบัญญัติ ฉบับที่ {art} ลงวันที่ {day}
ในปี {year} มีผู้ถูกตัดสิน {count} คน
คดีหมายเลข {case} ศาลอาญา
ข้อความอยู่ที่ {link} อ่านเมื่อ {day}
ผู้เสียหายอาจขอค่าสินไหมทดแทนภายใน {art} วัน
นายกรัฐมนตรีและรัฐมนตรีว่าการกระทรวงยุติธรรมลงนามเมื่อ {day}
ค่าปรับ {sum} บาท
เด็กหญิงและเด็กชาย อายุต่ำกว่า 18 ปี ได้รับความคุ้มครอง
พิธีสารจดทะเบียนเลขที่ {reg} {unts}
นายจ้างและนายหน้าต้องรับผิดตามมาตรา {sub}""",
}


def harmful(count: int, seed: int) -> Iterator[str]:
    """So many sentences that would get somebody found."""
    yield from _made(HARMFUL, VALUES, count, seed)


def harmless(count: int, seed: int) -> Iterator[str]:
    """So many sentences of law."""
    yield from _made(HARMLESS, COUNTED, count, seed)


def _made(templates: dict[str, str], values: dict[str, Draw], count: int, seed: int) -> Iterator[str]:
    r = random.Random(seed)
    rows = [row for rows in templates.values() for row in rows.splitlines()]
    for number in range(count):
        row = rows[number % len(rows)]
        while "{" in row:
            before, _, rest = row.partition("{")
            name, _, after = rest.partition("}")
            row = before + values[name](r) + after
        yield row
