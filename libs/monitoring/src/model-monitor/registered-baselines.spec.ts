import { pretendCloud, pretendProblems } from "@mlops/testing";
import {
  bias,
  binary,
  dataQuality,
  explainability,
  modelQuality,
  ofFraud,
  platform,
  registeredVersion,
} from "../testing/monitors.ts";
import { ModelMonitor } from "./model-monitor.ts";
import type { ModelMonitorArgs } from "./monitor-args.ts";

const { environment } = platform;
const artifactKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/artifacts";
const registered = registeredVersion;
const baseline = "registered";
const all = {
  ...binary,
  groundTruth: "labels/fraud/",
  dataQuality: { ...dataQuality, baseline },
  modelQuality: { ...modelQuality, baseline },
  bias: { ...bias, baseline },
  explainability: {
    ...explainability,
    baseline,
    analysis: { ...explainability.analysis, shap: { baseline } },
  },
  modelName: "Fraud-1",
} as const;
const made = (settings: Partial<ModelMonitorArgs>) =>
  pretendCloud(() => {
    new ModelMonitor("fraud-monitor", ofFraud(settings));
    return {};
  });
const problemsOf = (settings: Partial<ModelMonitorArgs>) =>
  pretendProblems(() => new ModelMonitor("fraud-monitor", ofFraud(settings)));
const kept = "s3://dev-artifacts/models/fraud/7/baselines";

describe("a monitor of a registered version", () => {
  test("compares with what the version's pipeline has kept beside its artifacts", async () => {
    const cloud = await made({ ...all, registered });
    expect(cloud.inputs("fraud-monitor-data-quality").dataQualityBaselineConfig).toEqual({
      statisticsResource: { s3Uri: `${kept}/data-quality/statistics.json` },
      constraintsResource: { s3Uri: `${kept}/data-quality/constraints.json` },
    });
    const baselines = ["model-quality", "bias", "explainability"].map((kind) => {
      const { inputs } = cloud.inputs(`fraud-monitor-${kind}`, "JsonInputs");
      const { desiredState } = inputs as { desiredState: Readonly<Record<string, unknown>> };
      return Object.entries(desiredState).find(([key]) => key.endsWith("BaselineConfig"))?.[1];
    });
    expect(baselines).toEqual(
      ["model-quality/constraints.json", "bias/analysis.json", "explainability/analysis.json"].map(
        (file) => ({
          ConstraintsResource: { S3Uri: `${kept}/${file}` },
        }),
      ),
    );
  });

  test("asks for attributions with the rows of the version's baseline", async () => {
    const { content } = (await made({ ...all, registered })).inputs(
      "fraud-monitor-explainability-configuration",
    );
    expect(JSON.parse(String(content))).toMatchObject({
      methods: { shap: { baseline: `${kept}/explainability/explanations_shap/baseline.csv` } },
    });
  });

  test("reads exactly that, labels in the data bucket, and the key of the artifacts", async () => {
    const { policy } = (await made({ ...all, registered })).inputs("fraud-monitor-bias-role-policy");
    const { Statement } = policy as {
      Statement: { Sid: string; Action: string[]; Resource: string[] }[];
    };
    const resources = (sid: string) => Statement.find(({ Sid }) => Sid === sid)?.Resource;
    expect(resources("ReadReferences")).toEqual([
      "arn:aws:s3:::dev-artifacts/models/fraud/7/baselines/bias/analysis.json",
      "arn:aws:s3:::data-bucket/labels/fraud/*",
      expect.stringMatching(/^arn:aws:s3:::data-bucket\/data\/monitoring\/configurations\//),
    ]);
    expect(resources("DecryptReferences")).toEqual([artifactKeyArn]);
  });

  test("is refused for an endpoint that serves no registered version", async () => {
    const expected = "expected another baseline, because the endpoint serves no registered version";
    expect(await problemsOf(all)).toEqual([
      expect.stringContaining(
        [
          "dataQuality.baseline",
          "modelQuality.baseline",
          "bias.baseline",
          "explainability.baseline",
          "explainability.analysis.shap.baseline",
        ]
          .map((key) => `${key}: got "registered"; ${expected}`)
          .join("\n  - "),
      ),
    ]);
  });

  test("is refused for a registry of an account that is not trusted, and of another region", async () => {
    const registryOf = (place: { readonly account?: string; readonly region?: string }) => ({
      ...registered,
      registry: { ...registered.registry, environment: { ...environment, ...place } },
    });
    const elsewhere = { account: "222233334444" };
    expect(await problemsOf({ ...all, registered: registryOf(elsewhere) })).toEqual([
      expect.stringContaining(
        'registered.registry: got "222233334444"; expected account 111122223333; ' +
          "to compare with another account's, add it to trustedAccounts",
      ),
    ]);
    expect(
      await problemsOf({ ...all, registered: registryOf(elsewhere), trustedAccounts: ["222233334444"] }),
    ).toEqual([]);
    expect(await problemsOf({ ...all, registered: registryOf({ region: "us-east-1" }) })).toEqual([
      expect.stringContaining(
        'registered.registry: got "us-east-1"; expected a registry in eu-west-1, where the jobs run',
      ),
    ]);
  });
});
