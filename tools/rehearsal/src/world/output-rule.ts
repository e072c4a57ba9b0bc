import type { WireValue } from "@mlops/engine";

/**
 * A text in which `{…}` stands for a value: a property of the resource (`{bucket}`), where it is (`{partition}`,
 * `{account}`, `{region}`, `{suffix}`), or what AWS invents (`{hex:17}`, `{digits:13}`, `{lower:12}`, `{upper:17}`,
 * `{uuid}`).
 */
export type Template = string;

/** What a computed output is made of. */
export interface FilledValues {
  /** Text of a property, or of an output that stands before in the rule; nothing if there is none. */
  readonly text: (property: string) => string | undefined;
  /** A template, filled; nothing if one of its values is not there. */
  readonly fill: (template: Template) => string | undefined;
}

/** An output: a template, a list of them, or computed; `null` is one that this platform's resources do not have. */
export type OutputForm =
  Template | readonly Template[] | null | ((values: FilledValues) => WireValue | undefined);

/** What AWS and the provider add to a resource when it is created. */
export interface OutputRule {
  /** Input that the provider names by itself: the resource's name and seven random characters. @default - none */
  readonly named?: string;
  /** Longest name that the provider makes by itself. @default - no limit */
  readonly maxNameLength?: number;
  /** Inputs that have a default. @default - none */
  readonly defaults?: Readonly<Record<string, string | number | boolean>>;
  /** Id in the provider's state. */
  readonly id: OutputForm & (Template | ((values: FilledValues) => string | undefined));
  /** Outputs besides the inputs, in this order. @default - none */
  readonly outputs?: Readonly<Record<string, OutputForm>>;
}

/** Rules by type token. */
export type OutputRules = Readonly<Record<string, OutputRule>>;

/** An ARN of a service in the resource's own region and account. */
export const arnOf = (service: string, resource: Template): Template =>
  `arn:{partition}:${service}:{region}:{account}:${resource}`;

/** An ARN of a service that knows no regions. */
export const globalArnOf = (service: string, resource: Template): Template =>
  `arn:{partition}:${service}::{account}:${resource}`;
