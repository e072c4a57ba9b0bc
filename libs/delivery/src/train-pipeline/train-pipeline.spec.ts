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
  pipeline: "mlops-sentiment-dev-training",
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
  const wrong = { targets: { qa: "222233334444" }, package: "../..", checks: ["a\nb"], pipeline: "a b" };
  expect(await pretendProblems(() => new TrainPipeline("sentiment-train", args(wrong)))).toEqual([
    [
      "sentiment-train cannot be built:",
      'trainsIn: got "dev"; expected an environment of targets: "qa"',
      'checks[0]: got "a\\nb"; expected one line',
      'package: got "../.."; expected a path in the repository such as "src"',
      'pipeline: got "a b"; expected 1 to 63 letters, digits and hyphens, with a letter or a digit at both ends',
    ].join("\n  - "),
  ]);
});
