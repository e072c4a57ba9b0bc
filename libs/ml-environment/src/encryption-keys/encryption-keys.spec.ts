import { awsEnvironment, settingsProblems } from "@mlops/core";
import { UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import { EncryptionKeys, encryptionKeysSettings } from "./encryption-keys.ts";
import { dataKeyPolicy, logKeyPolicy } from "./key-policies.ts";

const environment = awsEnvironment({
  app: "platform",
  name: "prod",
  account: "111122223333",
  region: "eu-west-1",
});

describe("EncryptionKeys", () => {
  test("of retained data are protected and can be restored for as long as possible", async () => {
    const cloud = await pretendCloud(() => {
      const keys = new EncryptionKeys("keys", { environment, retainData: true });
      return { data: keys.dataKeyArn, logs: keys.logKeyArn };
    });
    expect(cloud.census()).toEqual(["EncryptionKeys keys", "Key keys-data", "Key keys-logs"]);
    expect(cloud.inputs("keys-data")).toEqual({
      description: "Data of prod",
      enableKeyRotation: true,
      rotationPeriodInDays: 365,
      deletionWindowInDays: 30,
      policy: JSON.stringify(dataKeyPolicy(environment, [])),
    });
    expect(cloud.inputs("keys-logs")).toEqual({
      description: "Logs and notifications of prod",
      enableKeyRotation: true,
      rotationPeriodInDays: 365,
      deletionWindowInDays: 30,
      policy: JSON.stringify(logKeyPolicy(environment)),
    });
    expect(["keys-data", "keys-logs"].map((name) => cloud.resource(name).protect)).toEqual([true, true]);
    expect(cloud.children("keys")).toEqual(["Key keys-data", "Key keys-logs"]);
    expect(cloud.outputs).toEqual({ data: UNKNOWN, logs: UNKNOWN });
  });

  test("of other data are deleted after a week", async () => {
    const cloud = await pretendCloud(() => {
      new EncryptionKeys("keys", { environment, retainData: false });
    });
    const keys = ["keys-data", "keys-logs"].map((name) => cloud.resource(name));
    expect(keys.map(({ protect, inputs }) => [protect, inputs.deletionWindowInDays])).toEqual([
      [false, 7],
      [false, 7],
    ]);
  });

  test("take aliases, periods and readers", async () => {
    const cloud = await pretendCloud(() => {
      new EncryptionKeys("keys", {
        environment,
        retainData: true,
        alias: "mlops/prod",
        readerAccounts: ["222222222222"],
        deletionWindow: "14 days",
        rotationPeriod: "90 days",
      });
    });
    expect(cloud.census()).toEqual([
      "Alias keys-data-alias",
      "Alias keys-logs-alias",
      "EncryptionKeys keys",
      "Key keys-data",
      "Key keys-logs",
    ]);
    expect(cloud.inputs("keys-data-alias")).toEqual({ name: "alias/mlops/prod/data", targetKeyId: UNKNOWN });
    expect(cloud.inputs("keys-logs-alias")).toEqual({ name: "alias/mlops/prod/logs", targetKeyId: UNKNOWN });
    expect(cloud.resource("keys-data-alias").dependencies).toEqual([cloud.resource("keys-data").urn]);
    expect(cloud.inputs("keys-data")).toEqual({
      description: "Data of prod",
      enableKeyRotation: true,
      rotationPeriodInDays: 90,
      deletionWindowInDays: 14,
      policy: JSON.stringify(dataKeyPolicy(environment, ["222222222222"])),
    });
    expect(cloud.inputs("keys-logs").policy).toBe(JSON.stringify(logKeyPolicy(environment)));
  });

  test("are refused with every problem at once", async () => {
    const problems = await pretendProblems(() => {
      new EncryptionKeys("keys", {
        environment,
        retainData: true,
        readerAccounts: ["222222222222", environment.account],
        alias: "aws",
        deletionWindow: "31 days",
      });
    });
    expect(problems).toEqual([
      [
        "keys cannot be built:",
        '  - alias: got "aws"; expected letters, digits, "-", "_" and single "/" between them, ' +
          'not beginning with "aws", at most 240 characters, such as "mlops/dev"',
        '  - deletionWindow: got "31 days"; expected 7 to 30 whole days, such as "7 days"',
        '  - readerAccounts[1]: got "111122223333"; expected an account other than the stack\'s own',
      ].join("\n"),
    ]);
  });
});

describe("settings of EncryptionKeys", () => {
  const aliasProblem = (alias: string) => [
    `alias: got ${JSON.stringify(alias)}; expected letters, digits, "-", "_" and single "/" between them, ` +
      'not beginning with "aws", at most 240 characters, such as "mlops/dev"',
  ];

  test.each<[string, object, string[]]>([
    ["may be none", {}, []],
    ["may have an alias", { alias: "mlops/dev_1" }, []],
    ["may have an alias that only begins like AWS's", { alias: "awsome" }, []],
    ["have no alias of AWS", { alias: "aws/s3" }, aliasProblem("aws/s3")],
    ["have no prefix twice", { alias: "alias/mlops dev" }, aliasProblem("alias/mlops dev")],
    ["have no alias that ends open", { alias: "mlops/" }, aliasProblem("mlops/")],
    [
      "have no alias that is too long",
      { alias: "a".repeat(241) },
      [expect.stringMatching(/^alias: got "a{76}\.\.\.; expected letters, .* at most 240 characters, /)],
    ],
    [
      "rotate within KMS's limits",
      { rotationPeriod: "89 days", deletionWindow: "6 days" },
      [
        'deletionWindow: got "6 days"; expected 7 to 30 whole days, such as "7 days"',
        'rotationPeriod: got "89 days"; expected 90 to 2560 whole days, such as "90 days"',
      ],
    ],
    [
      "have no other keys",
      { rotation: "1 day" },
      ["rotation: got an unknown key; expected alias, deletionWindow or rotationPeriod"],
    ],
  ])("%s", (_, settings, problems) => {
    expect(settingsProblems(encryptionKeysSettings, settings)).toEqual(problems);
  });
});
