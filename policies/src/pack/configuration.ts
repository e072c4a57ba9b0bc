import type { Environment } from "../rule/environment.ts";
import { assertUsable, notAllowed, objectProblems, unknownKeyProblems } from "./file-problems.ts";
import { type Level, levels } from "../rule/level.ts";
import { Property } from "@mlops/api-constraints/property";
import type { Rule, Setting, Settings } from "../rule/rule.ts";

/** What one environment changes: `config/<environment>.json`. */
export interface Configuration {
  readonly levels: Readonly<Record<string, Level>>;
  readonly settings: Readonly<Record<string, Settings>>;
}

/** What every environment changes. */
export type Configurations = Readonly<Record<Environment, Configuration>>;

/** No environment changes anything: every rule as it is written. */
export const asWritten: Configurations = {
  dev: { levels: {}, settings: {} },
  qa: { levels: {}, settings: {} },
  prod: { levels: {}, settings: {} },
};

/** How a rule is applied in one environment. */
export interface Ruling {
  readonly level: Level;
  readonly settings: Settings;
}

/** How `rule` is applied in `environment`: as written, unless the environment's configuration says otherwise. */
export function rulingOf(rule: Rule, environment: Environment, configurations: Configurations): Ruling {
  const { levels: changed, settings } = configurations[environment];
  return {
    level: changed[rule.id] ?? rule.levels[environment],
    settings: { ...rule.settings, ...settings[rule.id] },
  };
}

/**
 * Check an environment's configuration against the rules there are.
 * @param file its name, for the error
 * @param raw what the file says
 * @throws Error with every problem: key path, what came, what is allowed
 */
export function parseConfiguration(file: string, raw: unknown, rules: readonly Rule[]): Configuration {
  const root = Property.of(raw);
  assertUsable(file, [
    ...objectProblems(root),
    ...objectProblems(root.at("levels")),
    ...objectProblems(root.at("settings")),
    ...unknownKeyProblems(root, ["$schema", "levels", "settings"]),
    ...levelProblems(root.at("levels"), rules),
    ...settingProblems(root.at("settings"), rules),
  ]);
  return { levels: {}, settings: {}, ...(raw as Partial<Configuration>) };
}

function levelProblems(section: Property, rules: readonly Rule[]): string[] {
  const allowed = levels.map((level) => `"${level}"`).join(", ");
  return section.keys.flatMap((id) => {
    const level = section.key(id);
    if (!rules.some((rule) => rule.id === id)) return [noSuchRule(level)];
    return level.is(...levels) ? [] : [notAllowed(level, allowed)];
  });
}

function settingProblems(section: Property, rules: readonly Rule[]): string[] {
  return section.keys.flatMap((id) => {
    const changed = section.key(id);
    const rule = rules.find((one) => one.id === id);
    if (!rule) return [noSuchRule(changed)];
    const written = rule.settings ?? {};
    return [
      ...objectProblems(changed),
      ...unknownKeyProblems(changed, Object.keys(written)),
      ...Object.entries(written).flatMap(([name, value]) => kindProblems(changed.key(name), value)),
    ];
  });
}

function noSuchRule(property: Property): string {
  return `${property.path}: no rule has this id`;
}

/** A changed setting must be of the kind that the rule has written. */
function kindProblems(changed: Property, written: Setting): string[] {
  if (changed.state === "absent") return [];
  switch (typeof written) {
    case "number":
      return changed.number === undefined ? [notAllowed(changed, "a number")] : [];
    case "boolean":
      return changed.is(true, false) ? [] : [notAllowed(changed, "true or false")];
    case "string":
      return changed.text === undefined ? [notAllowed(changed, "a text")] : [];
    default:
      return isListOfTexts(changed) ? [] : [notAllowed(changed, "a list of texts")];
  }
}

function isListOfTexts(property: Property): boolean {
  if (property.description === "an empty list") return true;
  return property.elements.length > 0 && property.elements.every((one) => one.text !== undefined);
}
