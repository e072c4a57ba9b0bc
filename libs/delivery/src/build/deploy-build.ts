import type { ComponentResourceOptions } from "@pulumi/pulumi";
import { arnIn, bucketArn } from "@mlops/aws";
import { deployRoleArn } from "@mlops/contracts";
import type { AwsEnvironment, PolicyStatement } from "@mlops/core";
import { type BuildReferences, BuildProject } from "./build-project.ts";
import type { Buildspec } from "./buildspec.ts";
import type { PulumiSettings } from "./pulumi-settings.ts";

/** What the pipeline variable says where the stack file decides which version is deployed. */
export const versionOfStackFile = "stack-file";

/** One deployment of a stack by a build. */
export interface DeployBuildArgs extends BuildReferences {
  readonly pulumi: PulumiSettings;
  /** Whose stack is deployed and where: app, environment, account. */
  readonly target: AwsEnvironment;
  /** ARN of the group's versions without the version: `arn:…:model-package/<group>`. */
  readonly modelPackages: string;
  /** Keys of the stack file that hold the number of the version, with dots. */
  readonly versionPaths: readonly string[];
  readonly timeoutMinutes: number;
}

/** A build that deploys a stack with `pulumi up`; its provider assumes the deploy role of the target account. */
export function deployBuild(
  name: string,
  args: DeployBuildArgs,
  opts: ComponentResourceOptions,
): BuildProject {
  const { target } = args;
  return new BuildProject(
    name,
    {
      ...args,
      description: `Deploys ${stackOf(target)}`,
      buildspec: deployBuildspec(args),
      statements: deployStatements(args),
    },
    opts,
  );
}

const stackOf = ({ app, name }: AwsEnvironment) => `${app}.${name}`;

function deployBuildspec({
  pulumi,
  target,
  modelPackages,
  versionPaths,
  environment,
}: DeployBuildArgs): Buildspec {
  return {
    variables: {
      STACK: stackOf(target),
      DEPLOY_ROLE_ARN: deployRoleArn(target),
      MODEL_PACKAGES: modelPackages,
      VERSION_PATHS: versionPaths.join(" "),
      PULUMI_BACKEND_URL: `s3://${pulumi.stateBucket}?region=${environment.region}&awssdk=v2`,
      PULUMI_VERSION: pulumi.version,
      PULUMI_SHA256: pulumi.sha256,
    },
    exports: ["ENDPOINT_NAME"],
    install: [
      "npm ci",
      'curl -fsSL -o /tmp/pulumi.tar.gz "https://get.pulumi.com/releases/sdk/pulumi-v$PULUMI_VERSION-linux-x64.tar.gz"',
      'echo "$PULUMI_SHA256  /tmp/pulumi.tar.gz" | sha256sum --check',
      "tar -xzf /tmp/pulumi.tar.gz -C /tmp",
      'export PATH="/tmp/pulumi:$PATH"',
    ],
    build: [
      'pulumi login "$PULUMI_BACKEND_URL"',
      'pulumi config set --stack "$STACK" deployRoleArn "$DEPLOY_ROLE_ARN"',
      setVersion,
      'pulumi up --stack "$STACK" --policy-pack policies --yes --non-interactive --suppress-outputs',
      'export ENDPOINT_NAME="$(pulumi stack output endpoint --json --stack "$STACK" | node -p ' +
        `'JSON.parse(require("fs").readFileSync(0, "utf8")).endpointName')"`,
      'test -n "$ENDPOINT_NAME"',
    ],
  };
}

/** Everything but a version of the group is refused: the text comes from an event, or from whoever started by hand. */
export const setVersion = [
  `if [ "$MODEL_PACKAGE_ARN" != "${versionOfStackFile}" ]; then`,
  '  version="${MODEL_PACKAGE_ARN#"$MODEL_PACKAGES/"}"',
  '  case "$version" in',
  `    ''|*[!0-9]*) echo "modelPackageArn: got $MODEL_PACKAGE_ARN; expected $MODEL_PACKAGES/<version>" >&2; exit 1 ;;`,
  "  esac",
  "  for path in $VERSION_PATHS; do",
  '    pulumi config set --stack "$STACK" --path "$path" "$version" || exit 1',
  "  done",
  "fi",
].join("\n");

/** Only the deploy role of the target, and the state of stacks with the key of their secrets. */
function deployStatements({ environment, target, pulumi }: DeployBuildArgs): PolicyStatement[] {
  return [
    {
      Sid: "AssumeDeployRole",
      Effect: "Allow",
      Action: ["sts:AssumeRole"],
      Resource: [deployRoleArn(target)],
    },
    {
      Sid: "ListState",
      Effect: "Allow",
      Action: ["s3:ListBucket"],
      Resource: [bucketArn(environment, pulumi.stateBucket)],
    },
    {
      Sid: "KeepState",
      Effect: "Allow",
      Action: ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
      Resource: [bucketArn(environment, pulumi.stateBucket, ".pulumi/*")],
    },
    {
      // By alias: the key is made by another stack, and nobody writes its ARN into a file.
      Sid: "UseStateKey",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
      Resource: [arnIn(environment, "kms", "key/*")],
      Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": [pulumi.stateKeyAlias] } },
    },
  ];
}
