import type { Property } from "@mlops/api-constraints/property";
import type { Finding } from "../rule/rule.ts";

/** What may be in a step of a pipeline. */
export interface Placed {
  /** The step, in words that follow a todo: ` in step Train`; "" when it is in no pipeline. */
  readonly place: string;
}

/** The finding that a property of something is wrong. */
export function findingAt({ place }: Placed, property: Property, todo: string): Finding {
  return { property, todo: `${todo}${place}` };
}
