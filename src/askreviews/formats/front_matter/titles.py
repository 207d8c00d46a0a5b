"""Which of a file's first blocks is the work's title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from askreviews.formats.blocks import Block, joined
from askreviews.formats.sections.headings import is_capitals
from askreviews.formats.wording import boilerplate, bylines, captions, conventions, journal_lines, labels
from askreviews.formats.wording.endings import is_closed, must_go_on
from askreviews.formats.wording.facts import Facts

_LONGEST = 300
_LONGEST_SENTENCE = 120
"""Characters from which on a line that ends in a full stop is a sentence, not a title."""
_FIRST = 10
"""Blocks among which the title is looked for: a journal's name, dates and the like may stand before it."""
_OPEN_ACCESS = re.compile(r"\s+open\saccess\Z", re.IGNORECASE)
_IS_NAME = re.compile(r"(?:(?:[A-Z][\w.-]*|&|and|for|in|of|on|the)\s?){1,10}")
"""Capitalised words, and small ones between them."""
_JOURNAL_IN_CAPITALS = re.compile(
    r"Cochrane\sDatabase\sof\sSystematic\sReviews|Annual\sReview\sof(?:\s(?:and|[A-Z][a-z]+),?){1,5}|"
    r"(?:[A-Z&,.-]+\s){0,6}(?:JOURNAL|ANNALS|ARCHIVES|ACTA|BULLETIN|PROCEEDINGS|TRANSACTIONS|FRONTIERS)"
    r"(?:\s[A-Z&,.:-]+){0,8}"
)
_OF_ENGLISH = re.compile(r"\b(?:and|for|from|in|of|the|to|with)\b")
_OF_OTHERS = re.compile(r"\b(?:da|de|del|der|des|do|du|el|em|en|et|für|la|las|los|na|no|und|y|zur)\b")
"""Small words that titles have."""
_RUNNING_HEAD = re.compile(r"running\s(?:head|title)\s?:", re.IGNORECASE)
_MOST_SUBJECT_WORDS = 4
_VOLUME = re.compile(r"\bvol(?:ume)?\b\.?\s?\d|\bissue\s?\d", re.IGNORECASE)
PAGE_WORDS = 3
"""Lines above a title that show a web page's navigation."""
_FEWEST_WORDS = 4
_FEWEST_ALIKE = 3
"""Headings that all have one level, as in Docling's Markdown: the title has no other."""
_MOST_LINKS = 6
_FEWEST_LINK_WORDS = 3
"""Words of a line that, right above the authors, is no link but the title."""
_MOST_LINES = 3
"""Lines of a title that follow its first."""
_TYPE_OF_ARTICLE = re.compile(
    r"(?:\W{0,3}(?:type\s|jama[\w\s]{0,30}\|\s)?(?:(?:open\saccess|free|mini|systematic|narrative|invited|scoping|literature|original|topical|critical"
    r"|comprehensive|clinical|advanced|expert|focus|feature|research|tansley|jacc|in-depth|practice|themed\sissue|special\sissue|special|state[\s-]of[\s-]the[\s-]art|journal|full[\s-]text|article|review|übersichtsarbeit)[\s|:·-]{1,3}){0,6}"
    r"(?:reviews?|übersichts(?:arbeit|artikel)|revue|revisi[oó]n|seminar|primer|opinion|forum|guidelines|overview|symposium|position|free\saccess|cme|perspective|commentary|editorial|editor['’]s\schoice|research|article|paper|open\saccess|peer-reviewed|state\sof\sthe\sart|clinical\supdate)"
    r"(?:\s(?:article|paper|series))?(?:\sand\s(?:synthes[ie]s|meta-analysis|perspectives?))?(?:[\s|:·-]{1,3}open\saccess)?|clinical\sreview\s&\seducation)\W{0,3}",
    re.IGNORECASE,
)


