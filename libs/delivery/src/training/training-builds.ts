import { type ComponentResourceOptions, output } from "@pulumi/pulumi";
import { bucketArn } from "@mlops/aws";
import { featureStoreContract, pipelineContract, settingPath } from "@mlops/contracts";
import { type AwsEnvironment, type PolicyStatement, toMinutes } from "@mlops/core";
import { prepareBuildName, trainBuildName } from "../build/build-names.ts";
import { type BuildReferences, BuildProject } from "../build/build-project.ts";
import type { Buildspec } from "../build/buildspec.ts";
import { asTarget, writeTargetProfile } from "../build/target-profile.ts";
import { trainerRoleArn } from "../target-roles/role-arns.ts";
import { packCommands, packageUri, packagedParameters, packagePrefix } from "./package-commands.ts";
import { type TrainingSettings, marginMinutes } from "./training-settings.ts";

/** What the builds of a training are made of. */
export interface TrainingBuildsArgs extends BuildReferences {
  /** Physical name of the pipeline: what it packs is below it. */
  readonly pipelineName: string;
  /** Whose pipeline is run and where: app, environment, account. */
  readonly target: AwsEnvironment;
  readonly settings: TrainingSettings;
  /** Whether the version that a run registers is approved, and its ARN told to later actions as `MODEL_PACKAGE_ARN`. */
  readonly approves: boolean;
}

/** The builds of a training, by what they do. */
export interface TrainingBuilds {
  readonly pack: BuildProject;
  readonly prepare: BuildProject | undefined;
  readonly run: BuildProject;
}

/** What a build does, and what for. */
type Work = Omit<Buildspec, "variables" | "install"> & {
  readonly install?: readonly string[];
  readonly statements: readonly PolicyStatement[];
  readonly timeoutMinutes: number;
};

/** The builds of the training of the pipeline called `name`. */
export function trainingBuilds(
  name: string,
  args: TrainingBuildsArgs,
  opts: ComponentResourceOptions,
): TrainingBuilds {
  const { settings, target } = args;
  const build = (buildName: string, description: string, { statements, timeoutMinutes, ...work }: Work) =>
    new BuildProject(
      buildName,
      {
        ...args,
        description,
        statements,
        timeoutMinutes,
        buildspec: { install: [], ...work, variables: variablesOf(args) },
      },
      opts,
    );
  return {
    pack: build(`${name}-package`, `Packs the training code of ${target.app}`, packing(args)),
    prepare:
      settings.preparation === undefined
        ? undefined
        : build(prepareBuildName(name), `Prepares the training data of ${target.app}`, preparing(args)),
    run: build(trainBuildName(name), `Trains ${target.app} in ${target.name}`, running(args)),
  };
}

function packing(args: TrainingBuildsArgs): Work {
  return { build: packCommands(args), statements: [canWritePackages(args)], timeoutMinutes: 60 };
}

function preparing(args: TrainingBuildsArgs): Work {
  const { settings, pipelineName } = args;
  const uri = packageUri(pipelineName);
  return {
    install: ["npm ci"],
    build: [
      `aws s3 cp --recursive "${uri}/" /tmp/package`,
      writeTargetProfile("TRAINER_ROLE_ARN"),
      ...["WORKGROUP", "DATABASE"].map((place) => readSetting(place, `${place}_SETTING`)),
      `${asTarget} npm run -s data-preparation -- --steps /tmp/package/preparation.json ` +
        `--parameters /tmp/package/${packagedParameters} --workgroup "$WORKGROUP" --database "$DATABASE" ` +
        `--minutes ${toMinutes(settings.preparationTimeout)}`,
      `aws s3 cp /tmp/package/${packagedParameters} "${uri}/${packagedParameters}"`,
    ],
    statements: [canAssumeTrainer(args), canWritePackages(args), canListPackages(args)],
    timeoutMinutes: toMinutes(settings.preparationTimeout) + marginMinutes,
  };
}

function running(args: TrainingBuildsArgs): Work {
  const { settings, pipelineName, approves } = args;
  return {
    install: ["npm ci"],
    build: [
      `aws s3 cp "${packageUri(pipelineName)}/${packagedParameters}" /tmp/parameters.json`,
      writeTargetProfile("TRAINER_ROLE_ARN"),
      readSetting("PIPELINE", "PIPELINE_SETTING"),
      `${asTarget} npm run -s training-run -- --pipeline "$PIPELINE" --parameters /tmp/parameters.json ` +
        `--token "$EXECUTION_ID" --minutes ${toMinutes(settings.timeout)}${approves ? " --result /tmp/version" : ""}`,
      ...(approves ? ['export MODEL_PACKAGE_ARN="$(cat /tmp/version)"'] : []),
    ],
    ...(approves && { exports: ["MODEL_PACKAGE_ARN"] }),
    statements: [canAssumeTrainer(args)],
    timeoutMinutes: toMinutes(settings.timeout) + marginMinutes,
  };
}

/** What the stacks of the target account have published, read as the trainer: no name of theirs is in a stack file here. */
const readSetting = (variable: string, nameVariable: string) =>
  `${variable}="$(${asTarget} aws ssm get-parameter --name "$${nameVariable}" --query Parameter.Value --output text)"`;

function variablesOf({ target, settings }: TrainingBuildsArgs): Record<string, string> {
  const platform = { ...target, app: "platform" };
  return {
    TRAINER_ROLE_ARN: trainerRoleArn(target),
    PIPELINE_SETTING: settingPath(target, pipelineContract, "pipelineName"),
    ...(settings.preparation !== undefined && {
      WORKGROUP_SETTING: settingPath(platform, featureStoreContract, "workgroupName"),
      DATABASE_SETTING: settingPath(platform, featureStoreContract, "databaseName"),
    }),
  };
}

function canAssumeTrainer({ target }: TrainingBuildsArgs): PolicyStatement {
  return {
    Sid: "AssumeTrainerRole",
    Effect: "Allow",
    Action: ["sts:AssumeRole"],
    Resource: [trainerRoleArn(target)],
  };
}

function canWritePackages({
  environment,
  artifactBucketName,
  pipelineName,
}: TrainingBuildsArgs): PolicyStatement {
  const packages = output(artifactBucketName).apply((bucket) =>
    bucketArn(environment, bucket, `${packagePrefix(pipelineName)}*`),
  );
  return { Sid: "WritePackages", Effect: "Allow", Action: ["s3:PutObject"], Resource: [packages] };
}

function canListPackages({
  environment,
  artifactBucketName,
  pipelineName,
}: TrainingBuildsArgs): PolicyStatement {
  const bucket = output(artifactBucketName).apply((name) => bucketArn(environment, name));
  return {
    Sid: "ListPackages",
    Effect: "Allow",
    Action: ["s3:ListBucket"],
    Resource: [bucket],
    Condition: { StringLike: { "s3:prefix": [`${packagePrefix(pipelineName)}*`] } },
  };
}
