import type { Policy, Violation } from "../pack/policy.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { resourceArguments, stackArguments } from "./policy-arguments.ts";
import type { SentResource } from "./sent-resource.ts";

/**
 * What a policy finds in a stack, or in each of these resources, when it is called as the SDK's server calls it, but
 * without protobuf and promises: in a fraction of the time. `all-rules.spec.ts` holds it to what the server finds.
 */
export function analyzeDirectly(policy: Policy, resources: Iterable<SentResource>): Diagnostic[] {
  // The server does not call a policy that every environment disables.
  if (policy.enforcementLevel === "disabled") return [];
  const found: Diagnostic[] = [];
  const report = ({ enforcementLevel, message, urn = "" }: Violation) =>
    found.push({ policy: policy.name, level: enforcementLevel, message, urn });
  if (policy.validateStack) policy.validateStack(stackArguments([...resources]), report);
  else for (const resource of resources) policy.validateResource?.(resourceArguments(resource), report);
  return found;
}
