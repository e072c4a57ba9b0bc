import { accountRootArn, arnIn, regionalService, servicePrincipals } from "@mlops/aws";
import { type AwsEnvironment, type PolicyDocument, type PolicyStatement, policyDocument } from "@mlops/core";
import { platformRoles } from "../platform-roles.ts";

/**
 * Who may use the data key: whomever the account's IAM policies allow, services on their behalf, and the platform's roles
 * of reading accounts, through S3 and SageMaker only.
 *
 * SageMaker, Studio's file system and disks, ECR and Lambda use the key by a grant that the caller makes, so none of them
 * needs a statement as a service.
 */
export function dataKeyPolicy(
  environment: AwsEnvironment,
  readerAccounts: readonly string[],
): PolicyDocument {
  return policyDocument(
    ...ownAccount(environment),
    ...(readerAccounts.length > 0 ? [readers(environment, readerAccounts)] : []),
  );
}

/** Who may use the log key: the account, CloudWatch Logs for its log groups, and alarms that publish to its topics. */
export function logKeyPolicy(environment: AwsEnvironment): PolicyDocument {
  return policyDocument(...ownAccount(environment), logGroups(environment), topics(environment));
}

/** What the key's administrators may do: nothing that encrypts or decrypts. */
const administration: readonly string[] = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:Delete*",
  "kms:Describe*",
  "kms:Disable*",
  "kms:Enable*",
  "kms:Get*",
  "kms:List*",
  "kms:Put*",
  "kms:Revoke*",
  "kms:RotateKeyOnDemand",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:Update*",
];

/** The account administers its key and decides by IAM who uses it. Grants go to AWS services only. */
function ownAccount(environment: AwsEnvironment): PolicyStatement[] {
  const principal = { AWS: accountRootArn(environment) };
  return [
    {
      Sid: "Administer",
      Effect: "Allow",
      Principal: principal,
      Action: [...administration],
      Resource: "*",
    },
    {
      Sid: "UseThroughIam",
      Effect: "Allow",
      Principal: principal,
      Action: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*", "kms:RetireGrant"],
      Resource: "*",
    },
    {
      Sid: "GrantsForServices",
      Effect: "Allow",
      Principal: principal,
      Action: ["kms:CreateGrant"],
      Resource: "*",
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}

function readers(environment: AwsEnvironment, accounts: readonly string[]): PolicyStatement {
  return {
    Sid: "ReadFromOtherAccounts",
    Effect: "Allow",
    Principal: { AWS: accounts.map((account) => accountRootArn({ ...environment, account })) },
    Action: ["kms:Decrypt", "kms:DescribeKey"],
    Resource: "*",
    Condition: {
      ArnLike: { "aws:PrincipalArn": accounts.map((account) => platformRoles({ ...environment, account })) },
      StringEquals: {
        "kms:ViaService": [regionalService(environment, "s3"), regionalService(environment, "sagemaker")],
      },
    },
  };
}

function logGroups(environment: AwsEnvironment): PolicyStatement {
  return {
    Sid: "EncryptLogGroups",
    Effect: "Allow",
    Principal: { Service: regionalService(environment, "logs") },
    Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
    Resource: "*",
    Condition: {
      ArnLike: { "kms:EncryptionContext:aws:logs:arn": arnIn(environment, "logs", "log-group:*") },
    },
  };
}

/**
 * The publisher of a message uses the key. EventBridge does not name the account that it publishes for, so that the
 * condition is on the topic.
 */
function topics(environment: AwsEnvironment): PolicyStatement {
  return {
    Sid: "PublishToTopics",
    Effect: "Allow",
    Principal: {
      Service: [
        servicePrincipals.budgets,
        servicePrincipals.cloudWatch,
        servicePrincipals.codeStarNotifications,
        servicePrincipals.eventBridge,
      ],
    },
    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
    Resource: "*",
    Condition: {
      ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": arnIn(environment, "sns", "*") },
    },
  };
}
