import random
import time
import zipfile
from io import BytesIO

import pytest

from byline.errors import Refused
from byline.incoming import archives, files, imported, older_word, read_file, word
from tests.incoming.making import NAMES, TYPES, compound, docx, p, png, with_members, zipped

BODY = p("北河镇：代表进站", side="center") + p("代表们走进联络站，听群众说话。")
HEAD_OF_WORD = bytes(10) + b"\x00\x00" + bytes(500)


def refused(content, name="稿件.docx"):
    with pytest.raises(Refused) as caught:
        read_file(content, name=name)
    return caught.type


def test_an_empty_file_is_refused():
    assert refused(b"") is files.EmptyFile
    assert refused(b"\r\n  ", name="a.txt") is files.EmptyFile


def test_a_file_without_text_is_refused():
    assert refused(docx("<w:p/>")) is files.NoText
    assert refused("<html><body><p>　</p></body></html>".encode(), name="a.html") is files.NoText


def test_too_heavy_a_file_is_refused():
    assert refused(b"a" * (files.HEAVIEST + 1), name="a.txt") is files.HeavyFile


@pytest.mark.parametrize("name", ["稿件.exe", "稿件.pdf", "稿件", "稿件.docx.js"])
def test_a_kind_that_is_not_read_is_refused(name):
    assert refused(docx(BODY), name=name) is files.UnknownKind


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"MZ\x90\x00" + bytes(range(256)) * 8, "稿件.docx"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 8, "稿件.doc"),
        (png(), "稿件.docx"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "稿件.docx"),
        (docx(BODY), "稿件.txt"),
        (b"GIF89a" + bytes(range(256)) * 8, "稿件.txt"),
    ],
)
def test_a_disguised_file_is_refused(content, name):
    assert refused(content, name=name) is files.DisguisedFile


def test_a_file_that_is_two_things_is_refused():
    assert refused(b"MZ" + docx(BODY)) is files.DisguisedFile
    # a second archive before the one that the index at the end tells of
    assert refused(docx(BODY) + docx(BODY)) is imported.BrokenFile


def test_macros_are_refused_by_name_and_by_type():
    assert refused(with_members(docx(BODY), {"word/vbaProject.bin": b"x"})) is imported.MacroFile
    macro = TYPES.replace("wordprocessingml.document.main", "ms-word.document.macroEnabled.main")
    assert (
        refused(with_members(docx(BODY), {"[Content_Types].xml": macro}), name="稿件.docm")
        is imported.MacroFile
    )


def test_macros_in_an_old_file_are_refused():
    assert refused(compound(WordDocument=HEAD_OF_WORD, _VBA_PROJECT=b"x"), name="a.doc") is imported.MacroFile


def test_protected_files_are_refused():
    assert refused(compound(EncryptionInfo=b"x", EncryptedPackage=b"x")) is imported.EncryptedFile
    locked = bytes(10) + b"\x00\x01" + bytes(500)
    assert refused(compound(WordDocument=locked), name="a.doc") is imported.EncryptedFile


def test_a_member_with_a_password_is_refused():
    file = bytearray(docx(BODY))
    for head, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        file[file.index(head) + flags] |= 1
    assert refused(bytes(file)) is imported.EncryptedFile


def test_without_an_office_program_an_old_file_is_refused(monkeypatch):
    monkeypatch.setenv("PATH", "")

    assert refused(compound(WordDocument=HEAD_OF_WORD), name="a.doc") is older_word.OldWord


def test_a_bomb_is_refused_before_it_bursts():
    bomb = with_members(docx(BODY), {"word/media/a.bin": bytes(archives.MOST_UNPACKED)})
    started = time.monotonic()

    assert len(bomb) < 200_000
    assert refused(bomb) is archives.TooMuchInside
    assert time.monotonic() - started < 1


def test_a_bomb_that_lies_about_its_size_is_refused():
    file = bytearray(docx("<w:p/>" * 100_000))
    with zipfile.ZipFile(BytesIO(bytes(file))) as archive:
        size = archive.getinfo("word/document.xml").file_size.to_bytes(4, "little")
    file = bytes(file).replace(size, (100).to_bytes(4, "little"))

    assert refused(file) is imported.BrokenFile


def test_one_long_part_is_refused():
    assert refused(docx("<w:p/>" * 1_500_000)) is archives.TooMuchInside
    assert refused(docx("<w:p><w:r/></w:p>" * 80_000)) is word.TooMuchText


def test_entities_are_refused():
    laughs = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    reads = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    for head in (laughs, reads, "<!DOCTYPE d>"):
        text = f"{head}<w:document {NAMES}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"
        assert refused(with_members(docx(BODY), {"word/document.xml": text})) is imported.BrokenFile


@pytest.mark.parametrize("name", ["../../etc/cron.d/x", "/etc/x", "word\\..\\..\\x", "C:/x", "a\nb"])
def test_names_that_lead_out_are_refused(name):
    assert refused(with_members(docx(BODY), {name: b"x"})) is archives.TrickyNames


def test_a_zip_that_is_no_piece_is_refused():
    assert refused(zipped({"a.txt": "x"})) is imported.BrokenFile


def test_whatever_comes_is_read_or_refused_in_time(monkeypatch):
    """Cut files, changed bytes, dice: no other error, and no long wait."""
    monkeypatch.setenv("PATH", "")
    dice = random.Random(2026)
    file = docx(BODY)
    with zipfile.ZipFile(BytesIO(file)) as archive:
        text = archive.read("word/document.xml").decode()
    started = time.monotonic()
    for turn in range(120):
        cut, other = bytearray(file[: dice.randrange(len(file))]), bytearray(file)
        for _change in range(8):
            other[dice.randrange(len(file))] = dice.randrange(256)
        at = dice.randrange(len(text))
        shorter = with_members(file, {"word/document.xml": text[:at] + text[at + 1 + turn % 5 :]})
        for content in (bytes(cut), bytes(other), shorter, dice.randbytes(400)):
            for name in ("a.docx", "a.html", "a.txt"):
                try:
                    read_file(content, name=name)
                except Refused:
                    continue
    for _turn in range(60):
        old = bytearray(compound(WordDocument=HEAD_OF_WORD, Data=b"x"))
        old[dice.randrange(1536)] = dice.randrange(256)
        with pytest.raises(Refused):
            read_file(bytes(old[: dice.randrange(len(old))]), name="a.doc")
    assert time.monotonic() - started < 20
