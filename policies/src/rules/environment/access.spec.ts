import {
  cloudControlResource,
  ecr,
  kms,
  s3,
  sagemaker,
  sagemakerUntagged,
} from "../../resource/resource-types.ts";
import {
  cloudControl,
  domain,
  endpointConfigState,
  endpointConfiguration,
  key,
  notebook,
  pipeline,
  step,
} from "../../sagemaker/testing/compliant.ts";
import { describeResourceRule, judge } from "../../testing/index.ts";
import { envCmkOnly, envCrossAccountScoped, envNoNotebooksInProd, envNoSsmAccess } from "./access.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";

describe("env-cmk-only", () => {
  const message = (at: string, came: string) => `use a customer-managed key; ${at} is "${came}"`;
  const managed = "arn:aws:kms:eu-west-1:111122223333:alias/aws/s3";

  describeResourceRule(envCmkOnly, {
    compliant: { type: sagemaker.notebookInstance, props: notebook },
    finds: {
      "a key that AWS manages": {
        change: { kmsKeyId: "alias/aws/sagemaker" },
        messages: [message("kmsKeyId", "alias/aws/sagemaker")],
      },
      "its ARN": { change: { kmsKeyId: managed }, messages: [message("kmsKeyId", managed)] },
    },
    passes: {
      "no key at all, which other rules are about": { change: { kmsKeyId: "" } },
      "a key that is known later": { change: { kmsKeyId: UNKNOWN } },
      "a key of our own that is called alike": { change: { kmsKeyId: "alias/aws-notebooks" } },
      "a text that is no key": { change: { tags: { note: "alias/aws/sagemaker" } } },
    },
  });

  describe.each([
    { type: "aws:sns/topic:Topic", props: { kmsMasterKeyId: key }, at: "kmsMasterKeyId" },
    { type: "aws:ssm/parameter:Parameter", props: { keyId: key }, at: "keyId" },
    { type: "aws:codebuild/project:Project", props: { encryptionKey: key }, at: "encryptionKey" },
    {
      type: "aws:codepipeline/pipeline:Pipeline",
      props: { artifactStores: [{ encryptionKey: { id: key, type: "KMS" } }] },
      at: "artifactStores.0.encryptionKey.id",
    },
    {
      type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      props: { rules: [{ applyServerSideEncryptionByDefault: { kmsMasterKeyId: key } }] },
      at: "rules.0.applyServerSideEncryptionByDefault.kmsMasterKeyId",
    },
    {
      type: "awsx:ecr:Repository",
      props: { encryptionConfigurations: [{ kmsKey: key }] },
      at: "encryptionConfigurations.0.kmsKey",
    },
    { type: sagemaker.endpointConfiguration, props: endpointConfiguration, at: "dataCaptureConfig.kmsKeyId" },
  ])("$type", ({ type, props, at }) => {
    describeResourceRule(envCmkOnly, {
      compliant: { type, props },
      finds: {
        "a key that AWS manages": {
          change: { [at]: managed },
          messages: [message(at.replace(/\.(\d+)/g, "[$1]"), managed)],
        },
      },
    });
  });

  describeResourceRule(envCmkOnly, {
    compliant: {
      type: cloudControlResource,
      props: cloudControl("AWS::SageMaker::InferenceExperiment", { KmsKey: key }),
    },
    finds: {
      "a key in what Cloud Control makes": {
        change: cloudControl("AWS::SageMaker::InferenceExperiment", {
          DataStorageConfig: { KmsKey: managed },
        }),
        messages: [message("desiredState.DataStorageConfig.KmsKey", managed)],
      },
    },
  });

  describeResourceRule(envCmkOnly, {
    compliant: { type: sagemaker.pipeline, props: pipeline([]) },
    finds: {
      "a key in a step of a pipeline": {
        change: pipeline([step("Train", "Training", { OutputDataConfig: { KmsKeyId: "alias/aws/s3" } })]),
        messages: [
          message("pipelineDefinition.Steps[0].Arguments.OutputDataConfig.KmsKeyId", "alias/aws/s3"),
        ],
      },
    },
  });
});

