import { type ComponentResourceOptions, output } from "@pulumi/pulumi";
import { bucketArn } from "@mlops/aws";
import { type AwsEnvironment, type PolicyStatement, toMinutes } from "@mlops/core";
import { trainBuildName } from "../build/build-names.ts";
import { type BuildReferences, BuildProject } from "../build/build-project.ts";
import { trainerRoleArn } from "../target-roles/role-arns.ts";
import { type TrainPipelineSettings, marginMinutes } from "./train-pipeline-settings.ts";

/** What the builds of a train pipeline are made of. */
export interface TrainBuildsArgs extends BuildReferences {
  /** Physical name of the pipeline: what it packs is below it. */
  readonly pipelineName: string;
  /** Whose pipeline is run and where: app, environment, account. */
  readonly target: AwsEnvironment;
  readonly settings: TrainPipelineSettings;
}

/** The builds of a train pipeline, by what they do. */
export interface TrainBuilds {
  readonly check: BuildProject | undefined;
  readonly pack: BuildProject;
  readonly run: BuildProject;
}

/** Beginning of the keys of what the executions of a pipeline pack, in the artifact bucket. */
const packagePrefix = (pipelineName: string) => `packages/${pipelineName}/`;

/** Where an execution keeps its package, in a shell. */
const packageUri = (pipelineName: string) =>
  `s3://$ARTIFACT_BUCKET/${packagePrefix(pipelineName)}$EXECUTION_ID`;

/** The builds of the pipeline called `name`. */
export function trainBuilds(
  name: string,
  args: TrainBuildsArgs,
  opts: ComponentResourceOptions,
): TrainBuilds {
  const { settings, target } = args;
  const { app } = target;
  const build = (buildName: string, description: string, work: Work) =>
    new BuildProject(
      buildName,
      {
        ...args,
        description,
        statements: work.statements ?? [],
        timeoutMinutes: work.timeoutMinutes ?? 60,
        buildspec: { variables: variablesOf(args), install: work.install ?? [], build: work.build },
      },
      opts,
    );
  return {
    // Code that nobody has looked at yet runs here: its role has no rights besides its artifacts.
    check:
      settings.checks.length === 0
        ? undefined
        : build(`${name}-check`, `Checks the training code of ${app}`, { build: settings.checks }),
    pack: build(`${name}-package`, `Packs the training code of ${app}`, packing(args)),
    run: build(trainBuildName(name), `Trains ${app} in ${target.name}`, running(args)),
  };
}

/** What a build does, and what for. */
interface Work {
  readonly install?: readonly string[];
  readonly build: readonly string[];
  readonly statements?: readonly PolicyStatement[];
  readonly timeoutMinutes?: number;
}

function packing(args: TrainBuildsArgs): Work {
  const { environment, artifactBucketName, pipelineName } = args;
  const packages = output(artifactBucketName).apply((bucket) =>
    bucketArn(environment, bucket, `${packagePrefix(pipelineName)}*`),
  );
  return {
    build: packCommands(args),
    statements: [{ Sid: "WritePackages", Effect: "Allow", Action: ["s3:PutObject"], Resource: [packages] }],
  };
}

function running(args: TrainBuildsArgs): Work {
  return {
    install: ["npm ci"],
    build: runCommands(args),
    timeoutMinutes: toMinutes(args.settings.timeout) + marginMinutes,
    statements: [
      {
        Sid: "AssumeTrainerRole",
        Effect: "Allow",
        Action: ["sts:AssumeRole"],
        Resource: [trainerRoleArn(args.target)],
      },
    ],
  };
}

function variablesOf({ target, settings }: TrainBuildsArgs): Record<string, string> {
  return {
    TRAINER_ROLE_ARN: trainerRoleArn(target),
    PIPELINE: settings.pipeline,
    PARAMETERS: settings.parameters,
  };
}

/** The archive, and the parameters of the commit with the place of the archive among them. */
function packCommands({ pipelineName, settings }: TrainBuildsArgs): string[] {
  const { package: folder, packageParameter } = settings;
  const uri = packageUri(pipelineName);
  const merge =
    "const fs = require('fs'); const values = JSON.parse(fs.readFileSync(process.env.PARAMETERS, 'utf8')); " +
    "if (process.env.PACKAGE_PARAMETER) values[process.env.PACKAGE_PARAMETER] = process.env.PACKAGE_URI; " +
    "fs.writeFileSync('/tmp/parameters.json', JSON.stringify(values));";
  return [
    ...(folder === undefined
      ? []
      : [
          `tar -czf /tmp/source.tar.gz -C '${folder}' .`,
          `aws s3 cp /tmp/source.tar.gz "${uri}/source.tar.gz"`,
        ]),
    ...(packageParameter === undefined ? [] : [`export PACKAGE_PARAMETER='${packageParameter}'`]),
    `export PACKAGE_URI="${uri}/source.tar.gz"`,
    `node -e "${merge}"`,
    `aws s3 cp /tmp/parameters.json "${uri}/parameters.json"`,
  ];
}

function runCommands({ pipelineName, settings }: TrainBuildsArgs): string[] {
  return [
    `aws s3 cp "${packageUri(pipelineName)}/parameters.json" /tmp/parameters.json`,
    String.raw`printf '[profile target]\nrole_arn = %s\ncredential_source = EcsContainer\n' "$TRAINER_ROLE_ARN" > /tmp/aws-config`,
    "AWS_CONFIG_FILE=/tmp/aws-config AWS_PROFILE=target npm run -s training-run -- " +
      `--pipeline "$PIPELINE" --parameters /tmp/parameters.json --token "$EXECUTION_ID" --minutes ${toMinutes(settings.timeout)}`,
  ];
}
