import type { Rule } from "../rule/rule.ts";
import { apiRules } from "./api.ts";
import { apigatewayRules } from "./apigateway.ts";
import { athenaRules } from "./athena.ts";
import { cloudwatchRules } from "./cloudwatch.ts";
import { codeartifactRules } from "./codeartifact.ts";
import { codebuildRules } from "./codebuild.ts";
import { codepipelineRules } from "./codepipeline.ts";
import { dynamodbRules } from "./dynamodb.ts";
import { ec2Rules } from "./ec2.ts";
import { ecrRules } from "./ecr.ts";
import { efsRules } from "./efs.ts";
import { environmentRules } from "./environment/index.ts";
import { eventsRules } from "./events.ts";
import { glueRules } from "./glue.ts";
import { iamRules } from "./iam/index.ts";
import { kmsRules } from "./kms.ts";
import { lambdaRules } from "./lambda/index.ts";
import { logsRules } from "./logs.ts";
import { s3Rules } from "./s3/index.ts";
import { sagemakerRules } from "./sagemaker/index.ts";
import { secretsRules } from "./secrets.ts";
import { snsRules } from "./sns.ts";
import { sqsRules } from "./sqs.ts";
import { ssmRules } from "./ssm.ts";
import { stepfunctionsRules } from "./stepfunctions.ts";
import { vpcRules } from "./vpc/index.ts";

/** Every rule of the pack, by family. */
export const rules: readonly Rule[] = [
  ...apiRules,
  ...sagemakerRules,
  ...environmentRules,
  ...iamRules,
  ...kmsRules,
  ...s3Rules,
  ...vpcRules,
  ...lambdaRules,
  ...codebuildRules,
  ...codepipelineRules,
  ...ecrRules,
  ...snsRules,
  ...sqsRules,
  ...logsRules,
  ...cloudwatchRules,
  ...eventsRules,
  ...ec2Rules,
  ...ssmRules,
  ...secretsRules,
  ...apigatewayRules,
  ...athenaRules,
  ...glueRules,
  ...stepfunctionsRules,
  ...dynamodbRules,
  ...efsRules,
  ...codeartifactRules,
];
