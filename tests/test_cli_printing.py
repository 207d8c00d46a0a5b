"""How answers look: on a terminal and in a file, wide and narrow, with texts full of mark-up."""

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from askreviews.answers import CitingSentence, Evidence
from askreviews.cli.printed_answers import print_answer, print_citing
from askreviews.cli.printed_documents import print_document
from askreviews.cli.printed_references import print_reference, print_reference_list
from askreviews.cli.printing import as_written
from askreviews.cli.progress import showing_progress
from askreviews.documents import Reference, Sentence, Span
from askreviews.passages import Passage
from sample_review import (
    ANSWER,
    CAPTION,
    DOCUMENT,
    FIRST,
    MATCH,
    REFERENCES,
    ROW,
    SECOND,
    SampleLibrary,
    span,
)

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
HARD = (
    "IL-6<TNF *in vitro* H~2~O __init__ [bold]b[/bold] [/] [12] :smile: \\[x] $x^2$ `code` | a | b | "
    "<img src=x onerror=alert(1)> ![](http://example.org/x.png) &lt; {0} %s https://example.org"
)


def console(width: int = 80, *, terminal: bool = False, no_color: bool = False) -> Console:
    """A console that writes to a string; a terminal when told so."""
    return Console(
        file=io.StringIO(),
        width=width,
        force_terminal=terminal,
        color_system="standard" if terminal else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        no_color=no_color,
    )


def printed(answer, width: int = 80, *, terminal: bool = False, no_color: bool = False) -> str:
    """What `print_answer` writes."""
    out = console(width, terminal=terminal, no_color=no_color)
    print_answer(out, answer)
    return out.file.getvalue()


def holding(text: str, *evidence: Span):
    """The sample answer with another passage, `evidence` counted from the passage's first character."""
    spoken = tuple(Evidence(span, text[span.start : span.end], ()) for span in evidence)
    passage = Passage("kelp-2021", 0, 0, Span(0, len(text)), (Sentence(Span(0, len(text))),))
    return replace(
        ANSWER, matches=(replace(MATCH, passage=passage, text=text, evidence=spoken, references=()),)
    )


def test_an_answer_in_a_file_reads_so():
    """Label, place, link, passage, reasons and entries stand in this order; no line ends in a space."""
    assert printed(ANSWER, width=120) == (
        "1 passage, confidence 0.90.\n"
        "«…» marks the sentences that come closest to the question.\n"
        "\n"
        "1.  Digest of “Kelp in health”\n"
        "    Effects · paragraph 1 · kelp-2021\n"
        "    https://doi.org/10.1/kelp\n"
        "\n"
        f"{FIRST} «{SECOND}»\n"
        "\n"
        "    Matched kelp, trial; ranked 60% by words, 40% by meaning; similarity 0.50\n"
        "    [1] Ås Ø. Kelp again. J Kelp. 2020.\n"
        "        https://doi.org/10.1/kelp.1\n"
        "    [3] The work's list of references says nothing of this number.\n"
        "    [4] The list of references that was read lacks this number.\n"
        "    Also cited in the passage:\n"
        "    [2] Li B. Kelp & <mice>. J Kelp. 2019;4:1–9.\n"
    )


def test_entries_cited_next_behind_the_evidence_come_before_the_others():
    """For evidence that cites nothing itself, the number that stands next behind it is the likely source."""
    evidence = replace(MATCH.evidence[0], references=(), following=(1,))
    shown = printed(replace(ANSWER, matches=(replace(MATCH, evidence=(evidence,)),)), width=120)
    assert shown.endswith(
        "    Cited next, behind what is marked:\n"
        "    [1] Ås Ø. Kelp again. J Kelp. 2020.\n"
        "        https://doi.org/10.1/kelp.1\n"
        "    Also cited in the passage:\n"
        "    [2] Li B. Kelp & <mice>. J Kelp. 2019;4:1–9.\n"
        "    [3] The work's list of references says nothing of this number.\n"
        "    [4] The list of references that was read lacks this number.\n"
    )


def test_where_else_a_passage_says_the_same_is_named():
    """The headings of each passage that stands under it come last, one a line."""
    other = Passage("kelp-2021", 1, 0, span(CAPTION), ())
    shown = printed(replace(ANSWER, matches=(replace(MATCH, similar=(other,)),)), width=120)
    assert shown == printed(ANSWER, width=120) + "    Also said in: Effects › Sources\n"


