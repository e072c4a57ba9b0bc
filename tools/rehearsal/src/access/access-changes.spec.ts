import { accessChanges } from "./access-changes.ts";
import { type Edit, smallWorld } from "./testing/small-world.ts";
import { arns } from "./testing/sound-documents.ts";

/** What a rehearsal of the small world would hold, as far as access is concerned. */
const rehearsed = (...edits: readonly Edit[]) => ({
  stacks: [{ resources: smallWorld(edits) }],
});

test("nothing changes where nothing does", () => {
  expect(accessChanges(rehearsed(), rehearsed())).toEqual({ gained: [], lost: [] });
});

test("a right that is moved is gained there and lost here, with its policy", () => {
  const moved = { document: "job", statement: "ReadModels", set: { Resource: `${arns.bucket}/v2/*` } };
  const entry = {
    who: arns.job,
    action: "s3:GetObject",
    condition: "",
    by: 'app.dev: RolePolicy "job-policy", ReadModels',
  };
  expect(accessChanges(rehearsed(), rehearsed(moved))).toEqual({
    gained: [{ ...entry, resource: `${arns.bucket}/v2/*` }],
    lost: [{ ...entry, resource: `${arns.bucket}/models/*` }],
  });
});

test("a boundary that denies a right takes it away", () => {
  const denied = {
    document: "boundary",
    add: { Sid: "NoInvocations", Effect: "Deny", Action: "sagemaker:Invoke*", Resource: "*" },
  };
  const { gained, lost } = accessChanges(rehearsed(), rehearsed(denied));
  expect(gained).toEqual([]);
  expect(lost.map(({ who, action }) => [who, action])).toEqual([[arns.invoker, "sagemaker:InvokeEndpoint"]]);
});

test("what a resource gives to an account is said with its condition", () => {
  const wider = { document: "bus", statement: "Forward", set: { Condition: undefined } };
  const { gained, lost } = accessChanges(rehearsed(), rehearsed(wider));
  const who = "arn:aws:iam::111122223333:root";
  expect(gained.map((one) => [one.who, one.resource, one.condition])).toEqual([[who, arns.bus, ""]]);
  expect(lost.map((one) => one.condition)).toEqual(["StringEquals events:source aws.sagemaker"]);
});
