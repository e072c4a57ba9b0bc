import { type Identity, type PolicyDocument, type PolicyStatement, policyDocument } from "@mlops/access";
import { parseArn } from "@mlops/aws";
import { type AccessModel, resourceOf } from "./access-model.ts";
import { exampleOf } from "./need.ts";

const everything: PolicyDocument = policyDocument("whoever deploys", {
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
});

/**
 * Who may be the one that deploys into an account: its administrator, and those of the account whom the policy of a
 * resource names, with all rights that the account can give. None for what is no root of an account.
 * @param root ARN of the account's root
 */
export function deployers(model: AccessModel, root: string, about: string): Identity[] {
  const { service, resource, account } = parseArn(root) ?? {};
  if (service !== "iam" || resource !== "root") return [];
  const named = (resourceOf(model, exampleOf(about))?.policy?.statements ?? [])
    .flatMap(namesIn)
    .filter((name) => parseArn(name)?.account === account && !name.endsWith(":root"));
  return [root, ...new Set(named)].map((arn) => ({ kind: "identity", arn, policies: [everything] }));
}

/** Identities that a statement names, as principals or by a condition. */
function namesIn({ principals, conditions }: PolicyStatement): string[] {
  const listed = typeof principals?.of === "object" ? (principals.of.AWS ?? []) : [];
  const demanded = conditions
    .filter(({ key }) => key.toLowerCase() === "aws:principalarn")
    .flatMap(({ values }) => values.map(exampleOf));
  return [...listed, ...demanded];
}
