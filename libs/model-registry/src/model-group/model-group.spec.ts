import { platformRef, testEnvironment } from "@mlops/contracts/testing";
import { settingsProblems } from "@mlops/core";
import { type Cloud, UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import { ModelGroup, type ModelGroupArgs, groupNameOf } from "./model-group.ts";
import { modelGroupArguments } from "./model-group-settings.ts";

const platform = platformRef();
const { environment } = platform;
const images = ["111122223333.dkr.ecr.eu-west-1.amazonaws.com/inference"];
const dataKey = "arn:aws:kms:eu-west-1:111122223333:key/data";
const churn = groupNameOf(environment, "churn");
const made = (args: Partial<ModelGroupArgs> = {}): Promise<Cloud> =>
  pretendCloud(() => {
    const model = new ModelGroup("churn", { ...platform, retainData: true, images, ...args });
    const { groupName, artifactsUri, artifactKeyArn } = model;
    return { groupName, artifactsUri, artifactKeyArn, images: model.images };
  });
const events = [
  "ApprovalEvents churn-approvals",
  "EventRule churn-approvals",
  "EventTarget churn-approvals-topic",
  "DeadLetterQueue churn-approvals-dead-letters",
  "MetricAlarm churn-approvals-dead-letters-alarm",
  "Queue churn-approvals-dead-letters",
  "QueuePolicy churn-approvals-dead-letters-policy",
];

describe("a model of the registry", () => {
  test("is a group of versions whose approvals the alarm topic is told of", async () => {
    const cloud = await made();
    expect(cloud.census()).toEqual([...events, "ModelGroup churn", "ModelPackageGroup churn"].sort());
    expect(cloud.outputs).toEqual({
      groupName: churn,
      artifactsUri: "s3://artifact-bucket/models/churn/",
      artifactKeyArn: dataKey,
      images,
    });
  });

  test("says which repositories and images its versions come from", async () => {
    const own = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/own";
    expect((await made({ repositoryUrls: [own] })).outputs.images).toEqual([own, ...images]);
  });

  test("is never replaced for another description, and is protected exactly where data is retained", async () => {
    const group = async (retainData: boolean) => {
      const { protect, options, inputs } = (await made({ retainData, description: "Who leaves" })).resource(
        "churn",
        "ModelPackageGroup",
      );
      return [protect, options.ignoreChanges, inputs];
    };
    const inputs = { modelPackageGroupName: churn, modelPackageGroupDescription: "Who leaves" };
    expect(await group(true)).toEqual([true, ["modelPackageGroupDescription"], inputs]);
    expect(await group(false)).toEqual([false, ["modelPackageGroupDescription"], inputs]);
  });

  test("lets exactly the reader accounts deploy its versions, and only approvers approve", async () => {
    const cloud = await made({
      readerAccounts: ["222233334444", "333344445555"],
      approverAccounts: ["333344445555"],
    });
    const versions = [`arn:aws:sagemaker:eu-west-1:111122223333:model-package/${churn}/*`];
    const readers = { AWS: ["arn:aws:iam::222233334444:root", "arn:aws:iam::333344445555:root"] };
    const { modelPackageGroupName, resourcePolicy } = cloud.inputs("churn-policy");
    expect(modelPackageGroupName).toBe(churn);
    expect(JSON.parse(String(resourcePolicy))).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "DescribeGroup",
          Effect: "Allow",
          Principal: readers,
          Action: ["sagemaker:DescribeModelPackageGroup"],
          Resource: [`arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/${churn}`],
        },
        {
          Sid: "DeployVersions",
          Effect: "Allow",
          Principal: readers,
          Action: ["sagemaker:CreateModel", "sagemaker:DescribeModelPackage", "sagemaker:ListModelPackages"],
          Resource: versions,
        },
        {
          Sid: "ApproveVersions",
          Effect: "Allow",
          Principal: { AWS: ["arn:aws:iam::333344445555:root"] },
          Action: ["sagemaker:UpdateModelPackage"],
          Resource: versions,
        },
      ],
    });
  });

  test("has a card, encrypted, where one is written", async () => {
    const cloud = await made({
      card: { owner: "team", problem: "Customers leave", intendedUses: "Letters", caveats: "Old data" },
    });
    const { content, ...card } = cloud.inputs("churn-card");
    expect(card).toEqual({
      modelCardName: churn,
      modelCardStatus: "Draft",
      securityConfig: { kmsKeyId: dataKey },
    });
    expect(JSON.parse(String(content))).toEqual({
      model_overview: { model_name: churn, model_owner: "team" },
      business_details: { business_problem: "Customers leave" },
      intended_uses: { intended_uses: "Letters", risk_rating: "Unknown" },
      additional_information: { caveats_and_recommendations: "Old data" },
    });
  });

  test("keeps what cannot be delivered, from its rule alone, and has an alarm about it", async () => {
    const cloud = await made();
    expect(cloud.inputs("churn-approvals-topic")).toEqual({
      rule: groupNameOf(environment, "churn-approvals"),
      arn: "arn:aws:sns:eu-west-1:111122223333:alarms",
      deadLetterConfig: { arn: UNKNOWN },
    });
    expect(cloud.resource("churn-approvals-dead-letters-policy").propertyDependencies.policy).toContain(
      cloud.resource("churn-approvals", "EventRule").urn,
    );
    expect(cloud.inputs("churn-approvals-dead-letters-alarm")).toMatchObject({
      metricName: "ApproximateNumberOfMessagesVisible",
      threshold: 0,
      alarmActions: ["arn:aws:sns:eu-west-1:111122223333:alarms"],
    });
  });

  test("tells nobody of approvals where nobody is to be told", async () => {
    expect((await made({ approvals: { notify: false } })).census()).toEqual([
      "ModelGroup churn",
      "ModelPackageGroup churn",
    ]);
  });

  test("tells an event bus by a role that may put events on that bus alone", async () => {
    const busArn = "arn:aws:events:eu-west-1:444455556666:event-bus/delivery";
    const cloud = await made({ approvals: { notify: false, busArn } });
    expect(cloud.inputs("churn-approvals-bus")).toEqual({
      rule: groupNameOf(environment, "churn-approvals"),
      arn: busArn,
      roleArn: UNKNOWN,
      deadLetterConfig: { arn: UNKNOWN },
    });
    expect(cloud.inputs("churn-approvals-bus-role-policy").policy).toEqual({
      Version: "2012-10-17",
      Statement: [{ Sid: "PutEvents", Effect: "Allow", Action: ["events:PutEvents"], Resource: [busArn] }],
    });
  });

  test("has a name that fits the longest logical name", () => {
    expect(groupNameOf(environment, "x".repeat(200))).toMatch(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/);
  });
});

