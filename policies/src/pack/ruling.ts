import type { Environment } from "../rule/environment.ts";
import type { Level } from "../rule/level.ts";
import type { Rule, Settings } from "../rule/rule.ts";

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
