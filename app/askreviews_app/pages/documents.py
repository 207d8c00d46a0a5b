"""The page that keeps the documents: look at a new one, add it, remove one, build the index anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, Query, Response, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse

from askreviews import AskReviewsError
from askreviews.errors import ReadingError, UnknownName
from askreviews_app import phrases, texts
from askreviews_app.pages.read import missing
from askreviews_app.rendering import keeping
from askreviews_app.rendering.jobs import job_box
from askreviews_app.rendering.keeping import DOCUMENTS, REMOVAL, Held, Looked
from askreviews_app.uploads import MOST, Uploads

if TYPE_CHECKING:
    from askreviews import Library
    from askreviews_app.jobs import Jobs, Told, Work

SEE_OTHER, BUSY, REFUSED = 303, 409, 422
Field = Annotated[str, Form()]


def router(library: Library, jobs: Jobs, *, may_change: bool) -> APIRouter:
    """The routes under ``/documents``, and ``/jobs``, which says how far a job is."""
    uploads = Uploads()
    routes = APIRouter(
        default_response_class=HTMLResponse, include_in_schema=False, lifespan=uploads.lifespan
    )

    @routes.get(DOCUMENTS)
    def show() -> str:
        return _page(library, jobs, may_change=may_change)

    @routes.get("/jobs")
    def job() -> str:
        return job_box(jobs.job)

    if may_change:
        _changing(routes, library, jobs, uploads)
    return routes


def _changing(routes: APIRouter, library: Library, jobs: Jobs, uploads: Uploads) -> None:
    """Add the routes that change what the library holds."""

    def begun(title: str, work: Work) -> Response:
        """The way to the page that shows how far it is; a refusal in words while something else goes on."""
        if jobs.start(title, work, DOCUMENTS):
            return RedirectResponse(DOCUMENTS, SEE_OTHER)
        page = _page(library, jobs, may_change=True, problem=phrases.busy(title))
        return HTMLResponse(page, status_code=BUSY)

    def explained(problem: str) -> HTMLResponse:
        return HTMLResponse(_page(library, jobs, may_change=True, problem=problem), status_code=REFUSED)

    def look(upload: UploadFile) -> Looked:
        """Raises AskReviewsError where nothing can be read; what it says names the user's file, not ours."""
        name = upload.filename or texts.FILE
        token, path = uploads.keep(name, upload.file.read())
        try:
            return Looked(name, token, library.preview(path))
        except AskReviewsError as error:
            uploads.discard(token)
            raise AskReviewsError(str(error).replace(str(path), name)) from error

    @routes.post(f"{DOCUMENTS}/preview")
    def preview(file: list[UploadFile]) -> HTMLResponse:
        if len(file) > MOST:
            return explained(phrases.too_many(MOST))
        looked, problems = [], []
        for upload in file:
            try:
                looked.append(look(upload))
            except AskReviewsError as error:
                problems.append(str(error))
        if len(file) > 1:
            return HTMLResponse(keeping.previews(looked, problems), 200 if looked else REFUSED)
        return HTMLResponse(keeping.preview(looked[0])) if looked else explained(problems[0])

    @routes.post(f"{DOCUMENTS}/add")
    def add(token: Annotated[list[str], Form()]) -> Response:
        paths = [path for one in token if (path := uploads.path(one)) is not None]
        if len(paths) < len(token):
            return explained(texts.UPLOAD_GONE)

        def work(tell: Told) -> str:
            with library.reporting(tell):
                outcomes = library.add_many(paths)
            for one in token:
                uploads.discard(one)
            refused = [outcome for outcome in outcomes if isinstance(outcome, ReadingError)]
            labels = [outcome.label for outcome in outcomes if not isinstance(outcome, ReadingError)]
            said = [phrases.added(*labels)] if labels else []
            if refused:
                told = (f"{error.path.name}: {error.reason}. {error.advice}" for error in refused)
                raise AskReviewsError(" ".join((*told, *said)))
            return said[0]

        return begun(texts.ADDING, work)

    @routes.post(f"{DOCUMENTS}/discard")
    def discard(token: Annotated[list[str], Form()]) -> RedirectResponse:
        for one in token:
            uploads.discard(one)
        return RedirectResponse(DOCUMENTS, SEE_OTHER)

    @routes.get(REMOVAL)
    def removal(name: Annotated[list[str], Query(default_factory=list)]) -> HTMLResponse:
        try:
            going = [library.document(one) for one in dict.fromkeys(name)]
        except UnknownName as error:
            return missing(str(error))
        return HTMLResponse(keeping.removal(going)) if going else explained(texts.NONE_CHOSEN)

    @routes.post(REMOVAL)
    def remove(name: Annotated[list[str], Form()]) -> Response:
        return begun(texts.REMOVING, _reported(library, lambda: " ".join(library.remove_many(name))))

    @routes.post(f"{DOCUMENTS}/restore")
    def restore(name: Field) -> Response:
        if name not in library.removed:  # an id, and not the path of any file where the server runs
            return missing(phrases.not_removed(name))
        return begun(texts.ADDING, _reported(library, lambda: phrases.added(library.add(name).label)))

    @routes.post(f"{DOCUMENTS}/rebuild")
    def rebuild() -> Response:
        def rebuilt() -> str:
            library.rebuild()
            return texts.REBUILT

        return begun(texts.REBUILD, _reported(library, rebuilt))


def _reported(library: Library, change: Callable[[], str]) -> Callable[[Told], str]:
    def work(tell: Told) -> str:
        with library.reporting(tell):
            return change()

    return work


def _page(library: Library, jobs: Jobs, *, may_change: bool, problem: str = "") -> str:
    held = Held(library.documents, library.removed, library.problems)
    return keeping.documents(held, jobs.seen(DOCUMENTS), may_change=may_change, problem=problem)
