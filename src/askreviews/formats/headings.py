"""Which lines of an unmarked text are headings, where two are run together, and how deep each stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from askreviews.formats.blocks import Block, Line

TOP_LEVEL = re.compile(
    r"(?:the\s)?(?:abstract|summary|introduction|background|overview|(?:materials?\sand\s)?methods?|methodology|results?"
    r"|results\sand\sdiscussion|discussion|limitations?|conclusions?(?:\sand\s[\w\s]{3,40})?|concluding\sremarks"
    r"|(?:conclusions?\sand\s)?(?:future\s|outlook|perspectives?|prospects?|challenges)[\w\s,-]{0,50}"
    r"|fundings?|financial\ssupport|acknowledge?ments?|disclosures?|declarations?|ethic\w*[\w\s]{0,50}"
    r"|(?:declaration\sof\s)?(?:conflicts?\sof\sinterests?|competing\sinterests?)"
    r"|authors?['’]?s?['’]?\scontributions?|data\savailability(?:\sstatement)?|abbreviations?(?:\sused)?|appendix(?:\s\w)?"
    r"|supplementary\s[\w\s]{3,30}|figure\slegends|case\s(?:report|presentation)|highlights|key\s?points"
    r"|plain\slanguage\ssummary|references|bibliography|literature\scited|works\scited|reference\slist)\s?[:.]?",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"(?:Introduction|Background|(?:Materials\sand\s)?Methods|Results|Discussion|Conclusions?)\s(?=[A-Z][a-z]+\s[A-Z])"
)
NUMBERED = re.compile(
    r"(?P<number>(?:\d{1,2}(?:\.\d{1,2}){0,4}|[IVX]{1,5}(?=\.))\.?)\s+(?=[\"“‘(]?[A-ZΑ-Ωα-ω])"
)
_CAPTION = re.compile(r"[*_]{0,2}(?:figure|fig\.?|table|scheme|box|chart)\s+S?\d", re.IGNORECASE)
_SMALL_WORDS = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "of", "on", "or", "the", "to"]
) | {"via", "vs", "with", "within", "without", "through", "under", "between", "during", "after", "against"}
_LONGEST = 160
_MOST_WORDS = 22


def is_named(text: str) -> bool:
    """Whether the line is a heading that reviews have by convention, such as *Introduction*."""
    bare = NUMBERED.sub("", text.strip().strip("*_#").strip())
    return bool(TOP_LEVEL.fullmatch(bare)) and len(bare) <= 80


def marked(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with those that must be headings told apart, divided where two are run together."""
    found = [looks_like_one(blocks, index) for index in range(len(blocks))]
    found = _without_lists(blocks, found)
    headings = [block.text for block, heading in zip(blocks, found, strict=True) if heading]
    prose = " ".join(block.text for block, heading in zip(blocks, found, strict=True) if not heading).lower()
    result: list[Block] = []
    for block, heading in zip(blocks, found, strict=True):
        if not heading:
            result.append(block)
            continue
        for part in _divided(block.lines[0], headings, prose):
            result.append(replace(block, lines=(part,), kind="heading"))
    return with_levels(result)


