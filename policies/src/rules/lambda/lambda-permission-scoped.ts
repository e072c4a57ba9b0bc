import { isService, isServicePrincipal, servicePrincipals } from "@mlops/aws";
import { lambda } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const lambdaPermissionScoped = resourceRule({
  id: "lambda-permission-scoped",
  severity: "critical",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Only named accounts and resources invoke functions.",
  remediation: "set sourceArn or sourceAccount",
  mapping: {
    fsbp: ["Lambda.1"],
    awsConfig: ["lambda-function-public-access-prohibited"],
    checkov: ["CKV_AWS_301", "CKV_AWS_364"],
    cdkNag: [
      "HIPAA.Security-LambdaFunctionPublicAccessProhibited",
      "NIST.800.53.R4-LambdaFunctionPublicAccessProhibited",
      "PCI.DSS.321-LambdaFunctionPublicAccessProhibited",
    ],
    kics: ["e08ed7eb", "ad9dabc7"],
    trivy: ["AVD-AWS-0067"],
    prowler: ["awslambda_function_not_publicly_accessible"],
  },
  resourceTypes: [lambda.permission],
  check({ props }, report) {
    const property = props.at("principal");
    const { text = "" } = property;
    const isLimitedBy = (...names: string[]) => names.some((name) => !props.at(name).isMissing);
    if (property.is("*")) {
      if (!isLimitedBy("sourceArn", "sourceAccount", "principalOrgId")) {
        report({
          property,
          todo: "name the principal, or limit it with sourceArn, sourceAccount or principalOrgId",
        });
      }
    } else if (isServicePrincipal(text) && !isLimitedBy("sourceArn", "sourceAccount")) {
      report({ property });
    } else if (isService(text, servicePrincipals.s3) && !isLimitedBy("sourceAccount")) {
      // ARNs of buckets name no account: whoever takes over a deleted bucket's name would be let in.
      report({ property, todo: "set sourceAccount as well: the ARN of a bucket names no account" });
    }
  },
});
