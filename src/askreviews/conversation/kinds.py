"""What takes the place of what: names that differ in their number, and words of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from askreviews.analysis import Word
from askreviews.analysis.stemming import stem

_KINDS = (
    "rat mouse mice rodent human patient people monkey pig dog rabbit animal man woman child adult infant",
    "neuron astrocyte microglia macrophage oligodendrocyte schwann pericyte endothelial fibroblast "
    "epithelial monocyte lymphocyte treg bmsc mesenchymal msc glial",
    "immune cancer tumour tumor",
    "intravenous intranasal intrathecal oral local vein nose injection infusion",
    "protein rna mirna mrna lncrna circrna sirna dna lipid drug enzyme",
    "hypoxia normoxia tgf-β1 lps melatonin curcumin resveratrol berberine",
    "sars mers covid influenza flu pneumonia tuberculosis malaria measles hiv rsv ebola zika dengue "
    "chikungunya",
    "sci tbi stroke epilepsy parkinson alzheimer als dementia",
    "chloroquine hydroxychloroquine remdesivir favipiravir oseltamivir zanamivir ribavirin lopinavir",
    "age sex gender weight smoking",
)
_KIND_OF = {stem(word): kind for kind, named in enumerate(_KINDS) for word in named.split()}
"""Words of one kind: a fragment that names one asks about it instead of the other."""
_SHAPE = re.compile(r"\d+[a-z]?(?:-[35]p)?")
_CELL = re.compile(r"cells?", re.IGNORECASE)
_CELL_AFTER = re.compile(r"\s+cells?\b", re.IGNORECASE)
_SUBTYPE = re.compile(r"[A-Z]\d+")
_PLURAL = re.compile(r"(?<![sui])s\Z")
_PLACES = frozenset(
    (
        "in",
        "of",
        "for",
        "with",
        "without",
        "by",
        "after",
        "before",
        "during",
        "on",
        "from",
        "at",
        "to",
        "under",
    )
)
"""What a fragment may begin with, and the question before have in its own place."""
_LAST_WORD = re.compile(r"(\w+)\s+(?:the\s+)?\Z")


@dataclass(frozen=True, slots=True)
class Swap:
    """The `old` words of the question before, from `start` to `end`, give way to `text`, the `new` ones."""

    start: int
    end: int
    text: str
    old: tuple[Word, ...]
    new: tuple[Word, ...]


def swaps(question: str, news: Sequence[Word], before: str, topic: Sequence[Word]) -> list[Swap]:
    """What of `news`, words of `question`, takes the place of which words of `topic`, words of `before`.

    Cells take their subtype and the word "cell" with them: after M2 macrophages, "astrocytes" are not M2.
    """
    found: list[Swap] = []
    for run in _runs(news, question):
        left = [old for old in topic if all(old not in swap.old for swap in found)]
        if place := _same_place(run, question, left, before):
            text = question[run[0].start : run[-1].end]
            found.append(Swap(place[0].start, place[-1].end, text, tuple(place), tuple(run)))
            continue
        named = [word for word in run if not _CELL.fullmatch(word.text) and not _SUBTYPE.fullmatch(word.text)]
        for new in named or run:
            left = [old for old in topic if all(old not in swap.old for swap in found)]
            old = _counterpart(new, question, left, before)
            if old is None:
                continue
            alike = _alike(new.text, old.text)
            olds = (old,) if alike else _with_cell(old, left, before)
            new_words = (new,) if alike or len(named) > 1 else tuple(run)
            cell = _CELL_AFTER.match(question, new_words[-1].end)
            text = question[new_words[0].start : cell.end() if cell else new_words[-1].end]
            if _PLURAL.search(text) and not _PLURAL.search(before[: olds[-1].end]):
                text = text[:-1]
            found.append(Swap(olds[0].start, olds[-1].end, text, olds, new_words))
    return sorted(found, key=lambda swap: swap.start)


def replaced(before: str, taken: Sequence[Swap]) -> str:
    """The question before, with the new words in the places of the old ones."""
    pieces, place = [], 0
    for swap in taken:
        pieces += [before[place : swap.start], swap.text]
        place = swap.end
    return "".join([*pieces, before[place:]])


def _runs(said: Sequence[Word], text: str) -> Iterator[list[Word]]:
    """The words in runs between which only blanks stand."""
    run: list[Word] = []
    for word in said:
        if run and text[run[-1].end : word.start].strip():
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _same_place(run: Sequence[Word], text: str, topic: Sequence[Word], before: str) -> list[Word]:
    """The words of the topic behind the preposition that `run` stands behind, the last if there are several.

    "And of MERS?" after "How deadly is an infection of SARS?". Not where one of them has a kind: after "in
    the cord", "in mice" says in whom, and not where.
    """
    led_by = _LAST_WORD.search(text[: run[0].start])
    if led_by is None or led_by[1].lower() not in _PLACES or any(_kind(word) is not None for word in run):
        return []
    if any(_alike(new.text, old.text) for new in run for old in topic):
        return []
    found: list[Word] = []
    for old in _runs(topic, before):
        leading = _LAST_WORD.search(before[: old[0].start])
        if leading and leading[1].lower() == led_by[1].lower() and all(_kind(word) is None for word in old):
            found = old
    return found


def _counterpart(new: Word, question: str, topic: Sequence[Word], before: str) -> Word | None:
    """The word of the topic in whose place `new` stands; after the same preposition, if there are several."""
    kind = _kind(new)
    of_kind = [old for old in topic if kind is not None and kind == _kind(old)]
    alike = [old for old in topic if _alike(new.text, old.text)] or of_kind
    led_by = _LAST_WORD.search(question[: new.start])
    for old in alike:
        before_old = _LAST_WORD.search(before[: old.start])
        if led_by and before_old and led_by[1].lower() == before_old[1].lower():
            return old
    return alike[0] if alike else None


def _with_cell(old: Word, topic: Sequence[Word], before: str) -> tuple[Word, ...]:
    """A kind of cell with the subtype before it and the word "cell" after it: "M2 macrophage cells"."""
    run = next((run for run in _runs(topic, before) if old in run), [old])
    first = last = run.index(old)
    if first and _SUBTYPE.fullmatch(run[first - 1].text):
        first -= 1
    if last + 1 < len(run) and _CELL.fullmatch(run[last + 1].text):
        last += 1
    return tuple(run[first : last + 1])


def _alike(one: str, other: str) -> bool:
    """Whether two names differ in nothing but their number: M1 and M2, miR-21 and miR-126."""
    shapes = [
        _SHAPE.sub("#", name.lower().replace("microrna", "mir").replace("mirna", "mir"))
        for name in (one, other)
    ]
    return one.lower() != other.lower() and "#" in shapes[0] and shapes[0] == shapes[1]


def _kind(word: Word) -> int | None:
    return next(
        (_KIND_OF[part] for part in map(stem, re.split(r"[\s-]+", word.text)) if part in _KIND_OF), None
    )
