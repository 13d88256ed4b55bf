import io

import pytest
from django.core.management import CommandError, call_command

from byline.activity.deeds import record
from byline.activity.models import Deed
from byline.manuscripts.models import Manuscript


@pytest.fixture
def two_deeds(dongjiang_daily, yunzhou_daily, zhou):
    for outlet in (dongjiang_daily, yunzhou_daily):
        record(outlet, "added", by=zhou, outlet=outlet.name)


def verify():
    told = io.StringIO()
    call_command("verify", stdout=told, stderr=told)
    return told.getvalue()


def test_an_untouched_record_is_whole(two_deeds):
    assert str(Deed.objects.count()) in verify()


def test_a_changed_deed_is_found(two_deeds):
    Deed.objects.filter(pk=Deed.objects.last().pk).update(verb="removed")

    with pytest.raises(CommandError, match="1"):
        verify()


def test_a_missing_deed_is_found(two_deeds):
    Deed.objects.filter(pk=Deed.objects.order_by("number").first().pk)._raw_delete("default")

    with pytest.raises(CommandError, match="1"):
        verify()


def test_a_manuscript_that_is_kept_elsewhere_than_its_rows_say_is_found(levee):
    verify()
    Manuscript.objects.filter(pk=levee.pk).update(stands_at="draft")

    with pytest.raises(CommandError, match="1"):
        verify()
