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
    .refine((arn) => !isPlaceholder(arn.slice(arn.lastIndexOf("/") + 1)), {
      error:
        "expected the ARN of your own connection: make one in the console (Developer Tools, Settings, Connections), " +
        "confirm it there, and copy its ARN",
    })
    .describe(
      "ARN of the connection to GitHub, GitLab or Bitbucket that sources come through. No token is anywhere.",
    );

/** Whether an id was not given by AWS: digits that are all the same, or that count. */
function isPlaceholder(id: string): boolean {
  const digits = id.replaceAll("-", "");
  return new Set(digits).size < 4 || digits.startsWith("0123456789") || digits.startsWith("1234567890");
}

/** The end of a pipeline's name, so that a product can have several. */
export const nameSuffixValue = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: "expected lower-case letters, digits and single hyphens" })
  .max(20)
  .optional()
  .describe("End of the pipeline's name, at most 20 characters, where there are several. Default: none.");

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

/** The artifact of a pipeline's own code. */
export const sourceArtifact = "Source";

/** The artifact of this platform's code, where that is another repository. */
export const toolsArtifact = "Tools";

/** What one action fetches. */
export interface FetchedSource {
  /** Name of the action, its variables and its artifact. */
  readonly name: string;
  readonly source: SourceSettings;
  /** Whether a commit on the branch starts the pipeline. */
  readonly startsAtCommits: boolean;
}

/** The stage that fetches the code. */
export function sourceStage(connectionArn: string, sources: readonly FetchedSource[]) {
  return {
    name: "Source",
    actions: sources.map(({ name, source: { repository, branch }, startsAtCommits }) => ({
      name,
      category: "Source",
      owner: "AWS",
      provider: "CodeStarSourceConnection",
      version: "1",
      namespace: name,
      outputArtifacts: [name],
      configuration: {
        ConnectionArn: connectionArn,
        FullRepositoryId: repository,
        BranchName: branch,
        OutputArtifactFormat: "CODE_ZIP",
        DetectChanges: String(startsAtCommits),
      },
    })),
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
