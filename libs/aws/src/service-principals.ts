import type { AwsPlace } from "./partition.ts";

/** How services of AWS are named as principals, in roles' trust and in resources' policies. */
export const servicePrincipals = {
  apiGateway: "apigateway.amazonaws.com",
  budgets: "budgets.amazonaws.com",
  chatbot: "chatbot.amazonaws.com",
  cloudFormation: "cloudformation.amazonaws.com",
  cloudWatch: "cloudwatch.amazonaws.com",
  codeArtifact: "codeartifact.amazonaws.com",
  codeBuild: "codebuild.amazonaws.com",
  codeStarNotifications: "codestar-notifications.amazonaws.com",
  ec2: "ec2.amazonaws.com",
  eventBridge: "events.amazonaws.com",
  glue: "glue.amazonaws.com",
  lakeFormation: "lakeformation.amazonaws.com",
  lambda: "lambda.amazonaws.com",
  s3: "s3.amazonaws.com",
  s3Logging: "logging.s3.amazonaws.com",
  sageMaker: "sagemaker.amazonaws.com",
  scheduler: "scheduler.amazonaws.com",
  vpcFlowLogs: "vpc-flow-logs.amazonaws.com",
} as const;

/** What some services are named in China besides: `s3.amazonaws.com.cn`. */
const chineseSuffix = ".cn";

/**
 * Name of a service in one region, as CloudWatch Logs is named as a principal and condition key `kms:ViaService` has
 * others: `logs.eu-west-1.amazonaws.com`.
 * @param service short name, such as `logs`
 */
export function regionalService({ region, partition }: Omit<AwsPlace, "account">, service: string): string {
  return `${service}.${region}.amazonaws.com${partition === "aws-cn" ? chineseSuffix : ""}`;
}

/** Whether `principal` names a service of AWS, in whatever partition. */
export function isServicePrincipal(principal: string): boolean {
  return withoutChina(principal).endsWith(".amazonaws.com");
}

/** Whether `principal` is `service` (one of {@link servicePrincipals}), in whatever partition. */
export function isService(principal: string, service: string): boolean {
  return withoutChina(principal) === service;
}

function withoutChina(principal: string): string {
  return principal.endsWith(chineseSuffix) ? principal.slice(0, -chineseSuffix.length) : principal;
}
