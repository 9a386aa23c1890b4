"""Writes the list of the clothing data set's photos that TrainingInputsTest reads.

    python3 dataset.py PHOTOS

PHOTOS is a copy of alexeygrigorev/clothing-dataset (CC0 1.0); it gets pictures.tsv (path, class, sender).
"""

import csv
import sys
from pathlib import Path

# The people whose photos the engine is measured on; none of their photos is trained on.
HELD_OUT_SENDERS = frozenset(
    "4 13 14 17 50 71 103 122 126 153 164 192 194 236 237 239 250 254 258 260 264 274 288 301 310 334 335".split()
)

# A kind that the data set calls otherwise; "Not sure", "Other", "Skip" and "Body" are left out.
CLASSES = {
    "T-Shirt": "t_shirt",
    "Top": "t_shirt",
    "Longsleeve": "longsleeve",
    "Hoodie": "hoodie",
    "Shirt": "shirt",
    "Blouse": "shirt",
    "Polo": "polo",
    "Undershirt": "undershirt",
    "Dress": "dress",
    "Skirt": "skirt",
    "Pants": "pants",
    "Shorts": "shorts",
    "Outwear": "outwear",
    "Blazer": "blazer",
    "Shoes": "shoes",
    "Hat": "hat",
}


def main(photos: Path) -> None:
    with open(photos / "images.csv", newline="") as table, open(photos / "pictures.tsv", "w") as out:
        for row in csv.DictReader(table):
            kind = CLASSES.get(row["label"])
            file = f"images/{row['image']}.jpg"
            if kind and (photos / file).is_file():
                out.write(f"{file}\t{kind}\t{row['sender_id']}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
