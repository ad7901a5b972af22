import base64
import quopri
from urllib.parse import quote

import pytest

from notices.reading import ReadError, Reading, read
from tests.notices.notices_text import TEXT

TRADITIONAL = (
    "根據區委統一部署，區委第三巡察組對臨溪區進行了巡察，並反饋了意見。現將巡察整改進展情況予以公布。"
)


def western(data: bytes) -> str:
    """Bytes as a browser shows them that takes them for a western page's."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)


@pytest.mark.parametrize("real", ["utf-8", "gb18030"])
@pytest.mark.parametrize("mistaken", [western, lambda data: data.decode("latin-1")])
def test_text_whose_encoding_was_mistaken_is_set_right_and_says_so(real, mistaken):
    assert read("a.txt", mistaken(TEXT.encode(real)).encode()) == Reading(
        TEXT, "text/plain", ("文字曾被当作西文编码读过（乱码），已还原",)
    )


def test_text_whose_encoding_was_mistaken_twice_is_set_right():
    once = TEXT.encode().decode("latin-1")

    assert read("a.txt", western(once.encode()).encode()).text == TEXT
    assert read("a.txt", once.encode().decode("latin-1").encode()).text == TEXT


def test_text_read_as_gbk_is_set_right_where_no_letter_was_lost():
    pairs = ("整改", "情况", "问题", "已经", "逐条", "落实")

    reading = read("a.txt", "".join(pairs * 5).encode().decode("gb18030").encode())

    assert reading == Reading("".join(pairs * 5), "text/plain", ("文字曾被当作GBK编码读过（乱码），已还原",))


def test_text_that_lost_letters_to_a_wrong_encoding_is_refused():
    garbled = TEXT.encode().decode("gb18030", "replace")

    with pytest.raises(ReadError, match="文字是乱码：编码被弄错过又存了一次，已无法还原"):
        read("a.txt", garbled.encode())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (quopri.encodestring(TEXT.encode()).decode(), "编码过的（quoted-printable）"),
        (quote(TEXT), r"编码过的（%XX）"),
        (TEXT.encode("unicode_escape").decode(), r"编码过的（\\uXXXX）"),
        ("".join(f"&amp;#{ord(letter)};" for letter in TEXT), "编码过的（&#NNNNN;）"),
        (base64.encodebytes(TEXT.encode()).decode(), "编码过的（base64）"),
        ("The inspection team reported, and the district answered point by point.\n" * 9, "大多不是中文"),
        ("순시 정비 상황 통보. 구위원회는 회의를 열고 문제를 바로잡았다.\n" * 9, "大多不是中文"),
        ("（一）关于会议过多的问题\n" * 20_001, r"文字有 20001 行，超过了 20000 行的上限"),
    ],
)
def test_what_is_no_chinese_text_is_refused_with_a_sentence_on_what_it_is(text, sentence):
    with pytest.raises(ReadError, match=sentence):
        read("a.txt", text.encode())


def test_traditional_script_is_legible():
    assert read("a.txt", TRADITIONAL.encode()).text == TRADITIONAL


def test_control_characters_go_with_a_remark():
    assert read("a.txt", TEXT.replace("学位", "学\x1b位", 1).encode()) == Reading(
        TEXT, "text/plain", ("删去了 1 个看不见的控制字符",)
    )
