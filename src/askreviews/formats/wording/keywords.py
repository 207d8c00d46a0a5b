"""The keywords: behind their label, under their heading, or on a line that nothing marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from askreviews.formats.blocks import Block
from askreviews.formats.wording import conventions

_LABEL = re.compile(
    r"[*_\s]{0,3}(?:key\s?-?\s?words?(?:\sand\sphrases)?|index\sterms|mesh\sterms|mots[\s-]cl[ée]s|palabras[\s-]?clave"
    r"|palavras[\s-]chave|parole\schiave|schl[üu]sselw[öo]rter|关键词|關鍵詞)(?![^\W\d_][a-z])[*_]{0,2}\s?"
    r"(?:(?P<sign>[:：.–—-])[*_]{0,2}\s?|\s|\Z)",
    re.IGNORECASE,
)
_SEPARATORS = (r"\s*[;•·|▪]\s*", r"\s+/\s+", r"\s*,\s*")
_UNLABELLED = (" / ", "; ", " · ", " • ", " | ")
_LONGEST = 1000
_LONGEST_TERM = 60
_FRONT = 60
"""Blocks at the beginning of a file among which its keywords are looked for."""


def opens(text: str) -> bool:
    """Whether the line begins with *Keywords:* and its sign, or without it and has dots between terms."""
    label = _LABEL.match(text)
    return label is not None and (label["sign"] is not None or text.count(" · ", label.end()) > 0)


def is_label(text: str) -> bool:
    """Whether the line is their heading and nothing else."""
    label = _LABEL.match(text)
    return label is not None and label.end() == len(text)


def listed(texts: Sequence[str]) -> int:
    """How many of the first lines under their heading hold one keyword each; 0 where one holds several."""
    count = sum(1 for _ in takewhile(lambda text: _is_term(text) and len(_terms(text)) == 1, texts))
    return count if count > 1 else 0


def taken(blocks: Sequence[Block]) -> tuple[list[Block], tuple[str, ...]]:
    """The same blocks with those of the keywords as ``matter``, and the keywords in order.

    Those of a second language are ``matter``, too.
    """
    for place, block in enumerate(blocks[:_FRONT]):
        label = _LABEL.match(block.text) if block.kind in ("plain", "heading") else None
        if label is None or len(block.text) > _LONGEST:
            continue
        terms = _terms(block.text[label.end() :])
        if terms and label["sign"] is None and (len(terms) < 2 or block.text.endswith(".")):
            continue
        end = place + 1 if terms else _end_of_list(blocks, place + 1)
        if not terms:
            listed = [b.words for b in blocks[place + 1 : end]]
            terms = _terms(listed[0]) if len(listed) == 1 else tuple(term.strip(" .*_") for term in listed)
        again = (i for i, b in enumerate(blocks[:_FRONT]) if i > end and b.kind == "plain" and opens(b.text))
        second = next(again, end)
        return _as_matter(_as_matter(blocks, place, end), second, second + (second > end)), terms
    return list(blocks), ()


def unlabelled(block: Block) -> tuple[str, ...]:
    """The terms of a line such as ``nerve repair / exosomes / glia``; empty when it is none of terms."""
    text = block.text
    if block.kind not in ("plain", "heading") or len(text) > _LONGEST or text.endswith("."):
        return ()
    for separator in _UNLABELLED:
        parts = [part.strip() for part in text.split(separator)]
        if len(parts) >= 3 and all(2 <= len(part) <= _LONGEST_TERM for part in parts):
            return tuple(parts)
    return ()


def _end_of_list(blocks: Sequence[Block], start: int) -> int:
    """Where the keywords under their heading end: one line of several, or several lines of one."""
    if start < len(blocks) and len(_terms(blocks[start].words)) > 1 and blocks[start].kind == "plain":
        return start + 1
    end = start
    while end < len(blocks) and blocks[end].kind == "plain" and _is_term(blocks[end].words):
        end += 1
    return end


def _is_term(text: str) -> bool:
    return len(text) <= _LONGEST_TERM and not text.endswith(".") and not conventions.is_named(text)


def _as_matter(blocks: Sequence[Block], start: int, end: int) -> list[Block]:
    return [replace(b, kind="matter") if start <= i < end else b for i, b in enumerate(blocks)]


def _terms(written: str) -> tuple[str, ...]:
    bare = written.strip(" .*_")
    separator = next((s for s in _SEPARATORS if re.search(s, bare)), _SEPARATORS[-1])
    terms = tuple(term.strip(" .*_") for term in re.split(separator, bare))
    whole = tuple(term for term in terms if term)
    return whole if all(len(term) <= 2 * _LONGEST_TERM for term in whole) else ()
