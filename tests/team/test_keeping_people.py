"""Adding units and people, letting them in, giving posts and ending them."""

from datetime import date, timedelta

import pytest

from byline.activity.models import Deed, Notice
from byline.team.keeping import EndedAlready, LastAdministrator
from byline.team.models import Person, Post, Unit

GOOD = "he-dui-liu-shu-26"


def test_a_unit_is_added_and_stands_in_the_list(desk, luo):
    typed = {"name": "石桥镇", "short_name": "石桥镇", "kind": "township"}
    answer = desk(luo).post("/units/new/", typed, follow=True)

    assert answer.redirect_chain == [("/units/", 302)]
    assert "石桥镇" in answer.text
    assert str(Deed.objects.get(verb="added")) == "骆鹏 添加单位石桥镇"


def test_a_unit_is_added_once_and_what_was_typed_stays(desk, luo, beihe):
    answer = desk(luo).post("/units/new/", {"name": "北河镇", "short_name": "北河", "kind": "township"})

    assert answer.status_code == 422
    assert "已经有叫“北河镇”的单位了" in answer.text
    assert 'value="北河"' in answer.text
    assert Unit.objects.filter(name="北河镇").count() == 1


def test_a_new_person_signs_in_and_does_what_the_post_allows(client, desk, luo, beihe, today):
    at_work = desk(luo)
    typed = {"name": "何青", "sign_in_name": "１３８００000000", "password": GOOD}
    added = at_work.post("/people/new/", typed)
    person = Person.objects.get(name="何青")
    assert added.headers["Location"] == f"/people/{person.pk}/posts/new/"
    post = {"unit": beihe.pk, "role": "writer", "title": "干事", "starts_on": today.isoformat()}
    at_work.post(added.headers["Location"], post)

    assert person.sign_in_name == "13800000000"
    assert client.post("/sign-in/", {"username": "13800000000", "password": GOOD}).status_code == 302
    assert client.get("/manuscripts/").status_code == 200


def test_a_person_may_be_only_a_name(desk, luo):
    for name in ("何青", "何红"):
        desk(luo).post("/people/new/", {"name": name, "sign_in_name": "", "password": ""})

    assert set(Person.objects.filter(sign_in_name=None).values_list("name", flat=True)) == {"何青", "何红"}
    assert not Person.objects.get(name="何青").has_usable_password()


@pytest.mark.parametrize(
    ("sign_in_name", "password", "told"),
    [
        ("linxiu", GOOD, "登录名linxiu已经有人用了"),
        ("heqing", "", "还要设初始密码"),
        ("", GOOD, "还要填登录名"),
        ("heqing", "12345678", "数字"),
        ("heqing", "heqing", "短"),
    ],
)
def test_what_will_not_do_is_told_and_nobody_is_added(desk, luo, lin, sign_in_name, password, told):
    typed = {"name": "何青", "sign_in_name": sign_in_name, "password": password}
    answer = desk(luo).post("/people/new/", typed)

    assert answer.status_code == 422
    assert told in answer.text
    assert 'value="何青"' in answer.text
    assert not Person.objects.filter(name="何青").exists()


def test_a_new_password_puts_the_old_one_out_and_the_person_is_told(client, desk, luo, lin):
    out = desk(lin)
    desk(luo).post(f"/people/{lin.pk}/account/", {"sign_in_name": "linxiu", "password": GOOD})

    assert client.post("/sign-in/", {"username": "linxiu", "password": GOOD}).status_code == 302
    assert out.get("/me/").status_code == 302
    assert Notice.objects.filter(person=lin, deed__verb="let_in").exists()


def test_another_s_sign_in_name_is_refused_under_the_right_name(desk, luo, lin, wu):
    answer = desk(luo).post(f"/people/{wu.pk}/account/", {"sign_in_name": "linxiu", "password": GOOD})

    assert answer.status_code == 422
    assert "登录名linxiu已经有人用了" in answer.text
    wu.refresh_from_db()
    assert wu.sign_in_name == "wujianmin"


