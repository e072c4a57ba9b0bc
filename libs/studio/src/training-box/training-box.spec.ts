import { output } from "@pulumi/pulumi";
import { awsEnvironment, grant, settingsProblems } from "@mlops/core";
import { canReadBucket } from "@mlops/contracts";
import { platformRef } from "@mlops/contracts/testing";
import { UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import { trainingBoxSettings } from "./training-box-settings.ts";
import { TrainingBox, type TrainingBoxArgs } from "./training-box.ts";

const imageParameter =
  "/aws/service/deeplearning/ami/x86_64/base-oss-nvidia-driver-gpu-amazon-linux-2023/latest/ami-id";

const least = (environment = platformRef().network.environment): TrainingBoxArgs => {
  const { network, keys, guardrails } = platformRef(environment);
  return {
    network,
    keys,
    guardrails,
    imageParameter,
    instanceType: "g5.xlarge",
    rootVolumeGb: 150,
    idle: { after: "2 hours" },
  };
};

const build = (change: Partial<TrainingBoxArgs> = {}, environment?: ReturnType<typeof awsEnvironment>) =>
  pretendCloud(() => {
    const box = new TrainingBox("box", { ...least(environment), ...change });
    grant(box, "read-data", canReadBucket(platformRef().mlEnvironment, "data"));
    return { instanceId: box.instanceId };
  });

describe("a training box", () => {
  test("is an instance with a role, an alarm that stops it, and what it is granted", async () => {
    expect((await build()).census()).toEqual([
      "Instance box-instance",
      "InstanceProfile box-profile",
      "MetricAlarm box-idle",
      "Role box-role",
      "RolePolicy box-read-data",
      "RolePolicy box-role-policy",
      "RolePolicyAttachment box-role-vpc-only",
      "ServiceRole box-role",
      "TrainingBox box",
    ]);
  });

  test("is private, encrypted and guards its credentials", async () => {
    expect((await build()).inputs("box-instance")).toEqual({
      ami: UNKNOWN,
      instanceType: "g5.xlarge",
      subnetId: "subnet-a",
      vpcSecurityGroupIds: ["sg-1"],
      associatePublicIpAddress: false,
      iamInstanceProfile: UNKNOWN,
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      rootBlockDevice: {
        encrypted: true,
        kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/data",
        volumeType: "gp3",
        volumeSize: 150,
      },
      ebsOptimized: true,
      monitoring: true,
      disableApiTermination: true,
      instanceInitiatedShutdownBehavior: "stop",
      tags: { Name: "box" },
    });
  });

  test("is protected, so that a preview refuses what would lose its disk", async () => {
    expect((await build()).resource("box-instance").protect).toBe(true);
  });

  test("takes the AMI that its parameter names, and keeps it when AWS publishes another", async () => {
    const cloud = await pretendCloud(() => new TrainingBox("box", least()), {
      answers: {
        "aws:ssm/getParameter:getParameter": ({ args }) => ({
          ...args,
          insecureValue: args.name === imageParameter ? "ami-1" : "ami-2",
          value: "a secret",
        }),
      },
    });
    expect(cloud.inputs("box-instance").ami).toBe("ami-1");
    expect(cloud.resource("box-instance").options.ignoreChanges).toEqual(["ami"]);
  });

  test("takes what its caller chooses", async () => {
    const cloud = await build({
      zone: 1,
      publicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ ana@laptop",
      userData: "#!/bin/bash\npip install pandas\n",
      terminationProtection: false,
    });
    expect(cloud.inputs("box-instance")).toMatchObject({
      subnetId: "subnet-b",
      keyName: UNKNOWN,
      userData: "#!/bin/bash\npip install pandas\n",
      disableApiTermination: false,
    });
    expect(cloud.inputs("box-key")).toEqual({
      publicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ ana@laptop",
    });
    expect(cloud.resource("box-instance").protect).toBe(false);
  });

  test("is stopped when its processors have been idle for as long as said", async () => {
    expect((await build({ alarmTopicArns: [output("topic-arn")] })).inputs("box-idle")).toEqual({
      alarmDescription: "stops the instance after 2 hours below 2 % of its processors",
      namespace: "AWS/EC2",
      metricName: "CPUUtilization",
      dimensions: { InstanceId: UNKNOWN },
      statistic: "Average",
      period: 300,
      evaluationPeriods: 24,
      comparisonOperator: "LessThanThreshold",
      threshold: 2,
      treatMissingData: "notBreaching",
      alarmActions: ["arn:aws:automate:eu-west-1:ec2:stop", "topic-arn"],
    });
  });

  test("is stopped in every partition of AWS", async () => {
    const china = awsEnvironment({
      app: "platform",
      name: "dev",
      account: "111122223333",
      region: "cn-north-1",
    });
    const cloud = await build({ idle: { after: "15 minutes", belowCpuPercent: 0.5 } }, china);
    expect(cloud.inputs("box-idle")).toMatchObject({
      evaluationPeriods: 3,
      threshold: 0.5,
      alarmActions: ["arn:aws-cn:automate:cn-north-1:ec2:stop"],
    });
  });

  test("may be reached through Session Manager, and nothing else", async () => {
    const cloud = await build();
    expect(cloud.inputs("box-role-policy").policy).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "RegisterWithSystemsManager",
          Effect: "Allow",
          Action: ["ssm:UpdateInstanceInformation"],
          Resource: ["arn:aws:ec2:eu-west-1:111122223333:instance/*"],
        },
        {
          Sid: "OpenSessionChannels",
          Effect: "Allow",
          Action: [
            "ec2messages:AcknowledgeMessage",
            "ec2messages:DeleteMessage",
            "ec2messages:FailMessage",
            "ec2messages:GetEndpoint",
            "ec2messages:GetMessages",
            "ec2messages:SendReply",
            "ssmmessages:CreateControlChannel",
            "ssmmessages:CreateDataChannel",
            "ssmmessages:OpenControlChannel",
            "ssmmessages:OpenDataChannel",
          ],
          Resource: "*",
        },
      ],
    });
    expect(cloud.inputs("box-role-vpc-only")).toEqual({
      role: "mlops-sentiment-dev-box-role-d42f8978",
      policyArn: "arn:aws:iam::111122223333:policy/mlops/vpc-only",
    });
  });

  test("lets EC2 assume its role, below the boundary", async () => {
    expect((await build()).inputs("box-role", "Role")).toEqual({
      name: "mlops-sentiment-dev-box-role-d42f8978",
      path: "/mlops/",
      description: "Training box: what programs on it run under",
      permissionsBoundary: "arn:aws:iam::111122223333:policy/mlops/boundary",
      assumeRolePolicy: {
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: { Service: ["ec2.amazonaws.com"] }, Action: ["sts:AssumeRole"] },
        ],
      },
    });
  });

  test("refuses its arguments with every problem at once", async () => {
    const problems = await pretendProblems(
      () => new TrainingBox("box", { ...least(), instanceType: "ml.g5.xlarge", rootVolumeGb: 0 }),
    );
    expect(problems).toEqual([
      [
        "box cannot be built:",
        '  - instanceType: got "ml.g5.xlarge"; expected an instance type of EC2, such as "g5.xlarge"',
        "  - rootVolumeGb: got 0; expected a whole number from 1 to 16384",
      ].join("\n"),
    ]);
  });

  test("refuses keys of another account", async () => {
    const { keys } = platformRef(
      awsEnvironment({ app: "platform", name: "qa", account: "222233334444", region: "eu-west-1" }),
    );
    expect(await pretendProblems(() => new TrainingBox("box", { ...least(), keys }))).toEqual([
      [
        "box cannot be built:",
        "  - keys: got account 222233334444, eu-west-1; expected account 111122223333, eu-west-1",
      ].join("\n"),
    ]);
  });
});

