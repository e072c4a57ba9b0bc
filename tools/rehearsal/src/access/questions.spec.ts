import type { DeployedResource } from "../rehearsal.ts";
import { whatCan, whoCan } from "./questions.ts";
import { type Edit, smallWorld } from "./testing/small-world.ts";
import { arns } from "./testing/sound-documents.ts";

const who = (action: string, name: string, ...edits: readonly Edit[]) =>
  whoCan(smallWorld(edits), action, name).map((one) => [one.outcome, one.who, one.resource]);

const sharedRoot = "arn:aws:iam::444455556666:root";

test("who can read a bucket are the roles of both accounts, and others of an account that its policy names", () => {
  expect(who("s3:GetObject", "data")).toEqual([
    ["allowed", arns.job, `${arns.bucket}/models/*`],
    ["allowed", arns.builder, `${arns.bucket}/reports/*`],
    ["perhaps", sharedRoot, `${arns.bucket}/reports/*`],
  ]);
});

test("who can write a queue are a function's role, and services where the request is theirs", () => {
  expect(who("sqs:SendMessage", arns.queue)).toEqual([
    ["allowed", arns.invoker, arns.queue],
    ["perhaps", "events.amazonaws.com", arns.queue],
  ]);
});

test("who may read an object and not decrypt it is denied, with the key", () => {
  const edits: Edit[] = [{ document: "builder", statement: "Decrypt" }];
  const [, builder] = whoCan(smallWorld(edits), "s3:GetObject", "data");
  expect([builder?.outcome, builder?.who, builder?.because.at(-1)]).toEqual([
    "denied",
    arns.builder,
    `not with kms:Decrypt on ${arns.key}: not allowed by: identity`,
  ]);
});

test("who may read an object may decrypt it, which is said", () => {
  const [job] = whoCan(smallWorld(), "s3:GetObject", "data");
  expect(job?.because.at(-1)).toBe(`with kms:Decrypt on ${arns.key}`);
});

test("whom a policy names that no stack makes is an answer: everybody, another account, a role elsewhere", () => {
  const elsewhere = "arn:aws:iam::999988887777:role/partner";
  const named = { AWS: [elsewhere, "123456789012"] };
  const all = { document: "logs", statement: "Deliver", set: { Principal: "*", Condition: undefined } };
  const some = { document: "logs", statement: "Deliver", set: { Principal: named, Condition: undefined } };
  const logs = `${arns.logs}/*`;
  expect(who("s3:PutObject", "access-logs", all).at(-1)).toEqual(["perhaps", "*", logs]);
  expect(who("s3:PutObject", "access-logs", some)).toEqual([
    ["perhaps", elsewhere, logs],
    ["perhaps", "123456789012", logs],
  ]);
});

test("an action in any case is the action of that name", () => {
  expect(who("S3:getobject", "data")).toEqual(who("s3:GetObject", "data"));
});

test("a role may be named as reports name it", () => {
  expect(whatCan(smallWorld(), 'app.dev: Role "forwarder"')).toEqual(whatCan(smallWorld(), "forwarder"));
});

test("what hangs on something that only a request tells is said to", () => {
  const Condition = { StringEquals: { "aws:PrincipalOrgID": "o-1" } };
  const [, second] = whoCan(
    smallWorld([{ document: "bucket", statement: "Reports", set: { Condition } }]),
    "s3:GetObject",
    "data",
  );
  expect(second?.outcome).toBe("perhaps");
  expect(second?.because).toContain("hangs on aws:PrincipalOrgID");
});

