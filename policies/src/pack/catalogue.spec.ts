import { catalogue } from "./catalogue.ts";
import { pack } from "./pack.ts";
import { rules } from "../rules/index.ts";

const entries = catalogue.families.flatMap((family) => family.entries);
const entry = (id: string) => entries.find((one) => one.id === id);

describe("the catalogue", () => {
  test("names every policy of the pack once", () => {
    expect(entries.map(({ id }) => id).toSorted()).toEqual(pack.policies.map(({ name }) => name).toSorted());
  });

  test("says of a rule what the rule says", () => {
    expect(entry("env-idle-shutdown")).toEqual({
      id: "env-idle-shutdown",
      title: "Studio apps shut down when idle",
      severity: "low",
      levels: { dev: "mandatory", qa: "mandatory", prod: "disabled" },
      description: "Notebooks that nobody uses shut down.",
      remediation: "let idle notebooks shut down",
      mapping: {},
      settings: { maxIdleMinutes: { dev: 120, qa: 120, prod: 120 } },
      canBeExempted: true,
    });
  });

  test("knows that nothing can be exempted from what guards the exemptions", () => {
    expect(entries.filter(({ canBeExempted }) => !canBeExempted).map(({ id }) => id)).toEqual(["exemptions"]);
  });

  test("gives each policy the level at which the pack registers it: the strictest of its environments", () => {
    const strictest = (levels: readonly string[]) =>
      ["mandatory", "advisory", "disabled"].find((level) => levels.includes(level));
    for (const { name, enforcementLevel } of pack.policies) {
      expect([name, strictest(Object.values(entry(name)?.levels ?? {}))]).toEqual([name, enforcementLevel]);
    }
  });

  test("names every set that a rule is mapped to", () => {
    const used = new Set(rules.flatMap(({ mapping }) => Object.keys(mapping)));
    expect([...used].filter((set) => !(set in catalogue.sets))).toEqual([]);
  });

  test("is data: it survives being written down", () => {
    expect(JSON.parse(JSON.stringify(catalogue))).toEqual(catalogue);
  });
});
