import type { Rule } from "../rule.ts";
import { apiRules } from "./api/index.ts";
import { athenaRules } from "./athena/index.ts";
import { cloudwatchRules } from "./cloudwatch/index.ts";
import { codeartifactRules } from "./codeartifact/index.ts";
import { codebuildRules } from "./codebuild/index.ts";
import { codepipelineRules } from "./codepipeline/index.ts";
import { dynamodbRules } from "./dynamodb/index.ts";
import { ec2Rules } from "./ec2/index.ts";
import { ecrRules } from "./ecr/index.ts";
import { efsRules } from "./efs/index.ts";
import { environmentRules } from "./environment/index.ts";
import { eventsRules } from "./events/index.ts";
import { glueRules } from "./glue/index.ts";
import { iamRules } from "./iam/index.ts";
import { kmsRules } from "./kms/index.ts";
import { lambdaRules } from "./lambda/index.ts";
import { logsRules } from "./logs/index.ts";
import { s3Rules } from "./s3/index.ts";
import { sagemakerRules } from "./sagemaker/index.ts";
import { secretsRules } from "./secrets/index.ts";
import { snsRules } from "./sns/index.ts";
import { sqsRules } from "./sqs/index.ts";
import { ssmRules } from "./ssm/index.ts";
import { stepfunctionsRules } from "./stepfunctions/index.ts";
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
  ...athenaRules,
  ...glueRules,
  ...stepfunctionsRules,
  ...dynamodbRules,
  ...efsRules,
  ...codeartifactRules,
];
