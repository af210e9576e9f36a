"""Which language a text is in: by its small words, and by letters and endings that its other languages lack."""

from __future__ import annotations

import re
from collections import Counter

_CYRILLIC, _LATIN = "\u0400-\u04ff", "a-z\u00c0-\u024fʻ"
_ENDINGS = (
    "[аяи]ние|[аяи]ния|[аяи]нию|[аяи]нием|ость|ости|остью|ого|его|ому|ему|ыми|ими|ами|ями|ьми|ых|их|ый|ая|ые|ую|[ое]й|ов"
    "|[аяеиыу]ть|[аяеую]ет|[аяую]ют|[аяеи]тся|[аяиуеюы]ются|л[аои]?сь|лся|[аеиы]ли|[аеиы]ла|ению|ию|ью|лю"
)
# Words of grammar, and shapes of words, that no other of our languages shares. English, which all borrow from, has none.
_PLAIN = {
    "en": "the|of|and|to|is|for|with|by|that|which|from|shall|was|are|or|not|it|as|be|on|in|has|have",
    "ru": rf"и|с|по|для|что|или|из|от|как|при|если|также|котор\w+|его|их|это|был[аои]?|за|к|о|об|до|под|см|[{_CYRILLIC}]{{2,}}(?:{_ENDINGS})",
    "uz": rf"va|yoki|uchun|bilan|har|hamda|shu|bo?lgan|kerak|emas|[{_LATIN}]*[og]ʻ[{_LATIN}]*|[{_LATIN}]{{2,}}(?:lar|ning|dan|lari|larni|ish|gan)",
    "uz-Cyrl": rf"ёки|учун|билан|бошқа|ҳамда|эмас|[{_CYRILLIC}]*ў[{_CYRILLIC}]*",
    "kk": rf"немесе|бойынша|туралы|екі|болып|емес|[{_CYRILLIC}]*[әұі][{_CYRILLIC}]*",
    "ky": rf"жана|менен|боюнча|жөнүндө|эмес|башка|эле|[{_CYRILLIC}]{{2,}}(?:оо|өө|уу|үү|нун|нүн|дын|дин|дуу|дүү)[{_CYRILLIC}]*",
    "tg": rf"ба|дар|ки|аз|барои|бо|ин|аст|[{_CYRILLIC}]*[ӣӯҷ][{_CYRILLIC}]*",
    "tk": rf"we|üçin|bilen|boýunça|başga|hem|[{_LATIN}]*[ýňž][{_LATIN}]*",
    "tr": rf"ve|veya|için|ile|olarak|bu|olan|değil|[{_LATIN}]*[ığ][{_LATIN}]*",
    "ar": "[\u0621-\u064a]{2,}",
    "th": "[\u0e00-\u0e7f]{4,}",
}
_SHAPES = {code: re.compile(plain) for code, plain in _PLAIN.items()}
_WORD = re.compile(r"[^\W\d_]+(?:ʻ[^\W\d_]+)*|[\u0e00-\u0e7f]+")
_APOSTROPHES = str.maketrans(dict.fromkeys("ʼ‘’'", "ʻ"))
_TIMES = 4


def languages_in(text: str) -> Counter[str]:
    """How many words of a text are plainly of each language."""
    words = Counter(_WORD.findall(text.lower().translate(_APOSTROPHES)))
    return Counter(
        {code: sum(n for word, n in words.items() if shape.fullmatch(word)) for code, shape in _SHAPES.items()}
    )


def taken_for(text: str, language: str, fewest: int = 4) -> str | None:
    """The language that a text plainly is in, where it is another than it should be; None where nothing is plain.

    Plain are so many words of it, and so many times more than of its own language, that names and quotations cannot be.
    """
    counts = languages_in(text)
    found, most = max(sorted(counts.items()), key=lambda row: row[1])
    return found if most >= fewest and most > _TIMES * counts[language] and found != language else None