def test_a_post_is_not_given_twice(desk, luo, lin, beihe, today):
    typed = {"unit": beihe.pk, "role": "writer", "starts_on": today.isoformat()}
    answer = desk(luo).post(f"/people/{lin.pk}/posts/new/", typed)

    assert answer.status_code == 422
    assert "已经有这个任职" in answer.text
    assert lin.post_set.count() == 1


def test_a_post_in_another_county_cannot_be_given(desk, luo, lin, stranger, today):
    typed = {"unit": stranger.unit.pk, "role": "writer", "starts_on": today.isoformat()}

    assert desk(luo).post(f"/people/{lin.pk}/posts/new/", typed).status_code == 422
    assert lin.post_set.count() == 1


def test_rights_go_with_the_post_and_the_history_stays(desk, luo, lin, today):
    post = lin.post_set.get()
    day = today - timedelta(days=1)
    answer = desk(luo).post(f"/posts/{post.pk}/ending/", {"ends_on": day.isoformat()}, follow=True)

    assert "登记林秀离任" in answer.text
    assert desk(lin).get("/manuscripts/new/").status_code == 403
    assert not Person.objects.get(pk=lin.pk).roles
    with pytest.raises(EndedAlready, match="林秀"):
        post.end(on=today, by=luo)


def test_a_post_does_not_end_before_it_starts(desk, luo, lin):
    post = lin.post_set.get()
    answer = desk(luo).post(f"/posts/{post.pk}/ending/", {"ends_on": "2014-12-31"})

    assert answer.status_code == 422
    assert "2015年1月1日" in answer.text
    assert Post.objects.get(pk=post.pk).ends_on is None


def test_the_last_administrator_stays_until_there_is_another(luo, hire, office, today):
    post = luo.post_set.get()
    with pytest.raises(LastAdministrator, match="骆鹏"):
        post.end(on=today, by=luo)

    hire("helan", "何岚", office, "administrator")
    post.end(on=today, by=luo)
    assert post.ends_on == today


ADDRESSES = [
    "/units/new/",
    "/people/new/",
    "/people/{lin}/account/",
    "/people/{lin}/posts/new/",
    "/posts/{post}/ending/",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_keeps_the_people(desk, lin, wu, chen, zhou, su, shi, address, method):
    at = address.format(lin=lin.pk, post=lin.post_set.get().pk)

    for person in (lin, wu, chen, zhou, su, shi):
        assert getattr(desk(person), method)(at).status_code == 403


@pytest.mark.parametrize("address", ADDRESSES[2:])
def test_another_county_s_administrator_finds_nobody(desk, hire, stranger, lin, address):
    away = hire("fangyi", "方一", stranger.unit, "administrator")
    at = address.format(lin=lin.pk, post=lin.post_set.get().pk)

    assert desk(away).get(at).status_code == 404
    assert desk(away).post(at, {"sign_in_name": "x", "password": GOOD}).status_code == 404


def test_a_new_congress_leads_its_administrator_to_the_first_steps(desk, luo, qinghe):
    text = desk(luo).get("/").text

    assert "开始之前" in text
    for address in ("/units/new/", "/people/new/"):
        assert f'href="{address}"' in text


def test_the_steps_are_gone_once_they_are_done(desk, luo, lin, chen, zhou):
    assert "开始之前" not in desk(luo).get("/").text


def test_an_editor_is_led_to_outlets_and_rules(desk, chen):
    text = desk(chen).get("/").text

    assert 'href="/outlets/new/"' in text
    assert "打开考核办法" in text


def test_a_post_of_long_ago_may_be_given_again(luo, lin, liulin):
    lin.post_set.get().end(on=date(2016, 1, 1), by=luo)
    unit = lin.post_set.get().unit
    Post(person=lin, unit=unit, role="writer", starts_on=date(2020, 1, 1)).give(by=luo)

    assert lin.post_set.count() == 2
