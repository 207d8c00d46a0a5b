"""Every sentence that the application itself says, here and in `phrases`, ready to be translated.

Plain text throughout: no HTML, no Markdown. Whatever is filled in is escaped where it is rendered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from askreviews.answers import Mode
    from askreviews.export.bibliography import BibliographyFormat
    from askreviews.export.quotations import QuotationStyle

TITLE = "askreviews"
TAGLINE = "Ask scientific reviews. Their own passages answer."

LANGUAGE = "en"
PAGES = {
    "/": "Ask",
    "/read": "Read",
    "/references": "References",
    "/compare": "Compare",
    "/quality": "Quality",
    "/documents": "Documents",
}
"""The pages by their path, in the order in which they are offered."""
PAGES_LABEL = "Pages"
SKIP = "Skip to the content"
CLOSE = "Close"
SHORTCUTS = "Keys"
KEYS = {
    "/": "to the question box, or to the search of the page",
    "j": "next passage",
    "k": "previous passage",
    "o": "open the passage in its document",
    "c": "copy the passage with its citation",
    "n": "next mark in a document",
    "p": "previous mark in a document",
    "?": "this list",
}
"""What each key does; `look/keys.js` and `look/reading.js` do it."""

WELCOME = "What do the reviews say?"
WELCOME_TEXT = (
    "Type a question. You get back the passages of the reviews that speak to it, word for word, with the "
    "papers that they cite. Nothing is generated: every sentence in an answer stands in a document, and you "
    "can check it there."
)
DIGESTS_NOTE = (
    "A work marked “Digest of …” is a restatement of a published review, or of its abstract, in this "
    "project's words and with the review's own reference numbers. Do not quote it as the authors': quote the "
    "review, to which the link leads, or to a search for it where its DOI is not known."
)
EXAMPLES_LABEL = "Questions to begin with"
EXAMPLES = (
    "Which microRNA in M2 macrophage exosomes protects neurons by acting on mTOR?",
    "How were exosomes given in the first clinical trial?",
    "What do Schwann cell exosomes do through NF-κB and TLR2?",
    "How does hypoxia precondition MSC exosomes to act on microglia?",
    "Why can exosomes from M1 macrophages be harmful?",
    "What still limits the clinical use of exosomes?",
    "How do exosomes help new blood vessels to grow?",
    "What does miR-124 in exosomes do?",
    "How can exosomes be loaded with siRNA against PTEN?",
    "Which hydrogels hold exosomes at the injury?",
    "How do exosomes lessen pyroptosis?",
    "What do exosomes from neural stem cells do for apoptosis?",
    "How do exosomes form inside a cell?",
    "Do exosomes cross the blood-spinal cord barrier?",
    "How are exosomes isolated?",
    "What do astrocyte exosomes do to neurons?",
    "How do exosomes act on the glial scar?",
    "Which exosomes reduce ferroptosis?",
)
"""A few of them, drawn anew at each start, stand on the first screen: those that the library answers."""
EXAMPLES_SHOWN = 6

QUESTION_LABEL = "Your question"
QUESTION_PLACEHOLDER = "Ask the reviews a question"
ASK = "Ask"
SEARCHING = "Searching …"
FAILED = (
    "No answer came: the question is far too long, or the server has stopped. Ask again; if that fails too, "
    "reload the page."
)

SETTINGS = "How to search"
SETTINGS_INFO = "For the next question."
DOCUMENTS_LABEL = "Documents"
MODE_LABEL = "Look for"
MODES: dict[Mode, str] = {
    "hybrid": "Words and meaning",
    "keyword": "Words only",
    "meaning": "Meaning only",
}
"""The library's modes, in the order in which they are offered."""
COUNT_LABEL = "Passages"
SECTIONS_LABEL = "Sections"
SECTIONS_INFO = "None ticked: all of them."
EMPTY_QUESTION = "(no words)"
NO_DOCUMENT = "No document is chosen. Tick at least one of them under “How to search”."

OPEN = "Open in place"
COPIES: dict[QuotationStyle, str] = {
    "plain": "Copy with citation",
    "markdown": "Copy as Markdown",
    "bibtex": "Copy with BibTeX keys",
}
"""The button of each way to copy a passage; the key `c` presses the first."""
COPIED = "Copied"
NOT_COPIED = "The browser does not let the page copy"
THUMBS = "Does it answer?"
ANSWERS = "Yes"
ANSWERS_NOT = "No"
KEPT = "Kept in the library's folder “judgments”"

CONVERSATION_LABEL = "Questions and answers"
NEW_CONVERSATION = "New conversation"
LAST_CONVERSATION = "Back to the last conversation"
QUESTION_PREFIX = "You asked: "
ASKED_AS = "Asked as:"
CHANGE = "Change it"
AS_WRITTEN = "Ask it as I wrote it"
LINK_TO_ANSWER = "Link to this answer"
NOT_FOUND = "The documents do not seem to answer this."
UNSURE = "It is uncertain whether the documents answer this."
ONLY_NEAREST = "Nothing on this side seems to answer the question. Below stands what comes nearest."
NOTHING_NEAR = "No passage comes near it."
NO_WORDS = "the list gives no words for this number"
NOT_LISTED = "the list has no entry for this number"
NEW_TAB = "opens in a new tab"
OTHER_REFERENCES = "Also cited in this passage"
REFERENCES = "Cited in this passage"
EVIDENCE_REFERENCES = "Cited in the marked text"
FOLLOWING_REFERENCES = "Cited next, behind the marked text"

