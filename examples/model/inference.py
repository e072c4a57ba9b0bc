"""Serve the model that train.py has saved: the framework's image calls these functions."""

import json
import pathlib


def model_fn(model_dir: str) -> dict:
    return json.loads((pathlib.Path(model_dir) / "model.json").read_text())


def input_fn(body: str, content_type: str = "text/csv") -> list:
    if content_type == "application/json":
        return json.loads(body)
    return [row.split(",") for row in body.splitlines()]


def predict_fn(rows: list, model: dict) -> list:
    return [model["share"] for _ in rows]


def output_fn(shares: list, accept: str = "application/json") -> str:
    return json.dumps(shares) if accept == "application/json" else "\n".join(map(str, shares))
