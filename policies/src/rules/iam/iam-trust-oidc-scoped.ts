import type { Certainty } from "../../certainty.ts";
import { limitation } from "../../iam/condition.ts";
import { githubIssuer, githubSubjectProblem, isGithubSubject } from "../../iam/github-subject.ts";
import type { Statement } from "../../iam/statement.ts";
import { trustStatementsOf } from "../../iam/trust.ts";
import type { StackResource } from "../../resource.ts";
import { iam } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

export const iamTrustOidcScoped = stackRule("iam-trust-oidc-scoped", {
  check({ ofType }, report) {
    for (const role of ofType(iam.role)) {
      for (const statement of trustStatementsOf(role).filter((one) => trustsGithub(role, one) === "yes")) {
        const condition = statement.at.key("Condition");
        const limit = {
          isAbout: isGithubSubject,
          isLimit: (subject: string) => githubSubjectProblem(subject) === undefined,
        };
        if (limitation(condition, limit) !== "unrestricted") continue;
        const subjects = subjectsOf(statement);
        for (const { property, problem } of subjects) {
          report({ resource: role, property, todo: `${iamTrustOidcScoped.remediation}: ${problem}` });
        }
        if (subjects.length === 0) {
          report({ resource: role, todo: `${iamTrustOidcScoped.remediation} to ${condition.path}` });
        }
      }
    }
  },
});

/** The subjects that a statement asks for and that name nobody. */
function subjectsOf({ conditions }: Statement) {
  const lines = conditions.filter(({ key, operator }) => isGithubSubject(key) && !/Not|Null/.test(operator));
  return lines.flatMap(({ values }) =>
    values.flatMap((property) => {
      const problem = property.text === undefined ? undefined : githubSubjectProblem(property.text);
      return problem === undefined ? [] : [{ property, problem }];
    }),
  );
}

/** By the provider's ARN; before the provider exists, by what the trust policy was made from, or asks for. */
function trustsGithub(role: StackResource, { principals, conditions }: Statement): Certainty {
  const federated = principals.filter(({ kind }) => kind === "Federated").map(({ name }) => name);
  if (federated.some(({ text }) => text?.includes(`oidc-provider/${githubIssuer}`))) return "yes";
  if (!federated.some(({ isUnknown }) => isUnknown)) return "no";
  if (conditions.some(({ key }) => key.startsWith(githubIssuer))) return "yes";
  const providers = role
    .dependenciesOf("assumeRolePolicy")
    .filter(({ type }) => type === iam.openIdConnectProvider);
  const isGithub = ({ props }: StackResource) => props.at("url").text?.includes(githubIssuer) ?? false;
  return providers.length > 0 && providers.every(isGithub) ? "yes" : "maybe";
}
