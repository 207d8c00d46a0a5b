"""What a printed page repeats: page numbers and running heads."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from askreviews.formats import conventions, journal_lines
from askreviews.formats.lines import Line

_PAGE_NUMBER = re.compile(
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
_SIGNET = re.compile(r"1\s3")
"""What is left of the sign at the foot of Springer's pages."""
_IMPRINT = re.compile(r"Vol\.:\s?\(0123456789\)")
"""At the foot of Springer's first pages, which shows that a lone 13 is the sign of the others."""
_SPRINGERS = re.compile(rf"(?:{_IMPRINT.pattern}|1\s?3)\Z")
_WEB_ADDRESS = re.compile(r"https?://\S+|\b10\.\d{4,9}/\S+")
_COUNTED_THING = re.compile(
    r"(?:\d+\s+)?(?:(?:supplement\w*|extended\s\w+)\s)?(?:tab(?:le)?s?|fig(?:ure|s)?|box|scheme|eq\w*|section|chapter|part"
    r"|append\w*|step|phase|day|week|month|year|group|stage|case|type|grade|figure|panel|plate|chart|video|page)\b",
    re.IGNORECASE,
)
"""What a number is the name of: *Table 1*."""
_GOES_ON = re.compile(r"[^\W\d_]|[\[(]")
_CLOSED = re.compile(r"[.!?:;\"”»)\]]\Z")
_DATED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|doi", re.IGNORECASE)
_DOI_OR_NUMBER = re.compile(r"(?P<doi>\b10\.\d{4,9}/\S+)|\d+")
_BANNER = re.compile(
    r"(?:bio|med|chem)rxiv\spreprint\s(?:first\sposted|doi)\b.{0,400}\Z"
    r"|downloaded\sfrom\s(?:https?://|www\.)\S{1,80}\sby\s.{1,80}\son\s.{1,100}\Z"
    r"|content\scourtesy\sof\sspringer\snature,.{0,60}\Z"
    r"|PNAS\s\d{4}\sVol\.\s\d{1,4}\sNo\.\s\d{1,3}\se?\d{1,12}\Z"
    r"|\(which\swas\snot\s(?:certified\sby\s)?peer[\s-]review(?:ed)?\)\sis\sthe\sauthor/funder.{0,300}\Z"
    r"|(?:It\sis\smade\s)?available\sunder\sa\s?CC[\s-]BY.{0,60}\slicense\s?\.?\Z",
    re.IGNORECASE,
)
"""What a preprint server, or a journal's, prints on every page."""
_LONGEST = 90
_LONGEST_NUMBERED = 140
"""Characters of a running head, and of one that holds the page's number and comes again but for it."""
_WORD = re.compile(r"(?!www\b|org\b|com\b)[^\W\d_]{3,}")
_FRONT = 15
"""Lines with words that hold title, authors and journal."""
_SHARE_OF_FRONT = 0.7
_FEWEST_PAGES = 3
_SHORTEST_PAGE = 15
"""Lines with words that a page has at least."""
_MOST_HEADS = 2
"""Lines of a page's head or foot, beside its number."""
_EDGE = 2
"""Lines with words at either end of a page among which its running head is looked for."""


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines without page numbers and running heads.

    A page number is a number alone between blank lines or at a page's edge. A running head is a short line
    that comes again and again so, at least once beside a page number, at a page's edge or in mid-sentence; or
    twice, far apart and both times beside one. What a preprint server prints on each page goes, too.
    """
    signs = (_BANNER, _SPRINGERS) if any(_IMPRINT.fullmatch(line.text) for line in lines) else (_BANNER,)
    lines = [line for line in lines if not any(sign.match(line.text) for sign in signs)]
    worded = [index for index, line in enumerate(lines) if line.text]
    edges = _edges(lines, worded)
    apart = {i for i in worded if i in edges or _is_apart(lines, i)}
    apart |= _numbered_heads(lines, worded)
    pages = _page_lines(lines, worded)
    pages |= _told_pages(lines, worded)
    pages |= _beside_pages(lines, worded, pages)
    numbers = _page_numbers(lines, worded, apart) | pages
    beside = {i for i, around in _neighbours(worded) if pages.intersection(around)}
    heads = _running_heads(lines, worded, apart | beside, edges, numbers)
    heads |= _imprints_again(lines, worded)
    return [line for index, line in enumerate(lines) if index not in numbers and index not in heads]


def _imprints_again(lines: Sequence[Line], worded: Sequence[int]) -> set[int]:
    """Lines that repeat the one above the title that names journal, volume and year."""
    first = {lines[i].text for i in worded[:_FRONT]}
    imprints = {
        text for text in first if (told := journal_lines.facts_of(text)) and told.journal and told.volume
    }
    return {i for i in worded[_FRONT:] if lines[i].text in imprints}


def _edges(lines: Sequence[Line], worded: Sequence[int]) -> set[int]:
    """The first and last few lines with words of every page, where form feeds part the pages."""
    edges: set[int] = set()
    position = 0
    for index, line in enumerate(lines):
        if line.ends_page:
            while position < len(worded) and worded[position] < index:
                position += 1
            edges.update(worded[max(0, position - _EDGE) : position + _EDGE])
    return edges


def _is_apart(lines: Sequence[Line], index: int) -> bool:
    before = lines[index - 1].text if index else ""
    after = lines[index + 1].text if index + 1 < len(lines) else ""
    return not before and not after


def _page_lines(lines: Sequence[Line], worded: Sequence[int]) -> set[int]:
    """Lines within running text that count its pages: numbers, some within a running head.

    They rise by one from page to page, and at least one stands in the middle of a sentence.
    """
    found = {
        order: said
        for order, i in enumerate(worded)
        if 0 < order < len(worded) - 1 and (said := _counted(lines[i].text))
    }
    front = set(_front(lines, worded))
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
        if len(chain) >= _FEWEST_PAGES and any(_cuts(texts, order) for order, _, _ in chain)
        for _, i, _ in chain
    }


def _told_pages(lines: Sequence[Line], worded: Sequence[int]) -> set[int]:
    """Lines that say which page of how many it is, the same number of them, page after page."""
    told: dict[int, list[tuple[int, int]]] = {}
    for i in worded:
        text = lines[i].text
        page = _OF_PAGES.search(text) if len(text) <= _LONGEST_NUMBERED else None
        if page is not None:
            number, last = int(page["number"] or page["page"]), int(page["last"] or page["pages"])
            told.setdefault(last, []).append((number, i))
    return {
        i
        for last, own in told.items()
        if len(own) > 1 and all(a < b for (a, _), (b, _) in pairwise(own)) and own[-1][0] <= last
        for _, i in own
    }


def _beside_pages(lines: Sequence[Line], worded: Sequence[int], pages: set[int]) -> set[int]:
    """Lines right beside those of `pages` that repeat words of the front in a row, or an author's name."""
    front = _front(lines, worded)
    names = {word[:-1] for word in front} | set(front)  # Nordstroma, whose mark is pasted with the name
    in_a_row = " ".join(front)
    around = dict(_neighbours(worded))
    found: set[int] = set()
    for _ in range(_MOST_HEADS):
        near = {i for page in pages | found for i in around[page] if i not in worded[:_FRONT]}
        for i in near - pages:
            bare = _WEB_ADDRESS.sub("", lines[i].text).strip()
            words = _words(bare)
            is_title = bare[:1].isupper() and len(words) > 1 and " ".join(words) in in_a_row
            is_name = len(words) == 1 and words[0] in names and bare.endswith("et al.")
            if _SIGNET.fullmatch(lines[i].text) or is_title or is_name:
                found.add(i)
    return found


