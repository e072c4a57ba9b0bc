import { stackOf } from "../rule/environment.ts";
import { type Exemption, covers, isExpired, isOnlyAbout } from "./exemption.ts";
import { type StackRule, stackRule } from "../rule/rule.ts";

/** The rule about the exemptions themselves: one that has expired fails, one that nothing needs is to be removed. */
export function exemptionsRule(exemptions: readonly Exemption[], today: () => string): StackRule {
  return stackRule("exemptions", {
    check({ resources, root = resources[0] }, report) {
      const stack = stackOf(root?.urn ?? "");
      for (const [index, exemption] of exemptions.entries()) {
        const isUsed = resources.some(({ urn }) => covers(exemption, urn));
        const isHere = isOnlyAbout(exemption, stack);
        const entry = `exemption ${index} of policies/exemptions.json (${exemption.policy} for ${exemption.resource}`;
        if (isExpired(exemption, today()) && (isUsed || isHere)) {
          const todo = `renew or remove ${entry}, owner ${exemption.owner}): it expired on ${exemption.expires}`;
          report({ todo });
        } else if (isHere && !isUsed) {
          report({ todo: `remove ${entry}): the stack has no such resource`, advisory: true });
        }
      }
    },
  });
}
