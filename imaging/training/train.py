"""Trains the category network on one core.

    python3 train.py PHOTOS OTHERS FASHION EPOCHS OUT [SEED]

PHOTOS, OTHERS  folders with the inputs.bin and inputs.tsv of TrainingInputsTest
FASHION         folder with Fashion-MNIST's train-images-idx3-ubyte.gz and its labels (MIT)
OUT             gets the network (.bin), its temperature and classes (.txt), its state (.pt)

Nobody of HELD_OUT_SENDERS is trained on or chosen by: what is chosen, such as the temperature, is chosen on a tenth of the
other people ("validation"); the held-out people are only counted at the end.
"""

import copy
import gzip
import sys
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from dataset import HELD_OUT_SENDERS
from network import CLASSES, SIDE, Network, augmented, normalised, write

BATCH = 64
SMALL_SIDE = 64
SMALL_SHARE = 0.5  # of the epochs; at the smaller side an epoch takes less than half as long
OBJECT = CLASSES.index("object")
FASHION = {0: "t_shirt", 1: "pants", 2: "longsleeve", 3: "dress", 4: "outwear", 5: "shoes", 6: "shirt", 7: "shoes", 8: "bag", 9: "shoes"}
FASHION_COUNTS = {0: 100, 1: 60, 2: 100, 3: 100, 4: 100, 5: 150, 6: 60, 7: 120, 8: 700, 9: 120}


class Examples:
    """Inputs (bytes: n, 4, side, side) with their classes and sources, and how sure each cut-out is, 0 to 1."""

    def __init__(self, x: np.ndarray, y: np.ndarray, sources: np.ndarray, cut_out: np.ndarray) -> None:
        self.x, self.y, self.sources, self.cut_out = torch.from_numpy(x), torch.from_numpy(y), sources, cut_out

    @staticmethod
    def read(folder: Path) -> "Examples":
        rows = [line.split("\t") for line in (folder / "inputs.tsv").read_text().splitlines()]
        x = np.fromfile(folder / "inputs.bin", np.uint8).reshape(-1, 4, SIDE, SIDE)
        y = np.array([CLASSES.index(row[1]) for row in rows])
        return Examples(x, y, np.array([row[2] for row in rows]), np.array([float(row[3]) for row in rows]))

    def where(self, chosen: np.ndarray) -> "Examples":
        i = np.flatnonzero(chosen)
        return Examples(self.x[i].numpy(), self.y[i].numpy(), self.sources[i], self.cut_out[i])

    def __len__(self) -> int:
        return len(self.y)


def fashion(folder: Path, random: np.random.RandomState) -> Examples:
    """Small grey product shots as inputs: white ground, mask by brightness. The only photographed bags."""
    with gzip.open(folder / "train-images-idx3-ubyte.gz") as file:
        images = np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, 28, 28)
    with gzip.open(folder / "train-labels-idx1-ubyte.gz") as file:
        labels = np.frombuffer(file.read(), np.uint8, offset=8)
    chosen = np.concatenate([random.choice(np.flatnonzero(labels == k), n, False) for k, n in FASHION_COUNTS.items()])
    inner = SIDE * 57 // 64
    t = torch.from_numpy(images[chosen].copy()).float()[:, None] / 255
    t = F.interpolate(t, size=(inner, inner), mode="bilinear", align_corners=False)
    before = (SIDE - inner) // 2
    t = F.pad(t, (before, SIDE - inner - before, before, SIDE - inner - before))
    mask = (F.max_pool2d(t, 7, 1, 3) > 0.12).float()
    mask = -F.max_pool2d(-mask, 5, 1, 2)
    x = torch.full((len(chosen), 4, SIDE, SIDE), 128.0)
    x[:, 0] = (1 - t[:, 0] * 0.95) * 255
    x[:, 3] = mask[:, 0] * 255
    y = np.array([CLASSES.index(FASHION[k]) for k in labels[chosen]])
    return Examples(x.round().byte().numpy(), y, np.full(len(y), "fashion"), np.ones(len(y)))


def validation_senders(senders: np.ndarray, random: np.random.RandomState) -> set[str]:
    """People with few photos, about a tenth of all photos."""
    names, counts = np.unique(senders, return_counts=True)
    small = names[counts < 0.04 * len(senders)]
    random.shuffle(small)
    chosen: set[str] = set()
    total = 0
    for name in small:
        if total < 0.1 * len(senders):
            chosen.add(name)
            total += counts[names == name][0]
    return chosen


def logits(network: Network, examples: Examples) -> torch.Tensor:
    """Of the input and of its mirror image: 2, n, classes."""
    network.eval()
    parts = []
    with torch.no_grad():
        for i in range(0, len(examples), 128):
            x = normalised(examples.x[i : i + 128])
            parts.append(torch.stack([network(x), network(x.flip(3))]))
    return torch.cat(parts, 1)


def probabilities(outputs: torch.Tensor, temperature: float) -> np.ndarray:
    return F.softmax(outputs / temperature, 2).mean(0).numpy()


def confidences(p: np.ndarray, cut_out: np.ndarray) -> np.ndarray:
    """What the engine says of its best guess: less sure where the cut-out is."""
    return known(p).max(1) * (0.5 + 0.5 * cut_out)


def calibrated(outputs: torch.Tensor, examples: Examples) -> float:
    """The temperature at which the confidence has the least log loss as the probability of being right."""
    losses = {}
    for temperature in np.arange(0.4, 2.0, 0.05):
        p = probabilities(outputs, temperature)
        sure = np.clip(confidences(p, examples.cut_out), 1e-6, 1 - 1e-6)
        right = known(p).argmax(1) == examples.y.numpy()
        losses[float(temperature)] = -np.where(right, np.log(sure), np.log(1 - sure)).mean()
    return min(losses, key=losses.get)