def test_on_a_terminal_colour_sets_the_evidence_off_and_no_mark_enters_the_text():
    """Without its colours, the passage is the document's text and nothing else."""
    shown = printed(ANSWER, width=120, terminal=True)
    assert f"{FIRST} \x1b[1;32m{SECOND}\x1b[0m\n" in shown
    assert f"\n{FIRST} {SECOND}\n" in ESCAPES.sub("", shown)
    assert "Bold green sets off the sentences that come closest to the question.\n" in shown
    assert "«" not in shown


def test_where_colours_are_refused_marks_set_the_evidence_off():
    """Where NO_COLOR is set, the marks come back on a terminal."""
    shown = printed(ANSWER, width=120, terminal=True, no_color=True)
    assert f"{FIRST} «{SECOND}»" in ESCAPES.sub("", shown)
    assert "\x1b[1;32m" not in shown


def test_a_file_gets_no_colours():
    """What does not go to a terminal holds no escape sequence."""
    assert "\x1b" not in printed(ANSWER)


@pytest.mark.parametrize("terminal", [True, False])
def test_mark_up_in_a_text_is_shown_as_written(terminal):
    """Nothing in a passage is taken for mark-up, an emoji code or a style."""
    shown = ESCAPES.sub("", printed(holding(HARD, Span(0, 12)), width=400, terminal=terminal))
    assert HARD in shown.replace("«", "").replace("»", "")


def test_characters_that_steer_a_terminal_are_shown_as_signs():
    """An escape sequence in a text, or half a character, does nothing but show."""
    assert as_written("a\x1b[31mb\x07c\rd\x9be\ud800\n\tf").plain == "a␛[31mb␇c␍d\ufffde\ufffd\n\tf"


@pytest.mark.parametrize("width", [40, 60, 80])
def test_lines_fit_the_terminal_and_links_stay_whole(width):
    """Every line but a link keeps to the width, and no word of the passage is lost."""
    long_entry = replace(REFERENCES[0], raw="word " * 30, doi="10.1/" + "x" * 60)
    answer = replace(ANSWER, matches=(replace(MATCH, references=(long_entry,)),))
    lines = printed(answer, width=width).splitlines()
    assert [line for line in lines if len(line) > width] == [f"        https://doi.org/10.1/{'x' * 60}"]
    assert all(line == line.rstrip() for line in lines)
    assert f"{FIRST} «{SECOND}»" in " ".join(lines)


def test_a_word_longer_than_a_line_is_folded_and_kept():
    """A name without a space loses no letter on a narrow terminal."""
    name = "miR" + "-21" * 40
    assert name in printed(holding(name), width=40).replace("\n", "")


def test_evidence_is_marked_where_it_stands_however_it_is_ordered():
    """Several sentences are each set off at their own place, those given first or last alike."""
    answer = holding("One. Two. Three.", Span(10, 16), Span(0, 4))
    assert "«One.» Two. «Three.»" in printed(answer)


def test_an_estimate_is_never_shown_as_certain():
    """What rounds to 0 or 1 is shown as below or above the last step."""
    sure = printed(replace(ANSWER, confidence=0.9951))
    lost = printed(replace(ANSWER, found=False, confidence=0.0049))
    assert sure.startswith("1 passage, confidence >0.99.\n")
    assert lost.startswith("The documents do not answer this question (confidence <0.01).\n")


def test_of_what_does_not_answer_only_the_place_is_shown():
    """The passage follows when it is asked for."""
    lost = replace(ANSWER, found=False, confidence=0.1)
    assert printed(lost, width=120) == (
        "The documents do not answer this question (confidence 0.10).\n"
        "The passages nearest to it, which may speak of something else:\n"
        "\n"
        "1.  Digest of “Kelp in health”\n"
        "    Effects · paragraph 1 · kelp-2021\n"
        "    https://doi.org/10.1/kelp\n"
        "\n"
        "With --nearest they are printed whole.\n"
    )
    out = console(120)
    print_answer(out, lost, nearest=True)
    assert f"{FIRST} «{SECOND}»" in out.file.getvalue()
    assert "--nearest" not in out.file.getvalue()


