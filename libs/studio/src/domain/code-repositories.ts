import type { CustomResourceOptions, Input, Output } from "@pulumi/pulumi";
import { CodeRepository } from "@pulumi/aws/sagemaker/codeRepository.js";
import { gitBranchPattern, nameLengths, studioLimits } from "@mlops/aws";
import { physicalName } from "@mlops/core";
import { namedListProblems } from "../sagemaker-name.ts";

/** A git repository that JupyterLab offers to clone, and that notebook instances can be given by name. */
export interface StudioRepository {
  /** Tells the repositories of a domain apart. 1 to 63 letters, digits and hyphens. */
  readonly name: string;
  /** Its address, `https://…`, without user name or password. */
  readonly url: string;
  /** Branch that notebook instances check out. @default - the repository's own default */
  readonly branch?: string;
  /** Secret with user name and password for notebook instances; its name begins with `AmazonSageMaker-`. */
  readonly secretArn?: Input<string>;
}

/** Problems of the repositories of a domain. */
export function repositoryProblems(argument: string, repositories: readonly StudioRepository[]): string[] {
  return [
    ...namedListProblems(argument, repositories),
    ...repositories.flatMap(({ url, branch }, index) => [
      ...urlProblems(`${argument}[${index}].url`, url),
      ...(branch === undefined || gitBranchPattern.test(branch)
        ? []
        : [`${argument}[${index}].branch: got "${branch}"; expected the name of a branch of git`]),
    ]),
    ...(repositories.length > studioLimits.maxRepositories
      ? [
          `${argument}: has ${repositories.length} repositories; JupyterLab takes ${studioLimits.maxRepositories}`,
        ]
      : []),
  ];
}

/** One repository of SageMaker for each. Address and branch cannot change, so its name changes with them. */
export function codeRepositories(
  name: string,
  repositories: readonly StudioRepository[],
  opts: CustomResourceOptions,
): Readonly<Record<string, Output<string>>> {
  return Object.fromEntries(
    repositories.map(({ name: repositoryName, url, branch, secretArn }) => {
      const repository = new CodeRepository(
        `${name}-repository-${repositoryName}`,
        {
          codeRepositoryName: physicalName({
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

function urlProblems(argument: string, url: string): string[] {
  if (/^https:\/\/[^/@\s]+@/.test(url)) {
    return [`${argument}: has credentials in it; put them into a secret and name that in secretArn`];
  }
  if (/^https:\/\/[^/\s]+\/[^\s]{3,1000}$/.test(url)) return [];
  return [`${argument}: got "${url}"; expected an address such as "https://example.com/team/project.git"`];
}
