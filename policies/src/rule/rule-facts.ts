import { nearest } from "@mlops/api-constraints";
import table from "../../rules.json" with { type: "json" };
import { type Environment, environments } from "./environment.ts";
import { type Level, type LevelPerEnvironment, levels } from "./level.ts";

/** The table as it is written: families of rules, and the facts of each rule. */
type Table = typeof table;

/** Id of a rule that `rules.json` tells of. */
export type RuleId = { [Family in keyof Table]: keyof Table[Family]["rules"] }[keyof Table];

/** How bad a violation is. */
export type Severity = "low" | "medium" | "high" | "critical";

/** The sets of rules that `equals` refers to, and what they are called. */
export const sets = {
  fsbp: "AWS FSBP",
  awsConfig: "AWS Config",
  checkov: "Checkov",
  cdkNag: "cdk-nag",
  kics: "KICS",
  trivy: "Trivy",
  prowler: "Prowler",
  assessment: "AWS AI/ML assessment",
} as const;

/** The rules of other, trusted sets that look for the same thing. The first of `fsbp` gives the rule its link. */
export type Mapping = Readonly<Partial<Record<keyof typeof sets, readonly string[]>>>;

/** What is told of a rule beside what it looks for. */
export interface RuleFacts {
  /** The name it is known by in reports, configuration and exemptions. */
  readonly id: string;
  /** What an engineer would search for, in the terms of AWS: at most 70 characters. */
  readonly title: string;
  readonly severity: Severity;
  readonly levels: LevelPerEnvironment;
  /** What holds when it is kept, and why: one sentence. */
  readonly description: string;
  /** What to do when it is not: an imperative in lower case and without a full stop, as findings begin with it. */
  readonly remediation: string;
  readonly mapping: Mapping;
  /** Where the rule draws a line that could be drawn elsewhere, and why there. */
  readonly decision?: string;
  /** What a rule that asks one thing of a property is to find: its specification. */
  readonly examples?: readonly Example[];
}

/** Values of a property that keep a rule and values that break it. */
export interface Example {
  /** Type tokens of the resources that have it. */
  readonly on: readonly string[];
  /** What else the resource has. @default - nothing */
  readonly given?: object;
  /** Where it is, such as `replicas.0.kmsKeyId`. */
  readonly property: string;
  /** Values that keep the rule; `null` stands for none. */
  readonly passes: readonly unknown[];
  /** Values that break it. */
  readonly fails: readonly unknown[];
  /** Values elsewhere, by path, with which the rule asks nothing. @default - it always asks */
  readonly unless?: Readonly<Record<string, unknown>>;
}

interface Row {
  readonly title: string;
  readonly severity: string;
  /** Those of dev, qa and prod: `A` advisory, `M` mandatory, `D` disabled. */
  readonly levels: string;
  readonly description: string;
  readonly remediation: string;
  readonly decision?: string;
  /** Rules of each set, separated by blanks. */
  readonly equals?: Readonly<Partial<Record<keyof typeof sets, string>>>;
  readonly examples?: readonly Example[];
}

/** Rules about one kind of thing. */
export interface Family {
  readonly title: string;
  /** Why there are such rules: one sentence. */
  readonly why: string;
  readonly rules: Readonly<Record<string, Row>>;
}

/** The families of rules, by id. */
export const families: Readonly<Record<string, Family>> = table;

const rows = new Map(Object.values(families).flatMap(({ rules }) => Object.entries(rules)));

/**
 * What `rules.json` tells of a rule.
 * @throws Error when it tells nothing of the rule, or its severity or its levels are none
 */
export function factsOf(id: RuleId): RuleFacts {
  const row = rows.get(id);
  if (!row) {
    const one = nearest(id, [...rows.keys()]);
    throw new Error(`policies/rules.json: ${id}: got nothing; expected a rule; the nearest is ${one}`);
  }
  const { severity, levels: code, equals = {}, ...texts } = row;
  const mapping = Object.entries(equals).map(([set, ids]) => [set, ids.split(" ")]);
  return {
    id,
    ...texts,
    severity: severityOf(id, severity),
    levels: levelsOf(id, code),
    mapping: Object.fromEntries(mapping) as Mapping,
  };
}

function severityOf(id: string, text: string): Severity {
  const severities: readonly Severity[] = ["low", "medium", "high", "critical"];
  const severity = severities.find((one) => one === text);
  if (!severity)
    throw new Error(
      `policies/rules.json: ${id}: got severity ${text}; expected one of ${severities.join(", ")}`,
    );
  return severity;
}

/** Levels in dev, qa and prod from their initials, such as `D/A/M`. */
function levelsOf(id: string, code: string): LevelPerEnvironment {
  const initials = code.split("/");
  const level = (environment: Environment): Level => {
    const initial = initials[environments.indexOf(environment)] ?? "";
    const found = levels.find((one) => one.startsWith(initial.toLowerCase()) && initial !== "");
    if (!found)
      throw new Error(
        `policies/rules.json: ${id}: got levels ${code}; expected such as A/M/M, for dev, qa and prod`,
      );
    return found;
  };
  return { dev: level("dev"), qa: level("qa"), prod: level("prod") };
}