def test_the_link_to_a_work_stands_at_its_first_passage():
    """Once in an answer, however many passages are of it."""
    twice = printed(replace(ANSWER, matches=(MATCH, replace(MATCH, rank=2))), width=120)
    assert twice.count("    https://doi.org/10.1/kelp\n") == 1
    assert twice.index("1.  Digest") < twice.index("https://doi.org/10.1/kelp\n") < twice.index("2.  Digest")


def test_an_answer_to_a_part_of_the_question_says_so():
    """Where a word occurs nowhere, the confidence is in the rest."""
    shown = printed(replace(ANSWER, unknown=("aspirin",)))
    assert shown.startswith("1 passage, confidence 0.90 for the rest of the question.\n")
    assert "aspirin; the passages may speak of something else." in " ".join(shown.split())


@pytest.mark.parametrize(("confidence", "said"), [(0.2, "It is uncertain"), (0.19, "The documents do not")])
def test_what_may_be_an_answer_is_not_denied(confidence, said):
    """Between the two, neither is claimed."""
    assert printed(replace(ANSWER, found=False, confidence=confidence)).startswith(said)


@pytest.mark.parametrize(("marks", "terminal"), [("«»", False), ("", True)])
def test_a_table_row_stands_cell_by_cell_under_its_columns(marks, terminal):
    """The table is named by its caption's beginning, and the row is set off as a whole."""
    passage = Passage("kelp-2021", 1, 1, span(ROW), (Sentence(span(ROW)),))
    row = replace(
        MATCH,
        passage=passage,
        text=ROW,
        section=("Effects", "Sources"),
        evidence=(Evidence(span(ROW), ROW, ()),),
    )
    shown = printed(replace(ANSWER, matches=(row,)), width=120, terminal=terminal)
    opened, closed = marks or ("", "")
    plain = ESCAPES.sub("", shown)
    assert f"\n    {opened}Plant: Kelp\n    Dose: 12 mg{closed}\n" in plain
    assert "    Effects › Sources · Table 1. Where kelp grows · row · kelp-2021\n" in plain
    assert ("\x1b[1;32mPlant: Kelp" in shown) is terminal


def test_a_row_that_cites_is_shown_cell_by_cell():
    """Also among the sentences that cite a reference."""
    sentence = Sentence(span(ROW))
    citing = CitingSentence(DOCUMENT, ("Effects", "Sources"), span(ROW), sentence, ROW, REFERENCES[1])
    out = console(120)
    print_citing(out, REFERENCES[1], [citing])
    assert out.file.getvalue().endswith(
        "\nEffects › Sources · Table 1. Where kelp grows\n    Plant: Kelp\n    Dose: 12 mg\n"
    )


@pytest.mark.parametrize(
    "tail", [" doi:10.1/kelp.1", " doi: 10.1/kelp.1.", " https://doi.org/10.1/KELP.1", " DOI 10.1/kelp.1"]
)
def test_a_doi_at_the_end_of_an_entry_is_shown_once_as_a_link(tail):
    """The entry's other words stay as they were printed."""
    out = console(120)
    print_reference(out, replace(REFERENCES[0], raw=f"Ås Ø. *Kelp*. 2020;1(2):3.{tail}"))
    assert out.file.getvalue() == "    [1] Ås Ø. *Kelp*. 2020;1(2):3.\n        https://doi.org/10.1/kelp.1\n"


def test_an_address_at_the_end_of_an_entry_is_shown_once_as_a_link():
    """Where the entry has no DOI, its own address is the link."""
    out = console(120)
    print_reference(out, Reference(7, "Ås Ø. Kelp. 2020. https://example.org/kelp."))
    assert out.file.getvalue() == "    [7] Ås Ø. Kelp. 2020.\n        https://example.org/kelp\n"


def test_a_doi_inside_an_entry_stays():
    """Only what the link repeats at the end is left out."""
    out = console(120)
    print_reference(out, replace(REFERENCES[0], raw="Ås Ø. doi:10.1/kelp.1 (retracted)"))
    assert "[1] Ås Ø. doi:10.1/kelp.1 (retracted)\n" in out.file.getvalue()


def test_numbers_without_words_are_named_in_one_line():
    """Neighbours are drawn together."""
    out = console(120)
    print_reference_list(out, [Reference(number) for number in (1, 3, 4, 5, 8, 9)])
    assert out.file.getvalue() == "No words for 1, 3–5, 8–9.\n"


