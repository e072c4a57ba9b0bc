import type { RepositoryArgs as AwsxRepositoryArgs } from "@pulumi/awsx/ecr/repository.js";
import { ecr } from "../resource/resource-types.ts";
import { type StackFixture, describeResourceRule, describeStackRule } from "../testing/index.ts";
import { ecrCmk, ecrImmutable, ecrLifecycle, ecrNotPublic, ecrScanOnPush } from "./ecr.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { LifecyclePolicyArgs } from "@pulumi/aws/ecr/lifecyclePolicy.js";
import type { RegistryPolicyArgs } from "@pulumi/aws/ecr/registryPolicy.js";
import type { RepositoryArgs } from "@pulumi/aws/ecr/repository.js";
import type { RepositoryCreationTemplateArgs } from "@pulumi/aws/ecr/repositoryCreationTemplate.js";
import type { RepositoryPolicyArgs } from "@pulumi/aws/ecr/repositoryPolicy.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("ecr-cmk", () => {
  const keyArn = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  const repository: Unwrap<RepositoryArgs & AwsxRepositoryArgs> = {
    name: "training",
    encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: keyArn }],
  };
  const key = (came: string) =>
    `set kmsKey to a customer-managed key; encryptionConfigurations[0].kmsKey is ${came}`;

  describe.each([ecr.repository, ecr.awsxRepository])("%s", (type) => {
    describeResourceRule(ecrCmk, {
      compliant: { type, props: repository },
      finds: {
        "a repository that says nothing": {
          change: { encryptionConfigurations: ABSENT },
          messages: [
            'set encryptionConfigurations to one of encryptionType "KMS" with a kmsKey; ' +
              "encryptionConfigurations is absent",
          ],
        },
        "keys of Amazon S3": {
          change: { "encryptionConfigurations.0": { encryptionType: "AES256" } },
          messages: ['set encryptionType to "KMS"; encryptionConfigurations[0].encryptionType is "AES256"'],
        },
        "no key: then AWS manages one": {
          change: { "encryptionConfigurations.0.kmsKey": ABSENT },
          decidedBy: ["encryptionConfigurations"],
          messages: [key("absent")],
        },
        "the key that AWS manages": {
          change: { "encryptionConfigurations.0.kmsKey": "alias/aws/ecr" },
          decidedBy: ["encryptionConfigurations"],
          messages: [key('"alias/aws/ecr"')],
        },
      },
      passes: {
        "two layers": { change: { "encryptionConfigurations.0.encryptionType": "KMS_DSSE" } },
        "a key that is created with it": { change: { "encryptionConfigurations.0.kmsKey": UNKNOWN } },
        "settings that are known later": { change: { encryptionConfigurations: UNKNOWN } },
      },
    });
  });

  describeResourceRule(ecrCmk, {
    compliant: { type: ecr.awsxRepository, props: {} },
    finds: {
      "a component that leaves it out": {
        change: { name: "training" },
        messages: [
          'set encryptionConfigurations to one of encryptionType "KMS" with a kmsKey; ' +
            "encryptionConfigurations is absent",
        ],
      },
    },
  });
});

describe("ecr-immutable", () => {
  const repository: Unwrap<RepositoryArgs & AwsxRepositoryArgs> = {
    imageTagMutability: "IMMUTABLE",
    name: "training",
  };
  const message = (came: string) => `set imageTagMutability to "IMMUTABLE"; imageTagMutability is ${came}`;

  describe.each([ecr.repository, ecr.awsxRepository])("%s", (type) => {
    describeResourceRule(ecrImmutable, {
      compliant: { type, props: repository },
      required: ["imageTagMutability"],
      finds: {
        "tags that move": { change: { imageTagMutability: "MUTABLE" }, messages: [message('"MUTABLE"')] },
        "some tags that move": {
          change: { imageTagMutability: "IMMUTABLE_WITH_EXCLUSION" },
          messages: [message('"IMMUTABLE_WITH_EXCLUSION"')],
        },
      },
      passes: { "a setting that is known later": { change: { imageTagMutability: UNKNOWN } } },
    });
  });

  describeResourceRule(ecrImmutable, {
    compliant: { type: ecr.awsxRepository, props: repository },
    finds: {
      "a component that leaves it out": {
        change: { imageTagMutability: ABSENT },
        messages: [message("absent")],
      },
    },
    passes: {
      "under the engine: a component that shows nothing": {
        change: { imageTagMutability: ABSENT, name: ABSENT },
      },
    },
  });
});

describe("ecr-lifecycle", () => {
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
});

describe("ecr-not-public", () => {
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
});

describe("ecr-scan-on-push", () => {
  const repository: Unwrap<RepositoryArgs & AwsxRepositoryArgs> = {
    name: "training",
    imageScanningConfiguration: { scanOnPush: true },
  };
  const message = (came: string) =>
    `set imageScanningConfiguration.scanOnPush to true; imageScanningConfiguration.scanOnPush is ${came}`;

  describe.each([ecr.repository, ecr.awsxRepository])("%s", (type) => {
    describeResourceRule(ecrScanOnPush, {
      compliant: { type, props: repository },
      finds: {
        "images that are not scanned": {
          change: { "imageScanningConfiguration.scanOnPush": false },
          messages: [message("false")],
        },
        "a repository that says nothing": {
          change: { imageScanningConfiguration: ABSENT },
          messages: [message("absent")],
        },
      },
      passes: { "settings that are known later": { change: { imageScanningConfiguration: UNKNOWN } } },
    });
  });

  describeResourceRule(ecrScanOnPush, {
    compliant: { type: ecr.awsxRepository, props: {} },
    finds: {
      "a component that leaves it out": { change: { name: "training" }, messages: [message("absent")] },
    },
  });
});
