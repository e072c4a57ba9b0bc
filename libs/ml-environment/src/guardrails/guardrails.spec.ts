import { output } from "@pulumi/pulumi";
import { awsEnvironment } from "@mlops/core";
import { UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import {
  Guardrails,
  type GuardrailsArgs,
  defaultLocalStorageInstanceTypes,
  guardrailsProblems,
  permissionsBoundaryName,
} from "./guardrails.ts";
import { permissionsBoundary } from "./permissions-boundary.ts";
import { vpcOnlyPolicy } from "./vpc-only.ts";

const environment = awsEnvironment("dev", "111122223333", "eu-west-1");
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
      name: "mlops-dev-boundary-c401ebae",
      path: "/mlops/",
      description: "Caps every role of the ML platform",
      policy: plain(permissionsBoundary({ environment, trustedAccounts: [], readableBuckets: [] })),
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

  test("hand their arguments on", async () => {
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
        '  - trustedAccounts[0] is "dev"; an account has 12 digits',
        `  - readableBuckets[0] is "*"; expected a bucket's name, its first three characters without *`,
      ].join("\n"),
    ]);
  });
});

describe("the name of the permissions boundary", () => {
  test("is the same in every run", () => {
    expect(permissionsBoundaryName(environment)).toBe("mlops-dev-boundary-c401ebae");
  });

  test("is different for every environment, account and region", () => {
    const names = [
      environment,
      awsEnvironment("qa", "111122223333", "eu-west-1"),
      awsEnvironment("dev", "222222222222", "eu-west-1"),
      awsEnvironment("dev", "111122223333", "eu-central-1"),
    ].map(permissionsBoundaryName);
    expect(new Set(names).size).toBe(4);
  });
});

describe("arguments of Guardrails", () => {
  test.each<[string, Partial<GuardrailsArgs>, string[]]>([
    ["may be as few as the environment", {}, []],
    ["may name other accounts", { trustedAccounts: ["222222222222"] }, []],
    [
      "name no account twice, nor their own",
      { trustedAccounts: ["111122223333", "222222222222", "222222222222"] },
      [
        "trustedAccounts[0] is 111122223333, the component's own account; name others only",
        "trustedAccounts[2] is 222222222222 again; name it once",
      ],
    ],
    ["may name buckets and patterns", { readableBuckets: ["data.example", "jumpstart-cache-prod-*"] }, []],
    [
      "name buckets as S3 does",
      { readableBuckets: ["Data", "s3://data", "ab*"] },
      [
        `readableBuckets[0] is "Data"; expected a bucket's name, its first three characters without *`,
        `readableBuckets[1] is "s3://data"; expected a bucket's name, its first three characters without *`,
        `readableBuckets[2] is "ab*"; expected a bucket's name, its first three characters without *`,
      ],
    ],
    ["may name 16 subnets", { allowedSubnetIds: Array<string>(16).fill("subnet-0123456789abcdef0") }, []],
    [
      "name no more subnets than a job takes",
      { allowedSubnetIds: Array<string>(17).fill("subnet-0123456789abcdef0") },
      ["allowedSubnetIds has 17 subnets; allowed: at most 16"],
    ],
    [
      "name no more buckets than a policy holds",
      { readableBuckets: Array.from({ length: 10 }, (_, index) => `public-data-set-number-${index}`) },
      ["the permissions boundary would have 6724 characters; IAM takes 6144: name fewer readableBuckets"],
    ],
    [
      "name at least one instance type with local disks, as IAM takes no empty list",
      { localStorageInstanceTypes: [] },
      ["localStorageInstanceTypes is empty; name at least one, or leave it out"],
    ],
    [
      "name instance types as SageMaker does",
      { localStorageInstanceTypes: ["ml.g5.*", "g5.xlarge", "*"] },
      [
        'localStorageInstanceTypes[1] is "g5.xlarge"; expected a pattern such as "ml.g5.*"',
        'localStorageInstanceTypes[2] is "*"; expected a pattern such as "ml.g5.*"',
      ],
    ],
    [
      "name no more instance types than a policy holds",
      { localStorageInstanceTypes: Array.from({ length: 200 }, (_, index) => `ml.familynumber${index}.*`) },
      [
        "the VPC-only policy would have 8034 characters; IAM takes 6144: " +
          "name fewer localStorageInstanceTypes or allowedSubnetIds",
      ],
    ],
  ])("%s", (_, args, problems) => {
    expect(guardrailsProblems({ environment, ...args })).toEqual(problems);
  });
});

describe("instance types that need no volume key", () => {
  const areLocal = (type: string) =>
    defaultLocalStorageInstanceTypes.some((pattern) =>
      new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", ".*")}$`).test(type),
    );

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
