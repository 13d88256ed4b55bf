"""Claiming a print."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from byline.activity.models import Notice
from byline.ledger.models import Adoption, Claim
from byline.ledger.models.claim import Statement
from byline.outlets.models import Brought, Clipping
from byline.outlets.models.brought import NothingToRead, OnlyTitles, WrongFile
from byline.outlets.models.clipping import DayHasNotCome
from tests.cast import page


def test_the_machine_finds_the_manuscript_though_retitled_and_cut(claim, levee):
    adoption = Adoption.objects.get(clipping=claim.clipping)

    assert adoption.manuscript == levee
    assert adoption.verdict == "proven"
    assert adoption.passages
    assert adoption.reason_sentences


def test_the_page_is_kept_with_the_bytes_as_they_came(claim, levee_page):
    evidence = claim.clipping.evidence_set.get()

    assert evidence.file.read() == levee_page
    assert evidence.is_whole()


def test_what_the_page_says_is_read(claim, dongjiang_daily, today):
    clipping = claim.clipping

    assert clipping.title == "“堤上接待日”：一条治河建议办成了"
    assert clipping.outlet == dongjiang_daily
    assert clipping.printed_on == today - timedelta(days=3)
    assert clipping.editor == "沈一帆"


def test_the_same_page_claimed_twice_is_one_row(claim, levee_page, lin):
    again, is_new = Claim.objects.make(Brought(levee_page, kind="file"), by=lin, saying=Statement())

    assert (again, is_new) == (claim, False)
    assert Adoption.objects.count() == 1


def test_two_who_claim_one_page_meet_in_one_adoption(claim, levee_page, wu):
    Claim.objects.make(Brought(levee_page, kind="file"), by=wu, saying=Statement())

    assert Clipping.objects.count() == 1
    assert Adoption.objects.count() == 1
    assert Claim.objects.count() == 2


def test_the_office_hears_of_a_claim_once(levee, levee_page, lin, chen, rulebook):
    Claim.objects.make(Brought(levee_page, kind="file"), by=lin, saying=Statement())
    Claim.objects.make(Brought(levee_page, kind="file"), by=lin, saying=Statement())

    assert Notice.objects.filter(person=chen, deed__verb="claimed").count() == 1


def test_pasted_text_does_as_well(levee, lin, rulebook, today):
    day = today - timedelta(days=2)
    text = f"堤上议事有回音\n{day.isoformat()} 08:12　来源：东江日报\n" + levee.text
    claim, _is_new = Claim.objects.make(Brought(text.encode(), kind="paste"), by=lin, saying=Statement())

    assert claim.adoptions.get().manuscript == levee
    assert claim.clipping.printed_on == day


def test_a_page_like_no_manuscript_is_kept_and_waits_for_a_name(levee, ditch, lin, today, rulebook):
    lines = ["临溪县召开茶叶产业座谈会，三十多位茶农、技术员和收购商围坐一堂，商量春茶采摘与加工。" * 3] * 3
    data = page(lines, title="临溪春茶开采", on=today, source="东江日报")
    claim, _is_new = Claim.objects.make(Brought(data, kind="file"), by=lin, saying=Statement())

    assert not claim.adoptions.exists()
    assert claim in Claim.objects.unmatched()
    adoption = claim.name_manuscript(levee, by=lin)
    assert adoption.verdict == "unproven"


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", NothingToRead),
        (b"<html><head><title></title></head><body></body></html>", NothingToRead),
        (b"<html><body>" + b'<a href="/1.html">One more title</a>' * 400, NothingToRead),
        (b"<html><head><title>A title</title></head><body><h1>A title</h1></body></html>", NothingToRead),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", WrongFile),
        (b"PK\x03\x04\x14\x00\x06\x00" + b"\x00" * 200, WrongFile),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 200, WrongFile),
    ],
)
def test_what_is_no_page_is_refused(data, refusal, lin, levee):
    with pytest.raises(refusal):
        Claim.objects.make(Brought(data, kind="file"), by=lin, saying=Statement())

    assert not Clipping.objects.exists()


def test_a_list_of_titles_is_refused(lin, levee):
    rows = "".join(
        f'<li><a href="/a/{n}.html">{place}人大组织代表视察{thing}</a> <span>2026-0{n % 9 + 1}-12</span></li>'
        for n, (place, thing) in enumerate(
            (place, thing)
            for place in ("北河镇", "柳林乡", "石桥镇", "新渡镇", "云岭乡")
            for thing in ("春灌工程", "养老服务中心", "中小学校园食堂", "河道清淤", "物业管理", "集贸市场")
        )
    )
    head = "<html><head><meta charset=utf-8><title>市县人大</title></head>"
    data = f"{head}<body><h2>市县人大</h2><ul>{rows}</ul>"

    with pytest.raises(OnlyTitles):
        Claim.objects.make(Brought(data.encode(), kind="file"), by=lin, saying=Statement())


def test_a_day_of_print_that_has_not_come_is_refused(levee, lin, today):
    data = page(
        levee.text.splitlines(), title="堤上有了接待日", on=today + timedelta(days=30), source="东江日报"
    )

    with pytest.raises(DayHasNotCome):
        Claim.objects.make(Brought(data, kind="file"), by=lin, saying=Statement())

    assert not Clipping.objects.exists()


def test_a_page_too_large_is_refused_with_a_sentence(client, lin, settings):
    settings.LARGEST_PAGE = 2_000_000
    client.force_login(lin)

    answer = client.post(
        reverse("new-claim"), {"file": SimpleUploadedFile("a.html", b"x" * 2_000_001), "note": "第三版"}
    )

    assert answer.status_code == 422
    assert "2 MB" in answer.content.decode()
    assert "第三版" in answer.content.decode()
    assert not Clipping.objects.exists()


def test_a_page_is_brought_in_one_way_only(client, lin):
    client.force_login(lin)

    answer = client.post(reverse("new-claim"), {"address": "", "text": ""})

    assert answer.status_code == 422


def test_a_stranger_finds_no_claim_of_this_county(client, stranger, claim):
    client.force_login(stranger)

    assert client.get(claim.get_absolute_url()).status_code == 404
    assert client.get(reverse("clipping", args=[claim.clipping.pk])).status_code == 404


def test_another_writer_does_not_see_the_claim(client, sun, claim):
    client.force_login(sun)

    assert client.get(claim.get_absolute_url()).status_code == 404
    assert client.get(claim.get_absolute_url() + "manuscript/").status_code == 404


def test_in_the_browser_a_file_becomes_a_proposed_adoption(client, levee, levee_page, lin, rulebook):
    client.force_login(lin)

    answer = client.post(
        reverse("new-claim"), {"file": SimpleUploadedFile("page.html", levee_page)}, follow=True
    )

    words = answer.content.decode()
    assert "堤上接待日" in words
    assert levee.title in words
    assert "可证" in words
