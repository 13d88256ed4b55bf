"""The pages of the public site, what put them there, and how often they are read."""

from byline.publishing.models.announcement import Announcement, TakingDown
from byline.publishing.models.article import ArticlePage
from byline.publishing.models.channel import ChannelPage
from byline.publishing.models.home import HomePage
from byline.publishing.models.publication import Publication, Withdrawal
from byline.publishing.models.readership import Readership

__all__ = [
    "Announcement",
    "ArticlePage",
    "ChannelPage",
    "HomePage",
    "Publication",
    "Readership",
    "TakingDown",
    "Withdrawal",
]
