"""What stands before the body: title, authors, journal, year, DOI, abstract, keywords."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from askreviews import identifiers
from askreviews.formats.blocks import Block, Kind
from askreviews.formats.front_matter import front_lines, titles
from askreviews.formats.sections import statements
from askreviews.formats.wording import (
    abstracts,
    boilerplate,
    bylines,
    conventions,
    journal_lines,
    keywords,
    labels,
)
from askreviews.formats.wording.endings import is_closed
from askreviews.formats.wording.facts import Facts

_PUBLISHED = re.compile(
    r"(?:published|available\sonline|copyright|©)[^.;]{0,60}?(?P<year>(?:19|20)\d\d)", re.IGNORECASE
)
_FEWEST_WORDS = 12
"""Words from which on a closed line says something of the subject."""
_FEWEST_IN_COLUMN = 2
_REACH = 120
"""Blocks above a page's title, and up to its abstract."""
_LOWER_WORD = re.compile(r"(?<![\w.@])[a-z]{3,40}(?![\w@]|\.\w)")
"""None of an address: *jane.doe@…* says nothing of how the text writes her name."""


def read(blocks: Sequence[Block], facts: Facts) -> tuple[list[Block], Facts]:
    """The same blocks with the front matter told apart, the abstract under a heading, and the facts found."""
    blocks, facts = _of_page(blocks, facts)
    titled, facts = titles.taken(front_lines.apart(blocks), facts)
    named, terms = keywords.taken(titled)
    facts = facts.or_else(Facts(keywords=terms))
    reader = _FrontReader(tuple(named), _common_words(named))
    end, front, facts = reader.read(facts)
    body, facts = abstracts.set_apart([_with_skip(b) for b in reader.blocks[end:]], facts)
    body, facts = _without_imprint(body, facts)
    return front + body, facts


def _of_page(blocks: Sequence[Block], facts: Facts) -> tuple[Sequence[Block], Facts]:
    """The blocks of a web page whose title is known, up to its abstract told apart, and what they say.

    What is above the title is left out. Below it no heading heads anything: PubMed Central's pages have each
    author's name twice, the second time as a heading.
    """
    place = next((i for i, b in enumerate(blocks[:_REACH]) if _heads_page(b, facts.title)), None)
    if place is None:
        return blocks, facts
    below = blocks[place + 1 : place + 1 + _REACH]
    end = next((i for i, b in enumerate(below) if conventions.is_abstract(b.text)), 0)
    names = tuple(b.text for a, b in pairwise(below[:end]) if b.kind == "heading" and a.text == b.text)
    if not names:
        return blocks, facts
    said = chain(blocks[:place], below[:end])
    doi = next((doi for block in said if (doi := identifiers.doi_in(block.text)) is not None), None)
    foreign = (b.kind == "heading" or boilerplate.is_publishers(b.text) for b in below[:end])
    return [
        *(replace(block, kind="left out") for block in blocks[:place]),
        replace(blocks[place], kind="matter"),
        *(replace(b, kind="left out" if f else "matter") for b, f in zip(below[:end], foreign, strict=True)),
        *blocks[place + 1 + end :],
    ], facts.or_else(Facts(authors=names, doi=doi))


def _heads_page(block: Block, title: str) -> bool:
    return bool(title) and block.kind == "heading" and titles.is_same(block.text, title)


def _without_imprint(body: Sequence[Block], facts: Facts) -> tuple[list[Block], Facts]:
    """The body with the line under the abstract that names journal, year and pages as ``matter``.

    The line may be how to cite the work. In the middle of a sentence it is ``left out``.
    """
    result = list(body)
    for index, block in enumerate(body[: front_lines.SAMPLE]):
        if block.kind not in ("plain", "left out") or block.skip:
            continue
        cited = journal_lines.facts_of_citation(block.text)
        published = cited or journal_lines.facts_of(block.text)
        if published is not None and published.journal and published.year and published.pages:
            above = body[index - 1].text if index else ""
            following = body[index + 1].text if index + 1 < len(body) else ""
            is_cut = len(above.split()) >= _FEWEST_WORDS and not is_closed(above)
            is_between = cited is not None or is_cut or following[:1].islower()
            result[index] = replace(block, kind="left out" if is_between else "matter")
            return result, facts.or_else(published)
    return result, facts


