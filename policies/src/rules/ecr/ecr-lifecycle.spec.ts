import type { LifecyclePolicyArgs } from "@pulumi/aws/ecr/lifecyclePolicy.js";
import type { Unwrap } from "@pulumi/pulumi";
import { ecr } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { type StackFixture, describeStackRule } from "../../testing/index.ts";
import { ecrLifecycle } from "./ecr-lifecycle.ts";

const message = "give the repository a LifecyclePolicy";
const expiry: Unwrap<LifecyclePolicyArgs> = { repository: UNKNOWN, policy: '{"rules":[]}' };
const policyOf = (from: string): StackFixture[string] => ({
  type: ecr.lifecyclePolicy,
  props: expiry,
  from: { repository: [from] },
});

describeStackRule(ecrLifecycle, {
  compliant: {
    training: { type: ecr.repository, props: { name: "training" } },
    "training-expiry": policyOf("training"),
    inference: { type: ecr.repository, props: { name: "inference" } },
    "inference-expiry": policyOf("inference"),
  },
  finds: {
    "a repository that keeps everything": {
      without: ["training-expiry"],
      findings: [{ on: "training", message }],
    },
    "a policy of a repository elsewhere": {
      without: ["training-expiry"],
      with: { elsewhere: { type: ecr.lifecyclePolicy, props: { ...expiry, repository: "elsewhere" } } },
      decidedBy: ["training", "elsewhere.repository"],
      findings: [{ on: "training", message }],
    },
  },
  passes: {
    "a policy that names its repository": {
      without: ["training-expiry"],
      with: { named: { type: ecr.lifecyclePolicy, props: { ...expiry, repository: "training" } } },
    },
    "a policy whose repository is known later, from nowhere in particular": {
      without: ["training-expiry"],
      with: { somewhere: { type: ecr.lifecyclePolicy, props: expiry } },
    },
  },
});

/** The same repository of awsx: offline it is one node, under the engine it has a repository and a policy in it. */
const offline: StackFixture = { component: { type: ecr.awsxRepository, name: "training" } };
const online: StackFixture = {
  ...offline,
  repository: { type: ecr.repository, name: "training", parent: "component", props: { name: "training" } },
};

describe("a repository made by awsx", () => {
  describeStackRule(ecrLifecycle, {
    compliant: offline,
    finds: {
      "offline: a component that is told to make no policy": {
        change: { component: { "lifecyclePolicy.skip": true } },
        findings: [{ on: "component", message }],
      },
      "under the engine: a component without a policy in it": {
        with: online,
        findings: [{ on: "component", message }],
      },
    },
    passes: {
      "under the engine: a component with a policy in it": {
        with: { ...online, expiry: { ...policyOf("repository"), parent: "component" } },
      },
      "under the engine: a policy beside the component": {
        with: { ...online, expiry: policyOf("component") },
      },
      "offline: a policy beside the component": {
        change: { component: { "lifecyclePolicy.skip": true } },
        with: { expiry: policyOf("component") },
      },
    },
  });
});
