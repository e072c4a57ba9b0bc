import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import { pack, policiesOf } from "./pack.ts";
import * as resourceTypes from "../resource/resource-types.ts";
import { families } from "../rule/rule-facts.ts";
import type { Rule } from "../rule/rule.ts";
import { asWritten } from "./ruling.ts";
import { rules } from "../rules/index.ts";

const sourcesFolder = join(__dirname, "..");
const idsOf = (family: string) => Object.keys(families[family]?.rules ?? {});
const ids = Object.keys(families).flatMap(idsOf);

const ownFamilies: readonly string[] = ["environment", "api"];

/** Rules of other families that none of those sets has. */
const ourOwn: readonly string[] = [
  "iam-policy-size",
  "iam-role-action-budget",
  "kms-no-lockout-bypass",
  "lambda-log-group",
  "s3-cors-scoped",
  "sm-featuregroup-keeps-records",
  "sm-model-image-trusted",
  "sm-notebook-security-groups",
];

describe("the pack", () => {
  test("holds each rule of rules.json once", () => {
    const held = pack.policies.map(({ name }) => name);
    const unheld = ids.filter((id) => !held.includes(id));
    expect(
      unheld.map(
        (id) => `policies/rules.json: ${id}: got no check; expected one in a list of src/rules/index.ts`,
      ),
    ).toEqual([]);
    expect(held.toSorted()).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("has the name and version that the engine is told", () => {
    expect([pack.name, pack.version]).toEqual(["mlops-policies", manifest.version]);
  });

  test("applies every rule in at least one environment", () => {
    const levelsOf = ({ id }: Rule) =>
      policiesOf(rules, asWritten, [], () => "2026-01-01").find(({ name }) => name === id);
    expect(
      rules.filter((rule) => levelsOf(rule)?.enforcementLevel === "disabled").map(({ id }) => id),
    ).toEqual([]);
  });

  test("loads no AWS classes: they would take longer than judging a stack", () => {
    const sources = readdirSync(sourcesFolder, { recursive: true, encoding: "utf8" }).filter(
      (name) => name.endsWith(".ts") && !name.endsWith(".spec.ts"),
    );
    const offenders = sources.filter((name) =>
      /^import (?!type).*"@pulumi\/aws/m.test(readFileSync(join(sourcesFolder, name), "utf8")),
    );
    expect(offenders).toEqual([]);
  });
});

test("each rule of rules.json has equals in other sets, or is our own", () => {
  // Rules that depend on the environment, and those of the services themselves, are.
  const ours = [...ownFamilies.flatMap(idsOf), ...ourOwn];
  const unexplained = rules.filter(
    ({ id, mapping }) => Object.values(mapping).flat().length === 0 && !ours.includes(id),
  );
  expect(
    unexplained.map(
      ({ id }) =>
        `policies/rules.json: ${id}: got no equals; expected ids of other sets, or the id in ourOwn of this spec`,
    ),
  ).toEqual([]);
});

describe("type tokens", () => {
  const isToken = (value: unknown): value is string => typeof value === "string";
  const tokens = Object.values(resourceTypes)
    .flatMap((group: string | object) => (isToken(group) ? [group] : Object.values(group)))
    .filter(isToken);
  const packages: Readonly<Record<string, string>> = { aws: "@pulumi/aws", awsx: "@pulumi/awsx" };

  test.each(tokens.filter((token) => !token.startsWith("pulumi:")))(
    "%s is one that its package registers",
    (token) => {
      // aws:<module>/<file>:<Class>, awsx:<module>:<Class>
      const [provider = "", path = "", name = ""] = token.split(":");
      const file = path.includes("/") ? path : `${path}/${name.charAt(0).toLowerCase()}${name.slice(1)}`;
      const source = require.resolve(`${packages[provider]}/${file}.js`);
      expect(existsSync(source)).toBe(true);
      expect(readFileSync(source, "utf8")).toContain(`'${token}'`);
    },
  );

  test("of rules are all among those of resource-types.ts", () => {
    const used = rules.flatMap((rule) => (rule.kind === "resource" ? (rule.resourceTypes ?? []) : []));
    expect(used.filter((token) => !tokens.includes(token))).toEqual([]);
  });
});
