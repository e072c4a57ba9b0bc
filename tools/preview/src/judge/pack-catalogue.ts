import type { EnforcementLevel } from "@pulumi/policy";

/** A threshold or list that a policy is applied with. */
export type PolicySetting = string | number | boolean | readonly string[];

/** What a pack may say about one of its policies beyond what the policy SDK asks for. */
export interface PackCatalogueEntry {
  readonly id: string;
  /** A few words that one would search for. @default - its description */
  readonly title?: string;
  /** Where it draws a line that could be drawn elsewhere, and why there. */
  readonly decision?: string;
  /** Level by environment. */
  readonly levels: Readonly<Record<string, EnforcementLevel>>;
  /** Its counterparts, by rule set. */
  readonly mapping: Readonly<Record<string, readonly string[]>>;
  /** Thresholds and lists by name, then by environment. */
  readonly settings: Readonly<Record<string, Readonly<Record<string, PolicySetting>>>>;
  /** Whether resources can be exempted from it. */
  readonly canBeExempted: boolean;
}

/** What a pack may say about its policies beyond what the policy SDK asks for. */
export interface PackCatalogue {
  readonly families: readonly {
    readonly id: string;
    readonly title: string;
    readonly why: string;
    readonly entries: readonly PackCatalogueEntry[];
  }[];
  /** Names of the rule sets that mappings refer to. */
  readonly sets: Readonly<Record<string, string>>;
  /** Where exemptions are written down. @default - the pack knows no exemptions */
  readonly exemptionsFile?: string;
}