def taken(blocks: Sequence[Block], facts: Facts) -> tuple[list[Block], Facts]:
    """The same blocks with the title as ``matter``, and the facts with the title."""
    place = _place(blocks, facts.title)
    if place is None:
        return list(blocks), facts
    if place and _translates(blocks[place], blocks[place - 1]):
        blocks = [*blocks[:place], replace(blocks[place], kind="matter"), *blocks[place + 1 :]]
        place -= 1
    block, after = blocks[place], list(blocks[place + 1 :])
    wrapped = _wrapped(block, after)
    if wrapped:
        block, after = joined([block, *after[:wrapped]]), after[wrapped:]
    elif after and _goes_on(block, after[0]):
        block, after = joined([block, after[0]]), after[1:]
    words = conventions.unescaped(_without_outer_marks(block.words.replace("**", "").strip()))
    title = facts.title or _OPEN_ACCESS.sub("", " ".join(words.split()))
    above, journal = blocks[:place], None
    if block.kind == "plain":
        above, journal = _journal_above(above, on_page=is_page(blocks))
    above = [replace(b, kind="matter") if _is_kind(b) else b for b in above]
    facts = replace(facts, title=title).or_else(Facts(journal=journal))
    return [*above, replace(block, kind="matter"), *after], facts


def _translates(title: Block, above: Block) -> bool:
    """Whether a title is that of another language, below the one in English."""
    if title.kind != "plain" or not _can_be(above):
        return False
    return bool(_OF_ENGLISH.search(above.text) and _OF_OTHERS.search(title.text)) and not (
        _OF_ENGLISH.search(title.text) or _OF_OTHERS.search(above.text)
    )


def _without_outer_marks(words: str) -> str:
    """The words without marks of emphasis around all of them; those around some of them stay."""
    while len(words) > 2 and words[0] in "*_" and words[-1] == words[0]:
        words = words[1:-1].strip()
    return words


def _journal_above(blocks: Sequence[Block], *, on_page: bool) -> tuple[Sequence[Block], str | None]:
    """The blocks above a title, those that are none of what may stand there as ``matter``: they name nobody.

    On a page all are, but for what tells more than a link does. One right above the line of a volume names
    the journal, and so does a single one in capitalised words.
    """
    strange = [_can_be(b) and (_is_journals(b.text) or not may_precede(b.text)) for b in blocks]
    offered = [on_page and b.kind == "plain" and not _tells(b.text) for b in blocks]
    above = [
        replace(b, kind="matter") if own or link else b
        for b, own, link in zip(blocks, strange, offered, strict=True)
    ]
    names = [block.text for block, own in zip(blocks, strange, strict=True) if own]
    for block, following in pairwise(blocks):
        volume = journal_lines.facts_of(following.text) if block.text in names else None
        if volume is not None and volume.volume and not volume.journal:
            return above, block.text
    is_name = len(names) == 1 and _IS_NAME.fullmatch(names[0])
    return above, names[0] if is_name else None


def _tells(text: str) -> bool:
    """Whether a line above a title says when or where the work appeared, or is as long as a paragraph."""
    return len(text) > _LONGEST or labels.is_labelled(text) or journal_lines.facts_of(text) is not None


def is_type_of_article(text: str) -> bool:
    """Whether the line says what kind of article this is, such as *Review Article*."""
    return len(text) <= _LONGEST_SENTENCE and bool(_TYPE_OF_ARTICLE.fullmatch(text))


def _place(blocks: Sequence[Block], known: str) -> int | None:
    """Where the title stands: the first heading of level 1, or the first line that can be one.

    When the title is known already, only a line that repeats it, or a first heading of level 1, counts.
    """
    first = blocks[:_FIRST]
    top = next((i for i, b in enumerate(first) if b.kind == "heading" and not _is_kind(b)), None)
    if top is not None and _is_top(blocks, top):
        only = sum(1 for b in blocks if b.kind == "heading" and b.level == 1) == 1
        return top if not known or only or is_same(blocks[top].text, known) else None
    under = next((i for i, b in enumerate(blocks[: 4 * _FIRST]) if bylines.stands_under_title(b.text)), 0)
    if under and not known and _can_be(blocks[under - 1]):
        return under - 1
    above = _above_authors(blocks) if not known else None
    if above is not None:
        return above
    below = _below_navigation(blocks) if not known else None
    if below is not None:
        return below
    for index, block in enumerate(first):
        if known:
            if is_same(block.text, known):
                return index
        elif block.kind == "plain" and any(block.text in above.text for above in first[:index]):
            continue  # the journal's name, which the line with volume and pages begins with
        elif block.kind != "plain" or not may_precede(block.text):
            return index if _can_be(block) and not labels.is_title(block.text) else None
    return None


