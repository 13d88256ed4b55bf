import pytest

from tearsheet.bylines.moments import read_address, read_compact, read_epoch, read_moment, read_without_year
from tearsheet.bylines.names import is_person, people


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2026-11-23 10:20", "2026-11-23T10:20"),
        ("2026/11/23 9:05:11", "2026-11-23T09:05:11"),
        ("2026.11.23", "2026-11-23"),
        ("2026年11月23日10时20分", "2026-11-23T10:20"),
        ("2026年11月23日 星期一 下午3:05", "2026-11-23T15:05"),
        ("2026年11月23日 中午12:30", "2026-11-23T12:30"),
        ("２０２６年１１月２３日　１０：２０", "2026-11-23T10:20"),
        ("二〇二六年十一月二十三日", "2026-11-23"),
        ("二○一六年十月三十日", "2016-10-30"),
        ("2026 11/23 10:20:31", "2026-11-23T10:20:31"),
        ("2026-11-23T02:20:00Z", "2026-11-23T10:20:00"),
        ("2026-11-23T10:20:00+09:00", "2026-11-23T09:20:00"),
        ("Mon, 23 Nov 2026 02:20:00 GMT", "2026-11-23T10:20:00"),
        ("Mon Nov 23 10:20:00 CST 2026", "2026-11-23T10:20:00"),
        ("2026-11-23 09:20-10:30", "2026-11-23T09:20"),
        ("2026-13-23", ""),
        ("昨天 10:20", ""),
    ],
)
def test_a_moment_is_read_in_every_form(words, moment):
    assert read_moment(words) == moment


def test_a_time_without_its_year_takes_that_of_the_same_day():
    assert read_without_year("11-23 10:20", years={"11-23": "2025", "": "2026"}) == "2025-11-23T10:20"
    assert read_without_year("11月23日", years={"": "2026"}) == "2026-11-23"
    assert read_without_year("11月23日", years={}) == ""


def test_digits_and_seconds_are_read():
    assert read_compact("20261123102031") == "2026-11-23T10:20:31"
    assert read_epoch("1795400400") == read_epoch("1795400400000") == "2026-11-23T10:20:00"


@pytest.mark.parametrize(
    "address",
    [
        "http://cpc.qinghe.example/n1/2026/1123/c1001-123.html",
        "http://www.qinghe.example/202611/t20261123_55.html",
        "http://paper.qinghe.example/html/2026-11/23/content_1.htm",
        "http://www.qinghe.example/2026/11/23/1.shtml",
        "http://www.qinghe.example/content_20261123.htm",
    ],
)
def test_a_day_is_read_from_an_address(address):
    assert read_address(address) == "2026-11-23"


def test_a_number_or_a_question_in_an_address_is_no_day():
    assert read_address("http://www.qinghe.example/a/20261399.html?day=20261123") == ""


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("本报记者 林秀 通讯员 周原 张小红", ["林秀", "周原", "张小红"]),
        ("青禾日报记者林秀/文", ["林秀"]),
        ("□ 林 秀　王文", ["林秀", "王文"]),
        ("文/林秀 图/周原", ["林秀"]),
        ("全媒体记者 林秀禾 通讯员：王强、李文 摄影报道", ["林秀禾", "王强", "李文"]),
        ("林秀 青川报道", ["林秀"]),
        ("买买提·吐尔逊 李强", ["买买提·吐尔逊", "李强"]),
        ("通讯员 格桑旺堆", ["格桑旺堆"]),
        ("欧阳明秀", ["欧阳明秀"]),
        ("高度关注", []),
    ],
)
def test_names_are_told_from_parts(words, names):
    assert people(words) == names


@pytest.mark.parametrize("words", ["时间", "江西", "金融界", "文汇报", "党建", "林", "柳溪镇人大"])
def test_words_that_begin_like_a_name_are_none(words):
    assert not is_person(words)
