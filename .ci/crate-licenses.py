"""Lists what the program is made of, with the licence texts that its crates bring along.

usage: cargo metadata --format-version 1 --locked | crate-licenses.py
"""

import json
import pathlib
import sys

sys.stdout.reconfigure(encoding="utf-8", newline="\n")
metadata = json.load(sys.stdin)
nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
linked, waiting = set(), [metadata["resolve"]["root"]]
while waiting:
    node = nodes[waiting.pop()]
    for dependency in node["deps"]:
        # Of tests and build scripts nothing is handed out.
        if any(kind["kind"] is None for kind in dependency["dep_kinds"]) and dependency["pkg"] not in linked:
            linked.add(dependency["pkg"])
            waiting.append(dependency["pkg"])

crates = sorted((p for p in metadata["packages"] if p["id"] in linked), key=lambda p: (p["name"], p["version"]))
texts = {}
print("The crates that shingikai is made of, on one platform or another.\n")
for crate in crates:
    print(f"{crate['name']} {crate['version']}: {crate['license']}, {crate['repository'] or 'no address'}")
    for path in sorted(pathlib.Path(crate["manifest_path"]).parent.iterdir()):
        if path.is_file() and path.name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE")):
            text = "\n".join(line.rstrip() for line in path.read_text("utf-8", "replace").splitlines()).strip()
            texts.setdefault(text, []).append(f"{crate['name']} {crate['version']}")
for text, names in texts.items():
    print("\n" + "=" * 100 + "\n" + ", ".join(names) + "\n\n" + text)
