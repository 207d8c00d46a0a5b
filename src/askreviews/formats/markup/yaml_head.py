"""The YAML head of a Markdown file: the work's facts, read as plain words.

The head is composed, never constructed: there are no types to guess, no objects to make and no aliases to
expand, so nothing that it says can do harm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import yaml

from askreviews.formats.lines import Line
from askreviews.formats.markup import page_head
from askreviews.formats.wording.facts import Facts, year_in

_MOST_LINES = 300
_MOST_CHARACTERS = 50_000


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says: the words of each name, lists as several."""

    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def word(self, *names: str) -> str | None:
        """The words of the first of `names` that the head has, as one; None when it has none."""
        return next((", ".join(self.values[name]) for name in names if self.values.get(name)), None)

    def words(self, *names: str) -> tuple[str, ...]:
        """The several words of the first of `names` that the head has; one string is parted at its signs."""
        found = next((self.values[name] for name in names if self.values.get(name)), ())
        if len(found) != 1:
            return found
        separator = ";" if ";" in found[0] else ","
        return tuple(part.strip() for part in found[0].split(separator) if part.strip())

    def facts(self) -> Facts:
        """The bibliographic facts among them, with a warning for a year that is none.

        A clipper's head has the page's address as `source`; its tags are its owner's, and no keywords.
        """
        source = self.word("source") or ""
        is_clipped = source.startswith("http")
        written = self.word("year", "date", *(("published",) if is_clipped else ()))
        year = year_in(written) if written else None
        wrong = (
            (f"The head's year is {written[:40]!r}, which names none.",) if written and year is None else ()
        )
        return Facts(
            title=page_head.without_site(self.word("title") or "")
            if is_clipped
            else self.word("title") or "",
            authors=tuple(name.strip("[]") for name in self.words("authors", "author")),
            journal=self.word("journal", "container-title"),
            year=year,
            volume=self.word("volume"),
            issue=self.word("issue"),
            pages=self.word("pages"),
            doi=self.word("doi"),
            url=self.word("url") or (source if is_clipped else None),
            keywords=self.words("keywords", *(() if is_clipped else ("tags",))),
            warnings=(*self.warnings, *wrong),
        )


def separate(lines: Sequence[Line]) -> tuple[Sequence[Line], Head]:
    """The lines after the head, and the head; a file may have none.

    A head that is no YAML gives a warning and no facts. One that never ends is text.
    """
    first = next((i for i, line in enumerate(lines) if line.text), len(lines))
    if first == len(lines) or lines[first].text != "---":
        return lines, Head()
    last = next(
        (
            i
            for i in range(first + 1, min(first + _MOST_LINES, len(lines)))
            if lines[i].text in ("---", "...")
        ),
        None,
    )
    if last is None:
        return lines, Head()
    written = "\n".join(" " * line.indent + line.text for line in lines[first + 1 : last])
    return lines[last + 1 :], _parsed(written)


def _parsed(written: str) -> Head:
    if len(written) > _MOST_CHARACTERS:
        return Head(
            warnings=(f"The YAML head has more than {_MOST_CHARACTERS:,} characters and was not read.",)
        )
    try:
        root = yaml.compose(written, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())
        return Head(warnings=(f"The YAML head cannot be read and its facts were not taken: {reason[:200]}",))
    except RecursionError:
        return Head(warnings=("The YAML head is nested too deeply and was not read.",))
    if not isinstance(root, yaml.MappingNode):
        return Head()
    return Head(
        {key.value.lower(): _words(value) for key, value in root.value if isinstance(key, yaml.ScalarNode)}
    )


def _words(node: yaml.Node) -> tuple[str, ...]:
    """The words of a scalar or of a list of scalars; of a mapping in a list, its name."""
    if isinstance(node, yaml.ScalarNode):
        return (node.value.strip(),) if node.value.strip() not in ("", "null", "~") else ()
    if isinstance(node, yaml.SequenceNode):
        return tuple(word for item in node.value for word in _item(item))
    return ()


def _item(node: yaml.Node) -> tuple[str, ...]:
    if isinstance(node, yaml.MappingNode):
        named = [value for key, value in node.value if key.value == "name"]
        return _words(named[0]) if named and isinstance(named[0], yaml.ScalarNode) else ()
    return _words(node) if isinstance(node, yaml.ScalarNode) else ()
