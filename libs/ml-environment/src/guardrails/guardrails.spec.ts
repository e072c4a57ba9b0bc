import { output } from "@pulumi/pulumi";
import { fitsGlob, isGlobWithin, localDiskInstanceTypes } from "@mlops/aws";
import { awsEnvironment, settingsProblems } from "@mlops/core";
import { UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import {
  Guardrails,
  type GuardrailsArgs,
  defaultLocalStorageInstanceTypes,
  guardrailsSettings,
  permissionsBoundaryName,
} from "./guardrails.ts";
import { permissionsBoundary } from "./permissions-boundary.ts";
import { vpcOnlyPolicy } from "./vpc-only.ts";

const environment = awsEnvironment({
  app: "platform",
  name: "dev",
  account: "111122223333",
  region: "eu-west-1",
});
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("Guardrails", () => {
  test("are two managed policies", async () => {
    const cloud = await pretendCloud(() => {
      const guardrails = new Guardrails("guardrails", { environment });
      return { boundary: guardrails.permissionsBoundaryArn, vpcOnly: guardrails.vpcOnlyPolicyArn };
    });
    expect(cloud.census()).toEqual([
      "Guardrails guardrails",
      "Policy guardrails-boundary",
      "Policy guardrails-vpc-only",
    ]);
    expect(cloud.children("guardrails")).toEqual([
      "Policy guardrails-boundary",
      "Policy guardrails-vpc-only",
    ]);
    expect(cloud.inputs("guardrails-boundary")).toEqual({
      name: "mlops-platform-dev-boundary-674caef8",
      path: "/mlops/",
      description: "Caps every role of the ML platform",
      policy: plain(permissionsBoundary({ environment, trustedAccounts: [], readableBuckets: [] })),
      tags: { Purpose: "permissions-boundary" },
    });
    expect(cloud.inputs("guardrails-vpc-only")).toEqual({
      path: "/mlops/",
      description: "Refuses SageMaker work outside a VPC or without own keys",
      policy: plain(
        vpcOnlyPolicy({
          allowedSubnetIds: [],
          localStorageInstanceTypes: defaultLocalStorageInstanceTypes,
        }),
      ),
    });
    expect(cloud.outputs).toEqual({ boundary: UNKNOWN, vpcOnly: UNKNOWN });
  });

  test("take buckets, subnets, instance types and accounts", async () => {
    const cloud = await pretendCloud(() => {
      new Guardrails("guardrails", {
        environment,
        trustedAccounts: ["222222222222"],
        readableBuckets: ["jumpstart-cache-prod-*"],
        allowedSubnetIds: ["subnet-a", output("subnet-b")],
        localStorageInstanceTypes: ["ml.g5.*"],
      });
    });
    expect(cloud.inputs("guardrails-boundary").policy).toEqual(
      plain(
        permissionsBoundary({
          environment,
          trustedAccounts: ["222222222222"],
          readableBuckets: ["jumpstart-cache-prod-*"],
        }),
      ),
    );
    expect(cloud.inputs("guardrails-vpc-only").policy).toEqual(
      plain(
        vpcOnlyPolicy({
          allowedSubnetIds: ["subnet-a", "subnet-b"],
          localStorageInstanceTypes: ["ml.g5.*"],
        }),
      ),
    );
  });

  test("are refused with every problem at once", async () => {
    const problems = await pretendProblems(() => {
      new Guardrails("guardrails", { environment, trustedAccounts: ["dev"], readableBuckets: ["*"] });
    });
    expect(problems).toEqual([
      [
        "guardrails cannot be built:",
        `  - readableBuckets[0]: got "*"; expected a bucket's name, its first three characters without *`,
        '  - trustedAccounts[0]: got "dev"; expected 12 digits, in quotes',
      ].join("\n"),
    ]);
  });
});

describe("the name of the permissions boundary", () => {
  test("is the same in every run", () => {
    expect(permissionsBoundaryName(environment)).toBe("mlops-platform-dev-boundary-674caef8");
  });

  test("is different for every environment, account and region", () => {
    const names = [
      environment,
      awsEnvironment({ app: "platform", name: "qa", account: "111122223333", region: "eu-west-1" }),
      awsEnvironment({ app: "platform", name: "dev", account: "222222222222", region: "eu-west-1" }),
      awsEnvironment({ app: "platform", name: "dev", account: "111122223333", region: "eu-central-1" }),
    ].map(permissionsBoundaryName);
    expect(new Set(names).size).toBe(4);
  });
});

describe("arguments of Guardrails", () => {
  const problemsOf = async (args: Partial<GuardrailsArgs>) => {
    const [refusal = ""] = await pretendProblems(() => {
      new Guardrails("guardrails", { environment, ...args });
    });
    return refusal.split("\n  - ").slice(1);
  };

  test.each<[string, Partial<GuardrailsArgs>, string[]]>([
    ["may be as few as the environment", {}, []],
    ["may name other accounts", { trustedAccounts: ["222222222222"] }, []],
    [
      "name no account twice, nor their own",
      { trustedAccounts: ["111122223333", "222222222222", "222222222222"] },
      [
        'trustedAccounts[0]: got "111122223333"; expected an account other than the stack\'s own',
        'trustedAccounts[2]: got "222222222222"; expected each one once',
      ],
    ],
    ["may name buckets and patterns", { readableBuckets: ["data.example", "jumpstart-cache-prod-*"] }, []],
    [
      "name buckets as S3 does",
      { readableBuckets: ["Data", "s3://data", "ab*"] },
      [
        `readableBuckets[0]: got "Data"; expected a bucket's name, its first three characters without *`,
        `readableBuckets[1]: got "s3://data"; expected a bucket's name, its first three characters without *`,
        `readableBuckets[2]: got "ab*"; expected a bucket's name, its first three characters without *`,
      ],
    ],
    ["may name 16 subnets", { allowedSubnetIds: Array<string>(16).fill("subnet-0123456789abcdef0") }, []],
    [
      "name no more subnets than a job takes",
      { allowedSubnetIds: Array<string>(17).fill("subnet-0123456789abcdef0") },
      [expect.stringMatching(/^allowedSubnetIds: got \["subnet-.*; expected 0 to 16 items$/)],
    ],
    [
      "name subnets by their ids",
      { allowedSubnetIds: [output("private-a"), "private-b"] },
      ['allowedSubnetIds[1]: got "private-b"; expected an id such as "subnet-0123456789abcdef0"'],
    ],
    [
      "name no more buckets than a policy holds",
      { readableBuckets: Array.from({ length: 20 }, (_, index) => `public-data-set-number-${index}`) },
      [
        expect.stringMatching(
          /^readableBuckets: got .*; expected a permissions boundary of at most 6144 characters, not \d{4}; name fewer of them or of trustedAccounts$/,
        ),
      ],
    ],
    [
      "name at least one instance type with local disks, as IAM takes no empty list",
      { localStorageInstanceTypes: [] },
      ["localStorageInstanceTypes: got []; expected at least 1 item"],
    ],
    [
      "name instance types as SageMaker does",
      { localStorageInstanceTypes: ["ml.g5.*", "g5.xlarge", "*", "ml.p6-b200.*"] },
      [
        'localStorageInstanceTypes[1]: got "g5.xlarge"; expected a pattern such as "ml.g5.*"',
        'localStorageInstanceTypes[2]: got "*"; expected a pattern such as "ml.g5.*"',
      ],
    ],
    [
      "name no more instance types than a policy holds",
      { localStorageInstanceTypes: Array.from({ length: 200 }, (_, index) => `ml.familynumber${index}.*`) },
      [
        expect.stringMatching(
          /^localStorageInstanceTypes: got .*; expected a VPC-only policy of at most 6144 characters, not 8034; name fewer of them or of allowedSubnetIds$/,
        ),
      ],
    ],
  ])("%s", async (_, args, problems) => {
    expect(await problemsOf(args)).toEqual(problems);
  });

  test("are settings in a stack file, but for the accounts", () => {
    expect(settingsProblems(guardrailsSettings, { trustedAccounts: [] })).toEqual([
      "trustedAccounts: got an unknown key; " +
        "expected readableBuckets, allowedSubnetIds or localStorageInstanceTypes",
    ]);
  });
});

describe("instance types that need no volume key", () => {
  const areLocal = (type: string) =>
    defaultLocalStorageInstanceTypes.some((pattern) => fitsGlob(pattern, type));

  test("are those of every family with local disks", () => {
    const isCovered = (family: string) =>
      defaultLocalStorageInstanceTypes.some((pattern) => isGlobWithin(family, pattern));
    expect(localDiskInstanceTypes().filter((family) => !isCovered(family))).toEqual([]);
  });

  test.each([
    "ml.c5d.xlarge",
    "ml.c6gd.4xlarge",
    "ml.g4dn.xlarge",
    "ml.g5.12xlarge",
    "ml.g6.xlarge",
    "ml.g6e.xlarge",
    "ml.m5d.large",
    "ml.m5dn.large",
    "ml.m6id.large",
    "ml.p3dn.24xlarge",
    "ml.p4d.24xlarge",
    "ml.p4de.24xlarge",
    "ml.p5.48xlarge",
    "ml.p5en.48xlarge",
    "ml.r5d.large",
    "ml.trn1.32xlarge",
    "ml.trn1n.32xlarge",
  ])("are of families with local disks: %s", (type) => {
    expect(areLocal(type)).toBe(true);
  });

  test.each([
    "ml.c5.large",
    "ml.c5n.large",
    "ml.c6g.large",
    "ml.c6i.large",
    "ml.inf1.xlarge",
    "ml.inf2.xlarge",
    "ml.m5.large",
    "ml.m6i.large",
    "ml.p2.xlarge",
    "ml.p3.2xlarge",
    "ml.r5.large",
    "ml.t3.medium",
  ])("are not of families without: %s", (type) => {
    expect(areLocal(type)).toBe(false);
  });
});