test("what a role can do is told by policy, with what another one denies", () => {
  const denied = { Sid: "NoInvocations", Effect: "Deny", Action: "sagemaker:*", Resource: "*" };
  const answers = whatCan(smallWorld([{ document: "boundary", add: denied }]), "invoker");
  const policy = 'app.dev: RolePolicy "invoker-policy"';
  const boundary = 'app.dev: Policy "boundary"';
  const allowed = (action: string, ...because: string[]) => [arns.invoker, "allowed", action, because];
  const ofKey = [`${policy}, UseKey`, `${boundary}, Services`, 'app.dev: Key "key", Own'];
  expect(answers.map(({ who: role, outcome, action, because }) => [role, outcome, action, because])).toEqual([
    allowed("logs:CreateLogStream", `${policy}, WriteLogs`, `${boundary}, Services`),
    allowed("logs:PutLogEvents", `${policy}, WriteLogs`, `${boundary}, Services`),
    allowed(
      "sqs:SendMessage",
      `${policy}, SendFailures`,
      `${boundary}, Services`,
      `with kms:Decrypt on ${arns.key}`,
      `with kms:GenerateDataKey on ${arns.key}`,
    ),
    allowed("kms:Decrypt", ...ofKey),
    allowed("kms:GenerateDataKey", ...ofKey),
    [arns.invoker, "denied", "sagemaker:InvokeEndpoint", [`${boundary}, NoInvocations`]],
    allowed("ssm:GetParameter", `${policy}, ReadSettings`, `${boundary}, Parameters`),
  ]);
});

test.each([
  ["s3:GetObjct", "data", '--who-can: got "s3:GetObjct"; expected an action of AWS, such as s3:GetObject, '],
  [
    "sagmaker:InvokeEndpoint",
    "data",
    '--who-can: got "sagmaker:InvokeEndpoint"; expected an action of a service of AWS, such as sagemaker, ',
  ],
  ["s3:Get*", "data", '--who-can: got "s3:Get*"; expected one action, such as s3:GetObject'],
  ["s3", "data", '--who-can: got "s3"; expected one action, such as s3:GetObject'],
  [
    "s3:GetObject",
    "dta",
    '--who-can: got "dta"; expected an ARN, or the name of a resource of the stacks, such as data, ',
  ],
  [
    "s3:GetObject",
    "arn:aws:s3:::dat/models/1",
    '--who-can: got "arn:aws:s3:::dat/models/1"; expected the ARN of a resource of the stacks, such as arn:aws:s3:::data, ',
  ],
  [
    "kms:Decrypt",
    "arn:aws:kms:eu-west-1:111122223333:key/other",
    "expected the ARN of a resource of the stacks, such as arn:aws:kms:eu-west-1:111122223333:key/data",
  ],
  ["sqs:SendMessage", "arn:aws:sqs", '--who-can: got "arn:aws:sqs"; expected a whole ARN'],
])("%s on %s is refused, with what is nearest", (action, name, message) => {
  expect(() => whoCan(smallWorld(), action, name)).toThrow(message);
});

test("what stacks do not make has answers too", () => {
  expect(
    who("sagemaker:InvokeEndpoint", "arn:aws:sagemaker:eu-west-1:111122223333:endpoint/answers"),
  ).toEqual([["allowed", arns.invoker, "arn:aws:sagemaker:eu-west-1:111122223333:endpoint/answers"]]);
});

/** The small world, and its queues, topics and roles once more in another region. */
const twice = (): DeployedResource[] => [
  ...smallWorld(),
  ...JSON.parse(
    JSON.stringify(smallWorld()).replaceAll("eu-west-1", "us-east-1").replaceAll("role/job", "role/two/job"),
  ),
];

test("what several resources are called is not guessed", () => {
  expect(() => whoCan(twice(), "sqs:SendMessage", "undelivered")).toThrow(
    '--who-can: got "undelivered", which 2 resources are called; expected one of ' +
      "arn:aws:sqs:eu-west-1:111122223333:undelivered, arn:aws:sqs:us-east-1:111122223333:undelivered",
  );
  expect(() => whatCan(twice(), "job")).toThrow(
    '--what-can: got "job", which 2 resources are called; expected one of ' +
      "arn:aws:iam::111122223333:role/job, arn:aws:iam::111122223333:role/two/job",
  );
});

test("a role that no stack makes is refused, with what is nearest", () => {
  expect(() => whatCan(smallWorld(), "invokr")).toThrow(
    '--what-can: got "invokr"; expected the name or the ARN of a role of the stacks, such as invoker, ',
  );
});
