import type { CustomResourceOptions, Output } from "@pulumi/pulumi";
import { CodeRepository } from "@pulumi/aws/sagemaker/codeRepository.js";
import { z } from "zod";
import { gitBranchPattern, nameLengths, studioLimits } from "@mlops/aws";
import {
  type AwsEnvironment,
  inputValue,
  listValue,
  physicalName,
  refused,
  sagemakerNameValue,
} from "@mlops/core";

const repositoryUrl = z.string().check(({ value, issues }) => {
  if (/^https:\/\/[^/@\s]+@/.test(value)) {
    const withoutCredentials = value.replace(/\/\/[^/@\s]+@/, "//***@");
    const expected = "an address without credentials; put them into a secret and name that in secretArn";
    issues.push(refused([], withoutCredentials, expected));
  } else if (!/^https:\/\/[^/\s]+\/[^\s]{3,1000}$/.test(value)) {
    issues.push(refused([], value, 'an address such as "https://example.com/team/project.git"'));
  }
});

const codeRepository = z.strictObject({
  name: sagemakerNameValue().describe(
    "Name of the repository, unique in the domain. 1 to 63 letters, digits and hyphens.",
  ),
  url: repositoryUrl.describe("Its address, https://…, without user name or password."),
  branch: z
    .string()
    .regex(gitBranchPattern, { error: "expected the name of a git branch" })
    .optional()
    .describe("Branch that notebook instances check out. Default: the repository's own default."),
  secretArn: inputValue(z.string())
    .optional()
    .describe(
      "ARN of the secret with user name and password for notebook instances; its name begins with " +
        "AmazonSageMaker-. Default: the repository is read without credentials.",
    ),
});

const { maxRepositories } = studioLimits;

/** Git repositories that JupyterLab offers to clone, and that notebook instances can be given by name. */
export const codeRepositoriesSettings = listValue(codeRepository, { unique: "name", ignoreCase: true }).check(
  ({ value: { length }, issues }) => {
    // The error must not show the addresses, which may hold credentials.
    if (length > maxRepositories) {
      issues.push(refused([], `${length} repositories`, `at most ${maxRepositories} repositories`));
    }
  },
);

/**
 * One SageMaker repository for each. Address and branch cannot be changed, so the physical name changes with them.
 * @returns names of the repositories in SageMaker, by their names in the settings
 */
export function codeRepositories(
  name: string,
  environment: AwsEnvironment,
  repositories: z.output<typeof codeRepositoriesSettings>,
  opts: CustomResourceOptions,
): Readonly<Record<string, Output<string>>> {
  return Object.fromEntries(
    repositories.map(({ name: repositoryName, url, branch, secretArn }) => {
      const repository = new CodeRepository(
        `${name}-repository-${repositoryName}`,
        {
          codeRepositoryName: physicalName({
            environment,
            parts: [name, repositoryName],
            unique: [url, branch ?? ""],
            maxLength: nameLengths.sageMaker,
          }),
          gitConfig: { repositoryUrl: url, branch, secretArn },
        },
        opts,
      );
      return [repositoryName, repository.codeRepositoryName];
    }),
  );
}
