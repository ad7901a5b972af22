import io
import zipfile

import pytest

from notices.reading import ReadError, members
from notices.reading.bounds import MAX_MEMBERS
from tools.disguised.documents import saved


def zipped(*files: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    def save(buffer: io.BytesIO) -> None:
        with zipfile.ZipFile(buffer, "w", method) as archive:
            for name, content in files:
                archive.writestr(name, content)

    return saved(save)


def test_members_come_with_their_names_and_what_systems_add_is_left_out():
    data = zipped(
        ("区县/通报.txt", b"a"), ("b.html", b"b"), ("__MACOSX/._b.html", b"x"), ("区县/.DS_Store", b"x")
    )

    assert list(members(data)) == [("区县/通报.txt", b"a"), ("b.html", b"b")]


def test_names_in_gbk_are_read_as_chinese():
    name = "松陂区通报.txt"
    data = zipped(("X" * len(name.encode("gbk")), b"a")).replace(
        b"X" * len(name.encode("gbk")), name.encode("gbk")
    )

    assert list(members(data)) == [(name, b"a")]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (zipped(), "压缩包是空的"),
        (zipped(("../a.txt", b"a")), r"不允许的路径：\.\./a\.txt"),
        (zipped(("/etc/a.txt", b"a")), "不允许的路径"),
        (zipped(("C:\\a.txt", b"a")), "不允许的路径"),
        (zipped(("..\\..\\a.txt", b"a")), "不允许的路径"),
        (zipped(("b.zip", zipped(("a.txt", b"a")))), "压缩包里还有压缩包“b.zip”"),
        (zipped(("通报", zipped(("a.txt", b"a")))), "压缩包里还有压缩包“通报”"),
        (zipped(("a.txt", b"0" * (21 << 20))), r"“a\.txt”超过了 20 MB 的上限"),
        (zipped(("a.txt", b"0" * (19 << 20))), r"“a\.txt”：压缩得过于悬殊，像是压缩炸弹"),
        (zipped(("a.txt", b"a"), method=zipfile.ZIP_LZMA), "少见的压缩方法"),
        (zipped(*((f"{n}.txt", b"a") for n in range(MAX_MEMBERS + 1))), "超过了 2000 个的上限"),
        (b"PK\x03\x04" + b"\0" * 100, "已损坏"),
    ],
)
def test_archives_to_keep_away_from_are_refused_with_a_sentence(data, sentence):
    with pytest.raises(ReadError, match=sentence):
        list(members(data))


def test_a_size_that_lies_does_not_help_a_bomb():
    data = bytearray(zipped(("a.txt", b"0" * (60 << 20))))
    size = (60 << 20).to_bytes(4, "little")

    with pytest.raises(ReadError, match=r"已损坏|压缩炸弹"):
        list(members(bytes(data.replace(size, (1000).to_bytes(4, "little")))))


def test_a_member_with_a_password_is_refused():
    data = bytearray(zipped(("a.txt", b"a")))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(ReadError, match=r"“a\.txt”：文件加了密码"):
        list(members(bytes(data)))
