"""What the pages of this room have in common: a deed with its words, and a file sent."""

from __future__ import annotations

from io import BytesIO

from django.http import FileResponse

from byline.activity.views import DeedView

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


class RewardDeed(DeedView):
    """A deed on a page of one form: its heading, the word on its button, what happens next."""

    template_name = "rewards/deed.html"
    heading = deed = next = ""

    @property
    def subject(self):
        """What it is done to, if anything."""
        return None

    def get_context_data(self, **context):
        """Add the words of the page."""
        subject = self.subject
        words = {"heading": self.heading, "deed": self.deed, "next": self.next, "subject": subject}
        return super().get_context_data(**words, **context)


def sent(content, *, name, kind=WORD):
    """Send a file to be kept under a name."""
    answer = FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=kind)
    answer["Cache-Control"] = "private, no-store"
    return answer
