import type { Property } from "@mlops/api-constraints/property";
import { givenPolicies } from "../../iam/given-policies.ts";
import { stackRule } from "../../rule.ts";

export const iamNoStarAction = stackRule("iam-no-star-action", {
  check(stack, report) {
    for (const { resource, statements } of givenPolicies(stack)) {
      for (const { at, effect, actions, notActions } of statements) {
        if (!effect.is("Allow")) continue;
        for (const property of actions.filter(isWholeService)) report({ resource, property });
        if (notActions.length > 0) {
          report({
            resource,
            property: at.key("NotAction"),
            todo: "use Action instead: NotAction allows all others",
          });
        }
      }
    }
  },
});

/** Every action, or every action of a service: `*`, `s3:*`, `s3:**` … */
function isWholeService({ text }: Property): boolean {
  const name = text?.slice(text.indexOf(":") + 1);
  return name !== undefined && /^[*?]*\*[*?]*$/.test(name);
}
