"""The category network: how it is built, what it is shown in training, how it is written for the engine."""

import struct

import torch
import torch.nn.functional as F
from torch import nn

CLASSES = (
    "t_shirt longsleeve hoodie shirt polo undershirt dress skirt pants shorts outwear blazer shoes hat bag object"
).split()
SIDE = 96
PLAN = (16, "pool", 32, "pool", 48, 64, "pool", 96, 96, "pool", 128, 128)

MAGIC = 0x434E4E31
CONVOLUTION, MAX_POOL, LINEAR, GLOBAL_POOL = 1, 2, 4, 5


def convolution(inputs: int, outputs: int) -> list[nn.Module]:
    return [
        nn.Conv2d(inputs, outputs, 3, padding=1, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
    ]


class Network(nn.Module):
    """3 x 3 convolutions, each plane's mean and maximum, one linear layer. Input: batch, 4, side, side."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        width = 4
        for step in PLAN:
            if step == "pool":
                layers.append(nn.MaxPool2d(2))
            else:
                layers += convolution(width, step)
                width = step
        self.features = nn.Sequential(*layers)
        self.classes = nn.Linear(2 * width, len(CLASSES))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.features(x)
        x = torch.cat([x.mean((2, 3)), x.amax((2, 3))], 1)
        return self.classes(F.dropout(x, 0.3, self.training))


def normalised(planes: torch.Tensor) -> torch.Tensor:
    """Bytes of L, a, b and mask as the engine normalises them."""
    x = planes.float()
    light = x[:, 0] / 255 - 0.5
    return torch.stack([light, (x[:, 1] - 128) / 40, (x[:, 2] - 128) / 40, x[:, 3] / 255 - 0.5], 1)


def augmented(x: torch.Tensor, grey: torch.Tensor) -> torch.Tensor:
    """Turned, scaled, mirrored, in other light and colours, on other grounds, partly covered.

    grey says which rows come from a data set without colours: they are tinted.
    """
    n = len(x)
    x = turned(x)
    x = in_other_colours(x, grey)
    outside = (x[:, 3] < 0).float()
    even = outside * (torch.rand(n, 1, 1) < 0.4).float()
    level = torch.rand(n, 1, 1) * 0.9 - 0.4
    x[:, 0] = x[:, 0] * (1 - even) + even * level
    x[:, 1:3] *= (1 - even)[:, None]
    x[:, 3] = roughened(x[:, 3])
    for _ in range(2):
        size = int(torch.randint(10, 32, (1,)))
        top, left = torch.randint(0, x.shape[2] - size, (2,)).tolist()
        covered = torch.rand(n) < 0.2
        x[covered, :3, top : top + size, left : left + size] = 0
    return x


def turned(x: torch.Tensor) -> torch.Tensor:
    n = len(x)
    angle = torch.randn(n) * 0.12
    zoom, aspect = 0.88 + torch.rand(n) * 0.34, 0.9 + torch.rand(n) * 0.2
    flip = (torch.rand(n) < 0.5).float() * 2 - 1
    shift = (torch.rand(n, 2) - 0.5) * 0.16
    cos, sin = torch.cos(angle), torch.sin(angle)
    rows = [
        torch.stack([cos * zoom * flip * aspect, -sin * zoom, shift[:, 0]], 1),
        torch.stack([sin * zoom * flip, cos * zoom / aspect, shift[:, 1]], 1),
    ]
    grid = F.affine_grid(torch.stack(rows, 1), list(x.shape), align_corners=False)
    return F.grid_sample(x, grid, padding_mode="border", align_corners=False)


def in_other_colours(x: torch.Tensor, grey: torch.Tensor) -> torch.Tensor:
    n = len(x)
    x[:, 0] = x[:, 0] * (0.65 + torch.rand(n, 1, 1) * 0.7) + (torch.rand(n, 1, 1) - 0.5) * 0.35
    hue = torch.rand(n, 1, 1) * 2 * torch.pi * (torch.rand(n, 1, 1) < 0.6).float()
    strength = 0.4 + torch.rand(n, 1, 1)
    cos, sin = torch.cos(hue) * strength, torch.sin(hue) * strength
    a, b = x[:, 1].clone(), x[:, 2].clone()
    cast = torch.randn(n, 2, 1, 1) * 0.08
    x[:, 1], x[:, 2] = cos * a - sin * b + cast[:, 0], sin * a + cos * b + cast[:, 1]
    product = grey.float().view(-1, 1, 1) * (x[:, 3] > 0).float()
    tint = torch.randn(n, 2, 1, 1) * 0.5
    x[:, 1] += product * tint[:, 0]
    x[:, 2] += product * tint[:, 1]
    return x


def roughened(mask: torch.Tensor) -> torch.Tensor:
    """Some masks grown, shrunk, or missing, as cut-outs of bad photos are."""
    fate = torch.rand(len(mask), 1, 1)
    grown = F.max_pool2d(mask[:, None], 3, 1, 1)[:, 0]
    shrunk = -F.max_pool2d(-mask[:, None], 3, 1, 1)[:, 0]
    mask = torch.where(fate < 0.12, grown, mask)
    mask = torch.where((fate >= 0.12) & (fate < 0.24), shrunk, mask)
    return torch.where(fate > 0.95, torch.full_like(mask, 0.5), mask)


def halves(out, values: torch.Tensor) -> None:
    out.write(values.detach().contiguous().numpy().astype("<f2").tobytes())


def write(network: Network, path: str) -> None:
    """The engine's format, with the batch norms folded into the convolutions."""
    layers = [layer for layer in network.features if not isinstance(layer, nn.ReLU)]
    count = sum(isinstance(layer, (nn.Conv2d, nn.MaxPool2d)) for layer in layers) + 2
    with open(path, "wb") as out:
        out.write(struct.pack("<IIII", MAGIC, 4, SIDE, count))
        for layer, norm in zip(layers, layers[1:] + [None]):
            if isinstance(layer, nn.Conv2d):
                scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
                out.write(struct.pack("<III", CONVOLUTION, layer.in_channels, layer.out_channels))
                halves(out, layer.weight * scale.view(-1, 1, 1, 1))
                halves(out, norm.bias - norm.running_mean * scale)
            elif isinstance(layer, nn.MaxPool2d):
                out.write(struct.pack("<III", MAX_POOL, 0, 0))
        out.write(struct.pack("<III", GLOBAL_POOL, 0, 0))
        linear = network.classes
        out.write(struct.pack("<III", LINEAR, linear.in_features, linear.out_features))
        halves(out, linear.weight)
        halves(out, linear.bias)