describe("env-cross-account-scoped", () => {
  const root = (account: string) => `arn:aws:iam::${account}:root`;
  const statement = (change: object) => ({
    Effect: "Allow",
    Principal: { AWS: [root("222233334444")] },
    Action: ["s3:GetObject"],
    Resource: "*",
    ...change,
  });
  const policy = (...statements: object[]) => ({ policy: JSON.stringify({ Statement: statements }) });
  const letIn = (principal: unknown, Condition?: object) =>
    policy(statement({ Principal: principal, Condition }));
  const provider = { props: { allowedAccountIds: '["111122223333"]' } };
  const settings = { accounts: ["222233334444"] };
  /** Which account is the own one decides as well. */
  const resource = { provider };
  const message = (at: string, came: string) =>
    `name only accounts that the environment trusts; policy.Statement[0].${at} is "${came}"`;

  describeResourceRule(envCrossAccountScoped, {
    compliant: { type: s3.bucketPolicy, props: letIn({ AWS: root("111122223333") }), provider },
    finds: {
      everybody: { change: letIn("*"), messages: [message("Principal", "*")] },
      "everybody of AWS": { change: letIn({ AWS: "*" }), messages: [message("Principal.AWS", "*")] },
      "an account that the environment does not know": {
        resource,
        change: letIn({ AWS: [root("222233334444"), "999988887777"] }),
        settings,
        messages: [message("Principal.AWS[1]", "999988887777")],
      },
      "a role of such an account": {
        resource,
        change: letIn({ AWS: "arn:aws:iam::999988887777:role/train" }),
        settings,
        messages: [message("Principal.AWS", "arn:aws:iam::999988887777:role/train")],
      },
      "somebody whose account nobody can tell": {
        change: letIn({ CanonicalUser: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be" }),
        messages: [
          message(
            "Principal.CanonicalUser",
            "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be",
          ),
        ],
      },
      "all but some": {
        change: policy(statement({ Principal: undefined, NotPrincipal: { AWS: root("999988887777") } })),
        messages: [message("NotPrincipal.AWS", root("999988887777"))],
      },
      "everybody of an account that the environment does not know": {
        resource,
        change: letIn("*", { StringEquals: { "aws:PrincipalAccount": ["222233334444", "999988887777"] } }),
        settings,
        messages: [message("Condition.StringEquals.aws:PrincipalAccount[1]", "999988887777")],
      },
      "everybody but an account": {
        change: letIn("*", { StringNotEquals: { "aws:PrincipalAccount": "999988887777" } }),
        messages: [message("Principal", "*")],
      },
      "everybody in a network, which says nothing of accounts": {
        change: letIn("*", { StringEquals: { "aws:SourceVpce": "vpce-1" } }),
        messages: [message("Principal", "*")],
      },
    },
    passes: {
      "accounts that the environment trusts": {
        change: letIn({ AWS: [root("222233334444"), "arn:aws-cn:iam::222233334444:role/train"] }),
        settings,
      },
      "everybody of accounts that the environment trusts": {
        change: letIn("*", { StringEquals: { "kms:CallerAccount": "222233334444" } }),
        settings,
      },
      "everybody of such accounts, but for some, under further conditions": {
        change: letIn("*", {
          StringEquals: { "aws:PrincipalAccount": "222233334444", "aws:PrincipalTag/team": "nlp" },
          StringNotEquals: { "aws:SourceAccount": "999988887777" },
        }),
        settings,
      },
      "somebody who is known later, limited to an account": {
        change: {
          policy: {
            Statement: [
              statement({
                Principal: { AWS: UNKNOWN },
                Condition: { StringEquals: { "aws:PrincipalAccount": "999988887777" } },
              }),
            ],
          },
        },
      },
      "services, and identities from outside AWS": {
        change: letIn({ Service: "logging.s3.amazonaws.com", Federated: "cognito-identity.amazonaws.com" }),
      },
      "a denial for everybody": { change: policy(statement({ Effect: "Deny", Principal: "*" })) },
      "an account that may be the own one": {
        change: letIn({ AWS: root("999988887777") }),
        resource: { provider: { props: { allowedAccountIds: UNKNOWN } } },
      },
      "a policy that is known later": { change: { policy: UNKNOWN } },
      "accounts that are known later": {
        change: { policy: { Statement: [statement({ Principal: { AWS: UNKNOWN } })] } },
      },
      "a condition that is known later": {
        change: { policy: { Statement: [statement({ Principal: "*", Condition: UNKNOWN })] } },
      },
    },
  });

  describe.each([
    { type: ecr.repositoryPolicy, property: "policy" },
    { type: kms.key, property: "policy" },
    { type: kms.keyPolicy, property: "policy" },
    { type: s3.bucket, property: "policy" },
    { type: s3.bucketV2, property: "policy" },
    { type: sagemakerUntagged.modelPackageGroupPolicy, property: "resourcePolicy" },
  ])("$type", ({ type, property }) => {
    describeResourceRule(envCrossAccountScoped, {
      compliant: { type, props: { [property]: letIn({ AWS: "111122223333" }).policy }, provider },
      finds: {
        "another account": {
          resource,
          change: { [property]: letIn({ AWS: "999988887777" }).policy },
          messages: [
            `name only accounts that the environment trusts; ${property}.Statement[0].Principal.AWS is "999988887777"`,
          ],
        },
      },
    });
  });
});

describe("env-no-notebooks-in-prod", () => {
  const message = "take notebooks and Studio out of this stack: people work in dev";

  test.each([
    [sagemaker.notebookInstance, notebook],
    [sagemaker.domain, domain],
    [sagemaker.userProfile, { userProfileName: "ada" }],
    [sagemaker.space, { spaceName: "lab" }],
  ])("%s is refused in prod, and only there", (type, props) => {
    const found = (stack: string) => judge(envNoNotebooksInProd, { type, props }, { stack });
    expect(found("platform.prod")).toEqual([{ level: "mandatory", message }]);
    expect(found("delivery.shared")).toEqual([{ level: "mandatory", message }]);
    expect(found("platform.dev")).toEqual([]);
    expect(found("platform.qa")).toEqual([]);
  });

  describeResourceRule(envNoNotebooksInProd, {
    compliant: { type: sagemaker.endpoint, props: { endpointConfigName: "sentiment-1" } },
    finds: { "a notebook": { resource: { type: sagemaker.notebookInstance }, messages: [message] } },
  });
});

describe("env-no-ssm-access", () => {
  const access = "productionVariants.0.enableSsmAccess";

  describeResourceRule(envNoSsmAccess, {
    compliant: { type: sagemaker.endpointConfiguration, props: endpointConfiguration },
    finds: {
      "a variant that lets people in": {
        change: { [access]: true },
        messages: ["set enableSsmAccess to false; productionVariants[0].enableSsmAccess is true"],
      },
      "a shadow variant that does": {
        change: { "shadowProductionVariants.0.enableSsmAccess": true },
        messages: ["set enableSsmAccess to false; shadowProductionVariants[0].enableSsmAccess is true"],
      },
    },
    passes: {
      "a variant that says nothing: nobody is let in": { change: { [access]: ABSENT } },
      "an access that is known later": { change: { [access]: UNKNOWN } },
    },
  });

  const [variant] = endpointConfigState.ProductionVariants;

  describeResourceRule(envNoSsmAccess, {
    compliant: {
      type: cloudControlResource,
      props: cloudControl("AWS::SageMaker::EndpointConfig", endpointConfigState),
    },
    decidedBy: ["typeName"],
    finds: {
      "a variant of Cloud Control": {
        change: cloudControl("AWS::SageMaker::EndpointConfig", {
          ProductionVariants: [{ ...variant, EnableSSMAccess: true }],
        }),
        messages: [
          "set enableSsmAccess to false; desiredState.ProductionVariants[0].EnableSSMAccess is true",
        ],
      },
    },
  });
});