def _front(lines: Sequence[Line], worded: Sequence[int]) -> list[str]:
    """The words of the first lines, up to the abstract: title, authors, journal."""
    first = [lines[i].text for i in worded[:_FRONT]]
    opens = (
        n
        for n, text in enumerate(first)
        if conventions.is_abstract(text) or conventions.is_introduction(text)
    )
    return [word for text in first[: next(opens, len(first))] for word in _words(text)]


def _repeats(head: str, front: Container[str]) -> bool:
    """Whether a line with its number at one end says again who wrote what, and where."""
    words = _words(head)
    known = sum(word in front for word in words)
    return (head[0] == "#" or head[-1] == "#") and known >= max(2, _SHARE_OF_FRONT * len(words))


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _chains(counting: Sequence[tuple[int, int, int]]) -> list[list[tuple[int, int, int]]]:
    """Lines, by order, place and number, of which each counts on a page after the one before it."""
    chains: list[list[tuple[int, int, int]]] = []
    waiting: dict[int, list[tuple[int, int, int]]] = {}  # by the number that comes next
    for one in counting:
        order, _, number = one
        chain = waiting.get(number)
        if chain is not None and order - chain[-1][0] >= _SHORTEST_PAGE:
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
    if _PAGE_NUMBER.fullmatch(text):
        return [("", int(_number(text)))]
    if not _can_repeat(text, _LONGEST_NUMBERED) or _COUNTED_THING.match(text):
        return []
    return [
        (f"{text[: found.start()]}#{text[found.end() :]}".lower(), int(found["number"]))
        for found in _IN_A_HEAD.finditer(text)
    ]