NOT_HERE = "This is not here"
NO_SUCH_PAGE = "There is no page at this address."
NO_DOCUMENTS = "There are no documents yet. Add one on the page “Documents”."

READ_TITLE = "Read"
READ_TEXT = "The documents as they were read: every answer is a stretch of one of these texts."
SAID_OF_IT = "What is said where it is cited"
PUBLISHED_WORK = "where to find it"
OUTLINE = "Outline"
TABLE = "Table"
REFERENCE_LIST = "References"
FIND = "Find in this document"
FIND_BUTTON = "Find"
PREVIOUS = "Previous"
NEXT = "Next"
AT_OF_ALL = "{at} of {all}"
"""Which of the marks a reader stands at."""
WHO_CITES = "Who cites it"

NONE = "none"
SHOW = "Show"
REFERENCES_TITLE = "References"
REFERENCES_TEXT = (
    "Every paper that the documents cite; one that several cite stands here once. Those that most documents "
    "and most sentences cite come first. A question ranks them by what is said where they are cited, and by "
    "their titles."
)
PAPERS_ABOUT = "Papers about"
PAPERS_NOT_ANSWERING = "The documents do not seem to answer this. These are the papers nearest to it."
YEAR_FROM = "From year"
YEAR_TO = "To year"
JOURNAL = "Journal"
CITED_BY = "Cited by (none ticked: any)"
NEVER_CITED = "No sentence cites it by its number."
SAVE_AS = "Save as"
SAVE_WITH_REVIEWS = "Save them and the reviews as"
FORMATS: dict[BibliographyFormat, str] = {"bibtex": "BibTeX", "ris": "RIS", "csv": "CSV"}
CHECK_TITLE = "Check of the reference list"
CHECKED_DIGEST = (
    "This is a digest: it cites what it restates, and gives words for the entries that it needs. What the "
    "review itself cites or lists can only be checked on the article."
)
UNLISTED = "Cited, but not in the list"
UNCITED = "In the list, but cited nowhere by number"
DUPLICATES = "Listed more than once"
WITHOUT_DOI = "Without a DOI"
WITHOUT_AUTHORS = "Without authors"
WITHOUT_TITLE = "Without a title"
WITHOUT_YEAR = "Without a year"
MALFORMED = "With a DOI that cannot be one"
WITHOUT_WORDS = "Without words"

COMPARE_TITLE = "Compare"
COMPARE_TEXT = (
    "One question, two answers side by side: of two documents, or of two ways to search all of them."
)
LEFT = "On the left"
RIGHT = "On the right"
SAME_PASSAGE = "The same passage on both sides"
ALONE = "On one side alone"
NOT_HERE_SIDE = "Nothing here that matches."

QUALITY_TITLE = "Quality"
QUALITY_TEXT = (
    "How well the questions that ship with the corpus are answered: how high the right passage comes, and "
    "how well questions that the documents do not answer are told from those that they do. Asked are those "
    "of the test half; on the other half the search was tuned, so it would look better than it is."
)
NOT_MEASURED = "Nothing has been measured here yet."
OUTDATED = "The library has changed since this was measured. Measure again for figures of what it holds now."
MEASURE = "Measure now"
MEASURE_AGAIN = "Measure again"
MEASURING = "Asking the benchmark's questions"
MEASURES_TITLE = "Ranking, with 95 % intervals"
VERDICTS_TITLE = "Telling what is not answered"
KINDS_TITLE = "By kind of question, words and meaning"
KIND = "Kind"
QUESTIONS = "Questions"
LATENCY = "Time for an answer"
MISSED = "Answered by the documents, called unanswered"
CALIBRATION = "Calibration error of the estimated chance"
WORST = "The questions that fail most"
CAME_FIRST = "What came first"
SHOULD_HAVE = "What should have"

DOCUMENTS_TITLE = "Documents"
HELD = "In the library"
NO_DOCUMENTS_YET = "None yet."
ADD_TITLE = "Add reviews"
ADD_TEXT = (
    "Text or Markdown files, each with a review and its reference list. You see what was read before it "
    "counts. An article takes the place of the digest of the same work."
)
FILE = "Files"
LOOK_AT = "See what is read"
PREVIEW_TITLE = "What was read"
DOUBTS = "What was doubtful"
NO_DOUBTS = "Nothing in it was doubtful."
FIRST_ENTRIES = "The first entries of its reference list"
ADD_IT = "Add it"
ADDING = "Adding"
DISCARD = "Discard it"
DISCARD_THEM = "Discard them"
UPLOAD_GONE = "A file no longer waits here. Choose it again."
REMOVE = "Remove"
REMOVING = "Removing"
CHOOSE = "Choose"
REMOVE_CHOSEN = "Remove the chosen ones"
NONE_CHOSEN = "Choose first which documents are to go."
REMOVE_TEXT = "Passages of what is removed are no longer found. Your own copy of a file is not touched."
KEEP = "Cancel"
REBUILD = "Build the index anew"
REBUILD_TEXT = (
    "Needed only when something went wrong with it; texts that stayed the same are not embedded again."
)
REBUILT = "The index was built anew."
READ_ONLY = "This server can be reached from other machines, so documents are added and removed on its own."
TOO_LARGE = (
    "The file is too large: at most {most} can be uploaded. On the server, `askreviews add` takes any."
)

INTERFACE_TITLE = "The HTTP interface"
OPENAPI = "Its OpenAPI description"
REQUIRED = "required"
OPTIONAL = "optional"
