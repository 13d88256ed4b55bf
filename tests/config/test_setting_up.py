import io
import stat

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from byline.config.management.commands.setup import AlreadySetUp
from byline.config.management.commands.upgrade import fingerprint
from byline.team.models import Congress, Person
from byline.team.roles import Role


@pytest.fixture
def home(settings, tmp_path, db):
    """An empty folder of data, with the static files already in it."""
    settings.HOME = tmp_path / "home"
    settings.STATIC_ROOT = settings.HOME / "static"
    settings.STATIC_ROOT.mkdir(parents=True)
    (settings.HOME / "static.stamp").write_text(fingerprint(), encoding="ascii")
    return settings.HOME


def set_up(home, password="Kites-over-Qinghe-7", **answers):
    (home / "password").write_text(f"{password}\n", encoding="utf-8")
    given = {"congress": "云岭县人大常委会", "mark": "云人信", "name": "陈立", "sign_in_name": "chenli"}
    call_command("setup", password_file=str(home / "password"), stdout=io.StringIO(), **(given | answers))


def test_the_first_administrator_can_sign_in(home):
    set_up(home)

    chen = Person.objects.get(sign_in_name="chenli")
    assert chen.check_password("Kites-over-Qinghe-7")
    assert chen.roles == {Role.ADMINISTRATOR}
    assert chen.congress.name == "云岭县人大常委会"


def test_the_congress_has_its_public_site(home, client):
    set_up(home)

    assert "云岭县人大常委会" in client.get(reverse("site")).content.decode()


def test_the_key_is_for_the_service_alone(home):
    set_up(home)

    assert len((home / "secret_key").read_text(encoding="ascii")) > 40
    assert stat.S_IMODE((home / "secret_key").stat().st_mode) == 0o600


def test_a_second_setup_is_refused(home):
    set_up(home)

    with pytest.raises(AlreadySetUp, match="云岭县人大常委会"):
        set_up(home, congress="白石县人大常委会")

    assert Congress.objects.count() == 1


def test_a_weak_password_leaves_nothing_behind(home):
    with pytest.raises(CommandError):
        set_up(home, password="12345")

    assert not Congress.objects.exists()
    assert not (home / "secret_key").exists()


def test_where_nobody_can_answer_the_missing_option_is_asked_for(home, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO())

    with pytest.raises(CommandError, match="byline setup --help"):
        set_up(home, name=None)
