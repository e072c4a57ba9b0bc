import type { ComponentResourceOptions } from "@pulumi/pulumi";
import { arnIn, bucketArn } from "@mlops/aws";
import { deployRoleArn } from "@mlops/contracts";
import type { AwsEnvironment, PolicyStatement } from "@mlops/core";
import { type BuildReferences, BuildProject } from "./build-project.ts";
import type { Buildspec } from "./buildspec.ts";
import type { PulumiSettings, StateReference } from "./pulumi-settings.ts";

/** What the pipeline variable says where the stack file decides which version is deployed. */
export const versionOfStackFile = "stack-file";

/** What the pipeline variable says where nobody has chosen a version, as in the execution that making a pipeline starts. */
export const noVersion = "none";

/** One deployment of a stack by a build. */
export interface DeployBuildArgs extends BuildReferences {
  readonly pulumi: PulumiSettings;
  readonly state: StateReference;
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
  state,
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
      PULUMI_BACKEND_URL: `s3://${state.bucketName}?region=${environment.region}&awssdk=v2`,
      PULUMI_VERSION: pulumi.version,
      PULUMI_SHA256: pulumi.sha256,
    },
    exports: ["DEPLOYED_VERSION", "ENDPOINT_NAME"],
    install: [
      refuseNoVersion,
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

/** Nothing is deployed by the execution that CodePipeline starts by itself. */
export const refuseNoVersion =
  `if [ "$MODEL_PACKAGE_ARN" = "${noVersion}" ]; then ` +
  `echo "modelPackageArn: got ${noVersion}; expected $MODEL_PACKAGES/<version>, or ${versionOfStackFile}: ` +
  `approve a version, or start the pipeline with one" >&2; exit 1; fi`;

/**
 * Writes the version to the stack file, or reads the one that it names; either is what the test expects to be served.
 * Everything but a version of the group is refused: the text comes from an event, or from whoever started by hand.
 */
export const setVersion = [
  `if [ "$MODEL_PACKAGE_ARN" = "${versionOfStackFile}" ]; then`,
  '  version=""',
  "  for path in $VERSION_PATHS; do",
  '    named="$(pulumi config get --stack "$STACK" --path "$path")" || exit 1',
  '    if [ -n "$version" ] && [ "$named" != "$version" ]; then',
  '      echo "$VERSION_PATHS: got $version and $named; expected one version" >&2; exit 1',
  "    fi",
  '    version="$named"',
  "  done",
  '  case "$version" in',
  `    ''|*[!0-9]*) echo "$VERSION_PATHS: got $version; expected the number of a version" >&2; exit 1 ;;`,
  "  esac",
  "else",
  '  version="${MODEL_PACKAGE_ARN#"$MODEL_PACKAGES/"}"',
  '  case "$version" in',
  `    ''|*[!0-9]*) echo "modelPackageArn: got $MODEL_PACKAGE_ARN; expected $MODEL_PACKAGES/<version>" >&2; exit 1 ;;`,
  "  esac",
  "  for path in $VERSION_PATHS; do",
  '    pulumi config set --stack "$STACK" --path "$path" "$version" || exit 1',
  "  done",
  "fi",
  'export DEPLOYED_VERSION="$MODEL_PACKAGES/$version"',
].join("\n");

/** Only the deploy role of the target, and the state of stacks with the key of their secrets. */
function deployStatements({ environment, target, state }: DeployBuildArgs): PolicyStatement[] {
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
      Resource: [bucketArn(environment, state.bucketName)],
    },
    {
      // Stacks read each other's outputs.
      Sid: "ReadState",
      Effect: "Allow",
      Action: ["s3:GetObject"],
      Resource: [bucketArn(environment, state.bucketName, ".pulumi/*")],
    },
    {
      // State, history, backups and locks: `.pulumi/<kind>/…/<stack>`.
      Sid: "WriteOwnState",
      Effect: "Allow",
      Action: ["s3:DeleteObject", "s3:PutObject"],
      Resource: [".json*", "/*"].map((end) =>
        bucketArn(environment, state.bucketName, `.pulumi/*/${stackOf(target)}${end}`),
      ),
    },
    {
      // By alias: the key is made by another stack, and nobody writes its ARN into a file.
      Sid: "UseStateKey",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
      Resource: [arnIn(environment, "kms", "key/*")],
      Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": [state.keyAlias] } },
    },
  ];
}
