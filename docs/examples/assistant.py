"""Asks a server as an assistant does, by the Model Context Protocol."""

import asyncio
import sys

from mcp import Client


async def main(address: str) -> None:
    """Print the tools, and the first passage that one of them finds."""
    async with Client(f"{address.rstrip('/')}/mcp") as server:
        print([tool.name for tool in (await server.list_tools()).tools])
        answer = await server.call_tool("ask", {"question": "What do Schwann cell exosomes do?", "k": 1})
        print(answer.structured_content["matches"][0]["text"])


asyncio.run(main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:7860"))
