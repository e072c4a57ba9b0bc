import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import { levels } from "../rule/level.ts";
import { pack, policiesOf } from "./pack.ts";
import * as resourceTypes from "../resource/resource-types.ts";
import { type Mapping, families } from "../rule/rule-facts.ts";
import type { Rule } from "../rule/rule.ts";
import { asWritten } from "./ruling.ts";
import { rules } from "../rules/index.ts";

const sourcesFolder = join(__dirname, "..");
const ids = Object.values(families).flatMap((family) => Object.keys(family.rules));

/** Rules of other families that none of those sets has. */
const ourOwn: readonly string[] = [
  "iam-policy-size",
  "iam-role-action-budget",
  "kms-no-lockout-bypass",
  "s3-cors-scoped",
  "sm-featuregroup-keeps-records",
  "sm-model-image-trusted",
  "sm-notebook-security-groups",
];

/** What the names of other sets' rules look like. */
const formats: Readonly<Record<keyof Mapping, RegExp>> = {
  fsbp: /^[A-Z][A-Za-z0-9]+\.\d+$/,
  awsConfig: /^[a-z0-9]+(-[a-z0-9]+)+$/,
  checkov: /^CKV2?_AWS_\d+$/,
  cdkNag:
    /^(AwsSolutions-[A-Z]+[A-Z0-9]*\d|(HIPAA\.Security|NIST\.800\.53\.R[45]|PCI\.DSS\.321|Serverless)-[A-Za-z0-9]+)$/,
  kics: /^[0-9a-f]{8}$/,
  trivy: /^AVD-AWS-\d{4}$/,
  prowler: /^[a-z0-9]+(_[a-z0-9]+)+$/,
  assessment: /^SM-\d{2}$/,
};

describe("the pack", () => {
  test("holds each rule of rules.json once", () => {
    expect(pack.policies.map(({ name }) => name).toSorted()).toEqual(ids.toSorted());
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

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  const [family = ""] = Object.entries(families).find(([, { rules: rows }]) => id in rows) ?? [];

  test("has a name that the engine takes, and a level that there is", () => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(Object.keys(rule.levels)).toEqual(["dev", "qa", "prod"]);
    expect(Object.values(rule.levels).filter((level) => !levels.includes(level))).toEqual([]);
  });

  test("has a title that fits a line of a list", () => {
    expect(rule.title).toMatch(/^[A-Za-z].{3,69}$/);
    expect(rule.title).not.toMatch(/\.$/);
  });

  test("says in a sentence what holds, and in an imperative what to do", () => {
    expect(rule.description).toMatch(/^[A-Z].*\.$/);
    expect(rule.remediation).toMatch(/^[a-z].*[^.]$/);
  });

  test("names its equals in other sets as those sets do", () => {
    const { mapping } = rule;
    const wrong = Object.entries(mapping).flatMap(([set, ids]) =>
      ids.filter((one) => !formats[set as keyof Mapping].test(one)),
    );
    expect(wrong).toEqual([]);
    // Rules that depend on the environment, and those of the services themselves, are our own.
    const isOurs = family === "environment" || family === "api" || ourOwn.includes(id);
    expect(isOurs || Object.values(mapping).flat().length > 0).toBe(true);
  });
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
