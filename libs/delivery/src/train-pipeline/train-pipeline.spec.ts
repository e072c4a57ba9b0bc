import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pretendCloud, pretendProblems } from "@mlops/testing";
import { toolingReferences } from "../testing/tooling.ts";
import { TrainPipeline, type TrainPipelineArgs } from "./train-pipeline.ts";

const args = (change: Partial<TrainPipelineArgs> = {}): TrainPipelineArgs => ({
  ...toolingReferences(),
  repository: "example/sentiment-training",
  tools: { repository: "example/mlops-platform", branch: "release" },
  checks: ["pytest"],
  package: "src",
  packageParameter: "SourceUri",
  parameters: "pipeline/parameters.json",
  ...change,
});
const made = (change: Partial<TrainPipelineArgs> = {}) =>
  pretendCloud(() => {
    new TrainPipeline("sentiment-train", args(change));
  });

interface Stage {
  readonly name: string;
  readonly actions: readonly {
    readonly name: string;
    readonly provider: string;
    readonly inputArtifacts?: readonly string[];
    readonly roleArn?: string;
    readonly configuration: Readonly<Record<string, string>>;
  }[];
}
const graph = async (change: Partial<TrainPipelineArgs> = {}) => {
  const stages = (await made(change)).inputs("sentiment-train", "Pipeline")
    .stages as unknown as readonly Stage[];
  return stages.flatMap(({ name, actions }) =>
    actions.map(({ name: action, provider, inputArtifacts = [], roleArn, configuration }) => [
      `${name}: ${action} by ${provider}`,
      ...inputArtifacts,
      ...(roleArn === undefined ? [] : [roleArn]),
      ...(configuration.DetectChanges === undefined
        ? []
        : [`${configuration.FullRepositoryId} ${configuration.BranchName} ${configuration.DetectChanges}`]),
    ]),
  );
};

test("a commit of the training code is checked, packed and trained with the platform's programs", async () => {
  expect(await graph()).toEqual([
    ["Source: Source by CodeStarSourceConnection", "example/sentiment-training main true"],
    ["Source: Tools by CodeStarSourceConnection", "example/mlops-platform release false"],
    ["Checks: Checks by CodeBuild", "Source"],
    ["Package: Package by CodeBuild", "Source"],
    ["Train: Train by CodeBuild", "Tools"],
  ]);
});

test("data are prepared before the training, by a build of its own", async () => {
  expect((await graph({ preparation: "pipeline/preparation.json" })).slice(3)).toEqual([
    ["Package: Package by CodeBuild", "Source"],
    ["PrepareData: PrepareData by CodeBuild", "Tools"],
    ["Train: Train by CodeBuild", "Tools"],
  ]);
});

const commands = async (build: string, change: Partial<TrainPipelineArgs> = {}) => {
  const { source } = (await made(change)).inputs(`sentiment-train-${build}`, "Project");
  const { env, phases } = JSON.parse(String((source as { buildspec: string }).buildspec)) as {
    env: { variables: Record<string, string> };
    phases: { build: { commands: string[] } };
  };
  return { variables: env.variables, commands: phases.build.commands };
};

test("names of the account that trains are read from what its stacks publish, as the trainer", async () => {
  const run = await commands("run");
  expect(run.variables.PIPELINE_SETTING).toBe("/mlops/dev/sentiment/pipeline/pipeline-name");
  expect(run.commands).toContain(
    'PIPELINE="$(AWS_CONFIG_FILE=/tmp/aws-config AWS_PROFILE=target aws ssm get-parameter --name "$PIPELINE_SETTING" ' +
      '--query Parameter.Value --output text)"',
  );
  const prepare = await commands("prepare", { preparation: "pipeline/preparation.json" });
  expect([prepare.variables.WORKGROUP_SETTING, prepare.variables.DATABASE_SETTING]).toEqual([
    "/mlops/dev/platform/feature-store/workgroup-name",
    "/mlops/dev/platform/feature-store/database-name",
  ]);
});

