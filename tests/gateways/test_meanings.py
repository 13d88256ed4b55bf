"""What post offices say in numbers and English is told in a sentence that the sender understands."""

import pytest

from byline.gateways import meanings
from byline.gateways.meanings import meaning


@pytest.mark.parametrize(
    ("code", "words", "meant"),
    [
        (550, "5.1.1 Mailbox not found", meanings.NO_MAILBOX),
        (550, "Mailbox not found or access denied", meanings.NO_MAILBOX),
        (550, "RP:TRC http://service.mail.example", meanings.REFUSED),
        (550, "5.7.1 Spam message", meanings.UNWANTED),
        (553, "5.1.2 Domain does not exist", meanings.NO_HOST),
        (552, "size limit exceeded", meanings.TOO_LARGE),
        (552, "5.2.2 Mailbox full", meanings.FULL),
        (450, "4.2.1 Mailbox busy, please try again later", meanings.BUSY),
        (451, "greylisted, try again in five minutes", meanings.NOT_NOW),
        (451, "4.7.1 Greylisting in action, please come back later", meanings.NOT_NOW),
        (421, "too many connections", meanings.NOT_NOW),
        (535, "authentication failed", meanings.NOT_LET_IN),
        (0, "[Errno 111] Connection refused", meanings.OURS_SHUT),
        (0, "", ""),
    ],
)
def test_every_answer_has_its_sentence(code, words, meant):
    assert meaning(code, words) == str(meant)


def test_what_a_person_wrote_is_left_as_it_is():
    assert meanings.refusal("tougao@daily.example　5.2.2　552 5.2.2 Mailbox full") == str(meanings.FULL)
    assert not meanings.refusal("编辑说没有收到，10月12日来电")
