import { type Input, type Output, output } from "@pulumi/pulumi";
import { type AwsPlace, accountRootArn, bucketArn } from "@mlops/aws";
import { deployRoleArn, previewRoleArn } from "@mlops/contracts";
import { type AwsEnvironment, type EnvironmentName, type PolicyStatement, policyDocument } from "@mlops/core";

/** An environment whose stacks have their state here. */
export interface StateUser extends Pick<AwsPlace, "partition" | "account"> {
  readonly name: EnvironmentName;
}

/** Where the state of all stacks is, and the key that encrypts it and their secrets. */
export interface StateLocation {
  readonly bucketName: Input<string>;
  readonly keyArn: Input<string>;
}

/** What encrypts and decrypts objects of the bucket and secrets of stacks. */
const useKey = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"];
const readKey = ["kms:Decrypt", "kms:DescribeKey"];

/**
 * Objects with the state, history, locks and backups of an environment's stacks: the CLI keeps them under
 * `.pulumi/<kind>/<project>/<app>.<environment>`.
 */
function ownObjects({ name }: StateUser): string {
  return `.pulumi/*/*.${name}*`;
}

/**
 * Objects of the stacks `account.<environment>`: a state names the plugins that whoever deploys it runs, here an
 * administrator.
 */
const accountObjects = ".pulumi/*/account.*";

/**
 * What the policy of the state bucket allows: every deploy and preview role reads all of it, because stacks read each
 * other's outputs; a deploy role writes what belongs to its environment only. The principals are accounts, because S3
 * refuses a role that does not exist yet.
 */
export function stateBucketStatements(
  { partition }: Pick<AwsPlace, "partition">,
  bucketName: string,
  users: readonly StateUser[],
): PolicyStatement[] {
  return users.flatMap((user): PolicyStatement[] => {
    const deployer = deployRoleArn(user);
    const from = (...roles: string[]) =>
      ({
        Effect: "Allow",
        Principal: { AWS: accountRootArn(user) },
        Condition: { ArnEquals: { "aws:PrincipalArn": roles } },
      }) as const;
    const readers = from(deployer, previewRoleArn(user));
    const arn = (key?: string) => bucketArn({ partition }, bucketName, key);
    return [
      { ...readers, Action: ["s3:ListBucket"], Resource: [arn()] },
      { ...readers, Action: ["s3:GetObject"], Resource: [arn(".pulumi/*")] },
      { ...from(deployer), Action: ["s3:DeleteObject", "s3:PutObject"], Resource: [arn(ownObjects(user))] },
    ];
  });
}

/** The policy of the state's key: administered by its account, used by the roles of every environment. */
export function stateKeyPolicy(environment: AwsEnvironment, users: readonly StateUser[]) {
  const own = { AWS: accountRootArn(environment) };
  return policyDocument(
    { Sid: "Administer", Effect: "Allow", Principal: own, Action: [...keyAdministration], Resource: "*" },
    { Sid: "UseThroughIam", Effect: "Allow", Principal: own, Action: [...useKey], Resource: "*" },
    ...users.flatMap((user): PolicyStatement[] => {
      const from = (role: string) =>
        ({
          Effect: "Allow",
          Principal: { AWS: accountRootArn(user) },
          Resource: "*",
          Condition: { ArnEquals: { "aws:PrincipalArn": role } },
        }) as const;
      return [
        { ...from(deployRoleArn(user)), Action: [...useKey] },
        { ...from(previewRoleArn(user)), Action: [...readKey] },
      ];
    }),
  );
}

/** Whoever deletes the key loses every secret: the deploy roles of other accounts have none of this. */
const keyAdministration: readonly string[] = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
];

/** What the role that deploys, or previews, an environment may do with the state, by its own policy. */
export function stateStatements(
  role: "deploy" | "preview",
  user: StateUser,
  { bucketName, keyArn }: StateLocation,
): PolicyStatement[] {
  const arn = (key?: string): Output<string[]> =>
    output(bucketName).apply((name) => [bucketArn(user, name, key)]);
  const write: PolicyStatement = {
    Sid: "WriteOwnState",
    Effect: "Allow",
    Action: ["s3:DeleteObject", "s3:PutObject"],
    Resource: arn(ownObjects(user)),
  };
  const protect: PolicyStatement = {
    Sid: "NoAccountState",
    Effect: "Deny",
    Action: ["s3:DeleteObject", "s3:PutObject"],
    Resource: arn(accountObjects),
  };
  return [
    { Sid: "ListState", Effect: "Allow", Action: ["s3:ListBucket"], Resource: arn() },
    { Sid: "ReadState", Effect: "Allow", Action: ["s3:GetObject"], Resource: arn(".pulumi/*") },
    ...(role === "deploy" ? [write, protect] : []),
    {
      Sid: "UseStateKey",
      Effect: "Allow",
      Action: role === "deploy" ? [...useKey] : [...readKey],
      Resource: [keyArn],
    },
  ];
}
