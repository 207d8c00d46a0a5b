"""The numbers of a printed page, and the lines that hold them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from askreviews.formats.lines import Line
from askreviews.formats.wording import captions, conventions

PAGE_NUMBER = re.compile(
    r"(?:[-–—|]\s?)?(?:page\s|p\.\s?)?(?P<number>\d{1,4})(?:\s?(?:of|/)\s?\d{1,4})?(?:\s?[-–—|])?",
    re.IGNORECASE,
)
_IN_A_HEAD = re.compile(r"(?<![\w./-])(?P<number>\d{1,4})(?:\s?(?:of|/)\s?\d{1,4})?(?![\w./-])")
"""A number that may be the page's; *7 of 19* says how many there are."""
_OF_PAGES = re.compile(
    r"(?:(?:\A|\|\s?)(?P<number>\d{1,3})\sof\s(?P<last>\d{1,3})(?=\s?\||\Z)"
    r"|\bPage\s(?P<page>\d{1,3})\sof\s(?P<pages>\d{1,3})\b)"
)
"""With a bar beside it, as PNAS has it, or *Page*, as Springer, whatever else is in the line."""
_COUNTED_THING = re.compile(
    r"(?:\d+\s+)?(?:(?:supplement\w*|extended\s\w+)\s)?(?:tab(?:le)?s?|fig(?:ure|s)?|box|scheme|eq\w*|section|chapter|part"
    r"|append\w*|step|phase|day|week|month|year|group|stage|case|type|grade|figure|panel|plate|chart|video|page)\b",
    re.IGNORECASE,
)
"""What a number is the name of: *Table 1*."""
_GOES_ON = re.compile(r"[^\W\d_]|[\[(]")
CLOSED = re.compile(r"[.!?:;\"”»)\]]\Z")
_DATED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|doi", re.IGNORECASE)
LONGEST = 90
LONGEST_NUMBERED = 140
"""Characters of a running head, and of one that holds the page's number and comes again but for it."""
_WORD = re.compile(r"(?!www\b|org\b|com\b)[^\W\d_]{3,}")
FRONT = 15
"""Lines with words that hold title, authors and journal."""
_LONGEST_ENTRY = 12
"""Lines of a reference below its number."""
_SHARE_OF_FRONT = 0.7
FEWEST_PAGES = 3
SHORTEST_PAGE = 15
"""Lines with words that a page has at least."""
_MOST_IN_FOOT = 6
_MOST_CELLS = 200
_LONGEST_CELL = 45


def in_text(lines: Sequence[Line], worded: Sequence[int]) -> set[int]:
    """Lines within running text that count its pages: numbers, some within a running head.

    They rise by one from page to page, and at least one stands in the middle of a sentence.
    """
    found = {
        order: said
        for order, i in enumerate(worded)
        if 0 < order < len(worded) - 1 and (said := _counted(lines[i].text))
    }
    front = set(front_words(lines, worded))
    heads = Counter(head for said in found.values() for head, _ in said)
    # Of a head's numbers the page's is the one without which it is the same on other pages.
    chosen = {order: max(said, key=lambda one: heads[one[0]]) for order, said in found.items()}
    counting = [
        (order, worded[order], value)
        for order, (head, value) in chosen.items()
        if not head or heads[head] > 1 or _repeats(head, front)
    ]
    texts = [lines[i].text for i in worded]
    return {
        i
        for chain in _chains(counting)
        if len(chain) >= FEWEST_PAGES and any(_cuts(texts, order) for order, _, _ in chain)
        for _, i, _ in chain
    }


def told(lines: Sequence[Line], worded: Sequence[int]) -> set[int]:
    """Lines that say which page of how many it is, the same number of them, page after page."""
    told: dict[int, list[tuple[int, int]]] = {}
    for i in worded:
        text = lines[i].text
        page = _OF_PAGES.search(text) if len(text) <= LONGEST_NUMBERED else None
        if page is not None:
            number, last = int(page["number"] or page["page"]), int(page["last"] or page["pages"])
            told.setdefault(last, []).append((number, i))
    return {
        i
        for last, own in told.items()
        if len(own) > 1 and all(a < b for (a, _), (b, _) in pairwise(own)) and own[-1][0] <= last
        for _, i in own
    }


def feet(lines: Sequence[Line], worded: Sequence[int]) -> set[int]:
    """The lines of a page's foot that has several, where the same stand together on page after page.

    One holds the page's number, which rises, and the others are the same but for their order; or all are the
    same, a page apart.
    """
    feet: dict[frozenset[str], list[tuple[int, list[int]]]] = {}
    order = {index: place for place, index in enumerate(worded)}
    heads: dict[tuple[str, ...], list[list[int]]] = {}
    for run in runs(worded):
        if 2 < len(run) <= _MOST_IN_FOOT:
            heads.setdefault(tuple(lines[i].text for i in run), []).append(run)
        numbers = [i for i in run if PAGE_NUMBER.fullmatch(lines[i].text)]
        if len(numbers) == 1 and 2 < len(run) <= _MOST_IN_FOOT:
            others = frozenset(lines[i].text for i in run if i not in numbers)
            feet.setdefault(others, []).append((int(_number(lines[numbers[0]].text)), run))
    rising = [
        [run for _, run in found]
        for found in feet.values()
        if all(a < b for (a, _), (b, _) in pairwise(found))
    ]
    apart = [
        found
        for found in heads.values()
        if all(order[b[0]] - order[a[0]] >= SHORTEST_PAGE for a, b in pairwise(found))
    ]
    return {i for found in rising + apart if len(found) >= FEWEST_PAGES for run in found for i in run}


