"""The names that an entry opens with: where they end, and which they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

UPPER = "A-ZÀ-ÖØ-ÞĀČĎĐĚĘĞİŁŃŇŐŘŚŞŠŤŮŰŹŻŽ"
_DASH = "–—‐‑−-"
_ENDS_WITH_INITIALS = re.compile(rf"\s[{UPPER}]{{1,3}}\Z")
_LAST_INITIAL = re.compile(rf"[\s.][{UPPER}]\Z")
_CHICAGO_NAMES = re.compile(
    rf"(?:[a-z]{{2,3}}\s){{0,2}}[{UPPER}][\w'’ \-]{{1,40}},"
    rf"\s[{UPPER}][\w'’\-]*\.?(?:\s[{UPPER}]\.?[\w'’\-]*){{0,3}}"
    rf"(?:(?:,\s(?:and\s)?|\sand\s)[{UPPER}][\w'’.\-]*+(?:\s(?!and\s)[\w'’.\-]++){{1,4}}+){{0,12}}+"
)

_PARTICLES = r"(?:(?:van|von|der|den|de|la|le|di|da|del|della|dos|du|ter|ten|al|el|bin|ibn|st|St\.)\s){0,3}"
_SURNAME = rf"{_PARTICLES}[^\W\d_][\w'’\-]{{0,40}}(?:\s[^\W\d_][\w'’\-]{{1,40}}){{0,2}}"
_DOTTED = rf"(?:(?!St\.)[{UPPER}][a-z]?\.[\s{_DASH}]?){{1,4}}"
ET_AL = re.compile(
    r"(?:,\s?|\s)?(?:(?:and|&)\s)?\bet\sal\b\.?(?:(?<!\.);\s[^.;]{4,90}\s(?:Investigators|Group|Collaborators"
    r"|Collaboration|Committee|Network|Consortium|Team)\.)?|,\s(?:eds|editors)\b\.?",
    re.IGNORECASE,
)
"""With the group for which the authors speak: *et al; FOO Investigators.*"""
BULLET = re.compile(r"\s?[∙•·]\s?")
AND_OR_COMMA = re.compile(r",\s(?:(?:and|&)\s)?")
_JOINING = r"(?:[,;]\s?(?:(?:and|&)\s)?|(?:and|&)\s)?"
SURNAME_FIRST = re.compile(rf"(?:{_SURNAME},\s{_DOTTED}\s?{_JOINING}){{1,99}}+")
INITIALS_FIRST = re.compile(rf"(?:{_DOTTED}\s?{_SURNAME}(?:,\s(?:and\s)?|\sand\s)){{1,99}}+")
SET_OFF = re.compile(rf"(?:{_SURNAME}\s{_DOTTED}\s?(?:\sand\s|,\s(?:and\s)?)){{1,99}}+(?<=,\s)")
"""Names with a comma behind the last, too: *Doe J. A. and Roe A., Title*."""
_VANCOUVER_NAME = re.compile(
    rf"[^\W\d_][\w'’\- ]{{0,60}}\s"
    rf"(?:[{UPPER}][{UPPER}a-z]{{0,3}}(?:-[{UPPER}])?|(?:[{UPPER}]\.-?){{1,3}}[{UPPER}])"
    r"(?:\s(?:Jr|Sr|I{2,3}|\d(?:st|nd|rd|th)))?\.?"
)
_FULL_NAME = re.compile(
    rf"[{UPPER}][\w'’\-]{{1,30}}(?:\s(?:{_PARTICLES}[{UPPER}][\w'’\-]{{1,30}}|[{UPPER}]\.?(?=\s))){{1,4}}"
)
_GROUP = re.compile(
    r"""\b(?:collaborat\w+|organi[sz]ations?|group|consortium|network|committee|association|society|initiative
    |investigators|foundation|institutes?|cent(?:er|re)s?|agency|ministry|council|commission|department|academy
    |task\sforce|administration|federation|alliance|office|bureau|authority|panel|registry)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_GROUP_FIRST = re.compile(
    rf"(?P<name>(?:[A-Z]\.[A-Z]\.\s)?[{UPPER}][^,.;:()]{{4,90}}),\s(?=[{UPPER}]\w*\s)"
    rf"|(?P<national>[A-Z]\.[A-Z]\.\s[{UPPER}][^,.;:()]{{4,90}})\.\s(?=[{UPPER}])"
)
_ACRONYM = re.compile(rf"[{UPPER}]{{2,8}}")
"""A group by its letters: WHO."""
_NAMES_END = re.compile(rf"(?<!\s[{UPPER}])[.:]\s(?!,)|(?<=\s[{UPPER}])(?:\.\s(?!,)|:\s)")
_INNER_STOP = re.compile(rf"\.[\s-]?[{UPPER}]\Z")
"""The last of several initials, without its full stop."""
_INITIALS_AND_NAME = re.compile(rf"{_DOTTED}\s?{_SURNAME}(?:,?\s(?:Jr|Sr|I{{2,3}})\.?)?")
_NAME_AND_CAPITALS = re.compile(rf"{_SURNAME}\s[{UPPER}]{{1,4}}(?:-[{UPPER}])?(?:\s(?:Jr|Sr|I{{2,3}})\.?)?")


