"""Outlets added and changed, and whose page is whose."""

import pytest
from django.urls import reverse

from byline.activity.models import Deed
from byline.outlets.models import Outlet


@pytest.fixture
def outlets(qinghe):
    """Three outlets that share a roof: a portal, its county channel, and a paper on the portal's host."""
    made = {"congress": qinghe, "medium": "website"}
    portal = Outlet.objects.create(name="江声网", level="province", hosts=["jiangsheng.example"], **made)
    channel = Outlet.objects.create(
        name="江声网青禾", level="county", hosts=["qinghe.jiangsheng.example"], **made
    )
    paper = Outlet.objects.create(
        name="江声报", other_names=["江声报社"], level="city", hosts=["jiangsheng.example"], **made
    )
    return portal, channel, paper


@pytest.mark.parametrize(
    ("address", "source", "expected"),
    [
        ("https://jiangsheng.example/a", "", 0),
        ("https://www.jiangsheng.example/a", "别家报纸", 0),
        ("https://QINGHE.jiangsheng.example:8443/a", "江声网", 1),
        ("https://www.jiangsheng.example/a", "江声 报社", 2),
        ("", "江声报", 2),
        ("https://elsewhere.example/a", "江声网", 0),
        ("https://notjiangsheng.example/a", "", None),
        ("https://jiangsheng.example.evil.example/a", "", None),
        ("http://[::1", "", None),
        ("", "", None),
    ],
)
def test_a_page_is_recognised_by_the_closest_host_then_by_its_source(
    outlets, qinghe, address, source, expected
):
    found = Outlet.objects.of(qinghe).recognise(address=address, source=source)

    assert found == (None if expected is None else outlets[expected])


def test_a_host_left_empty_is_nobody_s_home(qinghe):
    Outlet.objects.create(congress=qinghe, name="晚报", level="city", medium="newspaper", hosts=[""])

    assert Outlet.objects.of(qinghe).recognise(address="", source="") is None
    assert Outlet.objects.of(qinghe).recognise(address="https://a.example/", source="") is None


TYPED = {"name": "山岚晚报", "level": "city", "medium": "newspaper", "other_names": "", "mailbox": ""}


def test_hosts_are_kept_as_they_stand_in_addresses(desk, chen):
    hosts = "HTTPS://WWW.Shanlan.example/a/b.html\nwb.shanlan.example:8080\nshanlan.example\n"
    answer = desk(chen).post(reverse("new-outlet"), {**TYPED, "hosts": hosts}, follow=True)

    assert "山岚晚报" in answer.text
    assert Outlet.objects.get().hosts == ["shanlan.example", "wb.shanlan.example"]
    assert Deed.objects.get(verb="added").details["outlet"] == "山岚晚报"


@pytest.mark.parametrize("line", ["https://", "com", "山岚", "http://[", "."])
def test_what_is_no_host_is_told_and_stays_typed(desk, chen, line):
    answer = desk(chen).post(reverse("new-outlet"), {**TYPED, "hosts": line})

    assert answer.status_code == 422
    assert "不是域名" in answer.text
    assert 'value="山岚晚报"' in answer.text
    assert not Outlet.objects.exists()


def test_a_name_is_given_once(desk, chen, dongjiang_daily, yunzhou_daily):
    added = desk(chen).post(reverse("new-outlet"), {**TYPED, "name": "东江日报", "hosts": ""})
    changed = desk(chen).post(
        reverse("outlet-change", args=[yunzhou_daily.pk]), {**TYPED, "name": "东江日报", "hosts": ""}
    )

    assert (added.status_code, changed.status_code) == (422, 422)
    assert "东江日报" in added.text
    assert Outlet.objects.filter(name="东江日报").count() == 1


@pytest.mark.parametrize("address", ["/outlets/new/", "/outlets/{}/change/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_keeps_outlets(desk, lin, wu, zhou, su, luo, shi, dongjiang_daily, address, method):
    for person in (lin, wu, zhou, su, luo, shi):
        assert getattr(desk(person), method)(address.format(dongjiang_daily.pk)).status_code == 403


def test_another_county_finds_no_outlet_of_this_one(desk, stranger, dongjiang_daily):
    at_work = desk(stranger)

    assert "东江日报" not in at_work.get("/outlets/").text
    assert at_work.get(f"/outlets/{dongjiang_daily.pk}/").status_code == 404
    assert at_work.post(f"/outlets/{dongjiang_daily.pk}/change/", TYPED).status_code == 404