@dataclass(frozen=True, slots=True)
class _FrontReader:
    """The first blocks of a file and the words that it writes small, which are no names."""

    blocks: tuple[Block, ...]
    common: frozenset[str]

    def read(self, facts: Facts) -> tuple[int, list[Block], Facts]:
        """Where the body begins, the blocks before it by kind, and the facts with what they say."""
        front: list[Block] = []
        above_abstract = self._above_abstract(facts.title)
        is_page = titles.is_page(self.blocks)
        for position, block in enumerate(self.blocks):
            is_above = (bool(facts.authors) or is_page) and position in above_abstract
            opens = self._opens_body(block) and not is_above
            if block.kind not in ("plain", "matter", "left out") or opens:
                return position, front, facts
            known = self._recognised(position, facts)
            if known is not None:
                kind, facts = known
                front.append(replace(block, kind=kind))
            elif is_above or self._is_fragment(position, facts):
                front.append(replace(block, kind="matter"))
            else:
                return position, front, facts
        return len(self.blocks), front, facts

    def _above_abstract(self, title: str) -> range:
        """The blocks above the abstract's heading, where none behind the title is of the body, and else none.

        What stands under a statement, as who paid, is not of the body, whatever it says.
        """
        stated = False
        titled = next((i for i, b in enumerate(self.blocks[: 4 * front_lines.SAMPLE]) if b.text == title), -1)
        for position in range(titled + 1, min(titled + 1 + front_lines.SAMPLE, len(self.blocks))):
            text = self.blocks[position].text
            if conventions.is_abstract(text) or abstracts.label_length(text):
                return range(position)
            stated = stated or statements.is_heading(text)
            is_said = is_closed(text) and len(text.split()) >= _FEWEST_WORDS and not self._is_known(text)
            is_named = conventions.is_named(text) and not boilerplate.is_page_word(text)
            if not stated and (is_named or is_said):
                break
        return range(0)

    def _is_known(self, text: str) -> bool:
        is_page = boilerplate.is_publishers(text) or boilerplate.is_page_word(text)
        is_label = labels.is_labelled(text) or statements.opens(text)
        return is_label or bylines.is_affiliation(text) or is_page

    def _opens_body(self, block: Block) -> bool:
        if block.kind != "plain":
            return False
        text = block.text
        return bool(
            (block.skip and not boilerplate.is_publishers(text))  # an asterisk may be a footnote's, no bullet
            or abstracts.label_length(text)
            or conventions.is_named(text)
            or abstracts.BODY_LABEL.match(text)
        )

    def _recognised(self, position: int, facts: Facts) -> tuple[Kind, Facts] | None:
        """What the block is and what it says, when it is one of those that stand before a body."""
        block = self.blocks[position]
        text = block.text
        if block.kind != "plain":
            return block.kind, facts
        if labels.is_labelled(text):
            return ("left out" if boilerplate.is_publishers(text) else "matter"), labels.facts_with(
                text, facts
            )
        published = journal_lines.facts_of(text)
        if published is not None and published.journal:
            return "matter", facts.or_else(published)
        cited = journal_lines.facts_of_citation(text)
        if cited is not None or boilerplate.is_publishers(text):
            return "left out", facts.or_else(cited or Facts()).or_else(_from_publisher(text))
        if (
            facts.authors
            and position
            and self._names_more(position - 1)
            and (more := self._names_more(position))
        ):
            return "matter", replace(facts, authors=(*facts.authors, *more))
        is_type = titles.is_type_of_article(text)
        if boilerplate.is_page_word(text):
            return "left out", facts
        is_name = bool(facts.authors) or is_type or self._is_above_title(position, facts.title)
        names = () if is_name else bylines.authors_in(text)
        if (
            names
            and not self._are_common(names)
            and (bylines.are_several(text) or self._place_follows(position) or self._in_column(position))
        ):
            return "matter", replace(facts, authors=names)
        if is_type or bylines.is_affiliation(text) or boilerplate.is_navigation(text):
            return "matter", facts
        return ("matter", facts.or_else(published)) if published is not None else None

    def _names_more(self, position: int) -> tuple[str, ...]:
        """The authors in a line that bears a sign of being about several: each may have one of his own."""
        text = self.blocks[position].text
        goes_on = position > 0 and self.blocks[position - 1].text.endswith((",", "&", ";", " and"))
        is_listed = bylines.are_several(text) or goes_on or self._in_column(position)
        if not is_listed or bylines.is_affiliation(text):
            return ()
        names = bylines.authors_in(text)
        return () if self._are_common(names) else names

    def _is_above_title(self, position: int, title: str) -> bool:
        """Whether the title comes yet, so that names are none of its authors."""
        following = self.blocks[position + 1 : position + front_lines.SAMPLE]
        return bool(title) and any(b.kind == "matter" and titles.is_same(b.text, title) for b in following)

    def _in_column(self, position: int) -> bool:
        """Whether a line under a title is one of several, each right under the last, that name an author."""
        first, end = position, position + 1
        highest, lowest = (
            max(0, position - front_lines.MOST_NAME_LINES),
            position + front_lines.MOST_NAME_LINES,
        )
        while first > highest and self._is_under(first) and bylines.authors_in(self.blocks[first - 1].text):
            first -= 1
        while (
            end < min(lowest, len(self.blocks))
            and self._is_under(end)
            and bylines.authors_in(self.blocks[end].text)
        ):
            end += 1
        above = self.blocks[first - 1].text if first else ""
        return end - first >= _FEWEST_IN_COLUMN and bylines.stands_under_title(above)

    def _is_under(self, position: int) -> bool:
        above, block = self.blocks[position - 1 : position + 1]
        return bool(above.lines and block.lines) and block.lines[0].row == above.lines[-1].row + 1

    def _are_common(self, names: Sequence[str]) -> bool:
        """Whether half of the words are written small elsewhere, as those of a heading are."""
        words = [word.lower() for word in re.findall(r"[^\W\d_]{3,}", " ".join(names))]
        return bool(words) and sum(1 for word in words if word in self.common) * 2 >= len(words)

    def _place_follows(self, position: int) -> bool:
        """Whether what comes next shows that a single name is an author's."""
        if position + 1 == len(self.blocks):
            return False
        text = self.blocks[position + 1].text
        if abstracts.label_length(text) or conventions.is_abstract(text) or labels.is_labelled(text):
            return True
        return (
            boilerplate.is_publishers(text)
            or bylines.is_affiliation(text)
            or journal_lines.facts_of(text) is not None
        )

    def _is_fragment(self, position: int, facts: Facts) -> bool:
        """Whether an unknown short line stands among lines of the front."""
        text = self.blocks[position].text
        if len(text) > front_lines.LONGEST_FRAGMENT or (is_closed(text) and len(text.split()) > 8):
            return False
        for ahead in range(position + 1, min(position + 1 + front_lines.LOOK_AHEAD, len(self.blocks))):
            block = self.blocks[ahead]
            if block.kind == "plain" and self._opens_body(block):
                return conventions.is_abstract(block.text) or abstracts.label_length(block.text) > 0
            if block.kind == "plain" and self._recognised(ahead, facts) is not None:
                return True
        return False


def _from_publisher(text: str) -> Facts:
    published = _PUBLISHED.search(text)
    return Facts(year=int(published["year"]) if published else None, doi=identifiers.doi_in(text))


def _common_words(blocks: Sequence[Block]) -> frozenset[str]:
    return frozenset(
        word
        for b in blocks[: front_lines.SAMPLE]
        if b.kind == "plain"
        for word in _LOWER_WORD.findall(b.text[:20_000])
    )


def _with_skip(block: Block) -> Block:
    label = abstracts.BODY_LABEL.match(block.text) if block.kind == "plain" else None
    return replace(block, skip=label.end()) if label else block
