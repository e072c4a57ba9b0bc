"""What the environment's stacks publish in SSM: names and ARNs, below /mlops/<environment>/<app>/."""

import os

ENVIRONMENT = os.environ.get("MLOPS_ENVIRONMENT", "dev")


def published(name: str, environment: str = ENVIRONMENT) -> str:
    """The value of a parameter, such as `sentiment/endpoint/endpoint-name`."""
    import boto3

    path = f"/mlops/{environment}/{name}"
    return boto3.client("ssm").get_parameter(Name=path)["Parameter"]["Value"]
