import { canReadBucket } from "@mlops/contracts";
import { awsEnvironment, grant } from "@mlops/core";
import { UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import { references } from "../../test/references.ts";
import type { NotebookInstanceArgs } from "./notebook-instance-args.ts";
import { NotebookInstance } from "./notebook-instance.ts";
import { notebookProblems } from "./notebook-problems.ts";
import { onStartScript } from "./on-start-script.ts";

const least = (): NotebookInstanceArgs => {
  const { network, keys, guardrails } = references();
  return {
    network,
    keys,
    guardrails,
    instanceType: "ml.t3.medium",
    idleAfter: "90 minutes",
    retainData: false,
  };
};

const build = (change: Partial<NotebookInstanceArgs> = {}) =>
  pretendCloud(() => {
    const notebook = new NotebookInstance("lab", { ...least(), ...change });
    grant(notebook, "read-data", canReadBucket(references().mlEnvironment, "data"));
    return { name: notebook.notebookName, url: notebook.url };
  });

describe("a notebook instance", () => {
  test("is a notebook with a role, a timer that stops it, and what it is granted", async () => {
    expect((await build()).census()).toEqual([
      "NotebookInstance lab",
      "NotebookInstance lab-notebook",
      "NotebookInstanceLifecycleConfiguration lab-lifecycle",
      "Role lab-role",
      "RolePolicy lab-read-data",
      "RolePolicy lab-role-policy",
      "RolePolicy lab-stop-itself",
      "RolePolicyAttachment lab-role-vpc-only",
      "ServiceRole lab-role",
    ]);
  });

  test("has no way to the internet, no root access and no open metadata, and is encrypted", async () => {
    expect((await build()).inputs("lab-notebook")).toEqual({
      instanceType: "ml.t3.medium",
      roleArn: UNKNOWN,
      platformIdentifier: "notebook-al2023-v1",
      directInternetAccess: "Disabled",
      subnetId: "subnet-a",
      securityGroups: ["sg-workload"],
      rootAccess: "Disabled",
      instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: "2" },
      kmsKeyId: "data-key-arn",
      volumeSize: 5,
      lifecycleConfigName: UNKNOWN,
    });
  });

  test("takes what its caller chooses", async () => {
    const cloud = await build({
      zone: 1,
      volumeSizeGb: 100,
      platform: "notebook-al2030-v1",
      retainData: true,
      startScript: "pip install pandas",
      codeRepositories: ["models", "https://git.example.com/team/data.git"],
    });
    expect(cloud.inputs("lab-notebook")).toMatchObject({
      subnetId: "subnet-b",
      volumeSize: 100,
      platformIdentifier: "notebook-al2030-v1",
      defaultCodeRepository: "models",
      additionalCodeRepositories: ["https://git.example.com/team/data.git"],
    });
    expect(cloud.resource("lab-notebook").protect).toBe(true);
    expect(cloud.inputs("lab-lifecycle")).toEqual({
      onStart: Buffer.from(onStartScript(90, "pip install pandas")).toString("base64"),
    });
  });

  test("may stop itself and nothing else", async () => {
    const cloud = await build();
    expect(cloud.inputs("lab-stop-itself")).toEqual({
      role: UNKNOWN,
      policy: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "StopItself",
            Effect: "Allow",
            Action: ["sagemaker:DescribeNotebookInstance", "sagemaker:StopNotebookInstance"],
            Resource: [UNKNOWN],
          },
        ],
      },
    });
    expect(cloud.resource("lab-stop-itself").propertyDependencies.policy).toEqual([
      cloud.resource("lab-notebook").urn,
    ]);
  });

  test("may use the data key and write its logs before it is granted more", async () => {
    expect((await build()).inputs("lab-role-policy").policy).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "UseDataKey",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
          Resource: ["data-key-arn"],
        },
        {
          Sid: "AttachEncryptedVolumes",
          Effect: "Allow",
          Action: ["kms:CreateGrant"],
          Resource: ["data-key-arn"],
          Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
        },
        {
          Sid: "WriteLogs",
          Effect: "Allow",
          Action: [
            "logs:CreateLogGroup",
            "logs:CreateLogStream",
            "logs:DescribeLogStreams",
            "logs:PutLogEvents",
          ],
          Resource: ["arn:aws:logs:eu-west-1:111122223333:log-group:/aws/sagemaker/NotebookInstances*"],
        },
      ],
    });
  });

  test("is denied what would leave the VPC", async () => {
    expect((await build()).inputs("lab-role-vpc-only")).toEqual({ role: UNKNOWN, policyArn: "vpc-only-arn" });
  });

  test("refuses its arguments with every problem at once", async () => {
    const problems = await pretendProblems(
      () => new NotebookInstance("lab", { ...least(), zone: -1, volumeSizeGb: 4 }),
    );
    expect(problems).toEqual([
      [
        "lab cannot be built:",
        "  - zone: got -1; expected the number of a zone of the network, 0 for the first",
        "  - volumeSizeGb: got 4; expected 5 to 16384 whole GB",
      ].join("\n"),
    ]);
  });
});

const refusals: readonly [string, Partial<NotebookInstanceArgs>, readonly string[]][] = [
  [
    "guard rails of another region",
    { guardrails: references(awsEnvironment("dev", "111122223333", "us-east-1")).guardrails },
    ["guardrails is of account 111122223333, us-east-1; expected account 111122223333, eu-west-1"],
  ],
  [
    "an instance type of EC2",
    { instanceType: "ml.t3" },
    ['instanceType: got "ml.t3"; expected an instance type of SageMaker such as "ml.t3.medium"'],
  ],
  [
    "a volume that no notebook has",
    { volumeSizeGb: 16_385 },
    ["volumeSizeGb: got 16385; expected 5 to 16384 whole GB"],
  ],
  [
    "idle times too short",
    { idleAfter: "5 minutes" },
    ['idleAfter: got "5 minutes"; expected 15 to 10080 minutes'],
  ],
  [
    "idle times that are no whole minutes",
    { idleAfter: "1000 seconds" },
    ['idleAfter: "1000 seconds" is not a whole number of minutes'],
  ],
  ["empty scripts", { startScript: "\n" }, ["startScript: is empty"]],
  [
    "scripts that do not fit beside the timer",
    { startScript: "x".repeat(12_000) },
    [expect.stringMatching(/^startScript: makes \d+ characters in base64; SageMaker takes 16384$/) as string],
  ],
  [
    "more repositories than a notebook takes",
    { codeRepositories: ["a", "b", "c", "d", "e"] },
    ["codeRepositories: has 5 repositories; a notebook instance takes 4"],
  ],
];

test.each(refusals)("a notebook instance refuses %s", (_, change, problems) => {
  expect(notebookProblems({ ...least(), ...change })).toEqual(problems);
});