def _cuts(texts: Sequence[str], order: int) -> bool:
    """Whether text goes on over the line: the last long one before it is not closed."""
    before = next((t for t in texts[order - 1 : max(0, order - 4) : -1] if len(t) > _LONGEST / 2), "")
    return bool(before) and not _CLOSED.search(before) and bool(_GOES_ON.match(texts[order + 1]))


def _numbered_heads(lines: Sequence[Line], worded: Sequence[int]) -> set[int]:
    """Running heads right above or below a page's number, both between blank lines, where they come again."""
    order = {index: place for place, index in enumerate(worded)}
    pairs: dict[str, list[tuple[int, int]]] = {}
    for first, second in pairwise(worded):
        if second != first + 1 or not _is_apart_pair(lines, first):
            continue
        is_number = [_PAGE_NUMBER.fullmatch(lines[i].text) is not None for i in (first, second)]
        if is_number[0] != is_number[1]:
            head = lines[first if is_number[1] else second].text
            if _can_repeat(head):
                pairs.setdefault(_shape(head), []).append((first, second))
    repeated = [own for own in pairs.values() if len(own) > 1 and _are_apart([order[i] for i, _ in own])]
    return {index for own in repeated for pair in own for index in pair}


def _is_apart_pair(lines: Sequence[Line], first: int) -> bool:
    before = lines[first - 1].text if first else ""
    after = lines[first + 2].text if first + 2 < len(lines) else ""
    return not before and not after


def _page_numbers(lines: Sequence[Line], worded: Sequence[int], apart: set[int]) -> set[int]:
    """Lines that hold a page's number and nothing else; numbers that count references are none."""
    found = {
        order: i for order, i in enumerate(worded) if i in apart and _PAGE_NUMBER.fullmatch(lines[i].text)
    }
    values = {order: int(_number(lines[i].text)) for order, i in found.items()}
    orders = sorted(found)
    counting: set[int] = set()
    for one, other in pairwise(orders):
        between = " ".join(lines[i].text for i in worded[one + 1 : other])
        if other - one <= 3 and values[other] == values[one] + 1 and _DATED.search(between):
            counting |= {one, other}
    return {found[order] for order in orders if order not in counting}


def _number(text: str) -> str:
    match = _PAGE_NUMBER.fullmatch(text)
    return match["number"] if match else "0"


