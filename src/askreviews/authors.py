"""The parts of an author's name, as reference lists print it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UPPER = "A-ZÀ-ÖØ-Þ"
_INITIALS = rf"[{_UPPER}](?:\.?[- ]?[{_UPPER}]){{0,4}}\.?"
_SUFFIX = r"(?P<suffix>(?:Jr|Sr)\.?|I{2,3}|IV|\dst|\dnd|\drd|\dth)"
_TOGETHER = re.compile(rf"[{_UPPER}]{{1,3}}")
_FORMS = (
    re.compile(rf"(?P<last>[^,]+?) (?P<first>{_INITIALS})(?:,? {_SUFFIX})?"),  # Doe JA Jr
    re.compile(rf"(?P<last>[^,]+), (?P<first>[^,]+?)(?:,? {_SUFFIX})?"),  # Doe, J. A., Jr.
    re.compile(
        rf"(?P<first>(?:[{_UPPER}][a-z]?\.[ -]?)+)(?P<last>[^,.]{{2,}}?)(?:,? {_SUFFIX})?"
    ),  # J. A. Doe
)


@dataclass(frozen=True, slots=True)
class AuthorName:
    """The parts of a name: ``Doe``, ``JA`` and ``Jr``.

    `first` is empty when the name cannot be taken apart: a group's, or one whose order is not known
    (``Jane Doe``). `last` is then all of it.
    """

    last: str
    first: str = ""
    suffix: str = ""

    @property
    def given(self) -> str:
        """The first name, initials printed together as such: ``J. A.`` for ``JA``, else read as one name."""
        return ". ".join(self.first) + "." if _TOGETHER.fullmatch(self.first) else self.first


_GROUP = re.compile(r"\b(?:Group|Consortium|Team|Collaboration|Network|Committee|Society)\b", re.IGNORECASE)


def from_byline(author: str) -> AuthorName:
    """Take a name apart as a byline prints it, the last name last: Yaqi Wu, Ludwig van Beethoven."""
    name = parse(author)
    words = name.last.split()
    if name.first or len(words) < 2 or _GROUP.search(author):
        return name
    suffix = words.pop() if len(words) > 2 and re.fullmatch(_SUFFIX, words[-1]) else ""
    words[-1] = words[-1].rstrip(",")
    place = next((n for n, word in enumerate(words) if n and word[0].islower()), len(words) - 1)
    return AuthorName(" ".join(words[place:]), " ".join(words[:place]), suffix)


def parse(author: str) -> AuthorName:
    """Take a name apart that a list prints in one of the usual forms; nothing is guessed."""
    name = " ".join(author.split())
    for form in _FORMS:
        if found := form.fullmatch(name):
            return AuthorName(found["last"], found["first"].strip(), found["suffix"] or "")
    return AuthorName(name)
