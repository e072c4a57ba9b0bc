import type { Input, Inputs, Resource } from "@pulumi/pulumi";
import { EventRule } from "@pulumi/aws/cloudwatch/eventRule.js";
import { JsonInputs, canonicalJson } from "@mlops/core";

/** What an {@link eventRule} is made of. */
export interface EventRuleArgs {
  /** Physical name, 1 to 64 characters: it never changes, because metrics have it as a dimension. */
  readonly name: string;
  readonly description: string;
  /** The events that the rule is about; parts that only a deployment knows hide no others. */
  readonly eventPattern: Inputs;
  /** Name of the event bus. @default - the account's own, where AWS's services send their events */
  readonly eventBusName?: Input<string>;
}

/** A rule of EventBridge whose pattern previews and policies see also where parts of it are known later. */
export function eventRule(
  name: string,
  { eventPattern, ...args }: EventRuleArgs,
  parent: Resource,
): EventRule {
  const inputs = new JsonInputs(
    name,
    { type: "aws:cloudwatch/eventRule:EventRule", inputs: { ...args, eventPattern } },
    { parent },
  );
  return new EventRule(name, { ...args, eventPattern: canonicalJson(eventPattern) }, { parent: inputs });
}