describe("settings of a training box", () => {
  const problemsOf = (change: object) =>
    settingsProblems(trainingBoxSettings, {
      imageParameter,
      instanceType: "g5.xlarge",
      rootVolumeGb: 150,
      idle: { after: "2 hours" },
      ...change,
    });

  test.each<[string, object, unknown[]]>([
    ["may be few", {}, []],
    [
      "have no AMI instead of a parameter",
      { imageParameter: "ami-0123456789abcdef0" },
      [
        'imageParameter: got "ami-0123456789abcdef0"; expected a public parameter of AWS, "/aws/service/…/ami-id"',
      ],
    ],
    [
      "have no private key, and the error does not show it",
      { publicKey: "-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n" },
      [
        'publicKey: got "… PRIVATE KEY …"; expected the public half of a key pair in one line, "ssh-ed25519 …" or "ssh-rsa …"; make a new pair, because this private key is disclosed',
      ],
    ],
    [
      "have a public key",
      { publicKey: "ana@laptop" },
      [
        'publicKey: got "ana@laptop"; expected the public half of a key pair in one line, "ssh-ed25519 …" or "ssh-rsa …"',
      ],
    ],
    [
      "have user data that EC2 runs",
      { userData: "pip install pandas" },
      [
        'userData: got "pip install pandas"; expected "#!" or "#cloud-config" at the beginning; EC2 runs nothing else',
      ],
    ],
    [
      "have no user data that is too long",
      { userData: `#!/bin/bash\n${"x".repeat(16_373)}` },
      [expect.stringMatching(/^userData: got "#!.*\.\.\.; expected at most 16384 bytes, not 16385$/)],
    ],
    [
      "have no idle time out of range, and no threshold that never holds",
      { idle: { after: "2 days", belowCpuPercent: 0 } },
      [
        'idle.after: got "2 days"; expected 15 to 1440 whole minutes, such as "15 minutes"',
        "idle.belowCpuPercent: got 0; expected more than 0 and at most 50",
      ],
    ],
    [
      "have no threshold that always holds",
      { idle: { after: "2 hours", belowCpuPercent: 50.1 } },
      ["idle.belowCpuPercent: got 50.1; expected more than 0 and at most 50"],
    ],
    [
      "have an idle time in whole periods of the alarm",
      { idle: { after: "17 minutes" } },
      ['idle.after: got "17 minutes"; expected a multiple of 5 minutes'],
    ],
  ])("%s", (_, change, problems) => {
    expect(problemsOf(change)).toEqual(problems);
  });
});