def with_last_stop(names: str) -> str:
    """The names with the full stop behind the last initial, where the others have theirs."""
    return f"{names}." if _LAST_INITIAL.search(names) and re.search(rf"\s{_DOTTED}", names) else names


def written_in_full(names: str) -> tuple[str, ...]:
    """The names of Chicago's style, the first alone with its last name first; empty for those of others."""
    if _CHICAGO_NAMES.fullmatch(names) is None:
        return ()
    last, first, *others = re.split(r",\s(?:and\s)?|\sand\s", names)
    return () if _ENDS_WITH_INITIALS.search(last) else (f"{last}, {first}", *others)


def is_name(part: str) -> bool:
    """Whether it is one name, in whatever style, or a group's."""
    styles = (_INITIALS_AND_NAME, _VANCOUVER_NAME, _FULL_NAME)
    return any(style.fullmatch(part) for style in styles) or bool(_GROUP.search(part))


def are_names(parts: Sequence[str]) -> bool:
    """Whether each is a name, and none has its initials behind where the first has them before."""
    is_first = _INITIALS_AND_NAME.fullmatch(parts[0]) is not None
    return all(map(is_name, parts)) and not (
        is_first and any(_VANCOUVER_NAME.fullmatch(p) and not _INITIALS_AND_NAME.fullmatch(p) for p in parts)
    )


def is_short(text: str) -> bool:
    """Whether it is one name with initials, as *Doe JA* or *J. A. Doe*."""
    return any(style.fullmatch(text) for style in (_INITIALS_AND_NAME, _VANCOUVER_NAME))


def have_initials(written: str) -> bool:
    """Whether it is nothing but names, and each has its initials; *Human Skin* could be one in full."""
    if SURNAME_FIRST.fullmatch(with_last_stop(written)) is not None:
        return True
    styles = (_INITIALS_AND_NAME, _NAME_AND_CAPITALS)
    own = each(written)
    return bool(own) and all(any(style.fullmatch(name) for style in styles) for name in own)


def split(head: str) -> tuple[tuple[str, ...], str]:
    """The names before the title, and what follows them."""
    group = _GROUP_FIRST.match(head)
    named = (group["name"] or group["national"]) if group is not None else ""
    if group is not None and _GROUP.search(named) and not is_short(named):
        return (named,), head[group.end() :]
    et_al = ET_AL.search(head)
    if et_al is not None and not re.search(r"[^\W\d_]{3}\.\s", head[: et_al.start()]):
        return each(head[: et_al.end()]), head[et_al.end() :].lstrip(" .,:;")
    for style in (SURNAME_FIRST, INITIALS_FIRST):
        listed = style.match(head)
        if listed is not None and listed.end() < len(head):
            return each(listed.group()), head[listed.end() :].lstrip(" .,")
    end = _NAMES_END.search(head)
    if end is None:
        return (), head
    written, rest = head[: end.start()], head[end.end() :].lstrip()
    parts = re.split(r"\s?[,;]\s?(?:(?:and|&)\s)?|\s(?:and|&)\s", written)
    for name in (_VANCOUVER_NAME, _FULL_NAME):
        if all(name.fullmatch(part) or _GROUP.search(part) or _ACRONYM.fullmatch(part) for part in parts):
            return each(written), rest
    return (), head


def each(written: str) -> tuple[str, ...]:
    """The names as printed, without *et al.* at their end."""
    written = ET_AL.sub("", written).strip(" ,;:&")
    if re.search(rf",\s?{_DOTTED}", written) and not re.match(_DOTTED, written):
        names = re.findall(rf"{_SURNAME},\s{_DOTTED}", written)
        return tuple(re.sub(r"^(?:and|&)\s", "", name).strip(" ,&-") for name in names)
    if _is_group(written):
        return (written.strip(" ."),)
    parts = re.split(r"\s?[,;]\s?(?:(?:and|&)\s)?|\s(?:and|&)\s", written)
    return tuple(_INNER_STOP.sub(r"\g<0>.", name) for part in parts if (name := part.strip(" .")))


def _is_group(written: str) -> bool:
    """Whether an *and* is part of one group's name: *Centers for Disease Control and Prevention*."""
    first, joint, last = written.partition(" and ")
    if not joint or re.search(r"[,;\d]|\sand\s", first + last) or _GROUP.search(written) is None:
        return False
    opens = _GROUP.search(first) is not None
    is_one = opens or " " not in first.strip() or " " not in last.strip()
    return is_one and not is_short(last) and (opens or not is_short(first))
