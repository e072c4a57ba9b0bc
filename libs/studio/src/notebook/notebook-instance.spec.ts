import { canReadBucket } from "@mlops/contracts";
import { platformRef } from "@mlops/contracts/testing";
import { awsEnvironment, grant, settingsProblems } from "@mlops/core";
import { UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import { notebookInstanceSettings } from "./notebook-instance-settings.ts";
import { NotebookInstance, type NotebookInstanceArgs } from "./notebook-instance.ts";
import { onStartScript } from "./on-start-script.ts";

const least = (): NotebookInstanceArgs => {
  const { network, keys, guardrails } = platformRef();
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
    grant(notebook, "read-data", canReadBucket(platformRef().mlEnvironment, "data"));
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
      securityGroups: ["sg-1"],
      rootAccess: "Disabled",
      instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: "2" },
      kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/data",
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
      startScript: { script: "pip install pandas" },
      codeRepositories: ["models", "https://git.example.com/team/data.git"],
    });
    expect(cloud.inputs("lab-notebook")).toMatchObject({
      subnetId: "subnet-b",
      volumeSize: 100,
      platformIdentifier: "notebook-al2030-v1",
      defaultCodeRepository: "models",
      additionalCodeRepositories: ["https://git.example.com/team/data.git"],
    });
    expect(cloud.inputs("lab-lifecycle")).toEqual({
      onStart: Buffer.from(onStartScript(90, "pip install pandas")).toString("base64"),
    });
  });

  test.each([
    ["is protected, so that a preview refuses what would lose its volume", {}, true],
    ["is given up on request", { protectWork: false }, false],
    ["is protected in any case where data is retained", { protectWork: false, retainData: true }, true],
  ])("%s", async (_, change, isProtected) => {
    expect((await build(change)).resource("lab-notebook").protect).toBe(isProtected);
  });

  test("may stop itself and nothing else", async () => {
    const cloud = await build();
    expect(cloud.inputs("lab-stop-itself")).toEqual({
      role: "mlops-sentiment-dev-lab-role-debf048b",
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
          Resource: ["arn:aws:kms:eu-west-1:111122223333:key/data"],
        },
        {
          Sid: "AttachEncryptedVolumes",
          Effect: "Allow",
          Action: ["kms:CreateGrant"],
          Resource: ["arn:aws:kms:eu-west-1:111122223333:key/data"],
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

  test("can assume its role though SageMaker may not say for which account it asks, and for no other", async () => {
    expect((await build()).inputs("lab-role", "Role").assumeRolePolicy).toMatchObject({
      Statement: [
        {
          Principal: { Service: ["sagemaker.amazonaws.com"] },
          Condition: { StringEqualsIfExists: { "aws:SourceAccount": "111122223333" } },
        },
      ],
    });
  });

  test("is denied what would leave the VPC", async () => {
    expect((await build()).inputs("lab-role-vpc-only")).toEqual({
      role: "mlops-sentiment-dev-lab-role-debf048b",
      policyArn: "arn:aws:iam::111122223333:policy/mlops/vpc-only",
    });
  });

  test("refuses its arguments with every problem at once", async () => {
    const problems = await pretendProblems(
      () => new NotebookInstance("lab", { ...least(), zone: -1, volumeSizeGb: 4 }),
    );
    expect(problems).toEqual([
      [
        "lab cannot be built:",
        "  - volumeSizeGb: got 4; expected a whole number from 5 to 16384",
        "  - zone: got -1; expected the number of a zone of the network, 0 for the first",
      ].join("\n"),
    ]);
  });

  test("refuses references to another region together with everything else", async () => {
    const { guardrails } = platformRef(
      awsEnvironment({ app: "platform", name: "dev", account: "111122223333", region: "us-east-1" }),
    );
    const problems = await pretendProblems(
      () => new NotebookInstance("lab", { ...least(), guardrails, volumeSizeGb: 16_385 }),
    );
    expect(problems).toEqual([
      [
        "lab cannot be built:",
        "  - guardrails: got account 111122223333, us-east-1; expected account 111122223333, eu-west-1",
        "  - volumeSizeGb: got 16385; expected a whole number from 5 to 16384",
      ].join("\n"),
    ]);
  });
});

describe("settings of a notebook instance", () => {
  const given = { instanceType: "ml.t3.medium", idleAfter: "90 minutes" };

  test.each<[string, object, unknown[]]>([
    ["may be few", {}, []],
    [
      "may be everything that is plain",
      {
        volumeSizeGb: 5,
        zone: 1,
        platform: "notebook-al2023-v1",
        startScript: { script: "pip install pandas" },
        codeRepositories: ["models", "https://git.example.com/team/data.git"],
      },
      [],
    ],
    [
      "have no instance type of EC2",
      { instanceType: "ml.t3" },
      ['instanceType: got "ml.t3"; expected an instance type of SageMaker, such as "ml.t3.medium"'],
    ],
    [
      "have no volume that is too large",
      { volumeSizeGb: 16_385 },
      ["volumeSizeGb: got 16385; expected a whole number from 5 to 16384"],
    ],
    [
      "have no idle time that is too short",
      { idleAfter: "5 minutes" },
      ['idleAfter: got "5 minutes"; expected 15 to 10080 whole minutes, such as "15 minutes"'],
    ],
    [
      "have an idle time in whole minutes",
      { idleAfter: "1000 seconds" },
      ['idleAfter: got "1000 seconds"; expected 15 to 10080 whole minutes, such as "15 minutes"'],
    ],
    [
      "have a platform of notebook instances",
      { platform: "al2023" },
      ['platform: got "al2023"; expected a platform of notebook instances, such as "notebook-al2023-v1"'],
    ],
    [
      "have no empty script",
      { startScript: { script: "\n" } },
      ['startScript.script: got "\\n"; expected a script that is not empty'],
    ],
    [
      "have a script that fits together with the timer",
      { startScript: { script: "x".repeat(12_000) } },
      [
        expect.stringMatching(
          /^startScript: got "x{76}\.\.\.; expected at most 16384 characters in base64, not \d+, together with the idle timer$/,
        ),
      ],
    ],
    [
      "have a script that fits by itself",
      { startScript: { script: "x".repeat(12_289) } },
      [
        expect.stringMatching(
          /^startScript\.script: got "x{76}\.\.\.; expected at most 16384 characters in base64, not 16388$/,
        ),
      ],
    ],
    [
      "have no more repositories than a notebook instance takes",
      { codeRepositories: ["a", "b", "c", "d", "e"] },
      ['codeRepositories: got ["a","b","c","d","e"]; expected 0 to 4 items'],
    ],
  ])("%s", (_, change, problems) => {
    expect(settingsProblems(notebookInstanceSettings, { ...given, ...change })).toEqual(problems);
  });

  test("may name a file of the repository with the start script", async () => {
    const startScript = { file: "libs/studio/test/lifecycle-scripts/start.sh" };
    const cloud = await pretendCloud(() => notebookInstanceSettings.parse({ ...given, startScript }));
    expect(cloud.outputs.startScript).toEqual({ script: "#!/bin/bash\npip install pandas\n" });
  });
});
