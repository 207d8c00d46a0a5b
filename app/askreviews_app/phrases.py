"""Sentences of the application with a number or a name to put in; `texts` holds those that stay the same.

Plain text throughout, as there. Whatever is filled in is escaped where it is rendered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from askreviews_app import texts

if TYPE_CHECKING:
    from askreviews.answers import Mode
    from askreviews.documents import ParagraphKind

VERY_CLOSE_FROM, CLOSE_FROM = 0.6, 0.4
"""The cosines from which a passage is called very close, or close, in meaning."""
MANY = 6
"""The most authors that are named."""


def answers_with(statuses: str) -> str:
    """With which status codes a route answers."""
    return f"Answers with {statuses}."


def compared(same: int, near: int, alone: int) -> str:
    """What two answers share."""
    return f"{same} passages on both sides; {near} that cite the same papers; {alone} on one side alone."


def same_papers(numbers: list[str]) -> str:
    """Which papers two passages both cite, each by its numbers."""
    return f"Both cite {'; '.join(numbers)}"


def measured(documents: int, passages: int, questions: int, unanswerable: int, model: str) -> str:
    """What a report is about."""
    return (
        f"{documents} documents, {passages} passages; {questions} questions that they answer and "
        f"{unanswerable} that they do not; model {model}."
    )


def latency(p50: float, p95: float) -> str:
    """How long answers take."""
    return f"half within {p50:.0f} ms, 95 of 100 within {p95:.0f} ms"


def auroc(kind: str) -> str:
    """Names the area under the ROC curve for a kind of question without an answer."""
    return f"AUROC, {kind} questions"


def wrong(kind: str) -> str:
    """Names the share of questions without an answer that are called answered."""
    return f"Not answered by the documents, called answered: {kind} questions"


def rank_of_answer(rank: int | None) -> str:
    """At which place the passage that answers came."""
    return "(not found)" if rank is None else f"(the answer came in place {rank})"


def busy(title: str) -> str:
    """Why something was not begun while a job runs."""
    return f"{title}: not begun, because something else is being done. Try again when that has ended."


def questions_measured(count: int) -> str:
    """What is said when a benchmark has been run."""
    return f"Asked {count} questions in each mode."


def job_step(step: str, done: int, total: int) -> str:
    """How far a job is."""
    return f"{step}: {done} of {total}" if total else step


def holds(sections: int, references: int, without_words: int = 0) -> str:
    """What a document holds; `without_words` of its references are bare numbers."""
    bare = f", {without_words:,} of them without words" if without_words else ""
    return f"{counted(sections, 'section')}, {counted(references, 'reference')}{bare}."


def read_as(sections: int, passages: int, references: int) -> str:
    """What was read from a file."""
    return (
        f"{counted(sections, 'section')}, {counted(passages, 'passage')}, {counted(references, 'reference')}."
    )


def replaces(label: str) -> str:
    """Which document an upload would take the place of."""
    return f"It takes the place of: {label}"


def counted(count: int, noun: str) -> str:
    """A number of things, in words."""
    return f"1 {noun}" if count == 1 else f"{count:,} {noun}s"


def doubts(count: int) -> str:
    """The fold of what was doubtful in a file."""
    return "1 doubt in reading it" if count == 1 else f"{count} doubts in reading it"


def not_removed(name: str) -> str:
    """Why a digest cannot be brought back."""
    return f"No digest called {name} was removed."


def remove_them(count: int) -> str:
    """What is asked before documents are removed."""
    return "Remove this document?" if count == 1 else f"Remove these {count} documents?"


def bring_back(name: str) -> str:
    """The button that brings a removed digest back."""
    return f"Bring back {name}"


def add_them(count: int) -> str:
    """The button that adds several files."""
    return f"Add these {count}" if count > 1 else texts.ADD_IT


def too_many(most: int) -> str:
    """Why so many files are not looked at."""
    return (
        f"At most {most} files can be looked at together. On the server, `askreviews add` takes any number."
    )


def added(*labels: str) -> str:
    """What is said when documents have been added."""
    return f"Added: {'; '.join(labels)}"


def papers_listed(shown: int, count: int) -> str:
    """How many papers there are, and how many of them are shown."""
    papers = "1 paper" if count == 1 else f"{count} papers"
    return f"{papers}." if shown == count else f"{papers}, the first {shown} of them here."


def papers_without_words(count: int) -> str:
    """How many papers are left out because no list says anything of them."""
    numbers = "1 number" if count == 1 else f"{count} numbers"
    return f"Left out: {numbers} for which the lists give no words."


def show_all(count: int) -> str:
    """The link to all papers."""
    return f"Show all {count}"


def cited_in(count: int) -> str:
    """The fold of the sentences that cite a paper."""
    return "Cited in 1 sentence" if count == 1 else f"Cited in {count} sentences"


def papers_behind(count: int, shared: int) -> str:
    """How many papers the passages of an answer cite, and how many of these several reviews cite."""
    papers = "1 paper stands" if count == 1 else f"{count} distinct papers stand"
    common = {0: "none of them is", 1: "1 of them is"}.get(shared, f"{shared} of them are")
    return f"{papers} behind these passages; {common} cited by more than one of the documents."


def published(authors: tuple[str, ...], journal: str | None, year: int | None, *, more: bool = False) -> str:
    """Who wrote a work, and where and when it appeared; `more` is whether it has authors besides these."""
    named = ", ".join(authors[:MANY]) + (" and others" if more or len(authors) > MANY else "")
    return ". ".join(part for part in (named, journal, str(year) if year else "") if part) + "."


def words_found(count: int, words: str) -> str:
    """How often `words` stand in a document."""
    times = {0: "nowhere", 1: "once"}.get(count, f"{count} times")
    return f"“{words}” stands {times} in this document."


def passages_marked(count: int, question: str) -> str:
    """Over a document in which the passages nearest to a question are marked."""
    passages = "1 passage" if count == 1 else f"{count} passages"
    return f"Marked: the {passages} of this document nearest to “{question}”."


def who_cites(number: int) -> str:
    """What a screen reader says for the link to the sentences that cite an entry."""
    return f"Who cites reference {number}"


def found(count: int) -> str:
    """Over the passages of an answer."""
    return "One passage." if count == 1 else f"{count} passages, best first."


def confidence(probability: float, *, whole: bool) -> str:
    """How likely the answer is among the passages; `probability` from 0 to 1.

    `whole` is whether the documents know every word of the question.
    """
    asked = "the question" if whole else "the rest of the question"
    return f"Estimated chance that they answer {asked}: {percent(probability)}."


def unknown_words(words: tuple[str, ...], *, found: bool) -> str:
    """Which words of the question no document holds; `found` is whether there is an answer without them."""
    said = f"{quoted(words)} {'occurs' if len(words) == 1 else 'occur'} nowhere in the text searched"
    return f"{said}; the passages may speak of something else." if found else f"{said}."


def unmet_words(words: tuple[str, ...]) -> str:
    """Which words of the question the documents hold, but none of the passages that are shown."""
    said = f"None of these passages has {quoted(words)}, though the documents do"
    return f"{said}; they may speak of something else."


def unnamed_words(words: tuple[str, ...]) -> str:
    """Which names in the question the first passage does not have, though others do."""
    return f"The first passage does not have {quoted(words)}; it may speak of something else by a like name."


def synonyms(text: str, terms: tuple[str, ...]) -> str:
    """What words of the question, which no document holds, were read as."""
    return f"{quoted((text,))} occurs nowhere in the text searched; it was read as {quoted(terms)}."


def meant(words: str) -> str:
    """The button that asks again with what is misspelt as the documents spell it."""
    return f"Did you mean “{words.rstrip(' ?')}”?"


def ignored(parts: tuple[str, ...]) -> str:
    """Which parts of a link mean nothing to the page."""
    return f"Ignored in the link: {quoted(parts)}."


def gone(documents: tuple[str, ...]) -> str:
    """Which of the documents chosen, by their ids, the library no longer holds."""
    return f"No longer in the library: {quoted(documents)}. Reload the page to see what it holds now."


def quoted(words: tuple[str, ...]) -> str:
    """The words, each in quotation marks."""
    return ", ".join(f"“{word}”" for word in words)


def tried(mode: Mode, searched: int) -> str:
    """What was done before it is said that the documents do not answer."""
    how = texts.MODES[mode][:1].lower() + texts.MODES[mode][1:]
    return (
        f"Looked for by {how} in {counted(searched, 'document')}. Other words may help, or a name as the "
        "reviews spell it."
    )


def nearest(count: int) -> str:
    """Names the folded passages under an answer that was not found."""
    return "Show the nearest passage" if count == 1 else f"Show the {count} nearest passages"


def place(kind: ParagraphKind, number: int, *, table: bool = False) -> str:
    """Where in its section a passage stands, or in its `table` where that is named; `number` from 1."""
    names = {
        "caption": "caption",
        "row": "row" if table else "row of a table",
        "text": f"paragraph {number}",
    }
    return names[kind]


def also_said(count: int) -> str:
    """The fold of the passages that say the same as a better one."""
    return "Also said in another place" if count == 1 else f"Also said in {count} other places"


def rank(number: int) -> str:
    """The place of a passage in the answer."""
    return f"Passage {number}"


def reference(number: int) -> str:
    """What a screen reader says for a link to an entry."""
    return f"Reference {number}"


def references_between(first: int, last: int) -> str:
    """What a screen reader says for the dash of a range."""
    return reference(first) if first == last else f"References {first} to {last}"


def doi(name: str) -> str:
    """The text of a link to a paper."""
    return f"doi:{name}"


def shared_words(terms: tuple[str, ...]) -> str:
    """Which words of the question a passage holds."""
    if not terms:
        return "Shares no word with the question; found by its meaning."
    return f"Shares with the question: {quoted(terms)}."


def missing_words(words: tuple[str, ...]) -> str:
    """Which words of the question a passage lacks, though others have them."""
    return f"It does not hold {quoted(words)}."


def closeness(similarity: float) -> str:
    """How near a passage's meaning is to the question's; `similarity` is their cosine, at most 1."""
    near = (
        "very close"
        if similarity >= VERY_CLOSE_FROM
        else "close"
        if similarity >= CLOSE_FROM
        else "not close"
    )
    return f"In meaning {near} to it ({similarity:.2f} of 1)."


def shares(keyword: float, meaning: float) -> str:
    """What brought a passage up, as two shares that add up to 1."""
    if meaning == keyword == 0:
        return "Of all passages searched it has the least in common with the question."
    if meaning == 0:
        return "Ranked by its words alone."
    if keyword == 0:
        return "Ranked by its meaning alone."
    return f"Ranked {percent(keyword)} by its words, {percent(meaning)} by its meaning."


def elapsed(milliseconds: float) -> str:
    """The time that the search took."""
    return f"{milliseconds:.0f} ms" if milliseconds >= 1 else "under 1 ms"


def percent(share: float) -> str:
    """A share of 1 in whole percent; an estimate is never so sure as to be none or all of it."""
    whole = round(share * 100)
    said = "less than 1" if whole < 1 else "more than 99" if whole > 99 else str(whole)
    return f"{said}\N{NO-BREAK SPACE}%"
