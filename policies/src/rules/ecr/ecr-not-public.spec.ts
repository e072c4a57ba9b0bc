import type { RegistryPolicyArgs } from "@pulumi/aws/ecr/registryPolicy.js";
import type { RepositoryCreationTemplateArgs } from "@pulumi/aws/ecr/repositoryCreationTemplate.js";
import type { RepositoryPolicyArgs } from "@pulumi/aws/ecr/repositoryPolicy.js";
import type { Unwrap } from "@pulumi/pulumi";
import { ecr } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { ecrNotPublic } from "./ecr-not-public.ts";

const pull = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];
const others = { AWS: ["arn:aws:iam::222233334444:root", "arn:aws:iam::333344445555:root"] };
const policyOf = (Principal: unknown, more: object = {}) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal, Action: pull, ...more }],
  });
const message = (path: string) =>
  `name the accounts or roles, or add a condition such as aws:PrincipalOrgID; ${path} is "*"`;

/** As a document, which the provider takes as well. */
const repository: Unwrap<RepositoryPolicyArgs> = {
  repository: "training",
  policy: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: others, Action: pull }] },
};

describeResourceRule(ecrNotPublic, {
  compliant: { type: ecr.repositoryPolicy, props: repository },
  finds: {
    everybody: {
      change: { "policy.Statement.0.Principal": "*" },
      decidedBy: ["policy"],
      messages: [message("policy.Statement[0].Principal")],
    },
    "everybody, among others": {
      change: { "policy.Statement.0.Principal.AWS": ["222233334444", "*"] },
      decidedBy: ["policy"],
      messages: [message("policy.Statement[0].Principal.AWS[1]")],
    },
    "everybody, as a text": {
      change: { policy: policyOf("*") },
      messages: [message("policy.Statement[0].Principal")],
    },
  },
  passes: {
    "everybody in an organisation": {
      change: {
        policy: policyOf("*", { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } }),
      },
    },
    "a policy that is known later": { change: { policy: UNKNOWN } },
  },
});

const registry: Unwrap<RegistryPolicyArgs> = { policy: policyOf(others) };

describeResourceRule(ecrNotPublic, {
  compliant: { type: ecr.registryPolicy, props: registry },
  finds: {
    everybody: { change: { policy: policyOf("*") }, messages: [message("policy.Statement[0].Principal")] },
  },
});

const template: Unwrap<RepositoryCreationTemplateArgs> = {
  prefix: "cache",
  appliedFors: ["PULL_THROUGH_CACHE"],
  repositoryPolicy: policyOf(others),
};

describeResourceRule(ecrNotPublic, {
  compliant: { type: ecr.repositoryCreationTemplate, props: template },
  finds: {
    everybody: {
      change: { repositoryPolicy: policyOf("*") },
      messages: [message("repositoryPolicy.Statement[0].Principal")],
    },
  },
});
