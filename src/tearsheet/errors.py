"""What the engine refuses, one family; each docstring is the sentence a person reads."""


class TearsheetError(Exception):
    """The engine could not do this."""

    def __init__(self, detail: str = "") -> None:
        """Keep the sentence of the class, with a detail behind it when there is one."""
        sentence = (self.__class__.__doc__ or "").strip()
        super().__init__(f"{sentence} ({detail})" if detail else sentence)


class EmptyPage(TearsheetError):
    """The page holds no text. Save the page again once it shows its text, or paste the text."""


class NotAPage(TearsheetError):
    """This is no web page but another kind of file. Give the saved page (.html) or its text."""


class PageTooLarge(TearsheetError):
    """The page is larger than the limit. Save the article alone, or paste its text."""


class NeedsADoor(TearsheetError):
    """The engine opens no connections itself. Fetch the page through byline, or give a saved file."""


class BrokenArchive(TearsheetError):
    """The archive breaks off or is no archive. What could be read before the break has been read."""


class BrokenIndex(TearsheetError):
    """This is no index of manuscripts, or it is broken. Make it again from the manuscripts."""


class IndexFull(TearsheetError):
    """An index holds sixteen million manuscripts at most. Part them by year or by office."""
