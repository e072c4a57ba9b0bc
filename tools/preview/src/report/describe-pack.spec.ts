import type { PackCatalogueEntry } from "../judge/pack-catalogue.ts";
import type { JudgedPolicy } from "../judge/policy-pack.ts";
import { describePack } from "./describe-pack.ts";

const policy = (name: string, more: Partial<JudgedPolicy> = {}): JudgedPolicy => ({
  name,
  description: `${name}.`,
  validateResource: () => undefined,
  ...more,
});
const entry = (id: string): PackCatalogueEntry => ({
  id,
  title: "First",
  decision: "Here, not there.",
  levels: { dev: "disabled", prod: "mandatory" },
  mapping: { fsbp: ["S3.8"] },
  settings: { days: { dev: 1, prod: 2 } },
  canBeExempted: true,
});
const plain = {
  severity: null,
  level: "advisory",
  levels: {},
  decision: "",
  remediation: "",
  mapping: {},
  settings: {},
  url: null,
  stackWide: false,
  resourceTypes: null,
  exemptionsFile: null,
};

describe("a pack describes itself", () => {
  test("by what the policy SDK knows of its policies", () => {
    const stackPolicy: JudgedPolicy = {
      name: "second",
      description: "second.",
      enforcementLevel: "mandatory",
      severity: "high",
      remediationSteps: "do it",
      url: "https://example.com",
      validateStack: () => undefined,
    };
    const policies = [policy("first", { resourceTypes: ["a:b:C"] }), stackPolicy];
    expect(describePack({ name: "rules", version: "1.0.0", policies })).toEqual({
      name: "rules",
      version: "1.0.0",
      families: [
        {
          id: "rules",
          title: "rules",
          why: "",
          policies: [
            { ...plain, id: "first", title: "first.", description: "first.", resourceTypes: ["a:b:C"] },
            {
              ...plain,
              id: "second",
              title: "second.",
              description: "second.",
              level: "mandatory",
              severity: "high",
              remediation: "do it",
              url: "https://example.com",
              stackWide: true,
            },
          ],
        },
      ],
      sets: {},
    });
  });

  test("by its catalogue, which may leave policies out and name others", () => {
    const catalogue = {
      families: [{ id: "f", title: "Family", why: "Because.", entries: [entry("first"), entry("gone")] }],
      sets: { fsbp: "AWS FSBP" },
      exemptionsFile: "exemptions.json",
    };
    const policies = [policy("first"), policy("other")];
    const { families, sets } = describePack({ name: "rules", version: "1.0.0", policies, catalogue });
    expect(sets).toEqual({ fsbp: "AWS FSBP" });
    expect(families).toEqual([
      {
        id: "f",
        title: "Family",
        why: "Because.",
        policies: [
          {
            ...plain,
            id: "first",
            title: "First",
            decision: "Here, not there.",
            description: "first.",
            levels: { dev: "disabled", prod: "mandatory" },
            mapping: { fsbp: ["S3.8"] },
            settings: { days: { dev: 1, prod: 2 } },
            exemptionsFile: "exemptions.json",
          },
        ],
      },
      {
        id: "rules",
        title: "rules",
        why: "",
        policies: [{ ...plain, id: "other", title: "other.", description: "other." }],
      },
    ]);
  });
});
