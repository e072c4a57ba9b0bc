import type { Cloud } from "@mlops/testing";
import { deployedDelivery } from "./testing/deployed-delivery.ts";

let cloud: Cloud;
beforeAll(async () => {
  cloud = await deployedDelivery("shared");
});

interface Action {
  readonly name: string;
  readonly provider: string;
  readonly runOrder?: number;
  readonly roleArn?: string;
  readonly inputArtifacts?: readonly string[];
  readonly outputArtifacts?: readonly string[];
  readonly configuration: Readonly<Record<string, string>>;
}
interface Stage {
  readonly name: string;
  readonly actions: readonly Action[];
  readonly onFailure?: { readonly result: string };
}

/** What a build's role may assume: the one thing that it may do in another account. */
function assumedBy(build: string): string {
  const { Statement } = cloud.inputs(`${build}-role-policy`).policy as unknown as {
    Statement: { Action: string[]; Resource: string[] }[];
  };
  return (
    Statement.flatMap(({ Action, Resource }) => (Action.includes("sts:AssumeRole") ? Resource : [])).join() ||
    "no role of another account"
  );
}

const builds = () =>
  new Map(
    cloud.resources
      .filter(({ type }) => type === "aws:codebuild/project:Project")
      .map(({ name, inputs }) => [inputs.name, name]),
  );

/** A pipeline as a reviewer reads it: a line for each stage, and one for each action with what it does, and as whom. */
function graph(pipeline: string): string[] {
  const stages = cloud.inputs(pipeline, "Pipeline").stages as unknown as readonly Stage[];
  return stages.flatMap(({ name, actions, onFailure }) => [
    `${name}${onFailure ? `, on failure ${onFailure.result}` : ""}`,
    ...actions.map((action) => {
      const { provider, runOrder = 1, inputArtifacts = [], outputArtifacts = [], roleArn } = action;
      const build = builds().get(action.configuration.ProjectName);
      const as = build === undefined ? "" : ` as ${build}-role, which assumes ${assumedBy(build)}`;
      const own = roleArn === undefined ? "" : ` under ${roleArn}`;
      return `  ${runOrder} ${action.name} (${provider}) [${inputArtifacts.join()} -> ${outputArtifacts.join()}]${as}${own}`;
    }),
  ]);
}

test("the train pipeline: each action with its role, the account that it works in, what it takes and gives", () => {
  expect(graph("sentiment-train")).toEqual([
    "Source",
    "  1 Source (CodeStarSourceConnection) [ -> Source]",
    "  1 Tools (CodeStarSourceConnection) [ -> Tools]",
    "Checks",
    "  1 Checks (CodeBuild) [Source -> ] as sentiment-train-check-role, which assumes no role of another account",
    "Package",
    "  1 Package (CodeBuild) [Source -> ] as sentiment-train-package-role, which assumes no role of another account",
    "PrepareData",
    "  1 PrepareData (CodeBuild) [Tools -> ] as sentiment-train-prepare-role, which assumes arn:aws:iam::111122223333:role/mlops/mlops-sentiment-dev-trainer-0b2f6514",
    "Train",
    "  1 Train (CodeBuild) [Tools -> ] as sentiment-train-run-role, which assumes arn:aws:iam::111122223333:role/mlops/mlops-sentiment-dev-trainer-0b2f6514",
  ]);
});

test("the deploy pipeline: each action with its role, the account that it works in, what it takes and gives", () => {
  expect(graph("sentiment-deploy")).toEqual([
    "Source",
    "  1 Source (CodeStarSourceConnection) [ -> Source]",
    "QA",
    "  1 Deploy (CodeBuild) [Source -> ] as sentiment-deploy-qa-deploy-role, which assumes arn:aws:iam::222233334444:role/mlops/deploy-qa",
    "  2 Test (CodeBuild) [Source -> ] as sentiment-deploy-qa-test-role, which assumes arn:aws:iam::222233334444:role/mlops/mlops-sentiment-qa-tester-0130a3d7",
    "Approval",
    "  1 Approve (Manual) [ -> ]",
    "Production, on failure ROLLBACK",
    "  1 Deploy (CodeBuild) [Source -> ] as sentiment-deploy-production-deploy-role, which assumes arn:aws:iam::333344445555:role/mlops/deploy-prod",
    "  2 Test (CodeBuild) [Source -> ] as sentiment-deploy-production-test-role, which assumes arn:aws:iam::333344445555:role/mlops/mlops-sentiment-prod-tester-3961211d",
  ]);
});