test.each<[string, object, string[]]>([
  [
    "what is no image of ECR, and one of another partition and of another region",
    {
      images: [
        "docker.io/library/python:3",
        "111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/inference:1",
        "111122223333.dkr.ecr.eu-central-1.amazonaws.com/inference:1",
      ],
    },
    [
      'images[0]: got "docker.io/library/python:3"; expected an image in ECR: ' +
        "<account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>, at most 255 characters",
      'images[1]: got "111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/inference:1"; expected an image in eu-west-1 of ' +
        "partition aws",
      'images[2]: got "111122223333.dkr.ecr.eu-central-1.amazonaws.com/inference:1"; expected an image in eu-west-1 of ' +
        "partition aws",
    ],
  ],
  [
    "the own account among the readers, an approver that reads nothing, and a bus that is none",
    {
      readerAccounts: ["111122223333"],
      approverAccounts: ["222233334444"],
      approvals: { busArn: "arn:aws:sns:eu-west-1:444455556666:approvals" },
    },
    [
      'approvals.busArn: got "arn:aws:sns:eu-west-1:444455556666:approvals"; expected arn:…:events:…:event-bus/<name>',
      'readerAccounts[0]: got "111122223333"; expected an account other than the stack\'s own',
      'approverAccounts[0]: got "222233334444"; expected one of readerAccounts',
    ],
  ],
  [
    "more readers than a policy has room for",
    { readerAccounts: Array.from({ length: 600 }, (_, index) => String(100_000_000_000 + index)) },
    [
      expect.stringMatching(
        /^readerAccounts: got \[.*; expected accounts that a policy of 20480 characters has room for, not \d+$/,
      ) as string,
    ],
  ],
])("a model of the registry with %s is refused", (_, change, problems) => {
  expect(settingsProblems(modelGroupArguments(environment), { images, ...change })).toEqual(problems);
});

test("a model of the registry takes no references of another account", async () => {
  const keys = { ...platform.keys, environment: { ...testEnvironment(), account: "444455556666" } };
  expect(
    await pretendProblems(() => new ModelGroup("churn", { ...platform, keys, retainData: true, images: [] })),
  ).toEqual([
    "churn cannot be built:\n" +
      "  - keys: got account 444455556666, eu-west-1; expected account 111122223333, eu-west-1\n" +
      "  - images: got []; expected at least one image, or an own repository",
  ]);
});