def _is_kind(block: Block) -> bool:
    """Whether a heading says what kind of article this is."""
    return block.kind == "heading" and is_type_of_article(block.text.strip("*_ "))


def _is_top(blocks: Sequence[Block], place: int) -> bool:
    """Whether the file's first heading is its title: the first of level 1, or the only one of its level.

    So is the first of some words where all have the same.
    """
    heading = blocks[place]
    if conventions.is_named(heading.text) or any(len(b.text) > _LONGEST for b in blocks[:place]):
        return False
    if heading.level == 1:
        return True
    levels = [b.level for b in blocks if b.kind == "heading"]
    only = levels.count(heading.level) == 1
    if len(set(levels)) == 1 and len(levels) >= _FEWEST_ALIKE and len(heading.text.split()) >= _FEWEST_WORDS:
        return all(may_precede(b.text) or _is_kind(b) for b in blocks[:place])
    return only and all(may_precede(b.text) for b in blocks[:place])


def _above_authors(blocks: Sequence[Block]) -> int | None:
    """Where a title stands right above its authors, and behind a line that another can only precede.

    So what stands first of all is the journal's name.
    """
    on_page = is_page(blocks)
    for index, block in enumerate(blocks[1 : (12 if on_page else 2) * _FIRST], 1):
        is_text = len(block.text) > _LONGEST and is_closed(block.text)
        if on_page and not is_text and (boilerplate.is_page_word(block.text) or _is_linked(block)):
            continue
        if on_page and _names_several(block) and (place := _above_links(blocks[:index])) is not None:
            return place
        if block.kind != "plain" or conventions.is_named(block.text):
            return None
        if not _names_authors(block):
            continue
        start = index - 1
        while (
            start
            and not may_precede(blocks[start - 1].text)
            and (
                _wrapped(blocks[start - 1], blocks[start : index + 1])
                or (_can_be(blocks[start - 1]) and _goes_on(blocks[start - 1], blocks[start]))
            )
        ):
            start -= 1
        if start and _is_short_form(blocks[start].text, blocks[start - 1].text):
            start -= 1
        title = blocks[start]
        is_name = any(title.text.lower() in above.text.lower() for above in blocks[:start])
        follows = any(may_precede(b.text) for b in blocks[1:start]) or is_type_of_article(blocks[0].text)
        follows = follows or (start == 1 and is_capitals(blocks[0].text) and not is_capitals(title.text))
        if on_page and len(title.text.split()) < _FEWEST_WORDS:
            continue  # the name of a journal, or what a page offers
        return start if follows and _can_be(title) and not is_name and not may_precede(title.text) else None
    return None


def _above_links(blocks: Sequence[Block]) -> int | None:
    """The last of the blocks that can be a title, with nothing but a few of a page's links behind it."""
    for index in range(len(blocks) - 1, max(-1, len(blocks) - 1 - _MOST_LINKS), -1):
        block = blocks[index]
        if may_precede(block.text) or len(block.text.split()) < _FEWEST_LINK_WORDS:
            continue
        is_name = any(block.text in b.text and _VOLUME.search(b.text) for b in blocks[:index])
        return index if _can_be(block) and not is_name and not _is_linked(block) else None
    return None


def _is_linked(block: Block) -> bool:
    """Whether a line is the name of a section, to which a page leads from above the article."""
    return block.kind == "plain" and conventions.is_named(block.text)


def _is_short_form(text: str, above: str) -> bool:
    """Whether a line is the running title under the title: all its words are among those above it."""
    words = text.casefold().split()
    return len(words) < len(above.split()) and set(words) <= set(above.casefold().split())


def _below_navigation(blocks: Sequence[Block]) -> int | None:
    """The first line of some words below a web page's navigation that does not repeat what stands above it.

    What is repeated, or has a volume, is the journal's.
    """
    if not is_page(blocks):
        return None
    for index, block in enumerate(blocks[: 4 * _FIRST]):
        text = block.text
        if block.kind != "plain" or (conventions.is_named(text) and not boilerplate.is_page_word(text)):
            return None
        is_other = may_precede(text) or _VOLUME.search(text) or len(text.split()) < _FEWEST_WORDS
        if not is_other and _can_be(block) and not any(text in above.text for above in blocks[:index]):
            return index
    return None


