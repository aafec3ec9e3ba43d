"""The server of the page, asked as the page asks: `shingikai serve`."""

import json
import subprocess
import time
import urllib.parse
import urllib.request


class Server:
    """`shingikai serve` on a workspace, asked as the page asks."""

    def __init__(self, command, **options):
        self.begun = time.perf_counter()
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, **options)
        self.base, self.token = self.process.stdout.readline().strip().split("/#token=")

    def ask(self, path, body=None, **query):
        place = self.base + path + ("?" + urllib.parse.urlencode(query) if query else "")
        headers = {"X-Shingikai-Token": self.token}
        data = None
        if body is not None:
            headers["Content-Type"] = "application/json"
            data = json.dumps(body).encode()
        with urllib.request.urlopen(urllib.request.Request(place, data, headers)) as answer:
            read = answer.read()
        return json.loads(read) if answer.headers.get_content_type() == "application/json" else read

    def close(self):
        self.process.terminate()
        self.process.wait(60)


def fields(form):
    """Every field of a form, and those in it."""
    for field in form:
        yield field
        yield from fields(field.get("children") or [])
        for entry in field.get("items") or []:
            yield from fields(entry["children"])
