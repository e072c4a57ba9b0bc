"""Writes what the rule `api-constraints` compares resources with.

    python3 -m venv out/api-models && out/api-models/bin/pip install -r libs/api-constraints/models/requirements.txt
    out/api-models/bin/python libs/api-constraints/models/generate.py

<service>.json holds what an API says about its inputs. The models come from botocore (Apache-2.0,
https://github.com/boto/botocore). Only the shapes within reach of the operations below are kept, and of them only what
can be broken: no documentation, no errors, no outputs.

cloudformation.json holds where CloudFormation's types, which Cloud Control takes, have other members than the API. The
schemas come from cfn-lint (MIT-0, https://github.com/aws-cloudformation/cfn-lint).

Everything is sorted, without dates and laid out as Prettier does, so a newer version shows as a difference that can be
read.
"""

import gzip
import importlib.metadata
import json
from collections.abc import Iterable
from pathlib import Path

import botocore
import cfnlint

HERE = Path(__file__).parent
MODELS = Path(botocore.__file__).parent / "data"
SCHEMAS = Path(cfnlint.__file__).parent / "data" / "schemas"
WIDTH = 110  # of a line, as in .prettierrc.json

# The API version that botocore uses, and the operations that create what a stack or a pipeline can hold.
OPERATIONS: dict[tuple[str, str], list[str]] = {
    ("application-autoscaling", "2016-02-06"): [
        "PutScalingPolicy",
        "PutScheduledAction",
        "RegisterScalableTarget",
    ],
    ("events", "2015-10-07"): ["PutRule", "PutTargets"],
    ("lambda", "2015-03-31"): ["CreateAlias", "CreateFunction", "PutProvisionedConcurrencyConfig"],
    ("sagemaker", "2017-07-24"): [
        "CreateAlgorithm",
        "CreateApp",
        "CreateAppImageConfig",
        "CreateAutoMLJob",
        "CreateAutoMLJobV2",
        "CreateCodeRepository",
        "CreateDataQualityJobDefinition",
        "CreateDeviceFleet",
        "CreateDomain",
        "CreateEndpoint",
        "CreateEndpointConfig",
        "CreateFeatureGroup",
        "CreateFlowDefinition",
        "CreateHub",
        "CreateHubContentReference",
        "CreateHumanTaskUi",
        "CreateHyperParameterTuningJob",
        "CreateImage",
        "CreateImageVersion",
        "CreateInferenceComponent",
        "CreateInferenceExperiment",
        "CreateLabelingJob",
        "CreateMlflowApp",
        "CreateMlflowTrackingServer",
        "CreateModel",
        "CreateModelBiasJobDefinition",
        "CreateModelCard",
        "CreateModelCardExportJob",
        "CreateModelExplainabilityJobDefinition",
        "CreateModelPackage",
        "CreateModelPackageGroup",
        "CreateModelQualityJobDefinition",
        "CreateMonitoringSchedule",
        "CreateNotebookInstance",
        "CreateNotebookInstanceLifecycleConfig",
        "CreatePipeline",
        "CreateProcessingJob",
        "CreateProject",
        "CreateSpace",
        "CreateStudioLifecycleConfig",
        "CreateTrainingJob",
        "CreateTransformJob",
        "CreateUserProfile",
        "CreateWorkforce",
        "CreateWorkteam",
        "EnableSagemakerServicecatalogPortfolio",
        "PutModelPackageGroupPolicy",
        "RegisterDevices",
    ],
    ("scheduler", "2021-06-30"): ["CreateSchedule", "CreateScheduleGroup"],
}

# CloudFormation's types whose operation is not simply Create<type>.
OPERATION_OF = {"AWS::SageMaker::Device": "RegisterDevices"}

# What the API's types are to a checker; the others (blob, timestamp) are called what the API calls them.
TYPES = {"long": "integer", "double": "float"}
LIMITS = ("min", "max", "pattern", "enum", "sensitive")


def service_table(service: str, api_version: str, operations: list[str]) -> dict:
    path = MODELS / service / api_version / "service-2.json.gz"
    model = json.loads(gzip.decompress(path.read_bytes()))
    inputs = {name: model["operations"][name]["input"]["shape"] for name in operations}
    source = {
        "source": "botocore",
        "version": botocore.__version__,
        "license": "Apache-2.0",
        "service": service,
        "apiVersion": api_version,
    }
    return {"source": source, "operations": inputs, "shapes": shapes_within_reach(model["shapes"], inputs.values())}


def shapes_within_reach(shapes: dict, roots: Iterable[str]) -> dict:
    kept: dict[str, dict] = {}
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name in kept:
            continue
        kept[name] = entry(shapes, shapes[name])
        waiting += [inner for inner in references(kept[name]) if inner in shapes]
    return dict(sorted(kept.items()))


def references(kept: dict) -> list[str]:
    members = kept.get("members", {})
    return [*members.values(), *(kept[place] for place in ("key", "value", "element") if place in kept)]