def with_levels(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with a depth for every heading that has none.

    A number says it (2.1 is at depth 2). Otherwise a heading that another follows at once opens a part, and
    the headings after it lie inside until one that stands at the top by convention or opens a part again.
    """
    headings = [b for b in blocks if b.kind == "heading"]
    capitals = [b for b in headings if _is_capitals(b.text)]
    by_capitals = len(capitals) >= 3 and len(capitals) < len(headings)
    result: list[Block] = []
    inside_part = False
    last_numbered = 0
    for index, block in enumerate(blocks):
        if block.kind != "heading" or block.level:
            result.append(block)
            continue
        numbered = NUMBERED.match(block.text)
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        opens = following is not None and following.kind == "heading" and not is_named(following.text)
        if numbered:
            level = last_numbered = numbered["number"].rstrip(".").count(".") + 1
            inside_part = False
        elif is_named(block.text):
            level, inside_part, last_numbered = 1, False, 0
        elif by_capitals:
            level = 1 if _is_capitals(block.text) else 2
        elif last_numbered:
            level = last_numbered + 1
        elif opens:
            level, inside_part = 1, True
        else:
            level = 2 if inside_part else 1
        result.append(replace(block, level=level))
    return result


def is_prose(text: str) -> bool:
    """Whether a block reads as one or more sentences: some words, most of them small, and an end."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    small = sum(1 for word in words if word.islower())
    return len(words) >= 3 and small >= len(words) / 3 and _is_closed(text)


def looks_like_one(blocks: Sequence[Block], index: int) -> bool:
    """Whether the block reads as a heading of what follows it."""
    block = blocks[index]
    text = block.text
    if block.kind != "plain" or len(block.lines) != 1 or not block.alone or not 2 <= len(text) <= _LONGEST:
        return False
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if is_named(text):
        return True
    words = re.findall(r"[^\W\d_][^\s]*", text)
    if not 1 <= len(words) <= _MOST_WORDS or following is None or _CAPTION.match(text) or _unlike(text):
        return False
    previous = blocks[index - 1] if index else None
    if (
        previous is not None
        and previous.kind == "plain"
        and not _is_closed(previous.text)
        and not _short(previous)
    ):
        return False
    if NUMBERED.match(text) or _is_capitals(text):
        return True
    weighty = [w for w in words if w.lower() not in _SMALL_WORDS]
    capitalised = sum(1 for w in weighty if not w[0].islower() or any(c.isupper() for c in w))
    if weighty and capitalised / len(weighty) >= 0.7:
        return True
    return len(words) <= 12 and text[0].isupper() and is_prose(following.text)


def _unlike(text: str) -> bool:
    """Sentences, list items, links and letters of address are no headings."""
    if text.endswith((".", ",", ";", ":", "!", "–", "-")) and not NUMBERED.match(text):
        return True
    first = text.split()[0]
    if text.endswith((".", ",", ";")) or (first[0].islower() and not any(c.isupper() for c in first)):
        return True
    if re.search(r"[a-z)\]\d]\.\s+[A-Z]", text) and not NUMBERED.match(text):
        return True
    return bool(re.match(r"[•·▪●○*\-–+>|\[(©]|\d+\)", text) or re.search(r"https?:|www\.|@|\t|\|", text))


def _is_closed(text: str) -> bool:
    return bool(re.search(r"[.!?:…\"”’)\]}⁰¹²³⁴-⁹>*|]\s*\Z", text))


def _short(block: Block) -> bool:
    return block.kind != "plain" or len(block.text) <= _LONGEST


def _is_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return (len(letters) > 4 and sum(c.isupper() for c in letters) / len(letters) > 0.85 and " " in text) or (
        len(letters) > 5 and text.isupper()
    )


def _without_lists(blocks: Sequence[Block], found: list[bool]) -> list[bool]:
    """Four or more heading-like lines in a row are a list of something, unless convention names them."""
    result = list(found)
    start = 0
    while start < len(found):
        end = start
        while end < len(found) and found[end]:
            end += 1
        if end - start >= 4:
            for index in range(start, end):
                result[index] = is_named(blocks[index].text)
        start = max(end, start + 1)
    return result


def _divided(line: Line, headings: Sequence[str], prose: str) -> tuple[Line, ...]:
    """A line that holds two headings, one after the other, is divided where the second begins.

    It is told by its end: when several other headings end in the same words (*… Derived Exosomes*), the
    second heading is those words and, before them, the longest phrase that the prose uses too.
    """
    leading = _LEADING.match(line.text)
    if leading:
        return line.part(0, leading.end()), line.part(leading.end())
    words = [(m.start(), m.group()) for m in re.finditer(r"\S+", line.text)]
    tail = _shared_tail([w for _, w in words], headings, line.text)
    if tail < 2 or len(words) < tail + 6:
        return (line,)
    begin = None
    for first in range(len(words) - tail - 1, 2, -1):
        phrase = line.text[words[first][0] : words[len(words) - tail][0]].strip().lower()
        if phrase not in prose:
            break
        begin = words[first][0]
    if begin is None:
        return (line,)
    return line.part(0, begin), line.part(begin)


def _shared_tail(words: Sequence[str], headings: Sequence[str], own: str) -> int:
    """How many last words the heading shares with at least two other, shorter headings."""
    best = 0
    others = [h.lower().split() for h in headings if h != own and len(h.split()) < len(words)]
    for length in range(1, 5):
        tail = [w.lower() for w in words[-length:]]
        ends = Counter(tuple(other[-length:]) for other in others if len(other) > length)
        if ends[tuple(tail)] < 2:
            break
        best = length
    return best
