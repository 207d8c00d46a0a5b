"""What the readers of all formats do alike: front matter, body, reference list and what follows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from askreviews.formats import back
from askreviews.formats.blocks import Block
from askreviews.formats.front_matter import front
from askreviews.formats.interruptions import made_whole
from askreviews.formats.lines import Line
from askreviews.formats.references.reference_list import ReferenceList
from askreviews.formats.sections import levels, statements
from askreviews.formats.wording.facts import Facts


def assembled(
    listing: ReferenceList,
    facts: Facts,
    blocks_of: Callable[[Sequence[Line]], list[Block]],
    headed: Callable[[Sequence[Block]], list[Block]],
) -> tuple[list[Block], Facts]:
    """The blocks of the whole file, headings with their levels, and what it says of itself beside `facts`.

    `blocks_of` makes a format's lines into blocks, `headed` marks the headings among these.
    """
    opening, facts = front.read(blocks_of(listing.before), facts)
    whole = made_whole(back.without_publishers(opening))
    found = headed(back.without_publishers(statements.headed(whole)))
    for part in listing.stretches():
        closing, facts = back.read(headed(back.without_publishers(blocks_of(part.after))), facts)
        found += [*part.blocks, *closing]
    return levels.given(found), facts
