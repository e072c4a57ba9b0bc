import { type Input, type Inputs, Output, type Resource } from "@pulumi/pulumi";
import { EventRule } from "@pulumi/aws/cloudwatch/eventRule.js";
import { JsonInputs, canonicalJson } from "@mlops/core";

/** What an {@link eventRule} is made of. */
export interface EventRuleArgs {
  /** Physical name, 1 to 64 characters: it never changes, because metrics have it as a dimension. */
  readonly name: string;
  readonly description: string;
  /**
   * The events that the rule is about. As data, parts that only a deployment knows hide no others from previews and
   * policies; a JSON text goes to the rule as it is.
   */
  readonly eventPattern: Inputs | string | Output<string>;
  /** Name of the event bus. @default - the account's own, where AWS's services send their events */
  readonly eventBusName?: Input<string>;
  /** `ENABLED` or `DISABLED`. @default - enabled */
  readonly state?: "ENABLED" | "DISABLED";
}

/** A rule of EventBridge. */
export function eventRule(
  name: string,
  { eventPattern, ...args }: EventRuleArgs,
  parent: Resource,
): EventRule {
  if (typeof eventPattern === "string" || Output.isInstance<string>(eventPattern))
    return new EventRule(name, { ...args, eventPattern }, { parent });
  const inputs = new JsonInputs(
    name,
    { type: "aws:cloudwatch/eventRule:EventRule", inputs: { ...args, eventPattern } },
    { parent },
  );
  return new EventRule(name, { ...args, eventPattern: canonicalJson(eventPattern) }, { parent: inputs });
}
