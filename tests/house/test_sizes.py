import ast

from tests.house import tree

LONGEST_FILE = 300
LONGEST_FUNCTION = 25
LARGEST_ROOM = 3000


def length(function):
    """Count the lines of a function without its docstring."""
    documented = ast.get_docstring(function, clean=False)
    promise = function.body[0].end_lineno - function.body[0].lineno + 1 if documented else 0
    return function.end_lineno - function.lineno + 1 - promise


def test_no_file_is_too_long_to_read_in_one_sitting():
    long = [
        f"{tree.named(path)} has {tree.lines(path)} lines; past {LONGEST_FILE} it is two files."
        for path in tree.modules() + tree.tests()
        if tree.lines(path) > LONGEST_FILE
    ]
    assert not long, tree.listed(long)


def test_no_function_hides_a_step_that_wants_a_name():
    long = [
        f"{tree.named(path)}:{function.lineno} {function.name} has {length(function)} lines; "
        f"past {LONGEST_FUNCTION} a step wants a name."
        for path in tree.modules()
        for function in tree.functions(path)
        if length(function) > LONGEST_FUNCTION
    ]
    assert not long, tree.listed(long)


def test_no_room_is_two_rooms():
    large = [
        f"{tree.named(room)} has {size} lines; past {LARGEST_ROOM} it is two rooms."
        for room in tree.rooms()
        if (size := sum(tree.lines(path) for path in tree.modules() if room in path.parents)) > LARGEST_ROOM
    ]
    assert not large, tree.listed(large)
