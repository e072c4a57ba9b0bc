import { whatCan, whoCan } from "./questions.ts";
import { type Edit, smallWorld } from "./testing/small-world.ts";
import { arns } from "./testing/sound-documents.ts";

const who = (action: string, name: string, ...edits: readonly Edit[]) =>
  whoCan(smallWorld(edits), action, name).map((one) => [one.outcome, one.who, one.resource]);

test("who can read a bucket are the roles of both accounts, with what they can read of it", () => {
  expect(who("s3:GetObject", "data")).toEqual([
    ["allowed", arns.job, `${arns.bucket}/models/*`],
    ["allowed", arns.builder, `${arns.bucket}/reports/*`],
  ]);
});

test("who can write a queue are a function's role, and services where the request is theirs", () => {
  expect(who("sqs:SendMessage", arns.queue)).toEqual([
    ["allowed", arns.invoker, arns.queue],
    ["perhaps", "events.amazonaws.com", arns.queue],
  ]);
});

test("what hangs on something that only a request tells is said to", () => {
  const Condition = { StringEquals: { "aws:PrincipalOrgID": "o-1" } };
  const [, second] = whoCan(
    smallWorld([{ document: "bucket", statement: "Reports", set: { Condition } }]),
    "s3:GetObject",
    "data",
  );
  expect([second?.outcome, second?.because.at(-1)]).toEqual(["perhaps", "hangs on aws:PrincipalOrgID"]);
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
    allowed("sqs:SendMessage", `${policy}, SendFailures`, `${boundary}, Services`),
    allowed("kms:Decrypt", ...ofKey),
    allowed("kms:GenerateDataKey", ...ofKey),
    [arns.invoker, "denied", "sagemaker:InvokeEndpoint", [`${boundary}, NoInvocations`]],
    allowed("ssm:GetParameter", `${policy}, ReadSettings`, `${boundary}, Parameters`),
  ]);
});

test("what names nothing of the stacks is refused", () => {
  expect(() => whatCan(smallWorld(), "nobody")).toThrow(
    '--what-can: got "nobody"; expected the name or the ARN of a role of the stacks',
  );
  expect(() => whoCan(smallWorld(), "s3:GetObject", "nothing")).toThrow(
    '--who-can: got "nothing"; expected an ARN, or the name of a resource of the stacks',
  );
});