def test_an_answer_without_passages_says_what_there_is_to_say():
    """No heading announces passages when there are none."""
    answer = replace(ANSWER, found=False, matches=(), confidence=0.0)
    assert printed(answer) == "The documents do not answer this question (confidence <0.01).\n"


def test_a_passage_found_by_its_meaning_alone_says_so():
    """With no word in common, the reasons say that."""
    alone = replace(MATCH, explanation=replace(MATCH.explanation, terms=(), keyword=0.0, meaning=1.0))
    assert "Found by meaning; ranked 0% by words, 100% by meaning" in printed(
        replace(ANSWER, matches=(alone,))
    )


def test_a_passage_that_shares_a_part_of_a_word_says_so():
    """Nothing is called matched that the passage does not hold as it was asked."""
    part = replace(MATCH, explanation=replace(MATCH.explanation, terms=(), keyword=1.0, meaning=0.0))
    neither = replace(MATCH, explanation=replace(MATCH.explanation, terms=(), keyword=0.0, meaning=0.0))
    assert "Matched in part, no word as it was asked; ranked 100% by" in printed(
        replace(ANSWER, matches=(part,))
    )
    lacking = replace(MATCH, explanation=replace(MATCH.explanation, missing=("rats",)))
    assert "Matched kelp, trial; not rats; ranked 60%" in printed(replace(ANSWER, matches=(lacking,)))
    assert "Matched no word; ranked 0%" in printed(replace(ANSWER, matches=(neither,)))


def test_a_reference_that_no_sentence_cites_is_shown_alone():
    """The entry stands there, and that nothing cites it."""
    out = console()
    print_citing(out, REFERENCES[0], ())
    assert out.file.getvalue() == (
        "    [1] Ås Ø. Kelp again. J Kelp. 2020.\n        https://doi.org/10.1/kelp.1\n"
        "\nNo sentence cites it by its number.\n"
    )


def test_citing_sentences_stand_under_their_headings():
    """A sentence's own numbers stay as they stand in the text."""
    out = console(120)
    print_citing(out, REFERENCES[1], SampleLibrary().citing("kelp-2021", 2))
    assert out.file.getvalue().endswith(f"\n\nEffects\n{FIRST}\n")


def test_an_abstract_outside_the_sections_is_shown_and_one_inside_is_not_repeated():
    """Either way a reader meets it once."""
    inside, outside = console(), console()
    print_document(inside, replace(DOCUMENT, abstract=DOCUMENT.sections[0].span))
    print_document(outside, replace(DOCUMENT, abstract=Span(0, 7), sections=DOCUMENT.sections[1:]))
    assert "Abstract" not in inside.file.getvalue()
    assert "\nAbstract\n\nEffects\n" in outside.file.getvalue()


def test_progress_in_a_file_is_a_line_at_the_beginning_and_one_at_the_end():
    """Steps in between say nothing; a job that is done again is told again."""
    out = console()
    with showing_progress(out) as progress:
        for done in (0, 1, 2):
            progress("Encoding [x]", done, 2)
        progress("Encoding [x]", 1, 1)
    assert out.file.getvalue() == (
        "Encoding [x] ...\nEncoding [x]: 2 of 2\nEncoding [x] ...\nEncoding [x]: 1 of 1\n"
    )


def test_progress_on_a_terminal_leaves_nothing_behind():
    """Each job has a bar, bars go when all are done, and the cursor comes back."""
    out = console(terminal=True)
    with showing_progress(out) as progress:
        progress("Encoding [x]", 0, 2)
        progress("Encoding [x]", 2, 2)
        progress("Writing", 1, 3)
    shown = out.file.getvalue()
    assert "Encoding [x]" in shown
    assert "2/2" in shown
    assert shown.count("\x1b[?25l") == shown.count("\x1b[?25h") == 2


@pytest.mark.parametrize("terminal", [True, False])
def test_what_is_not_counted_is_told_once(terminal):
    """As why an index is built anew."""
    out = console(terminal=terminal)
    with showing_progress(out) as progress:
        progress("Building it [x]", 0, 0)
    assert out.file.getvalue() == "Building it [x]\n"


def test_progress_that_never_began_shows_nothing():
    """Opening an index that is up to date stays silent."""
    quiet, terminal = console(), console(terminal=True)
    for out in (quiet, terminal):
        with showing_progress(out):
            pass
    assert (quiet.file.getvalue(), terminal.file.getvalue()) == ("", "")
