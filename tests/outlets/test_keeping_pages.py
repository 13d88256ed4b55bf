"""Pages kept: one row for one page, its bytes as they came, shown but harmless."""

import pytest
from django.test import Client

from byline.outlets.models import Brought, Clipping
from byline.outlets.models.clipping import IdentifiedAlready, SamePrint
from tests.cast import page

LINES = (
    "县图书馆把关门时间推迟到晚上十点，四十盏台灯全部亮了起来。",
    "假期里每天来读书的孩子有一百二十多名，座位排到了走廊。",
)
TEXT = "县图书馆夜间灯亮了\n" + "\n".join(LINES)


@pytest.fixture
def keep(lin):
    def kept(data, kind="file", printer=None, **brought):
        data = data.encode() if isinstance(data, str) else data
        brought = Brought(data, kind=kind, **brought)
        return Clipping.objects.keep(brought, congress=lin.congress, by=lin, printer=printer)

    return kept


def test_the_same_words_pasted_for_two_papers_are_two_prints(
    keep, lin, dongjiang_daily, yunzhou_daily, today
):
    first, _is_new = keep(TEXT, kind="paste", printer=dongjiang_daily)
    first.identify(outlet=dongjiang_daily, on=today, by=lin)

    second, is_new = keep(TEXT, kind="paste", printer=yunzhou_daily)
    assert is_new
    assert keep(TEXT, kind="paste", printer=dongjiang_daily) == (first, False)
    assert keep(TEXT + "\n", kind="paste", printer=dongjiang_daily) == (first, False)
    assert second != first


def test_a_file_brought_again_is_the_same_page_whatever_is_said_of_it(
    keep, chen, dongjiang_daily, yunzhou_daily, today
):
    data = page(LINES, title="县图书馆夜间灯亮了", on=today, source="山岚晚报")
    first, _is_new = keep(data)
    first.identify(outlet=dongjiang_daily, on=today, by=chen)

    assert keep(data, printer=yunzhou_daily) == (first, False)
    assert first.evidence_set.count() == 1


def test_two_pages_with_the_same_words_are_not_stated_to_be_one_outlet_s(keep, chen, dongjiang_daily, today):
    first, _is_new = keep(TEXT, kind="paste", printer=dongjiang_daily)
    first.identify(outlet=dongjiang_daily, on=today, by=chen)
    second, _is_new = keep(TEXT, kind="paste", address="https://elsewhere.example/a")
    assert second == first

    other, _is_new = keep(
        page(LINES, title="县图书馆夜间灯亮了", on=today, source="", address="https://elsewhere.example/b")
    )
    with pytest.raises(SamePrint, match="夜间灯亮了"):
        other.identify(outlet=dongjiang_daily, on=today, by=chen)
    other.refresh_from_db()
    assert other.outlet is None


def test_what_is_entered_is_changed_by_an_editor_only(keep, lin, chen, dongjiang_daily, yunzhou_daily, today):
    kept, _is_new = keep(TEXT, kind="paste")
    kept.identify(outlet=dongjiang_daily, on=today, by=lin)

    with pytest.raises(IdentifiedAlready, match="东江日报"):
        kept.identify(outlet=yunzhou_daily, on=today, by=lin)
    kept.identify(outlet=yunzhou_daily, on=today, by=chen)
    assert kept.identification_set.count() == 2


HOSTILE = "<script>parent.document.body.innerHTML='x'</script><form action='/sign-out/'></form><img src='https://a.example/'>"


def test_the_page_as_it_came_can_do_nothing(keep, lin, today):
    data = page([*LINES, HOSTILE], title="县图书馆夜间灯亮了", on=today, source="山岚晚报")
    kept, _is_new = keep(data)
    client = Client()
    client.force_login(lin, backend="byline.team.rights.PostBackend")
    answer = client.get(f"/clippings/{kept.pk}/original/")

    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox; default-src 'none';")
    assert "allow-scripts" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content) == data
    assert HOSTILE not in client.get(f"/clippings/{kept.pk}/").text


def test_pasted_text_is_served_as_text(keep, lin):
    kept, _is_new = keep(TEXT + "\n<script>alert(1)</script>", kind="paste")
    client = Client()
    client.force_login(lin, backend="byline.team.rights.PostBackend")

    answer = client.get(f"/clippings/{kept.pk}/original/")
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert b"".join(answer.streaming_content).startswith("县图书馆".encode())


@pytest.mark.parametrize("noise", ["\x00", "&#0;", "&#xD800;", "\ud7ff\ufffe", "\u202e"])
def test_letters_that_no_database_keeps_do_no_harm(keep, noise, today):
    data = page([LINES[0], LINES[1] + noise], title=f"县图书馆{noise}夜间灯亮了", on=today, source="山岚晚报")
    kept, _is_new = keep(data)

    assert "\x00" not in kept.title + kept.body
    (kept.title + kept.body).encode()


@pytest.mark.parametrize("charset", ["zip", "base64", "rot13", "no-such-charset", "utf-16", ""])
def test_a_charset_that_is_none_is_not_believed(keep, charset, today):
    data = page(LINES, title="县图书馆夜间灯亮了", on=today, source="山岚晚报")

    assert keep(data, charset=charset)[0].title == "县图书馆夜间灯亮了"