def _running_heads(
    lines: Sequence[Line], worded: Sequence[int], apart: set[int], edges: set[int], numbers: set[int]
) -> set[int]:
    borders = _borders(lines, worded)
    places = [i for i in worded[1:] if i in borders or (i in apart and _can_repeat(lines[i].text))]
    shapes = {i: _shape(lines[i].text) for i in places}
    counts = Counter(shapes.values())
    around = dict(_neighbours(worded))
    text_around = dict(_neighbours(worded, without=borders))
    within = {i for i in places if _interrupts(lines, text_around[i])}
    proven = {shapes[i] for i in places if i in edges or i in within or numbers.intersection(around[i])}
    always = {shapes[i] for i in within} - {shapes[i] for i in places if i not in within}
    heads = {
        i
        for i in places
        if shapes[i] in proven
        and counts[shapes[i]] >= (2 if i in edges or shapes[i] in always else _FEWEST_PAGES)
    }
    return heads | _beside_numbers(lines, worded, places, numbers | heads)


def _borders(lines: Sequence[Line], worded: Sequence[int]) -> set[int]:
    """Up to three lines between blank ones that all come again, numbers aside: feet and heads of pages."""
    counts = Counter(_shape(lines[i].text) for i in worded if len(lines[i].text) <= _LONGEST_NUMBERED)
    found: set[int] = set()
    run: list[int] = []
    for index in [*worded, len(lines) + 1]:
        if run and index != run[-1] + 1:
            if len(run) <= _MOST_HEADS + 1 and all(counts[_shape(lines[i].text)] > 1 for i in run):
                found.update(run)
            run = []
        run.append(index)
    return found


def _beside_numbers(
    lines: Sequence[Line], worded: Sequence[int], places: Sequence[int], furniture: set[int]
) -> set[int]:
    """Of `places` those of lines that come twice, a page apart, always right beside `furniture`."""
    order = {index: place for place, index in enumerate(worded)}
    around = dict(_neighbours(worded))
    by_shape: dict[str, list[int]] = {}
    for i in places:
        by_shape.setdefault(_shape(lines[i].text), []).append(i)
    repeated = [own for own in by_shape.values() if len(own) > 1 and _are_apart([order[i] for i in own])]
    heads: set[int] = set()
    for _ in range(_MOST_HEADS):  # the second head of a page stands beside the first
        known = furniture | heads
        heads |= {i for own in repeated if all(known.intersection(around[i]) for i in own) for i in own}
    return heads


def _are_apart(orders: Sequence[int]) -> bool:
    return all(after - before >= _SHORTEST_PAGE for before, after in pairwise(orders))


def _neighbours(worded: Sequence[int], without: Container[int] = ()) -> Iterator[tuple[int, tuple[int, int]]]:
    """Each line with words, and those before and after it, but for those left out."""
    kept = [index for index in worded if index not in without] or worded[:1]
    for index in worded:
        order = bisect_left(kept, index)
        after = order + 1 if order < len(kept) and kept[order] == index else order
        yield index, (kept[max(0, order - 1)], kept[min(len(kept) - 1, after)])


def _interrupts(lines: Sequence[Line], around: tuple[int, int]) -> bool:
    """Whether the line stands in the middle of a sentence."""
    before, after = (lines[i].text for i in around)
    goes_on = after[:1].islower() or after[:1] in "[(" or before.endswith(",")
    return goes_on and not _CLOSED.search(before) and len(before) > _LONGEST / 2


def _shape(text: str) -> str:
    """The line with every number alike: *Exosomes in trauma 12* comes again as *Exosomes in trauma 13*.

    DOIs stay apart: those of one journal differ by nothing else, and each is an entry's own.
    """
    return _DOI_OR_NUMBER.sub(lambda found: found["doi"] or "#", text.lower())


def _can_repeat(text: str, longest: int = _LONGEST) -> bool:
    if len(text) > longest or "\t" in text or text[0] in "|#-*•" or not any(c.isalpha() for c in text):
        return False
    return not text.endswith((".", "?", ":", ",")) or text.lower().endswith("et al.")
