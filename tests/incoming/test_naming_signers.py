"""Whom a file names as its authors: at its end, under its title, with a label, with their bodies."""

import pytest

from byline.incoming import read_file
from byline.incoming.signing import Signer, signers_in

TEXT = (
    "3月5日，北河镇人大组织12名县、镇人大代表视察城乡供水一体化工程，实地查看青石嘴水厂和三个村的入户管网。"
)


def read(*lines):
    return read_file("\n".join(lines).encode(), name="来稿.txt")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("（通讯员 张三 李四）", "张三、李四"),
        ("（通讯员：张三　李四）", "张三、李四"),
        ("作者：张伟、李娜", "张伟、李娜"),
        ("作者：张伟", "张伟"),
        ("供稿：北河镇人大 林秀 王强", "林秀 北河镇人大、王强 北河镇人大"),
        ("供稿：北河镇人大林秀", "林秀 北河镇人大"),
        ("供稿单位：北河镇人大　供稿人：王 强", "王强 北河镇人大"),
        ("作者：林秀（北河镇人大）", "林秀 北河镇人大"),
        ("（北河镇 林秀 柳林乡 孙晓燕）", "林秀 北河镇、孙晓燕 柳林乡"),
        ("撰稿：林秀　审核：吴建民　编辑：陈静", "林秀"),
        ("（林秀/文 王强/图）", "林秀、王强"),
        ("（特约通讯员 林秀 本报记者 王强）", "林秀、王强"),
        ("■ 本报记者 林秀", "林秀"),
    ],
)
def test_a_signing_line_at_the_end_names_the_authors_and_leaves_the_text(line, named):
    piece = read("代表视察供水工程", TEXT, line)

    assert "、".join(map(str, piece.signers)) == named
    assert piece.html == f"<p>{TEXT}</p>"


@pytest.mark.parametrize(
    "line", ["北河镇人大　林秀　王强", "林秀 王强", "□林秀 王强", "记者 林秀 通讯员 王强"]
)
def test_the_first_line_under_the_title_names_the_authors(line):
    piece = read("代表视察供水工程", line, TEXT)

    assert piece.authors_named == ("林秀", "王强")
    assert piece.html == f"<p>{TEXT}</p>"


def test_a_single_name_under_the_title_is_suggested_and_stays_in_the_text():
    piece = read("代表视察供水工程", "林秀", TEXT)

    assert piece.authors_named == ("林秀",)
    assert piece.html == f"<p>林秀</p><p>{TEXT}</p>"


@pytest.mark.parametrize(
    "line",
    [
        "编辑：陈静",
        "（作者系北河镇人大主席）",
        "（作者单位：北河镇人大）",
        "（以下简称“家站”）",
        "任务 方案",
        "文明 和谐",
        "记者手记",
    ],
)
def test_a_line_that_names_no_author_stays_in_the_text(line):
    at_the_end, under_the_title = read("代表视察供水工程", TEXT, line), read("代表视察供水工程", line, TEXT)

    assert at_the_end.authors_named == under_the_title.authors_named == ()
    assert line in at_the_end.html
    assert line in under_the_title.html


def test_a_name_is_named_once_with_the_first_body():
    assert signers_in("县水利局 林秀 王强 北河镇 林秀") == (
        Signer("林秀", "县水利局"),
        Signer("王强", "县水利局"),
    )
