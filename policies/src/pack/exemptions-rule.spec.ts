import type { Exemption } from "./exemption.ts";
import { exemptionsRule } from "./exemptions-rule.ts";
import { type StackFixture, judgeStack } from "../testing/index.ts";

const today = "2026-11-21";
const exemption: Exemption = {
  policy: "sm-tags",
  resource: "images-build",
  reason: "container images are built with docker",
  owner: "ml-platform",
  expires: "2027-03-31",
};
const stack: StackFixture = { "images-build": { type: "aws:codebuild/project:Project" } };
const judged = (change: Partial<Exemption>, fixture = stack) =>
  judgeStack(
    exemptionsRule([{ ...exemption, ...change }], () => today),
    fixture,
  );

describe("the rule about exemptions", () => {
  test("has nothing to say about one that holds", () => {
    expect(judged({})).toEqual([]);
    expect(judged({ expires: today })).toEqual([]);
  });

  test("fails the stack that needs one that has expired", () => {
    expect(judged({ expires: "2026-11-20" })).toEqual([
      {
        level: "mandatory",
        message:
          "renew or remove exemption 0 of policies/exemptions.json (sm-tags for images-build, owner ml-platform): " +
          "it expired on 2026-11-20",
      },
    ]);
  });

  test("fails the stack that an expired one names, whether it needs it or not", () => {
    const found = judged({ expires: "2026-11-20", resource: "urn:pulumi:platform.prod::*::gone" });
    expect(found.map(({ level }) => level)).toEqual(["mandatory"]);
  });

  test("does not fail stacks that have nothing to do with an expired one", () => {
    expect(judged({ expires: "2026-11-20", resource: "images-test" })).toEqual([]);
    expect(judged({ expires: "2026-11-20", environment: "dev" })).toEqual([]);
    expect(judged({ expires: "2026-11-20", resource: "urn:pulumi:platform.dev::*" })).toEqual([]);
  });

  test("advises to remove one that names this stack but none of its resources", () => {
    expect(judged({ resource: "urn:pulumi:platform.prod::*::gone" })).toEqual([
      {
        level: "advisory",
        message:
          "remove exemption 0 of policies/exemptions.json (sm-tags for urn:pulumi:platform.prod::*::gone): " +
          "the stack has no such resource",
      },
    ]);
    expect(judged({ resource: "gone" })).toEqual([]);
    expect(judged({ resource: "urn:pulumi:platform.dev::*::gone" })).toEqual([]);
  });
});