def is_page(blocks: Sequence[Block]) -> bool:
    """Whether a web page's navigation stands above the article."""
    texts = [b.text for b in blocks[: 2 * _FIRST] if not b.text.isdigit()]  # an author's place of work, too
    return sum(map(boilerplate.is_page_word, texts)) >= PAGE_WORDS


def _names_authors(block: Block) -> bool:
    return bylines.are_several(block.text) and bool(bylines.authors_in(block.text))


def _names_several(block: Block) -> bool:
    """Whether a line names two authors or more, or one with a number: *Submit a Manuscript* is neither."""
    names = bylines.authors_in(block.text)
    return len(names) > 1 or (bool(names) and any(map(str.isdigit, block.text)))


def may_precede(text: str) -> bool:
    """Whether the line can stand before a title: the journal, dates, the type of article."""
    if labels.is_labelled(text) and not labels.is_title(text):
        return True
    if is_type_of_article(text) or boilerplate.is_publishers(text) or boilerplate.is_page_word(text):
        return True
    if boilerplate.is_navigation(text) or _RUNNING_HEAD.match(text):
        return True
    return _is_journals(text) or journal_lines.facts_of(text) is not None


def may_be_subject(text: str) -> bool:
    """Whether the line may name the field that a journal sets above a title: *Cell Biology*."""
    return len(text.split()) <= _MOST_SUBJECT_WORDS and bool(_IS_NAME.fullmatch(text))


def _is_journals(text: str) -> bool:
    is_short = len(text) <= _LONGEST_SENTENCE and not is_type_of_article(text)
    return is_short and bool(_JOURNAL_IN_CAPITALS.fullmatch(text))


def _can_be(block: Block) -> bool:
    text = block.text
    if _RUNNING_HEAD.match(text) or text.endswith(("...", "…")):
        return False  # a page's path leaves out a title's end
    if block.kind != "plain" or block.skip or len(text) > _LONGEST or "\t" in text or text.startswith("|"):
        return False
    if conventions.is_named(text) or captions.is_caption(text) or not any(c.isalpha() for c in text):
        return False
    return not (text.endswith((".", ";", ",")) and len(text) > _LONGEST_SENTENCE)


def _goes_on(title: Block, following: Block) -> bool:
    """Whether the title goes on in the next line: after a colon, or under a line that closes nothing."""
    if title.kind != "plain" or following.kind != "plain" or not _can_be(following):
        return False
    if _names_authors(following) or bylines.stands_under_title(following.text):
        return False
    if title.text.endswith((":", " –", " —", " -")):
        return not is_closed(following.text)
    continues = following.text.endswith("?") or following.text[0].islower() or must_go_on(title.text)
    return _is_under(title, following) and continues and not is_closed(title.text)


def _wrapped(title: Block, after: Sequence[Block]) -> int:
    """How many lines right under the title's first go on with it, up to the line that names the authors.

    A line was broken where the next word had no room: with it, the line would be the longest of all. A name
    in capitals above a title is the journal's.
    """
    for count, authors in enumerate(after[1 : _MOST_LINES + 1], 1):
        lines = [title, *after[:count]]
        if not all(_can_be(line) and not may_precede(line.text) for line in lines):
            return 0
        if not all(map(_is_under, lines, [*lines[1:], authors])) or is_closed(lines[-1].text):
            return 0
        if bylines.stands_under_title(lines[-1].text):
            return 0
        if any(map(_names_authors, lines)) or len({is_capitals(line.text) for line in lines}) > 1:
            return 0
        if _names_authors(authors):
            width = max(len(line.lines[-1].text) for line in lines)
            words = (line.text.split()[0] for line in lines[1:])
            return (
                count if all(len(a.text) + len(b) >= width for a, b in zip(lines, words, strict=False)) else 0
            )
    return 0


def _is_under(upper: Block, lower: Block) -> bool:
    """Whether one block's last line stands right above the other's first."""
    return lower.lines[0].row == upper.lines[-1].row + 1


def is_same(text: str, known: str) -> bool:
    """Whether two titles are made of the same letters and digits."""
    return re.sub(r"[\W_]+", "", text.casefold()) == re.sub(r"[\W_]+", "", known.casefold())
