// While a job runs, asks how far it is; when it has ended, loads the page anew, which then shows what it made.
async function follow() {
  const answer = await fetch("/jobs", { cache: "no-store" }).catch(() => null);
  if (answer?.ok) {
    const box = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".job");
    document.querySelector(".job").replaceWith(box);
    if (!("running" in box.dataset)) return location.replace(location.pathname);
  }
  setTimeout(follow, 400);
}

if (document.querySelector(".job[data-running]")) follow();
