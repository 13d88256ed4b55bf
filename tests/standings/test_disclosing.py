import pytest
from django.urls import reverse

from byline.papers.page import as_html
from byline.standings.models.disclosure import NotDisclosed, NotSignedYet
from byline.standings.models.presentation import ReasonNeeded
from byline.telling import masking

REASON = "2026年1月8日主任会议决定，网站只发单位数字。"


@pytest.fixture
def signed(bulletin, zhou):
    bulletin.sign(by=zhou)
    return bulletin


def test_without_a_decision_there_is_no_public_version(signed):
    with pytest.raises(NotDisclosed):
        signed.public_paper()


def test_units_only_names_nobody(signed, zhou):
    signed.disclose(form="units", reason=REASON, by=zhou)

    page = as_html(signed.public_paper())

    assert "北河镇" in page
    assert not [name for name in ("林秀", "孙晓燕", "吴建民", "周世安") if name in page]


@pytest.mark.parametrize(
    ("form", "lins", "suns"), [("surnames", "林某", "孙某某"), ("stars", "林＊", "孙＊＊")]
)
def test_names_are_veiled_in_text_and_tables(signed, zhou, form, lins, suns):
    signed.disclose(form=form, reason=REASON, by=zhou)

    page = as_html(signed.public_paper())

    assert f"<td>{lins}</td>" in page
    assert f"{suns}、{lins}" in page
    assert "孙晓燕" not in page


def test_to_whom_it_goes_stays_in_the_house(signed, zhou):
    signed.disclose(form="named", reason=REASON, by=zhou)

    assert "林秀" in as_html(signed.public_paper())
    assert "主任、副主任" not in as_html(signed.public_paper())


def test_a_decision_can_be_withdrawn(signed, zhou):
    signed.disclose(form="named", reason=REASON, by=zhou)
    signed.disclose(form="nothing", reason="改由公告发布。", by=zhou)

    with pytest.raises(NotDisclosed):
        signed.public_paper()


def test_a_decision_has_a_reason_and_a_signed_bulletin(bulletin, zhou):
    with pytest.raises(NotSignedYet):
        bulletin.disclose(form="units", reason=REASON, by=zhou)
    bulletin.sign(by=zhou)
    with pytest.raises(ReasonNeeded):
        bulletin.disclose(form="units", reason="", by=zhou)


def test_a_leader_decides_on_the_page_and_an_editor_does_not(signed, desk, zhou, chen):
    address = reverse("bulletin-disclosure", args=[signed.pk])
    assert desk(chen).post(address, {"form": "units", "reason": REASON}).status_code == 403

    desk(zhou).post(address, {"form": "units", "reason": REASON})

    assert REASON in desk(chen).get(signed.get_absolute_url()).content.decode()
    public = desk(chen).get(reverse("bulletin-public", args=[signed.pk]))
    assert public.getvalue().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("name", "veil"), [("王小明", "王某某"), ("李四", "李某"), ("欧阳修远", "欧阳某某"), ("单", "单某")]
)
def test_a_surname_stays(name, veil):
    assert masking.veiled(name, form=masking.SURNAMES) == veil
