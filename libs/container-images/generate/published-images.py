"""Asks the SageMaker Python SDK itself for the images that the table has: the list that the tests compare with.

pip install sagemaker-core==2.27.0
AWS_DEFAULT_REGION=eu-west-1 python libs/container-images/generate/published-images.py libs/container-images/src
"""

import json
import sys
from pathlib import Path

from sagemaker.core import image_uris

INSTANCE_TYPES = {"cpu": "ml.m5.large", "gpu": "ml.g5.xlarge", "graviton": "ml.c7g.large", "neuron": "ml.inf2.xlarge"}


def published(framework, purpose, version, device, region):
    base = None
    if framework.startswith("huggingface") and "-pytorch" in version:
        version, base = version.split("-", 1)
    neuronx = framework == "huggingface-neuronx"
    return image_uris.retrieve(
        framework="huggingface" if neuronx else framework,
        region=region,
        version=None if version == "untagged" else version,
        image_scope="inference_graviton" if device == "graviton" else purpose,
        instance_type=INSTANCE_TYPES[device],
        base_framework_version=base,
        inference_tool="neuronx" if neuronx else None,
        # Spark alone has images of two Pythons; the table keeps the newer one.
        py_version={"3.3": "py39", "3.5": "py312"}[version] if framework == "spark" else None,
    )


def every_image(table):
    """Each image in one region, and one image of the widest registry of each family in all its regions."""
    regions = {name: registry["regions"].split() for name, registry in table["registries"].items()}
    family = {name: registry["accounts"] for name, registry in table["registries"].items()}
    widest = {family[name]: name for name in sorted(regions, key=lambda name: len(regions[name]))}
    shown = set()
    count = 0
    for framework, purposes in table["images"].items():
        for purpose, versions in purposes.items():
            for version, devices in versions.items():
                for device, image in devices.items():
                    name = image.split("/")[0]
                    everywhere = widest[family[name]] == name and name not in shown
                    if everywhere:
                        shown.add(name)
                    for region in regions[name] if everywhere else [regions[name][count % len(regions[name])]]:
                        count += 1
                        yield framework, purpose, version, device, region


source = Path(sys.argv[1])
table = json.loads((source / "tables/images.json").read_text())
images = {" ".join(image): published(*image) for image in every_image(table)}
answers = "answers of sagemaker.core.image_uris.retrieve, sagemaker-core 2.27.0 of 2026-10-21"
(source / "published-images.json").write_text(json.dumps({"source": answers, "images": images}, indent=2) + "\n")
