"""Writes transparency-dev.tsv: a line for each JSON file below the folder testdata of github.com/transparency-dev/merkle.

    python3 transparency_dev.py /path/to/merkle/testdata > transparency-dev.tsv
"""

import json
import pathlib
import sys

NUMBERS = {
    "inclusion": ["leafIdx", "treeSize"],
    "subtreeinclusion": ["leafIdx", "start", "end"],
    "consistency": ["size1", "size2"],
    "subtreeconsistency": ["start", "end", "size"],
}

# Stands for a hash of no bytes, which would look like no hash.
NO_BYTES = "."

folder = pathlib.Path(sys.argv[1])
for file in sorted(folder.glob("**/*.json")):
    place = file.relative_to(folder)
    kind = place.parts[0]
    vector = json.loads(file.read_text())
    of_two = kind.endswith("consistency")
    print(
        kind,
        place.with_suffix(""),
        ",".join(str(vector[name]) for name in NUMBERS[kind]),
        vector["root1" if of_two else "leafHash"] or "",
        vector["root2" if of_two else "root"] or "",
        ",".join(hash or NO_BYTES for hash in vector["proof"] or []),
        "refused" if vector["wantErr"] else "accepted",
        sep="\t",
    )
