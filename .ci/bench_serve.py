"""Times the page in the browser from its server's side: how soon it lists, finds and draws."""

import statistics
import time

from page_client import Server, fields


def most(times):
    """What nineteen of twenty are below."""
    return sorted(times)[len(times) * 95 // 100]


def changes(server, meeting, file, plain, times=40):
    """Seconds of changes one after the other: to the findings, to the pages that changed, and those of a plain compile in turn."""
    name = {"meeting": meeting, "file": file}
    text_now = [field for field in fields(server.ask("/api/file", **name)["form"]) if field["at"] == "/project/purpose"][0]["value"]
    drawn = {page["sha"] for page in server.ask("/api/pages", **name)["pages"]}
    found, shown, beside = [], [], []
    for number in range(times):
        text = f"第{number}期の特定健康診査の受診率向上のため"
        begun = time.perf_counter()
        change = {"at": "/project/purpose", "was": text_now, "to": {"set": text}}
        server.ask("/api/change", {**name, "changes": [change]})
        found.append(time.perf_counter() - begun)
        text_now = text
        for page in server.ask("/api/pages", **name)["pages"]:
            if page["sha"] not in drawn:
                server.ask("/api/page", sha=page["sha"])
                drawn.add(page["sha"])
        shown.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        plain()
        beside.append(time.perf_counter() - begun)
    return found, shown, beside


def serving(command, meeting, file, plain, figure):
    """The figures: of a workspace of a thousand cases, seconds from a start to its list, and of changes of one case."""
    listed = []
    for _ in range(3):
        server = Server(command)
        answer = server.ask("/api/workspace")
        listed.append(time.perf_counter() - server.begun)
        if len(listed) < 3:
            server.close()
    figure("serve_cases", sum(len(meeting["cases"]) for meeting in answer["meetings"]), "{}")
    figure("serve_start_to_list", statistics.median(listed), "{:.3f}")
    while not server.ask("/api/workspace")["checked"]:
        time.sleep(0.1)
    figure("serve_start_to_checked", time.perf_counter() - server.begun)
    begun = time.perf_counter()
    server.ask("/api/workspace")
    figure("serve_list_again", time.perf_counter() - begun, "{:.3f}")
    try:
        begun = time.perf_counter()
        server.ask("/api/file", meeting=meeting, file=file)
        figure("serve_open_case", time.perf_counter() - begun, "{:.3f}")
        found, shown, beside = changes(server, meeting, file, plain)
    finally:
        server.close()
    figure("serve_findings", statistics.median(found), "{:.3f}")
    figure("serve_findings_p95", most(found), "{:.3f}")
    figure("serve_page", statistics.median(shown), "{:.3f}")
    figure("serve_page_p95", most(shown), "{:.3f}")
    figure("serve_plain_one_form", statistics.median(beside), "{:.3f}")
    figure("serve_page_per_plain", statistics.median(shown) / statistics.median(beside))
