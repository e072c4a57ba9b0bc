import { everyService } from "../../iam/any-resource.ts";
import { givenPolicies } from "../../iam/given-policies.ts";
import { anyResourceOf } from "../../iam/reach.ts";
import { type Statement, allows } from "../../iam/statement.ts";
import type { Property } from "@mlops/api-constraints/property";
import { stackRule } from "../../rule.ts";

/** Actions of services that have nothing to do with one another, and one that makes whoever holds it all-powerful. */
const examples = [
  "iam:CreatePolicyVersion",
  "s3:DeleteBucket",
  "sagemaker:DeleteDomain",
  "ec2:TerminateInstances",
];

export const iamNoAdmin = stackRule("iam-no-admin", {
  check(stack, report) {
    for (const { resource, statements } of givenPolicies(stack)) {
      for (const statement of statements.filter(({ effect }) => effect.is("Allow"))) {
        for (const property of everythingIn(statement)) report({ resource, property });
      }
    }
  },
});

/** The actions of a statement that are all there are, or all of IAM's, on any resource of theirs. */
function everythingIn(statement: Statement): Property[] {
  const onEverything = anyResourceOf(statement, everyService) !== undefined;
  const onIdentities = anyResourceOf(statement, { service: "iam" }) !== undefined;
  const everything = statement.actions.filter(
    ({ text = "" }) => (onEverything && isEverything.test(text)) || (onIdentities && isAllOfIam.test(text)),
  );
  const allButSome = statement.notActions.length > 0 && examples.every((action) => allows(statement, action));
  return onEverything && allButSome ? [...everything, statement.at.key("NotAction")] : everything;
}

const isEverything = /^[*?]*\*[*?]*(:[*?]*\*[*?]*)?$/;
const isAllOfIam = /^iam:[*?]*\*[*?]*$/i;
