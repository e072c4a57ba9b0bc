import type { Certainty } from "../../resource/certainty.ts";
import { type Limit, limitation, namesOwner, namesSomething } from "../../iam/condition.ts";
import { githubIssuer, githubSubjectProblem, isGithubSubject } from "../../iam/github-subject.ts";
import type { Principal, Statement } from "../../iam/statement.ts";
import { accountOf, isAccountOf, isWholeAccount, trustStatementsOf } from "../../iam/trust.ts";
import { iam } from "../../resource/resource-types.ts";
import type { StackResource } from "../../resource/resource.ts";
import { type Rule, resourceRule, stackRule } from "../../rule/rule.ts";
import { fitsGlob, servicePrincipals } from "@mlops/aws";

const bySource: Limit = {
  isAbout: (key) => /^aws:source(account|arn|orgid|orgpaths)$/.test(key),
  isLimit: namesOwner,
};
const bySourceIfSent: Limit = { ...bySource, orIfPresent: true };

export const iamTrustConfusedDeputy = resourceRule("iam-trust-confused-deputy", {
  settings: {
    // EC2 does not say for whom it asks (prowler issue 2810): with the condition, no instance would get its role.
    servicesWithoutSource: [`${servicePrincipals.ec2}*`] as readonly string[],
    // SageMaker's list of those of its features that say it lacks notebook instances and MLflow (SageMaker developer
    // guide, cross-service confused deputy prevention); no page of AWS says it of Lambda's execution roles, nor of chat
    // applications. An …IfExists condition refuses other accounts wherever one is named, and locks nobody out.
    servicesWithSourceInPart: [
      `${servicePrincipals.chatbot}*`,
      `${servicePrincipals.lambda}*`,
      `${servicePrincipals.sageMaker}*`,
    ] as readonly string[],
  },
  resourceTypes: [iam.role],
  check(role, report, { settings }) {
    for (const { at, principals } of trustStatementsOf(role)) {
      const condition = at.key("Condition");
      if (limitation(condition, bySource) !== "unrestricted") continue;
      const exempt =
        limitation(condition, bySourceIfSent) === "unrestricted"
          ? settings.servicesWithoutSource
          : [...settings.servicesWithoutSource, ...settings.servicesWithSourceInPart];
      for (const { kind, name } of principals) {
        const { text } = name;
        if (kind !== "Service" || text === undefined) continue;
        if (!exempt.some((pattern) => fitsGlob(pattern, text))) report({ property: name });
      }
    }
  },
});

/** What tells a request that somebody meant to make from one that a third party was tricked into. */
const byIntent: Limit = {
  isAbout: (key) => /^(sts:externalid|aws:multifactorauthpresent|aws:principalorg(id|paths))$/.test(key),
};

export const iamTrustExternalId = resourceRule("iam-trust-external-id", {
  /** Accounts of one's own: nobody can trick them into assuming a role for somebody else. */
  settings: { trustedAccounts: [] as readonly string[] },
  resourceTypes: [iam.role],
  check(role, report, { settings }) {
    for (const { at, principals } of trustStatementsOf(role)) {
      if (limitation(at.key("Condition"), byIntent) !== "unrestricted") continue;
      for (const principal of principals) {
        const account = accountOf(principal);
        if (account === undefined || settings.trustedAccounts.includes(account)) continue;
        if (isAccountOf(role.provider, account) === "no") report({ property: principal.name });
      }
    }
  },
});

/** Conditions that say who may assume a role. Where a request comes from says nothing about who makes it. */
const byIdentity: Limit = {
  isAbout: (key) => /^aws:(principal(account|arn|orgid|orgpaths)|userid)$/.test(key),
  isLimit: namesOwner,
};

export const iamTrustNoWildcard = resourceRule("iam-trust-no-wildcard", {
  resourceTypes: [iam.role],
  check(role, report) {
    for (const { at, principals, notPrincipals } of trustStatementsOf(role)) {
      if (limitation(at.key("Condition"), byIdentity) !== "unrestricted") continue;
      for (const { name } of principals.filter(isAnyone)) report({ property: name });
      if (notPrincipals.length > 0) {
        report({
          property: at.key("NotPrincipal"),
          todo: "use Principal instead: NotPrincipal trusts all others",
        });
      }
    }
  },
});

/** Everybody, any account, any service or any identity provider. */
function isAnyone({ kind, name: { text } }: Principal): boolean {
  if (text === undefined) return false;
  return !(kind === "Service" ? namesSomething(text) : namesOwner(text));
}

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

/** Conditions that hold for every identity of an account alike. */
const keysOfTheAccount =
  /^aws:(currenttime|epochtime|tokenissuetime|securetransport|useragent|referer|requestedregion|principal(account|orgid|orgpaths|type))$/;

const withinAccount: Limit = { isAbout: (key) => !keysOfTheAccount.test(key) };

export const iamTrustServiceScoped = resourceRule("iam-trust-service-scoped", {
  resourceTypes: [iam.role],
  check(role, report) {
    for (const { at, principals } of trustStatementsOf(role)) {
      if (limitation(at.key("Condition"), withinAccount) !== "unrestricted") continue;
      for (const { name } of principals.filter(isWholeAccount)) report({ property: name });
    }
  },
});

export const trustRules: readonly Rule[] = [
  iamTrustConfusedDeputy,
  iamTrustExternalId,
  iamTrustNoWildcard,
  iamTrustOidcScoped,
  iamTrustServiceScoped,
];
