"""Lines of names and of places: who wrote a work, and where they work."""

from __future__ import annotations

import re

_LONGEST = 4000
"""Characters; a consortium of two hundred authors fits."""
_SHORTEST = 3
"""Characters of a name's longest word: *C&EN* names nobody."""
_CROWD = 8
"""Names from which on a few may be oddly spelt."""
_MARKS = re.compile(
    r"""
      \^\{[^{}]{0,30}\} | \^[\d*]{1,3}(?:,\^?[\d*]{1,3}|,\^\Z){0,6}\^?
    | <sup>[^<>]{0,40}</sup> | \$[^$]{0,30}\$
    | \\?\[[\d,\s*a-z✉]{1,12}\\?\] | \(\d[\d,\s]{0,8}\)
    | [⁰¹²³⁴⁵⁶⁷⁸⁹*⁎†‡§¶\#✉🖂ᵃ-ᶻ|\\]+
    | (?<=[^\W\d_])\d{1,2}(?:,\s?[\d*†‡]{1,2}(?!\w)){0,5}(?!\w)       # Doe1,2
    | (?<=[\s,])\d{1,2}(?=[\s,*†‡]|\Z)                               # Doe 1, 2
    | (?<=[\s,])[a-h](?=[\s,;*⁎†‡]|\Z)                               # Doe a,b
    | https?://\S{1,80} | (?i:\borcid(?::\s?orcid\.org/[\dX-]{16,24})?(?=\W|\Z))
    """,
    re.VERBOSE,
)
_DEGREES = re.compile(
    r"(?:,?\s|\A)(?:M\.?D\.?|Ph\.?\s?D\.?|M\.?Sc\.?|B\.?Sc\.?|D\.?O|MPH|MBBS|MBChB|FRCS|FRCP|DVM|RN|PharmD|DrPH"
    r"|MS|MA)(?=[\s,;]|\Z)"
)
_LABEL = re.compile(
    r"\A(?:by\s+|authors?\s?:\s+|authors\s+(?=\S+\s\S)"
    r"|(?P<panel>author\slinks\sopen\soverlay\spanel|click\sto\scopy\sarticle\slink.*|by\Z)\s*)",
    re.IGNORECASE,
)
"""What may stand before the names; on pages of ScienceDirect, ACS and MDPI right under the title."""
_BAR = re.compile(r"\s\|\s(?=[^\W\d_])")
"""Between Wiley's authors; elsewhere a bar is a mark."""
_SEPARATOR = re.compile(
    r"\s?[,;·•∙](?:\s(?:and|und|et)\s|\s?&\s?|\s?)|\s(?:and|und|et)\s|\s?&\s?", re.IGNORECASE
)
_ROLE = re.compile(
    r"(?:[a-z-]{2,20}\s){0,4}(?:professor|lecturer|fellow|consultant|registrar|director|researcher|student|physician"
    r"|surgeon|scientist|doctor|nurse|reader|chair|head|author|\w{3,15}(?:ologist|iatrist|itioner))"
    r"(?:\s(?:of|in|for)\s[a-z\s-]{3,40})?"
    r"|(?:(?:Graduate|Student|Senior|Life|Associate)\s){0,2}(?:Member|Fellow)|IEEE"
)
"""What the BMJ and the IEEE put behind each author."""
_PARTICLE = re.compile(
    r"van|von|de|der|den|da|di|del|della|la|le|dos|du|bin|ibn|el|al|ten|ter|zu|y|e", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_][\w.'’‐‑-]{0,30}")
_INITIALS = re.compile(r"(?:[A-Z]\.?[\s-]?){1,4}")
_INSTITUTION = re.compile(
    r"(?<![^\W\d_])(?:department|dept|division|school|faculty|institutes?|college|hospitals?|universit|laborator|cent(?:er|re)"
    r"|academy|clinic|unit\sof|inc\b|gmbh|ltd|co\.|biotech|pharma|foundation|ministry|council|key\slab|campus|avenue|street"
    r"|usa\b|china\b|germany\b|japan\b|uk\b|italy\b|france\b|spain\b|korea\b|india\b|canada\b|australia\b)",
    re.IGNORECASE,
)
_MARKED_PLACE = re.compile(
    r"(?:[⁰¹²³⁴-⁹*†‡]{1,4}|\^\{?[\da-z*]{1,4}[}^]?|<sup>[^<>]{1,8}</sup>|\(?\d{1,2}\)?\s?|[a-h]\s)(?=[A-Z])"
)


_FIRST_PLACE = re.compile(r"1\s?[A-ZÀ-Þ]")
_NEXT_PLACE = re.compile(r"[.;]\s+\d{1,2}\s?(?=[A-ZÀ-Þ])")

_ADDRESS = re.compile(
    r"\s[\w.+-]{1,40}@[\w.-]{3,60}|\s(?:author\sorcid\simage|orcid\s(?:logo|icon|id))\b|(?:/hairspace\s?)+",
    re.IGNORECASE,
)
_LINK = re.compile(r"\s+author\snotes\Z|\s?author\sinfo(?:rmation)?\s&\saffiliations\Z", re.IGNORECASE)
_SITE = re.compile(r"\s*\bwww\.\w{2,20}\.\w{2,4}(?=[A-ZÀ-Þ])")
"""What stands for an icon before each name on the pages of Frontiers."""
_GLUED_MARK = re.compile(r"(?:,\s?|(?<=\s))\d{1,2}(?:,\d{1,2})*,?\s?(?:and\s)?(?=[A-ZÀ-Þ])")
"""Between one name and the next, as in *Doe ,1Roe,1,2and Poe*."""
_GAP = re.compile(r"(?<=\S)\s{2,}(?=\S)")
"""What parts names where no sign does."""


def authors_in(text: str) -> tuple[str, ...]:
    """The authors as printed, when the line is nothing but their names; empty when it is something else.

    Marks of affiliation and degrees are left away. One name alone counts: the caller knows whether a name
    can stand where the line stands.
    """
    if len(text) > _LONGEST:
        return ()
    bare = _ADDRESS.sub("", _LINK.sub("", _SITE.sub(", ", text).lstrip(", "))).strip(" *_")
    bare = _BAR.sub(", ", _LABEL.sub("", _GLUED_MARK.sub(", ", bare)))
    if not _SEPARATOR.search(bare):
        bare = _GAP.sub(", ", bare)
    bare = _DEGREES.sub(" ", _MARKS.sub(" ", bare.replace("**", "")))
    inverted = [part.strip(" .") for part in bare.split(";")]
    is_inverted = len(inverted) > 1 and all(part.count(",") == 1 for part in inverted)  # Doe, Jane; Roe, Ann
    parts = [" ".join(reversed(p.split(","))) for p in inverted] if is_inverted else _SEPARATOR.split(bare)
    names = [" ".join(part.split()).strip(" .,") for part in parts]
    names = [
        n for n in _whole(names) if n and n.lower() not in ("et al", "dr", "prof") and not _ROLE.fullmatch(n)
    ]
    proper = sum(1 for name in names if _is_name(name))
    needed = len(names) if len(names) < _CROWD else 0.8 * len(names)
    return tuple(names) if names and proper >= needed else ()


def _whole(parts: list[str]) -> list[str]:
    """*Doe, J.* is one name: initials alone belong to the family name before them."""
    if sum(1 for part in parts if _INITIALS.fullmatch(part)) * 2 < len(parts):
        return parts
    whole: list[str] = []
    for part in parts:
        if whole and _INITIALS.fullmatch(part):
            whole[-1] = f"{whole[-1]}, {part}"
        else:
            whole.append(part)
    return whole


def _is_name(name: str) -> bool:
    words = name.split()
    if not 2 <= len(words) <= 6 or len(name) > 70 or max(map(len, words)) < _SHORTEST:
        return False
    return all(
        _WORD.fullmatch(w.rstrip(",")) and (_PARTICLE.fullmatch(w) or not w[0].islower()) for w in words
    )


def stands_under_title(text: str) -> bool:
    """Whether the line begins with words that a web page has between the title and the authors' names."""
    label = _LABEL.match(text)
    return label is not None and label["panel"] is not None


def are_several(text: str) -> bool:
    """Whether the line bears a sign of being about authors: a second name or a mark of affiliation."""
    return bool(_SEPARATOR.search(text) or _MARKS.search(text)) or text.lower().startswith("by ")


def are_places(text: str) -> bool:
    """Whether a paragraph is a list of where the authors work, numbered from 1 on."""
    if len(text) > _LONGEST or _FIRST_PLACE.match(text) is None:
        return False
    places = _NEXT_PLACE.split(text)
    return len(places) > 1 and 2 * sum(map(bool, map(_INSTITUTION.search, places))) > len(places)


def is_affiliation(text: str) -> bool:
    """Whether the line says where authors work: an institution, mostly in capitalised words."""
    if len(text) > _LONGEST or not (_INSTITUTION.search(text) or _MARKED_PLACE.match(text)):
        return False
    words = _WORD.findall(text)
    capitalised = sum(1 for word in words if not word[0].islower())
    return bool(words) and capitalised >= (0.5 if _INSTITUTION.search(text[:200]) else 0.75) * len(words)
