"""Whatever is done in whatever order, what is kept is what the rows say, and nothing unpassed is out."""

import random
from datetime import timedelta

import pytest

from byline.errors import Refused
from byline.manuscripts.models import Manuscript, Writing
from byline.manuscripts.models.registration import NotPassed
from byline.manuscripts.models.standing import standing_of
from byline.manuscripts.models.state import OUT, State
from byline.manuscripts.models.submission import Standing

PLAYS, DEEDS_A_PLAY = 12, 30


class Player:
    """Does a deed at random to one manuscript, by somebody at random; refusals are part of the play."""

    def __init__(self, manuscript, people, outlets, *, seed):
        self.pk, self.people, self.outlets = manuscript.pk, people, outlets
        self.dice = random.Random(seed)
        self.done = []

    @property
    def piece(self):
        return Manuscript.objects.get(pk=self.pk)

    def play(self):
        """Do one deed; keep its name, and whether it was refused."""
        deed = self.dice.choice(DEEDS)
        by = self.dice.choice(self.people)
        try:
            deed(self, self.piece, by)
        except Refused as refused:
            self.done.append((deed.__name__, by.name, type(refused).__name__))
        else:
            self.done.append((deed.__name__, by.name, ""))

    def words(self):
        return Writing(title=f"标题{self.dice.randrange(3)}", body=f"<p>正文{self.dice.randrange(4)}。</p>")

    def write(self, piece, by):
        piece.write(self.words(), edition=piece.edition, by=by)

    def file(self, piece, by):
        piece.file(by=by)

    def take(self, piece, by):
        piece.take(by=by, over=self.dice.random() < 0.5)

    def let_go(self, piece, by):
        piece.let_go(by=by)

    def amend(self, piece, by):
        piece.amend(self.words(), edition=piece.edition, by=by)

    def pass_review(self, piece, by):
        piece.pass_review(by=by)

    def send_back(self, piece, by):
        steps = piece.last_filing.steps if piece.last_filing else []
        piece.send_back(by=by, reason="再核。", to=self.dice.choice([None, *steps]))

    def answer(self, piece, by):
        piece.answer(self.dice.choice([None, self.words()]), by=by)

    def restore(self, piece, by):
        version = piece.version_set.first()
        if version:
            piece.restore(version, by=by)

    def register(self, piece, by):
        piece.register(by=by)

    def cancel(self, piece, by):
        if piece.number:
            piece.number.cancel(reason="登错。", by=by)

    def submit(self, piece, by):
        piece.submit(to=self.dice.choice(self.outlets), by=by, is_sent=self.dice.random() < 0.5)

    def move(self, piece, by):
        submission = piece.submission_set.first()
        if submission:
            choice = [one for one in Standing if one != Standing.PRINTED]
            submission.move(to=self.dice.choice(choice), by=by)

    def appear(self, piece, _by):
        if piece.number:  # the ledger knows registered pieces alone
            piece.appear(at=self.outlets[0], on=piece.number.registered_on + timedelta(days=1))

    def disappear(self, piece, _by):
        for print_ in piece.appearance_set.filter(retracted_at=None):
            piece.disappear(at=print_.outlet, on=print_.appeared_on)


LIKELY = (
    Player.file,
    Player.pass_review,
    Player.pass_review,
    Player.pass_review,
    Player.answer,
    Player.register,
)
DEEDS = (
    Player.write, Player.take, Player.let_go, Player.amend, Player.send_back, Player.restore,
    Player.cancel, Player.submit, Player.move, Player.appear, Player.disappear, *LIKELY, *LIKELY,
)  # fmt: skip


def check(player):
    piece = player.piece
    said, story = standing_of(Manuscript(pk=piece.pk, created_at=piece.created_at)), player.done
    assert (piece.stands_at, piece.turn_id, piece.due_at) == (said.stands_at, said.turn_id, said.due_at), (
        story
    )
    assert not list(Manuscript.objects.misplaced()), story
    open_ = [
        taking for filing in piece.filing_set.all() for taking in filing.taking_set.filter(ended_at=None)
    ]
    assert len(open_) <= 1, story
    if piece.stands_at in {State.PASSED, *OUT}:
        assert piece.cleared_version().has_words_of(piece), story
    else:
        with pytest.raises(NotPassed):
            piece.cleared_version()


@pytest.mark.parametrize("seed", range(PLAYS))
def test_what_is_kept_is_what_the_rows_say(
    seed, draft, lin, wu, chen, zhou, sun, dongjiang_daily, yunzhou_daily, lay
):
    lay(
        *random.Random(seed).choice([["unit"], ["unit?", "office"], ["unit", "office?", "office", "leader?"]])
    )
    people, outlets = [lin, wu, wu, chen, chen, zhou, sun], [dongjiang_daily, yunzhou_daily]
    player = Player(draft, people, outlets, seed=seed)

    for _turn in range(DEEDS_A_PLAY):
        player.play()
        check(player)

    assert any(not refused for _deed, _by, refused in player.done)
