import { z } from "zod";
import { connectionArnPattern, parseArn } from "@mlops/aws";
import type { AwsEnvironment, PolicyStatement } from "@mlops/core";

/** A connection to GitHub, GitLab or Bitbucket, made and confirmed in the console. */
export const connectionArnValue = ({ account }: AwsEnvironment) =>
  z
    .string({ error: "expected the ARN of a connection; make one in the console, which also confirms it" })
    .regex(connectionArnPattern, { error: "expected arn:…:codeconnections:…:connection/<id>" })
    .refine((arn) => parseArn(arn)?.account === account, {
      error: `expected a connection of account ${account}`,
    })
    .describe(
      "ARN of the connection to GitHub, GitLab or Bitbucket that sources come through. No token is anywhere.",
    );

/** Where the code of a pipeline is. */
export const sourceSettings = z.strictObject({
  repository: z
    .string()
    .regex(/^[\w.-]+(\/[\w.-]+)+$/, { error: 'expected a repository such as "example/mlops-platform"' })
    .describe("Repository, with its owner or group."),
  branch: z
    .string()
    .regex(/^[\w][\w./-]*$/, { error: 'expected a branch such as "main"' })
    .default("main")
    .describe("Branch that is deployed. Default: main."),
});

/** Checked settings of a source. */
export type SourceSettings = z.output<typeof sourceSettings>;

/** The artifact that all further actions start from. */
export const sourceArtifact = "Source";

/**
 * The stage that fetches the code.
 * @param startsAtCommits whether a commit on the branch starts the pipeline
 */
export function sourceStage(
  connectionArn: string,
  { repository, branch }: SourceSettings,
  startsAtCommits: boolean,
) {
  return {
    name: "Source",
    actions: [
      {
        name: "Source",
        category: "Source",
        owner: "AWS",
        provider: "CodeStarSourceConnection",
        version: "1",
        namespace: "Source",
        outputArtifacts: [sourceArtifact],
        configuration: {
          ConnectionArn: connectionArn,
          FullRepositoryId: repository,
          BranchName: branch,
          OutputArtifactFormat: "CODE_ZIP",
          DetectChanges: String(startsAtCommits),
        },
      },
    ],
  };
}

/** The right to fetch code through one connection. Its ARN and this right have two names each. */
export const canUseConnection = (connectionArn: string): PolicyStatement => ({
  Sid: "UseConnection",
  Effect: "Allow",
  Action: ["codeconnections:UseConnection", "codestar-connections:UseConnection"],
  Resource: ["codeconnections", "codestar-connections"].map((service) =>
    connectionArn.replace(/:code(?:star-)?connections:/, `:${service}:`),
  ),
});
