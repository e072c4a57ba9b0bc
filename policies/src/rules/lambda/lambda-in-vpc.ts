import { lambda } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const lambdaInVpc = resourceRule({
  id: "lambda-in-vpc",
  severity: "low",
  levels: { dev: "disabled", qa: "advisory", prod: "mandatory" },
  description: "Functions run in a VPC.",
  remediation: "set vpcConfig.subnetIds to private subnets",
  mapping: {
    fsbp: ["Lambda.3"],
    awsConfig: ["lambda-inside-vpc"],
    checkov: ["CKV_AWS_117"],
    cdkNag: [
      "HIPAA.Security-LambdaInsideVPC",
      "NIST.800.53.R4-LambdaInsideVPC",
      "NIST.800.53.R5-LambdaInsideVPC",
      "PCI.DSS.321-LambdaInsideVPC",
    ],
    prowler: ["awslambda_function_inside_vpc"],
  },
  resourceTypes: [lambda.function],
  check({ props }, report) {
    const subnets = props.at("vpcConfig.subnetIds");
    if (subnets.isMissing) report({ property: subnets });
  },
});
