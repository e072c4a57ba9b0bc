import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SageMakerClient, paginateListDomains } from "@aws-sdk/client-sagemaker";
import {
  type Operations,
  type PretendAws,
  identity,
  raw,
  refused,
  startPretendAws,
} from "../testing/pretend-aws.ts";
import { repository, runCommand, runProcess, withTestCredentials } from "../testing/run-command.ts";
import { collected } from "./collected.ts";
import { connect } from "./connection.ts";

const namespace = "https://sts.amazonaws.com/doc/2011-06-15/";
const caller = (role: string) =>
  raw(
    `<GetCallerIdentityResponse xmlns="${namespace}"><GetCallerIdentityResult><Arn>arn:aws:sts::111122223333:assumed-role/${role}/ada</Arn><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    "text/xml",
  );
const session = raw(
  `<AssumeRoleResponse xmlns="${namespace}"><AssumeRoleResult><Credentials><AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>secret-of-the-role</SecretAccessKey><SessionToken>token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
  "text/xml",
);
const deployRole = "arn:aws:iam::111122223333:role/deployment/mlops-deploy";

let root: string;
let aws: PretendAws;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "connection-"));
  cpSync(join(repository, "stacks"), join(root, "stacks"), { recursive: true });
  const file = join(root, "stacks/Pulumi.sentiment.dev.yaml");
  const text = readFileSync(file, "utf8");
  writeFileSync(
    file,
    text.replace(/^config:\n/m, `config:\n  mlops-platform:deployRoleArn: ${deployRole}\n`),
  );
  aws = await startPretendAws({ ListDomains: { Domains: [] } });
});
afterEach(async () => {
  rmSync(root, { recursive: true });
  await aws.stop();
});

async function asked(operations: Operations, role?: string) {
  aws.on(operations);
  await withTestCredentials(aws, async () => {
    const connection = await connect(root, "sentiment.dev", { role }, "ssm");
    await collected(paginateListDomains({ client: connection.client(SageMakerClient) }, {}), () => []);
  });
  return aws.asked.map(({ operation }) => operation);
}

test("the stack's role is assumed", async () => {
  const operations = await asked({ GetCallerIdentity: caller("operator"), AssumeRole: session });
  expect(operations.filter((one) => one === "AssumeRole")).not.toEqual([]);
  const { input } = aws.asked.find(({ operation }) => operation === "AssumeRole") ?? {};
  expect(input).toMatchObject({ RoleArn: deployRole, RoleSessionName: "mlops-sentiment" });
  expect(aws.asked.at(-1)?.headers.authorization).toContain("ASIAEXAMPLE");
});

test("a role that the caller has already is not assumed again: it need not trust itself", async () => {
  const operations = await asked({ GetCallerIdentity: caller("mlops-deploy") });
  expect(operations).toEqual(["GetCallerIdentity", "GetCallerIdentity", "ListDomains"]);
});

test("a role of the same name in another account is another role", async () => {
  const other = "arn:aws:iam::999988887777:role/mlops-deploy";
  expect(await asked({ GetCallerIdentity: caller("mlops-deploy"), AssumeRole: session }, other)).toContain(
    "AssumeRole",
  );
});

test("a role that cannot be assumed is named, with what to do", async () => {
  aws.on({
    GetCallerIdentity: identity(),
    AssumeRole: raw(
      `<ErrorResponse xmlns="${namespace}"><Error><Code>AccessDenied</Code><Message>User: ada is not authorized to perform: sts:AssumeRole on resource: ${deployRole}</Message></Error></ErrorResponse>`,
      "text/xml",
      403,
    ),
  });
  expect(await runCommand("pipeline status sentiment.dev", { ...aws, root })).toEqual({
    status: 3,
    out: [],
    notes: [
      `STS AssumeRole: AccessDenied: User: ada is not authorized to perform: sts:AssumeRole on resource: ${deployRole} (request 11111111-2222-3333-4444-555555555555)`,
      "  use a role that may do this, by --role or --profile; npm run rehearse -- --who-can says which",
    ],
  });
});

test("a role that is none is refused where it stands", async () => {
  const file = join(root, "stacks/Pulumi.sentiment.dev.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace(deployRole, "mlops-deploy"));
  const { status, notes } = await runCommand("pipeline status sentiment.dev", { ...aws, root });
  expect([status, notes]).toEqual([
    2,
    ["stacks/Pulumi.sentiment.dev.yaml: mlops-platform:deployRoleArn: expected the ARN of a role"],
  ]);
});

test.each([
  [
    "nosuch",
    "profile nosuch: Could not load credentials from any providers",
    "sign in: aws sso login, or choose a profile by --profile",
  ],
  [
    "mfa",
    "profile mfa: Profile mfa requires multi-factor authentication, but no MFA code callback was provided.",
    "get a session with a code: aws sts get-session-token --serial-number … --token-code …, and use its credentials",
  ],
])(
  "the profile %s, which gives no credentials, is named, and nothing else is said",
  async (profile, reason, advice) => {
    const config = join(root, "config");
    const role =
      "role_arn=arn:aws:iam::111122223333:role/x\nsource_profile=base\nmfa_serial=arn:aws:iam::111122223333:mfa/ada";
    const base = "aws_access_key_id=AKIAEXAMPLE\naws_secret_access_key=secret";
    writeFileSync(config, `[profile mfa]\n${role}\n[profile base]\n${base}\n`);
    const { status, stderr } = await withTestCredentials(aws, () => {
      process.env["AWS_CONFIG_FILE"] = config;
      return runProcess(`pipeline status sentiment.dev --profile ${profile}`);
    });
    expect([status, stderr]).toEqual([
      3,
      `STS GetCallerIdentity: CredentialsProviderError: ${reason}\n  ${advice}\n`,
    ]);
  },
);

test("a server that never answers is given up", async () => {
  const { setImmediate } = globalThis;
  aws.on({ GetParametersByPath: "silence" });
  jest.useFakeTimers({ doNotFake: ["setImmediate", "nextTick", "performance", "Date", "queueMicrotask"] });
  try {
    const over = new Set<string>();
    const ran = runCommand("pipeline status platform.dev", aws).finally(() => over.add("ran"));
    for (let steps = 0; over.size === 0 && steps < 3_000; steps++) {
      jest.advanceTimersByTime(100);
      for (let turns = 0; turns < 5; turns++) await new Promise((turn) => setImmediate(turn));
    }
    expect(await Promise.race([ran, Promise.resolve("still waiting")])).toEqual({
      status: 3,
      out: [],
      notes: [
        expect.stringMatching(/^SSM GetParametersByPath: TimeoutError ETIMEDOUT: .*65000 ms/),
        "  is there a network, and a proxy if one is needed? Then try again",
      ],
    });
  } finally {
    jest.useRealTimers();
  }
});

test("a list that never ends is given up", async () => {
  aws.on({ GetParametersByPath: { Parameters: [], NextToken: "again" } });
  const { status, notes } = await runCommand("pipeline status platform.dev", aws);
  expect([status, notes[0]]).toEqual([3, "AWS: a list whose pages have no end"]);
});

test("AWS that throttles for ever is given up", async () => {
  aws.on({ GetParametersByPath: refused("ThrottlingException", "Rate exceeded") });
  const { status, notes } = await runCommand("pipeline status platform.dev", aws);
  expect([status, notes[1]]).toEqual([
    3,
    "  AWS is asked too often: try again in a minute; AWS_MAX_ATTEMPTS=10 tries more patiently",
  ]);
});
