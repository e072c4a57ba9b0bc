import {
  ComponentResource,
  type ComponentResourceOptions,
  type Input,
  type Output,
  output,
} from "@pulumi/pulumi";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { Project } from "@pulumi/aws/codebuild/project.js";
import { bucketArn, nameLengths, servicePrincipals } from "@mlops/aws";
import { type GuardrailsRef, type KeysRef, canUseDataKey } from "@mlops/contracts";
import { type AwsEnvironment, type PolicyStatement, ServiceRole, physicalName } from "@mlops/core";
import { buildRoleName } from "./build-names.ts";
import { type Buildspec, buildspecText } from "./buildspec.ts";

/** Where builds run and what they share. */
export interface BuildReferences {
  readonly environment: AwsEnvironment;
  /** The data key encrypts what builds read and write, the log key their logs. */
  readonly keys: KeysRef;
  /** Limits the builds' roles. */
  readonly guardrails: GuardrailsRef;
  /** Bucket that pipelines pass their artifacts on in. */
  readonly artifactBucketName: Input<string>;
  /** Image of CodeBuild that builds run in. */
  readonly image: string;
}

/** Arguments of {@link BuildProject}. */
interface BuildProjectArgs extends BuildReferences {
  /** What it is for, as a sentence. */
  readonly description: string;
  readonly buildspec: Buildspec;
  readonly timeoutMinutes: number;
  /** What its role may do besides reading the pipeline's artifacts and writing its own logs. */
  readonly statements: readonly PolicyStatement[];
}

/** One build of a pipeline: a project, its log group and its role. */
export class BuildProject extends ComponentResource {
  readonly projectName: Output<string>;
  readonly projectArn: Output<string>;

  constructor(name: string, args: BuildProjectArgs, opts?: ComponentResourceOptions) {
    super("mlops:delivery:BuildProject", name, {}, opts);
    const { environment, keys, buildspec } = args;
    const projectName = physicalName({ environment, parts: [name], maxLength: nameLengths.buildProject });
    const logs = new LogGroup(
      `${name}-logs`,
      {
        name: `/aws/codebuild/${projectName}`,
        kmsKeyId: keys.logKeyArn,
        // Who deployed what is known for a year, whatever the environment.
        retentionInDays: 365,
      },
      { parent: this },
    );
    const role = this.buildRole(buildRoleName(name), args, logs.arn);
    const project = new Project(
      name,
      {
        name: projectName,
        description: args.description,
        serviceRole: role.arn,
        source: { type: "CODEPIPELINE", buildspec: buildspecText(buildspec) },
        artifacts: { type: "CODEPIPELINE" },
        encryptionKey: keys.dataKeyArn,
        environment: {
          type: "LINUX_CONTAINER",
          computeType: "BUILD_GENERAL1_MEDIUM",
          image: args.image,
          privilegedMode: false,
        },
        logsConfig: { cloudwatchLogs: { status: "ENABLED", groupName: logs.name } },
        buildTimeout: args.timeoutMinutes,
      },
      // CodeBuild makes a log group of its own if this one is missing.
      { parent: this, dependsOn: [role, logs] },
    );
    this.projectName = project.name;
    this.projectArn = project.arn;
    this.registerOutputs({ projectName: this.projectName, projectArn: this.projectArn });
  }

  private buildRole(name: string, args: BuildProjectArgs, logGroupArn: Output<string>): ServiceRole {
    const { environment, guardrails, description, statements } = args;
    return new ServiceRole(
      name,
      {
        description,
        services: [servicePrincipals.codeBuild],
        environment,
        permissionsBoundaryArn: guardrails.permissionsBoundaryArn,
        statements: [...commonStatements(args, logGroupArn), ...statements],
      },
      { parent: this },
    );
  }
}

function commonStatements(
  { environment, keys, artifactBucketName }: BuildReferences,
  logGroupArn: Output<string>,
): PolicyStatement[] {
  const objects = output(artifactBucketName).apply((bucket) => bucketArn(environment, bucket, "*"));
  return [
    {
      Sid: "WriteOwnLogs",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: [logGroupArn.apply((arn) => `${arn}:*`)],
    },
    {
      Sid: "ReadArtifacts",
      Effect: "Allow",
      Action: ["s3:GetObject", "s3:GetObjectVersion"],
      Resource: [objects],
    },
    canUseDataKey(keys),
  ];
}
