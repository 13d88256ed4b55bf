"""A person's own mailbox."""

from byline.activity.models import Deed


def test_a_person_enters_their_own_mailbox(desk, lin):
    response = desk(lin).post("/me/mailbox/", {"email": "linxiu@beihe.example", "mail_language": "zh-hans"})

    assert response.url == "/me/"
    lin.refresh_from_db()
    assert lin.email == "linxiu@beihe.example"
    assert "linxiu@beihe.example" in desk(lin).get("/me/").text
    assert "更换了自己的邮箱" in str(Deed.objects.about(lin).last())


def test_what_is_no_mailbox_is_refused_and_stays_in_the_field(desk, lin):
    for typed in ("linxiu", "林秀@北河.example", 'a"b"@beihe.example'):
        response = desk(lin).post("/me/mailbox/", {"email": typed, "mail_language": "zh-hans"})
        assert response.status_code == 422
    lin.refresh_from_db()
    assert lin.email == ""


def test_a_mailbox_is_taken_out(desk, lin):
    lin.take_mail_at("linxiu@beihe.example", language="en")

    desk(lin).post("/me/mailbox/", {"email": "", "mail_language": "zh-hans"})

    lin.refresh_from_db()
    assert lin.email == ""
    assert lin.mail_language == "zh-hans"


def test_a_stranger_has_no_mailbox(client, db):
    assert client.get("/me/mailbox/").status_code == 302
