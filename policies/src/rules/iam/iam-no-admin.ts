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

export const iamNoAdmin = stackRule({
  id: "iam-no-admin",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "No policy gives every right, nor every right over identities.",
  remediation: "name the actions and resources that are needed",
  mapping: {
    fsbp: ["IAM.1"],
    awsConfig: ["iam-policy-no-statements-with-admin-access"],
    checkov: ["CKV_AWS_62", "CKV2_AWS_40"],
    cdkNag: [
      "AwsSolutions-IAM5",
      "HIPAA.Security-IAMPolicyNoStatementsWithAdminAccess",
      "NIST.800.53.R4-IAMPolicyNoStatementsWithAdminAccess",
      "NIST.800.53.R5-IAMPolicyNoStatementsWithAdminAccess",
      "PCI.DSS.321-IAMPolicyNoStatementsWithAdminAccess",
    ],
    kics: ["575a2155", "2f37c4a3", "b1ffa705"],
    trivy: ["AVD-AWS-0057"],
    prowler: [
      "iam_customer_attached_policy_no_administrative_privileges",
      "iam_customer_unattached_policy_no_administrative_privileges",
      "iam_inline_policy_no_administrative_privileges",
    ],
  },
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
