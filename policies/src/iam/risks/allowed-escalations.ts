import { fitsGlob } from "@mlops/aws";
import type { GivenPolicy } from "../given-policies.ts";
import { byScope, reachOf } from "../reach.ts";
import { type Escalation, escalations } from "./privilege-escalation.ts";

/** The escalations that `policies` of one identity certainly allow together. */
export function allowedEscalations(policies: readonly GivenPolicy[]): readonly Escalation[] {
  return escalations.filter(({ actions, passedTo }) => {
    const limit = {
      ...byScope,
      // A role that may be passed to the very service is no obstacle.
      isLimit: (value: string, key: string) =>
        !(key === "iam:passedtoservice" && passedTo !== undefined && fitsGlob(value, passedTo)),
    };
    const reaches = policies.flatMap((policy) =>
      policy.statements.map((statement) => reachOf(policy, statement, limit)),
    );
    return actions.every((action) => reaches.some((isReached) => isReached(action)));
  });
}
