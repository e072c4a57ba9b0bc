import type { Output } from "@pulumi/pulumi";
import { arnIn, servicePrincipals } from "@mlops/aws";
import type { PolicyStatement } from "@mlops/core";
import type { Contract, Reference } from "./contract.ts";

/** A mirror of PyPI in CodeArtifact. */
export interface PackageMirrorRef extends Reference {
  /** Name of the CodeArtifact domain. */
  readonly domainName: Output<string>;
  /** Name of the repository that packages are installed from. */
  readonly repositoryName: Output<string>;
  /** Index URL for pip, without the token: `https://…/pypi/<repository>/simple/`. */
  readonly indexUrl: Output<string>;
  /** ARN of the managed policy that lets a role install packages: to attach where {@link canInstallPackages} cannot be granted. */
  readonly installPolicyArn: Output<string>;
}

/** How the platform exports its {@link PackageMirrorRef}: output `package-mirror`. */
export const packageMirrorContract: Contract<PackageMirrorRef> = {
  name: "package-mirror",
  fields: {
    domainName: "String",
    repositoryName: "String",
    indexUrl: "String",
    installPolicyArn: "String",
  },
};

/** The rights to install packages from a mirror: to get a token of its domain, and to read its repository. */
export function canInstallPackages({
  environment,
  domainName,
  repositoryName,
}: Omit<PackageMirrorRef, "indexUrl" | "installPolicyArn">): PolicyStatement[] {
  const arn = (resource: string) => arnIn(environment, "codeartifact", resource);
  return [
    {
      Sid: "SignInToPackages",
      Effect: "Allow",
      Action: ["codeartifact:GetAuthorizationToken"],
      Resource: [domainName.apply((domain) => arn(`domain/${domain}`))],
    },
    {
      // CodeArtifact has STS make its tokens, which takes no resource.
      Sid: "GetPackageTokens",
      Effect: "Allow",
      Action: ["sts:GetServiceBearerToken"],
      Resource: ["*"],
      Condition: { StringEquals: { "sts:AWSServiceName": servicePrincipals.codeArtifact } },
    },
    {
      Sid: "InstallPackages",
      Effect: "Allow",
      Action: ["codeartifact:GetRepositoryEndpoint", "codeartifact:ReadFromRepository"],
      Resource: [
        domainName.apply((domain) =>
          repositoryName.apply((repository) => arn(`repository/${domain}/${repository}`)),
        ),
      ],
    },
  ];
}
