from byline.manuscripts.models.state import State


def test_the_cast_can_play(levee, ditch):
    assert levee.state == State.SENT
    assert ditch.state == State.REGISTERED
