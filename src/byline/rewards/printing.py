"""Awards on paper: certificates, the notice of praise, and the list as it may be shown outside.

Papers are in Chinese, whatever language their maker reads Byline in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import override

from byline.papers.certificate import Certificate, as_certificates
from byline.papers.official import Column, Heading, Paper, Paragraph, Table, Undersigned, mark
from byline.papers.word import as_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from byline.rewards.models import Award, AwardRound

CHINESE = "zh-hans"
HEADING = "荣誉证书"


def certificates(awards: Iterable[Award]) -> bytes:
    """Return the certificates of signed awards as one .docx, a page each."""
    with override(CHINESE):
        return as_certificates([_certificate(one) for one in awards])


def _certificate(award: Award) -> Certificate:
    round_ = award.round
    kind = "贵单位" if award.unit_id else "您"
    text = (
        f"{kind}在{round_.period_label}信息宣传工作中成绩突出，被评为“{round_.title}”{award.criterion.honour}。"
        "特发此证，以资鼓励。"
    )
    whom = award.holder_name if award.unit_id else f"{award.holder_name}同志"
    return Certificate(HEADING, whom, text, round_.congress.name, _signed_on(round_))


def praise(round_: AwardRound) -> bytes:
    """Return the notice of praise for a signed round as a .docx after GB/T 9704."""
    with override(CHINESE):
        return as_word(_notice(round_, [(one.holder_name, one) for one in round_.awards()]))


def public_list(round_: AwardRound) -> Paper:
    """Return the notice as it may be shown outside. Raises AwardsNotDisclosed."""
    with override(CHINESE):
        return _notice(round_, round_.public_names())


def _notice(round_: AwardRound, told: list[tuple[str, Award]]) -> Paper:
    maker = round_.congress.name
    opening = (
        f"{round_.period_label}，各单位和广大信息员紧紧围绕中心工作，积极撰写、报送稿件，取得了较好成绩。"
        f"经公示并报请审定，现对获得“{round_.title}”的单位和个人予以通报表扬。"
    )
    closing = "希望受到表扬的单位和个人珍惜荣誉、再接再厉。各单位要以先进为榜样，进一步做好信息宣传工作。"
    return Paper(
        title=f"{maker}\n关于表扬{round_.title}的通报",
        maker=maker,
        day=_signed_on(round_),
        blocks=(
            Paragraph(opening),
            *_lists(told),
            Paragraph(closing),
            Undersigned(maker, _signed_on(round_)),
        ),
    )


def _lists(told: list[tuple[str, Award]]) -> list[Heading | Table]:
    """Return a heading and a table for each honour, in the order of the criteria."""
    honours = list(dict.fromkeys(one.criterion for _name, one in told))
    blocks: list[Heading | Table] = []
    for place, criterion in enumerate(honours, start=1):
        awarded = [(name, one) for name, one in told if one.criterion_id == criterion.pk]
        blocks += [Heading(f"{mark(place)}{criterion.honour}"), _table(awarded)]
    return blocks


def _table(awarded: list[tuple[str, Award]]) -> Table:
    columns = (
        Column("序号", "centre", 0.7),
        Column("获奖单位或个人", "centre", 2),
        Column("评定依据", share=3.4),
    )
    rows = tuple((str(place), name, one.why) for place, (name, one) in enumerate(awarded, start=1))
    return Table(columns, rows)


def _signed_on(round_: AwardRound):
    return timezone.localtime(round_.signing.at).date()
