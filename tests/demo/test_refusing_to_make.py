import pytest
from django.utils import timezone

from byline.demo.making import AnotherCongress, make
from byline.manuscripts.models import Manuscript
from byline.team.models import Congress


@pytest.mark.django_db
def test_another_congress_is_left_alone():
    Congress.objects.create(name="临溪县人大常委会", short_name="临溪县", register_mark="临人信")

    with pytest.raises(AnotherCongress):
        make(timezone.localdate(), pieces=40, is_quiet=True)

    assert Congress.objects.count() == 1
    assert not Manuscript.objects.exists()


@pytest.mark.django_db
def test_the_making_is_all_or_nothing(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "no-folder"
    settings.MEDIA_ROOT.write_text("pages cannot be kept here")

    with pytest.raises(OSError, match="no-folder"):
        make(timezone.localdate(), pieces=40, is_quiet=True)

    assert not Congress.objects.exists()
    assert not Manuscript.objects.exists()
