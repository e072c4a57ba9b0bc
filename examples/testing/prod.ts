import type { App, StackOutputs } from "@mlops/core";

/** Where examples are deployed. */
export const environment = { name: "prod", account: "333344445555", region: "eu-west-1", partition: "aws" };
/** A model of the registry whose versions come from these images. */
const registry = (model: string, image: string) => ({
  environment,
  groupName: `mlops-platform-prod-${model}-0a1b2c3d`,
  groupArn: `arn:aws:sagemaker:eu-west-1:333344445555:model-package-group/mlops-platform-prod-${model}-0a1b2c3d`,
  artifactsUri: `s3://mlops-prod-artifacts/models/${model}/`,
  artifactKeyArn: "arn:aws:kms:eu-west-1:333344445555:key/1111aaaa-22bb-33cc-44dd-5555eeee6666",
  images: [image],
});
/** What the platform of prod exports, as if it had been deployed. */
export const platform = {
  guardrails: {
    environment,
    permissionsBoundaryArn: "arn:aws:iam::333344445555:policy/mlops/boundary",
    vpcOnlyPolicyArn: "arn:aws:iam::333344445555:policy/mlops/vpc-only",
  },
  keys: {
    environment,
    dataKeyArn: "arn:aws:kms:eu-west-1:333344445555:key/1111aaaa-22bb-33cc-44dd-5555eeee6666",
    logKeyArn: "arn:aws:kms:eu-west-1:333344445555:key/6666eeee-55dd-44cc-33bb-2222aaaa1111",
  },
  network: {
    environment,
    vpcId: "vpc-0123456789abcdef0",
    privateSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
    workloadSecurityGroupId: "sg-0123456789abcdef0",
  },
  "ml-environment": {
    environment,
    dataBucketName: "mlops-prod-data",
    artifactBucketName: "mlops-prod-artifacts",
    logBucketName: "mlops-prod-logs",
  },
  "registry-churn": registry("churn", "763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-inference"),
  "registry-demand": registry("demand", "333344445555.dkr.ecr.eu-west-1.amazonaws.com/demand"),
  "alarm-topic": { environment, topicArn: "arn:aws:sns:eu-west-1:333344445555:alarms" },
};
/** What the app whose endpoint is monitored exports. */
export const churn = {
  endpoint: {
    environment,
    serving: { mode: "real-time", target: { kind: "none" } },
    endpointName: "churn",
    endpointArn: "arn:aws:sagemaker:eu-west-1:333344445555:endpoint/churn",
  },
};
/** What the stack file of an example holds. */
export const config = {
  account: environment.account,
  region: environment.region,
  owner: "examples",
  costCentre: "4711",
  retainData: true,
};

/** The stack of an example in prod. */
export const stack = "example.prod";

/** Deploys an example in prod. */
export const inProd = (example: App): StackOutputs => example.run({ app: "example", environment: "prod" });
