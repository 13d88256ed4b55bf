"""A database that is migrated once a run, which takes most of a minute, and copied for the other workers."""

import fcntl
from pathlib import Path

import pytest
from django.db import connection


@pytest.hookimpl(trylast=True)  # pytest-django has put first what uses a database
def pytest_collection_modifyitems(items):
    """Ask first what uses none: while one worker migrates, the others have something to do."""
    items.sort(key=uses_database)


def uses_database(item):
    return bool(item.get_closest_marker("django_db")) or "django_db_setup" in item.fixturenames


@pytest.fixture(scope="session")
def copies(tmp_path_factory):
    """The folder of this run where each worker finds the name of its copy, once there is one."""
    copies = tmp_path_factory.getbasetemp().parent / "copies"
    copies.mkdir(exist_ok=True)
    return copies


@pytest.fixture(scope="session")
def django_db_setup(request, copies, worker_id, django_db_modify_db_settings, django_db_blocker):
    """Take the copy that another worker has made; the first that comes migrates, and copies for all."""
    if worker_id == "master":
        request.getfixturevalue("django_db_setup")
        yield
        return
    mine, product = copies / worker_id, connection.settings_dict["NAME"]
    with (copies / "lock").open("w") as lock, django_db_blocker.unblock():
        fcntl.flock(lock, fcntl.LOCK_EX)
        if mine.exists():
            connection.settings_dict["NAME"] = mine.read_text()
        else:
            request.getfixturevalue("django_db_setup")
            copy_for_others(worker_id, of=request.config.workerinput["workercount"], to=copies)
    yield
    if mine.exists():
        with django_db_blocker.unblock():
            connection.creation.destroy_test_db(product, verbosity=0)


def copy_for_others(maker, *, of, to):
    """Copy the database for each of so many workers but its maker, and leave word where it is."""
    connection.close()  # SQLite brings its file up to date
    for worker in {f"gw{number}" for number in range(of)} - {maker}:
        name = str(connection.creation.get_test_db_clone_settings(worker)["NAME"])
        if connection.vendor == "sqlite":
            Path(f"{name}-wal").unlink(missing_ok=True)  # of a run that was killed
        connection.creation.clone_test_db(worker, verbosity=0)
        (to / worker).write_text(name)