def entry(shapes: dict, shape: dict) -> dict:
    """What is kept of a shape."""
    kept: dict = {"type": TYPES.get(shape["type"], shape["type"])}
    for limit in LIMITS:
        # At least no characters, or no elements, is no limit.
        is_vacuous = limit == "min" and shape.get(limit) == 0 and shape["type"] in ("string", "list", "map")
        if limit in shape and not is_vacuous:
            kept[limit] = shape[limit]
    for place in ("key", "value"):
        if place in shape:
            kept[place] = name_of(shapes, shape[place]["shape"])
    if shape["type"] == "list":
        kept["element"] = name_of(shapes, shape["member"]["shape"])
    if shape["type"] == "structure":
        members = dict(sorted(shape["members"].items()))
        kept["members"] = {name: name_of(shapes, member["shape"]) for name, member in members.items()}
        # A client makes up the tokens that make a call repeatable.
        required = [name for name in shape.get("required", []) if not members[name].get("idempotencyToken")]
        if required:
            kept["required"] = sorted(required)
        if shape.get("union"):
            kept["union"] = True
    return kept


def name_of(shapes: dict, name: str) -> str:
    """The shape's name, or its type when there is nothing more to it."""
    shape = shapes[name]
    is_plain = shape["type"] not in ("structure", "list", "map") and len(entry(shapes, shape)) == 1
    return entry(shapes, shape)["type"] if is_plain else name


def laid_out(value: object, indent: int = 0, before: int = 0) -> str:
    """`value` as Prettier writes it: on one line where it fits."""
    line = on_one_line(value)
    if not isinstance(value, (dict, list)) or indent + before + len(line) + len(",") <= WIDTH and indent > 2:
        return line
    inner = " " * (indent + 2)
    if isinstance(value, list):
        parts = [inner + laid_out(one, indent + 2) for one in value]
        return "[\n" + ",\n".join(parts) + "\n" + " " * indent + "]"
    parts = []
    for name, one in value.items():
        key = json.dumps(name) + ": "
        parts.append(inner + key + laid_out(one, indent + 2, len(key)))
    return "{\n" + ",\n".join(parts) + "\n" + " " * indent + "}"


def on_one_line(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(on_one_line(one) for one in value) + "]"
    if isinstance(value, dict) and value:
        return "{ " + ", ".join(f"{json.dumps(name)}: {on_one_line(one)}" for name, one in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)  # also {}


def cloudformation_table(model: dict) -> dict:
    """For each CloudFormation type of SageMaker: its operation, and the members that only one side has."""
    hashes = json.loads((SCHEMAS / "providers" / "us-east-1.json").read_text())
    types: dict[str, dict] = {}
    for name, file in sorted(hashes.items()):
        operation = OPERATION_OF.get(name, "Create" + name.rpartition("::")[2])
        if name.startswith("AWS::SageMaker::") and operation in model["operations"]:
            schema = json.loads((SCHEMAS / "resources" / f"{file}.json").read_text())
            input_shape = model["operations"][operation]
            types[name] = {"operation": operation, **differences(schema, model["shapes"], input_shape)}
    source = {"source": "cfn-lint", "version": importlib.metadata.version("cfn-lint"), "license": "MIT-0"}
    return {"source": source, "types": types}


def differences(schema: dict, shapes: dict, root: str) -> dict:
    """`additional`: what the API lacks, or has as something else; `lacking`: what CloudFormation lacks."""
    additional: list[str] = []
    lacking: list[str] = []
    read_only = {path.removeprefix("/properties/") for path in schema.get("readOnlyProperties", [])}

    def resolved(node: dict) -> dict:
        while "$ref" in node:
            target = schema
            for part in node["$ref"].split("/")[1:]:
                target = target[part]
            node = target
        return node

    def compare(node: dict, shape_name: str, path: str, within: tuple[str, ...]) -> None:
        node, shape = resolved(node), shapes.get(shape_name, {"type": shape_name})
        if shape["type"] == "list" and node.get("type") == "array":
            compare(node["items"], shape["element"], f"{path}[]", within)
        elif shape["type"] == "structure" and "properties" in node:
            if shape_name not in within:
                compare_members(node["properties"], shape["members"], path, (*within, shape_name))
        elif shape["type"] in ("list", "structure") or json_type(shape) not in types_of(node):
            additional.append(path)

    def compare_members(properties: dict, members: dict, path: str, within: tuple[str, ...]) -> None:
        prefix = f"{path}." if path else ""
        additional.extend(
            prefix + name
            for name in properties
            if name not in members and (prefix + name).replace(".", "/").replace("[]", "/*") not in read_only
        )
        lacking.extend(prefix + name for name in members if name not in properties)
        for name in properties.keys() & members.keys():
            compare(properties[name], members[name], prefix + name, within)

    compare(schema, root, "", ())
    return {"additional": sorted(additional), "lacking": sorted(lacking)}


def types_of(node: dict) -> list[str]:
    types = node.get("type", [])
    return types if isinstance(types, list) else [types]


def json_type(shape: dict) -> str:
    return {"map": "object", "float": "number", "timestamp": "string"}.get(shape["type"], shape["type"])


def write(name: str, table: dict) -> None:
    (HERE / f"{name}.json").write_text(laid_out(table) + "\n", encoding="utf-8")


tables = {service: service_table(service, version, names) for (service, version), names in OPERATIONS.items()}
for service, table in tables.items():
    write(service, table)
write("cloudformation", cloudformation_table(tables["sagemaker"]))
