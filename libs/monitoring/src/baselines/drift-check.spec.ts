import { definitionProblems, pipelineDefinition } from "@mlops/pipeline-definition";
import { pretendCloud } from "@mlops/testing";
import { platform, registeredVersion } from "../testing/monitors.ts";
import { baselineRole } from "./baseline-role.ts";
import { driftCheck } from "./drift-check.ts";

const { environment, keys, network, guardrails } = platform;
const job = {
  environment,
  keys,
  network,
  roleArn: "arn:aws:iam::111122223333:role/mlops/drift",
  dataset: "s3://data-bucket/fraud/today/",
  output: "s3://data-bucket/fraud/drift/",
  registered: registeredVersion,
};
const scored = { problem: "binary", prediction: "predicted", label: "fraud" } as const;

describe.each([
  ["data", "DATA_QUALITY", {}, "data-quality"],
  ["a model", "MODEL_QUALITY", { scored }, "model-quality"],
] as const)("the check of %s without a monitoring schedule", (_, CheckType, more, folder) => {
  test("compares with the baseline of the registered version, and fails on violations", async () => {
    const cloud = await pretendCloud(() => {
      const check = driftCheck("Drift", { ...job, ...more });
      expect(definitionProblems(pipelineDefinition({ steps: [check] }))).toEqual([]);
      const { SuppliedBaselineStatistics, SuppliedBaselineConstraints, ...others } = {
        SuppliedBaselineStatistics: undefined,
        SuppliedBaselineConstraints: undefined,
        ...check.definition,
      };
      expect(others).toMatchObject({ CheckType, SkipCheck: false, FailOnViolation: true });
      return { statistics: SuppliedBaselineStatistics, constraints: SuppliedBaselineConstraints };
    });
    const kept = `s3://dev-artifacts/models/fraud/7/baselines/${folder}`;
    expect(cloud.outputs).toEqual({
      statistics: `${kept}/statistics.json`,
      constraints: `${kept}/constraints.json`,
    });
  });
});

interface Statement {
  readonly Sid: string;
  readonly Resource: readonly string[];
}

async function statements(more: object): Promise<readonly Statement[]> {
  const cloud = await pretendCloud(() => {
    baselineRole("drift-jobs", {
      environment,
      keys,
      guardrails,
      kinds: ["data-quality", "model-quality"],
      reads: [job.dataset],
      writes: [job.output],
      ...more,
    });
    return {};
  });
  const { policy } = cloud.inputs("drift-jobs-policy");
  return (policy as unknown as { Statement: readonly Statement[] }).Statement;
}

describe("the role of jobs outside of a monitor", () => {
  test("reads what it is given, writes results below its prefix, and can do nothing else", async () => {
    const all = await statements({});
    expect(all.map(({ Sid }) => Sid)).toEqual([
      "PullImages",
      "SignInToEcr",
      "ReadData",
      "ListData",
      "WriteResults",
      "UseDataKey",
      "AttachEncryptedVolumes",
      "WriteLogs",
      "PublishMetrics",
      "UseVpc",
    ]);
    const resource = (sid: string) => all.find(({ Sid }) => Sid === sid)?.Resource;
    expect(resource("PullImages")).toHaveLength(1);
    expect(resource("ReadData")).toEqual(["arn:aws:s3:::data-bucket/fraud/today/*"]);
    expect(resource("WriteResults")).toEqual(["arn:aws:s3:::data-bucket/fraud/drift/*"]);
  });

  test("decrypts with further keys and asks a model only where it is told to", async () => {
    const keyArns = ["arn:aws:kms:eu-west-1:111122223333:key/artifacts"];
    const all = await statements({ keyArns, modelName: "pipelines-*" });
    expect(all.find(({ Sid }) => Sid === "DecryptData")?.Resource).toEqual(keyArns);
    expect(all.find(({ Sid }) => Sid === "DescribeModel")?.Resource).toEqual([
      "arn:aws:sagemaker:eu-west-1:111122223333:model/pipelines-*",
    ]);
  });
});
