"""Asks several questions on an event loop, which goes on meanwhile."""

import asyncio

from askreviews.asynchronous import open_async


async def main() -> None:
    """Print where each question is answered best."""
    async with await open_async() as library:
        for answer in await library.ask_many(["What does miR-124 do?", "OTULIN"], k=1):
            print(answer.question, "→", " › ".join(answer.matches[0].section))


asyncio.run(main())
