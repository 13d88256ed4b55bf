"""What the engine refuses, one family; each docstring is the sentence a person reads."""


class TearsheetError(Exception):
    """The engine could not do this."""

    # What a command ends with: 1 refused, 2 used wrongly.
    exit_code = 1

    def __init__(self, detail: str = "") -> None:
        """Keep a detail, which is said behind the sentence of the class."""
        super().__init__(detail)

    def __str__(self) -> str:
        sentence, detail = (self.__class__.__doc__ or "").strip(), self.args[0]
        return f"{sentence} ({detail})" if detail else sentence


class EmptyPage(TearsheetError):
    """The page holds no text. Save the page again once it shows its text, or paste the text."""


class NotAPage(TearsheetError):
    """This is no web page but another kind of file. Give the saved page (.html) or its text."""


class PageTooLarge(TearsheetError):
    """The page is larger than the limit. Save the article alone, or paste its text."""


class NeedsADoor(TearsheetError):
    """The engine opens no connections itself. Fetch the page through byline, or give a saved file."""

    exit_code = 2


class NotFetched(TearsheetError):
    """The page could not be fetched."""


class BrokenArchive(TearsheetError):
    """The archive breaks off or is no archive. What could be read before the break has been read."""


class CannotOpen(TearsheetError):
    """The file cannot be opened. Look at its name and at who may read it."""

    exit_code = 2


class MalformedLine(TearsheetError):
    """The line does not hold what it should; what that is, is the detail."""

    def __str__(self) -> str:
        return str(self.args[0])


class WorkerLost(TearsheetError):
    """One of the processes was ended from outside, most likely for want of memory. Take fewer with --jobs."""


class NoSpark(TearsheetError):
    """This Python has no pyspark. Install it (pip install "byline[spark]"), or leave out --engine spark."""


class NoJava(TearsheetError):
    """Spark needs Java 17 or later, and none is found. Install default-jre-headless, or set JAVA_HOME."""


class SparkFailed(TearsheetError):
    """The cluster did not finish the work. Its own log says more."""


class BrokenIndex(TearsheetError):
    """This is no index of manuscripts, or it is broken. Make it again from the manuscripts."""


class IndexFull(TearsheetError):
    """An index holds sixteen million manuscripts at most. Part them by year or by office."""
