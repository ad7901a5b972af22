import io
import zipfile

import pytest

from notices.reading import ReadError, is_archive, read
from tools.disguised.documents import saved, word_document

PAGE = "<!DOCTYPE html><html><body><p>根据市委部署，现将整改情况通报如下。</p></body></html>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(**members: bytes | str) -> bytes:
    def save(buffer: io.BytesIO) -> None:
        with zipfile.ZipFile(buffer, "w") as file:
            for name, content in members.items():
                file.writestr(name.replace("__", "/"), content)

    return saved(save)


@pytest.mark.parametrize("name", ["a.txt", "a.doc", "a", "巡察整改通报（2023.5.1）", "a.pdf"])
def test_content_goes_before_the_ending(name):
    assert read(name, PAGE.encode()).media_type == "text/html"


@pytest.mark.parametrize("name", ["a.html", "A.HTM", "t20211123_1.shtml"])
def test_a_piece_of_a_page_is_known_by_its_ending(name):
    assert read(name, "<div>现将整改情况通报如下。<br>一、提高站位</div>".encode()).text == (
        "现将整改情况通报如下。\n一、提高站位\n"
    )


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        (
            "a.doc",
            OLE + "WordDocument".encode("utf-16-le"),
            r"旧的 \.doc、\.wps 格式读不了；请在 Word 或 WPS 里另存为 \.docx",
        ),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "文档加了密码"),
        ("a.xls", OLE, "旧的 Office 格式读不了"),
        ("a.rtf", b"{\\rtf1 }", "RTF 文件读不了"),
        ("a.png", b"\x89PNG\r\n", "这是图片"),
        ("a.rar", b"Rar!\x1a", "RAR 压缩包读不了"),
        ("a.xlsx", zipped(**{"[Content_Types].xml": "<Types/>", "xl__workbook.xml": ""}), "别的 Office 文件"),
        ("a.ofd", zipped(**{"OFD.xml": ""}), "OFD 文件读不了"),
        ("a.zip", zipped(**{"a.txt": "通报"}), "压缩包要先解开"),
        ("a.docx", "通报".encode(), "后缀对不上"),
        ("a.pdf", "通报".encode(), "后缀对不上"),
        ("a.zip", "通报".encode(), "后缀对不上"),
        ("a.docm", "通报".encode(), "带宏"),
        ("a.zip", b"PK\x03\x04" + b"\0" * 40, "已损坏"),
    ],
)
def test_other_formats_are_refused_with_a_sentence_on_what_to_do(name, data, sentence, monkeypatch):
    monkeypatch.setattr("notices.reading.formats.converter", str)  # as where LibreOffice is not installed
    with pytest.raises(ReadError, match=sentence):
        read(name, data)


def test_a_zip_of_documents_is_an_archive_and_a_document_is_none():
    document = word_document("中共松陂区委关于整改的通报\n根据市委部署，通报如下。")

    assert [is_archive(zipped(**{"a.docx": document})), is_archive(document), is_archive(b"a")] == [
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("name", "data"), [("a.doc", OLE + "WordDocument".encode("utf-16-le")), ("a.rtf", b"{\\rtf1 }")]
)
def test_old_documents_are_read_where_libreoffice_is_installed(name, data, tmp_path, monkeypatch):
    converted = tmp_path / "converted.docx"
    converted.write_bytes(word_document("中共松陂区委关于整改的通报\n根据市委部署，通报如下。"))
    office = tmp_path / "soffice"
    office.write_text(f'#!/bin/sh\nfor last; do :; done\ncp {converted} "${{last%.*}}.docx"\n')
    office.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    assert read(name, data).text == "中共松陂区委关于整改的通报\n根据市委部署，通报如下。\n"


def test_a_document_that_libreoffice_cannot_convert_says_what_to_do(tmp_path, monkeypatch):
    office = tmp_path / "soffice"
    office.write_text("#!/bin/sh\nexit 1\n")
    office.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    with pytest.raises(ReadError, match=r"LibreOffice 没能把文件转成 \.docx"):
        read("a.doc", OLE + "WordDocument".encode("utf-16-le"))


@pytest.mark.parametrize("data", [OLE, b"\x00\x01\x02\x03"])
def test_a_refusal_names_all_that_may_be_imported(data):
    with pytest.raises(ReadError, match=r"\.docx、\.odt、\.pdf、Word 存的 \.xml，以及"):
        read("a", data)