/** Runs the commands of the package in a shell, with a stand-in for the AWS CLI. @returns the parameters, and the status */
async function packed(change: Partial<TrainPipelineArgs>, env: Record<string, string>) {
  const pack = await commands("package", { package: undefined, ...change });
  const folder = mkdtempSync(join(tmpdir(), "package-"));
  mkdirSync(join(folder, "pipeline"));
  writeFileSync(join(folder, "pipeline/parameters.json"), '{"epochs": 3}');
  writeFileSync(
    join(folder, "aws"),
    '#!/bin/bash\n[ "$3" = /tmp/parameters.json ] && cp "$3" parameters.json || true\n',
  );
  chmodSync(join(folder, "aws"), 0o755);
  const { status, stderr } = spawnSync("bash", ["--norc", "-e", "-c", pack.commands.join("\n")], {
    cwd: folder,
    encoding: "utf8",
    env: {
      PATH: [folder, dirname(process.execPath), process.env.PATH].join(":"),
      ARTIFACT_BUCKET: "artifacts",
      EXECUTION_ID: "e-1",
      ...env,
    },
  });
  const file = join(folder, "parameters.json");
  const parameters: unknown = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  rmSync(folder, { recursive: true });
  return { status, stderr, parameters };
}

test("the commit's parameters are completed with the archive's place and with whether to tune", async () => {
  const { parameters, status } = await packed({ tuningParameter: "Tuning" }, { TUNING: "true" });
  const pipelineName = String((await made()).inputs("sentiment-train", "Pipeline").name);
  expect([status, parameters]).toEqual([
    0,
    { epochs: 3, SourceUri: `s3://artifacts/packages/${pipelineName}/e-1/source.tar.gz`, Tuning: "true" },
  ]);
});

test("a switch that is neither on nor off starts nothing", async () => {
  expect(await packed({ tuningParameter: "Tuning" }, { TUNING: "$(id)" })).toEqual({
    status: 1,
    stderr: "tuning: got $(id); expected true or false\n",
    parameters: undefined,
  });
});

test("one repository can hold both, and checks can be left out", async () => {
  expect(await graph({ tools: undefined, checks: [] })).toEqual([
    ["Source: Source by CodeStarSourceConnection", "example/sentiment-training main true"],
    ["Package: Package by CodeBuild", "Source"],
    ["Train: Train by CodeBuild", "Source"],
  ]);
});

test("only the build that trains has a role of the account that trains; checks have no rights of their own", async () => {
  const cloud = await made();
  const own = (build: string) => {
    const { Statement } = cloud.inputs(`sentiment-train-${build}-role-policy`).policy as unknown as {
      Statement: { Sid: string; Action: string[]; Resource: string[] }[];
    };
    const common = ["WriteOwnLogs", "ReadArtifacts", "UseDataKey"];
    return Statement.filter(({ Sid }) => !common.includes(Sid)).map(({ Action, Resource }) => [
      Action,
      Resource,
    ]);
  };
  expect([own("check"), own("package"), own("run")]).toEqual([
    [],
    [
      [
        ["s3:PutObject"],
        [
          expect.stringMatching(
            /^arn:aws:s3:::artifacts\/packages\/mlops-delivery-shared-sentiment-train-\w{8}\/\*$/,
          ) as string,
        ],
      ],
    ],
    [
      [
        ["sts:AssumeRole"],
        [
          expect.stringMatching(
            /^arn:aws:iam::111122223333:role\/mlops\/mlops-sentiment-dev-trainer-\w{8}$/,
          ) as string,
        ],
      ],
    ],
  ]);
});

test("the run is started with the execution's id as its token, and the build outlasts it", async () => {
  const { source, buildTimeout } = (await made({ timeout: "60 minutes" })).inputs(
    "sentiment-train-run",
    "Project",
  );
  const { phases } = JSON.parse(String((source as { buildspec: string }).buildspec)) as {
    phases: { build: { commands: string[] } };
  };
  expect(phases.build.commands.at(-1)).toBe(
    "AWS_CONFIG_FILE=/tmp/aws-config AWS_PROFILE=target npm run -s training-run -- " +
      '--pipeline "$PIPELINE" --parameters /tmp/parameters.json --token "$EXECUTION_ID" --minutes 60',
  );
  expect(buildTimeout).toBe(75);
});

test("arguments that cannot work are refused together, by path", async () => {
  const wrong = { targets: { qa: "222233334444" }, package: "../..", checks: ["a\nb"], preparation: "/etc" };
  expect(await pretendProblems(() => new TrainPipeline("sentiment-train", args(wrong)))).toEqual([
    [
      "sentiment-train cannot be built:",
      'trainsIn: got "dev"; expected an environment of targets: "qa"',
      'checks[0]: got "a\\nb"; expected one line',
      'package: got "../.."; expected a path in the repository such as "src"',
      'preparation: got "/etc"; expected a path in the repository such as "pipeline/preparation.json"',
    ].join("\n  - "),
  ]);
});
