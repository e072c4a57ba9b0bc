import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import { arnIn } from "@mlops/aws";
import type { GuardrailsRef } from "@mlops/contracts";
import {
  type AwsEnvironment,
  type PolicyStatement,
  crossAccountProblems,
  assertValid,
  serviceRoleArn,
} from "@mlops/core";
import { buildRoleName, deployPipelineName, testBuildName } from "../build/build-names.ts";
import { DeliveryRole } from "./delivery-role.ts";
import { testerRoleName } from "./role-arns.ts";

/** Arguments of {@link EndpointTester}. */
export interface EndpointTesterArgs {
  readonly environment: AwsEnvironment;
  /** Its permissions boundary limits the role. */
  readonly guardrails: GuardrailsRef;
  /** Where the pipelines are. */
  readonly tooling: AwsEnvironment;
  /** App whose endpoints are tested. */
  readonly product: string;
  /** Stage of the product's deploy pipeline that tests in this environment. */
  readonly stage: "qa" | "production";
}

/** The role that one stage's test of a product's endpoints assumes in this account. */
export class EndpointTester extends ComponentResource {
  constructor(name: string, args: EndpointTesterArgs, opts?: ComponentResourceOptions) {
    super("mlops:delivery:EndpointTester", name, {}, opts);
    const { environment, guardrails, tooling, product, stage } = args;
    assertValid(this, name, crossAccountProblems(environment, { guardrails }));
    const target = { ...environment, app: product };
    const build = buildRoleName(testBuildName(deployPipelineName(product), stage));
    new DeliveryRole(
      `${name}-role`,
      {
        environment,
        guardrails,
        roleName: testerRoleName(target),
        description: `Tests the endpoints of ${product}.${environment.name}`,
        toolingAccount: tooling.account,
        assumedBy: [serviceRoleArn(build, tooling)],
        statements: canTestEndpoints(target),
      },
      { parent: this },
    );
    this.registerOutputs({});
  }
}

/** The rights to test the endpoints of one app: to ask them, and to see which versions they serve. */
function canTestEndpoints(environment: AwsEnvironment): PolicyStatement[] {
  const endpoints = arnIn(
    environment,
    "sagemaker",
    `endpoint/mlops-${environment.app}-${environment.name}-*`,
  );
  return [
    {
      Sid: "AskEndpoints",
      Effect: "Allow",
      Action: ["sagemaker:DescribeEndpoint", "sagemaker:InvokeEndpoint"],
      Resource: [endpoints],
    },
    {
      // Their names are Pulumi's, made anew with each change.
      Sid: "SeeWhatTheyServe",
      Effect: "Allow",
      Action: ["sagemaker:DescribeEndpointConfig", "sagemaker:DescribeModel"],
      Resource: ["endpoint-config/*", "model/*"].map((resource) => arnIn(environment, "sagemaker", resource)),
    },
  ];
}
