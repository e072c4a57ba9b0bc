import { parseExemptions } from "../../../../policies/src/pack/exemption.ts";
import { exampleFinding, examplePack, exampleStack } from "../testing/example-report.ts";
import { exemptionEntry } from "./exemption-entry.ts";
import { policiesOf } from "./policy-text.ts";

const [policy] = policiesOf(examplePack);
const entryFor = (stack: string, urn = exampleFinding().urn) => {
  if (!policy) throw new Error("the example has no policy");
  return exemptionEntry(policy, { stack: exampleStack(stack, []), finding: exampleFinding({ urn }) });
};

describe("an exemption to copy", () => {
  test("names policy, resource and environment", () => {
    expect(entryFor("app.prod")).toMatchObject({
      policy: "bucket-encrypted",
      resource: "data-a",
      environment: "prod",
    });
  });

  test("names no environment that the pack does not know", () => {
    expect(
      [entryFor("app.shared"), entryFor("app"), entryFor("a.b.prod")].map(({ environment }) => environment),
    ).toEqual([undefined, undefined, undefined]);
  });

  test("is one that the pack takes once a person has said why, who and how long", () => {
    const said = { reason: "the data is public anyway", owner: "data", expires: "2027-03-31" };
    const entry = { ...entryFor("app.prod"), ...said };
    expect(Object.keys(entry)).toEqual(Object.keys(entryFor("app.prod")));
    const file = { name: "exemptions.json", text: JSON.stringify({ exemptions: [entry] }) };
    expect(parseExemptions(file, ["bucket-encrypted"], "2026-11-21")).toEqual([entry]);
  });
});
