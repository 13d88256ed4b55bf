"""Signing in and out."""

from tests.cast import PASSWORD


def test_name_and_password_let_a_person_in(client, lin):
    response = client.post("/sign-in/", {"username": "linxiu", "password": PASSWORD}, follow=True)

    assert response.redirect_chain == [("/", 302)]
    assert "林秀" in response.text


def test_a_wrong_password_is_told_and_the_name_stays(client, lin):
    response = client.post("/sign-in/", {"username": "linxiu", "password": "wrong"})

    assert "账号和密码对不上" in response.text
    assert 'value="linxiu"' in response.text


def test_five_wrong_tries_shut_the_door(client, lin):
    for _try in range(5):
        response = client.post("/sign-in/", {"username": "linxiu", "password": "wrong"})

    assert response.status_code == 429
    assert "暂时锁定" in response.text
    shut = client.post("/sign-in/", {"username": "linxiu", "password": PASSWORD})
    assert shut.status_code == 429


def test_who_is_out_of_service_stays_outside(client, lin):
    lin.is_active = False
    lin.save()

    response = client.post("/sign-in/", {"username": "linxiu", "password": PASSWORD})

    assert response.status_code == 200
    assert not response.context["user"].is_authenticated


def test_nobody_is_led_to_another_house(client, lin):
    response = client.post(
        "/sign-in/", {"username": "linxiu", "password": PASSWORD, "next": "https://elsewhere.example/"}
    )

    assert response.headers["Location"] == "/"


def test_the_demo_shows_its_people_and_only_the_demo(client, lin, chen, settings):
    settings.DEMO = False
    assert "填入" not in client.get("/sign-in/").text

    settings.DEMO = True
    assert [post.person for post in client.get("/sign-in/").context["demo_posts"]] == [lin, chen]


def test_signing_out_leads_to_the_door(desk, lin):
    at_work = desk(lin)

    assert at_work.post("/sign-out/").headers["Location"] == "/sign-in/"
    assert at_work.get("/me/").status_code == 302


def test_a_person_changes_their_password(desk, lin):
    typed = {"old_password": PASSWORD, "new_password1": "qing-he-liu-9", "new_password2": "qing-he-liu-9"}

    response = desk(lin).post("/me/password/", typed, follow=True)

    assert "密码已修改" in response.text
    lin.refresh_from_db()
    assert lin.check_password("qing-he-liu-9")
