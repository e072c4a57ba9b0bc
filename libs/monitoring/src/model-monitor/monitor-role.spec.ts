import { pretendCloud } from "@mlops/testing";
import { bias, binary, dataQuality, explainability, modelQuality, ofFraud } from "../testing/monitors.ts";
import { ModelMonitor } from "./model-monitor.ts";

interface Statement {
  readonly Sid: string;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

const keyArn = "arn:aws:kms:eu-west-1:444455556666:key/baselines";
const scripted = { ...dataQuality, preprocessor: "s3://artifact-bucket/scripts/flatten.py" };

async function statementsOf(kind: string): Promise<readonly Statement[]> {
  const cloud = await pretendCloud(() => {
    const all = { dataQuality: scripted, modelQuality, bias, explainability, modelName: "Fraud-Model-1" };
    new ModelMonitor("fraud-monitor", ofFraud({ ...binary, ...all, keyArns: [keyArn] }));
  });
  const policy: unknown = cloud.inputs(`fraud-monitor-${kind}-role-policy`).policy;
  return (policy as { Statement: Statement[] }).Statement;
}

const everyJob = [
  "PullImages",
  "SignInToEcr",
  "ReadRecords",
  "ListRecords",
  "ReadReferences",
  "ListReferences",
  "ReadReports",
  "ListReports",
  "WriteReports",
  "UseDataKey",
  "DecryptReferences",
  "AttachEncryptedVolumes",
  "WriteLogs",
  "PublishMetrics",
  "UseVpc",
];
const baselines = "arn:aws:s3:::artifact-bucket/baselines/fraud/7";
const configurations = expect.stringMatching(
  /^arn:aws:s3:::data-bucket\/data\/monitoring\/configurations\/mlops-sentiment-prod-fraud-monitor-c9f63df0\/\w{16}\.json$/,
);
const labels = "arn:aws:s3:::data-bucket/labels/fraud/*";

describe.each([
  [
    "data-quality",
    [
      `${baselines}/statistics.json`,
      `${baselines}/constraints.json`,
      "arn:aws:s3:::artifact-bucket/scripts/flatten.py",
    ],
  ],
  ["model-quality", [`${baselines}/quality.json`, labels]],
  ["bias", [`${baselines}/bias.json`, labels, configurations]],
  ["explainability", [`${baselines}/explainability.json`, configurations]],
])("the role of %s", (kind, references) => {
  const at = async (sid: string) => (await statementsOf(kind)).find(({ Sid }) => Sid === sid);

  test("reads captured records and what its own job compares, and writes its own reports", async () => {
    expect((await at("ReadRecords"))?.Resource).toEqual([
      "arn:aws:s3:::data-bucket/data/monitoring/captured/fraud/*",
    ]);
    expect((await at("ReadReferences"))?.Resource).toEqual(references);
    expect(await at("WriteReports")).toEqual({
      Sid: "WriteReports",
      Effect: "Allow",
      Action: ["s3:PutObject"],
      Resource: [
        `arn:aws:s3:::data-bucket/data/monitoring/reports/mlops-sentiment-prod-fraud-monitor-c9f63df0/${kind}/*`,
      ],
    });
    expect((await at("DecryptReferences"))?.Resource).toEqual([keyArn]);
  });

  test("can do nothing else, but for asking the model", async () => {
    const more = kind === "explainability" ? ["AskShadowEndpoint", "DescribeModel"] : [];
    expect((await statementsOf(kind)).map(({ Sid }) => Sid)).toEqual([...everyJob, ...more]);
  });
});

test("the role of feature attribution makes, asks and deletes Clarify's own endpoints, of one model", async () => {
  const [ask, describeModel] = (await statementsOf("explainability")).slice(-2);
  expect(ask?.Resource).toEqual([
    "arn:aws:sagemaker:eu-west-1:111122223333:endpoint/sagemaker-clarify-*",
    "arn:aws:sagemaker:eu-west-1:111122223333:endpoint-config/sagemaker-clarify-*",
  ]);
  expect(describeModel?.Resource).toEqual(["arn:aws:sagemaker:eu-west-1:111122223333:model/fraud-model-1"]);
});
