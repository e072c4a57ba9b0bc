import { type Environment, environments } from "../rule/environment.ts";
import { exemptionsRule } from "./exemptions-rule.ts";
import { configurations } from "./policy-files.ts";
import { rulingOf } from "./ruling.ts";
import type { LevelPerEnvironment } from "../rule/level.ts";
import { type Mapping, type RuleFacts, families, sets } from "../rule/rule-facts.ts";
import type { Rule, Setting } from "../rule/rule.ts";
import { rules } from "../rules/index.ts";

/** A rule as data: what lists, reports and documentation say about it. */
export interface CatalogueEntry extends RuleFacts {
  /** As the environments apply it, with what `config/<environment>.json` changes. */
  readonly levels: LevelPerEnvironment;
  /** Thresholds and lists by name, as each environment applies them. */
  readonly settings: Readonly<Record<string, Readonly<Record<Environment, Setting>>>>;
  /** Whether `exemptions.json` may name it. */
  readonly canBeExempted: boolean;
}

/** Rules about one kind of thing: those of one folder. */
export interface CatalogueFamily {
  /** Name of the folder. */
  readonly id: string;
  readonly title: string;
  /** Why there are such rules: one sentence. */
  readonly why: string;
  /** In the order of their ids. */
  readonly entries: readonly CatalogueEntry[];
}

/** Every rule of the pack, and what a reader of the list must know beside. */
export interface Catalogue {
  readonly environments: readonly Environment[];
  readonly families: readonly CatalogueFamily[];
  /** What the sets that `mapping` refers to are called. */
  readonly sets: Readonly<Record<keyof Mapping, string>>;
  /** Where exemptions are written down. */
  readonly exemptionsFile: string;
}

const entries = new Map([...rules, exemptionsRule([], () => "")].map((rule) => [rule.id, entryOf(rule)]));

/** The pack's rules as data. */
export const catalogue: Catalogue = {
  environments,
  families: Object.entries(families).map(([id, { title, why, rules: ofFamily }]) => ({
    id,
    title,
    why,
    entries: Object.keys(ofFamily).flatMap((one) => entries.get(one) ?? []),
  })),
  sets,
  exemptionsFile: "policies/exemptions.json",
};

function entryOf(rule: Rule): CatalogueEntry {
  const { id, title, severity, description, remediation, mapping, decision, settings = {} } = rule;
  const inEach = <Value>(of: (environment: Environment) => Value): Record<Environment, Value> => ({
    dev: of("dev"),
    qa: of("qa"),
    prod: of("prod"),
  });
  const ruling = (environment: Environment) => rulingOf(rule, environment, configurations);
  return {
    id,
    title,
    severity,
    levels: inEach((environment) => ruling(environment).level),
    description,
    remediation,
    mapping,
    ...(decision !== undefined && { decision }),
    settings: Object.fromEntries(
      Object.entries(settings).map(([name, written]) => [
        name,
        inEach((environment) => ruling(environment).settings[name] ?? written),
      ]),
    ),
    canBeExempted: rules.includes(rule),
  };
}