def alone(lines: Sequence[Line], worded: Sequence[int], apart: set[int]) -> set[int]:
    """Lines that hold a page's number and nothing else; numbers that count references are none."""
    alone = {order: i for order, i in enumerate(worded) if PAGE_NUMBER.fullmatch(lines[i].text)}
    values = {order: int(_number(lines[i].text)) for order, i in alone.items()}
    counting: set[int] = set()
    for one, other in pairwise(alone):
        between = " ".join(lines[i].text for i in worded[one + 1 : other])
        if other - one <= _LONGEST_ENTRY and values[other] == values[one] + 1 and _DATED.search(between):
            counting |= {one, other}
    return {i for order, i in alone.items() if order not in counting and i in apart}


def cells(lines: Sequence[Line], worded: Sequence[int]) -> set[int]:
    """Lines that hold a number and nothing else below a table's caption, with short lines between."""
    found: set[int] = set()
    caption = -_MOST_CELLS  # of the last table, with nothing but short lines behind it
    for order, i in enumerate(worded):
        text = lines[i].text
        if captions.is_caption(text):
            caption = order if text[:5].casefold() == "table" else -_MOST_CELLS
        elif len(text) > _LONGEST_CELL:
            caption = -_MOST_CELLS
        elif order - caption < _MOST_CELLS and PAGE_NUMBER.fullmatch(text):
            found.add(i)
    return found


def front_words(lines: Sequence[Line], worded: Sequence[int]) -> list[str]:
    """The words of the first lines, up to the abstract: title, authors, journal."""
    first = [lines[i].text for i in worded[:FRONT]]
    opens = (
        n
        for n, text in enumerate(first)
        if conventions.is_abstract(text) or conventions.is_introduction(text)
    )
    return [word for text in first[: next(opens, len(first))] for word in words_of(text)]


def _repeats(head: str, front: Container[str]) -> bool:
    """Whether a line with its number at one end says again who wrote what, and where."""
    words = words_of(head)
    known = sum(word in front for word in words)
    return (head[0] == "#" or head[-1] == "#") and known >= max(2, _SHARE_OF_FRONT * len(words))


def words_of(text: str) -> list[str]:
    """The words of three letters and more, in small letters."""
    return [word.lower() for word in _WORD.findall(text)]


def _chains(counting: Sequence[tuple[int, int, int]]) -> list[list[tuple[int, int, int]]]:
    """Lines, by order, place and number, of which each counts on a page after the one before it."""
    chains: list[list[tuple[int, int, int]]] = []
    waiting: dict[int, list[tuple[int, int, int]]] = {}  # by the number that comes next
    for one in counting:
        order, _, number = one
        chain = waiting.get(number)
        if chain is not None and order - chain[-1][0] >= SHORTEST_PAGE:
            del waiting[number]
            chain.append(one)
        else:
            chain = [one]
            chains.append(chain)
        if len(chain) > 1 or number + 1 not in waiting:  # what counts already goes before a number alone
            waiting[number + 1] = chain
    return chains


def _counted(text: str) -> list[tuple[str, int]]:
    """What a line that holds no more than a running head and numbers may count by.

    Each of its numbers, with the line in small letters without it; the line is empty but for the number
    where it holds a page's number alone.
    """
    if PAGE_NUMBER.fullmatch(text):
        return [("", int(_number(text)))]
    if not can_repeat(text, LONGEST_NUMBERED) or _COUNTED_THING.match(text):
        return []
    return [
        (_head(text[: found.start()], text[found.end() :]), int(found["number"]))
        for found in _IN_A_HEAD.finditer(text)
    ]


def _head(before: str, after: str) -> str:
    """A running head without its number; which end that stood at does not count, as left and right differ."""
    if before.strip() and after.strip():
        return f"{before}#{after}".lower()
    return f"#{before.strip() or after.strip()}".lower()


def _cuts(texts: Sequence[str], order: int) -> bool:
    """Whether text goes on over the line: the last long one before it is not closed."""
    before = next((t for t in texts[order - 1 : max(0, order - 4) : -1] if len(t) > LONGEST / 2), "")
    return bool(before) and not CLOSED.search(before) and bool(_GOES_ON.match(texts[order + 1]))


def _number(text: str) -> str:
    match = PAGE_NUMBER.fullmatch(text)
    return match["number"] if match else "0"


def runs(worded: Sequence[int]) -> Iterator[list[int]]:
    """Lines with words between blank ones."""
    run: list[int] = []
    for index in worded:
        if run and index != run[-1] + 1:
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def can_repeat(text: str, longest: int = LONGEST) -> bool:
    """Whether a line may be a running head: it is short, and neither a sentence nor an item."""
    if len(text) > longest or "\t" in text or text[0] in "|#-*•" or not any(c.isalpha() for c in text):
        return False
    return not text.endswith((".", "?", ":", ",")) or text.lower().endswith("et al.")