def known(p: np.ndarray) -> np.ndarray:
    """The probabilities of the product classes alone."""
    rest = np.delete(p, OBJECT, 1)
    return rest / rest.sum(1, keepdims=True)


def counted(name: str, p: np.ndarray, examples: Examples) -> str:
    """Top-1, top-3, and the expected calibration error over ten bins."""
    y = examples.y.numpy()
    order = np.argsort(-known(p), 1)
    sure = confidences(p, examples.cut_out)
    right = order[:, 0] == y
    bins = np.clip((sure * 10).astype(int), 0, 9)
    error = sum(abs(right[bins == b].mean() - sure[bins == b].mean()) * (bins == b).mean() for b in np.unique(bins))
    top3 = (order[:, :3] == y[:, None]).any(1).mean()
    return f"{name} n={len(y)} top-1 {right.mean():.3f} top-3 {top3:.3f} ece {error:.3f}"


def main(photos: Path, others: Path, fashion_folder: Path, epochs: int, out: Path, seed: int) -> None:
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    random = np.random.RandomState(5)
    garments, things = Examples.read(photos), Examples.read(others)
    held_out = np.isin(garments.sources, list(HELD_OUT_SENDERS))
    validating = np.isin(garments.sources, list(validation_senders(garments.sources[~held_out], random)))
    aside = np.array([source.endswith("held-out") or hash_of(source) % 6 == 0 for source in things.sources])
    drawn = fashion(fashion_folder, random)
    parts = [garments.where(~held_out & ~validating), things.where(~aside), drawn]
    training = Examples(
        np.concatenate([p.x.numpy() for p in parts]),
        np.concatenate([p.y.numpy() for p in parts]),
        np.concatenate([p.sources for p in parts]),
        np.concatenate([p.cut_out for p in parts]),
    )
    validation, test = garments.where(validating), garments.where(held_out)
    unknown = things.where(aside & (things.y.numpy() == OBJECT))
    grey = torch.from_numpy(training.sources == "fashion")
    counts = np.bincount(training.y, minlength=len(CLASSES))
    print(len(training), "to train on", dict(zip(CLASSES, counts)), len(validation), len(test), len(unknown), flush=True)

    network = Network()
    averaged = copy.deepcopy(network)
    weights = torch.tensor((counts.mean() / counts) ** 0.35).float()
    steps = epochs * (len(training) // BATCH)
    optimizer = torch.optim.AdamW(network.parameters(), lr=3e-3, weight_decay=0.05)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 3e-3, total_steps=steps, pct_start=0.2)
    step = 0
    for epoch in range(epochs):
        start = time.time()
        network.train()
        losses = []
        order = torch.randperm(len(training))
        for i in range(len(training) // BATCH):
            j = order[i * BATCH : (i + 1) * BATCH]
            x = normalised(training.x[j])
            if epoch < epochs * SMALL_SHARE:
                x = F.interpolate(x, size=(SMALL_SIDE, SMALL_SIDE), mode="bilinear", align_corners=False, antialias=True)
            x = augmented(x, grey[j]).contiguous(memory_format=torch.channels_last)
            loss = F.cross_entropy(network(x), training.y[j], weight=weights, label_smoothing=0.05)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            step += 1
            keep = min(0.998, step / (step + 20))
            with torch.no_grad():
                for mean, now in zip(averaged.state_dict().values(), network.state_dict().values()):
                    mean.mul_(keep).add_(now, alpha=1 - keep) if mean.is_floating_point() else mean.copy_(now)
            losses.append(loss.item())
        line = f"{epoch} loss {np.mean(losses):.3f} {time.time() - start:.0f} s"
        if epoch % 4 == 3 or epoch == epochs - 1:
            line += "  " + counted("validation", probabilities(logits(averaged, validation), 0.8), validation)
            torch.save(averaged.state_dict(), out.with_suffix(".pt"))
        print(line, flush=True)

    outputs = logits(averaged, validation)
    temperature = calibrated(outputs, validation)
    report(averaged, temperature, validation, test, unknown)
    write(averaged, str(out.with_suffix(".bin")))
    out.with_suffix(".txt").write_text(f"{temperature:.3f}\n{','.join(CLASSES)}\n")


def report(network: Network, temperature: float, validation: Examples, test: Examples, unknown: Examples) -> None:
    print(f"temperature {temperature:.2f}")
    p = {}
    for name, examples in (("validation", validation), ("held-out people", test)):
        p[name] = probabilities(logits(network, examples), temperature)
        print(counted(name, p[name], examples))
    things = probabilities(logits(network, unknown), temperature)[:, OBJECT]
    for bound in (0.3, 0.5, 0.7, 0.8, 0.9, 0.95):
        lost = {name: (q[:, OBJECT] > bound).mean() for name, q in p.items()}
        print(f"object above {bound}: {(things > bound).mean():.3f} of {len(things)} held-out things, lost {lost}")


def hash_of(source: str) -> int:
    """The same in every run."""
    return sum(source.encode()) * 2654435761 % 2**32 >> 8


if __name__ == "__main__":
    photos, others, fashion_folder, epochs, out, *seed = sys.argv[1:]
    main(Path(photos), Path(others), Path(fashion_folder), int(epochs), Path(out), int(seed[0]) if seed else 2)
