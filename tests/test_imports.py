"""What importing costs, and how the modules stand to one another."""

import json
import subprocess
import sys
from graphlib import TopologicalSorter

import grimp
import pytest

import askreviews

HEAVY = {"torch", "transformers", "sentence_transformers", "faiss", "numpy", "gradio", "fastapi", "uvicorn"}
OF_THE_COMMAND_LINE = {"click", "rich"}
PRINT_MODULES = "import json, sys; print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"


def loaded_after(statements: str) -> set[str]:
    """The packages that a fresh interpreter holds once it has run `statements`."""
    run = subprocess.run(
        [sys.executable, "-c", f"{statements}\n{PRINT_MODULES}"], capture_output=True, text=True, check=True
    )
    return set(json.loads(run.stdout.splitlines()[-1]))


def test_importing_the_library_loads_no_model_and_no_interface():
    """`import askreviews` is quick: neither torch nor FAISS nor numpy nor the command line's packages."""
    loaded = loaded_after("import askreviews")
    assert "askreviews" in loaded
    assert loaded & (HEAVY | OF_THE_COMMAND_LINE) == set()


def test_help_loads_no_model_and_no_interface():
    """`askreviews --help` loads click and rich, but neither torch nor FAISS nor Gradio."""
    loaded = loaded_after(
        "import sys\n"
        "from askreviews.cli import main\n"
        "sys.argv = ['askreviews', '--help']\n"
        "try: main()\n"
        "except SystemExit as end: assert end.code == 0"
    )
    assert loaded & (HEAVY | {"askreviews_app"}) == set()
    assert loaded >= OF_THE_COMMAND_LINE


@pytest.mark.parametrize("package", ["askreviews", "askreviews_app"])
def test_no_module_imports_itself_by_a_detour(package):
    """The modules can be put in an order in which each imports only from those before it."""
    graph = grimp.build_graph(package, exclude_type_checking_imports=True)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    order = list(TopologicalSorter(imports).static_order())
    assert set(order) == graph.modules


def test_the_public_names_are_few_and_there():
    """At most fifteen names are public, and each can be imported."""
    assert len(askreviews.__all__) <= 15
    assert [name for name in askreviews.__all__ if not hasattr(askreviews, name)] == []


def test_every_error_is_reached_by_its_module():
    """`askreviews.errors` needs no import of its own."""
    statements = "import askreviews; print(askreviews.errors.UnknownName.__mro__[1].__name__)"
    run = subprocess.run([sys.executable, "-c", statements], capture_output=True, text=True, check=True)
    assert run.stdout == "AskReviewsError\n"
