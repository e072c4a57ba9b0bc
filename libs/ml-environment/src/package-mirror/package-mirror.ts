import { ComponentResource, type ComponentResourceOptions, type Output, output } from "@pulumi/pulumi";
import { Domain } from "@pulumi/aws/codeartifact/domain.js";
import { Repository } from "@pulumi/aws/codeartifact/repository.js";
import { Policy } from "@pulumi/aws/iam/policy.js";
import { z } from "zod";
import { codeArtifactRegions, dnsSuffixOf, nameLengths } from "@mlops/aws";
import {
  type AwsEnvironment,
  checkedSettings,
  choiceValue,
  crossAccountProblems,
  iamPath,
  physicalName,
  policyDocument,
  problem,
} from "@mlops/core";
import { type KeysRef, type PackageMirrorRef, canInstallPackages } from "@mlops/contracts";

/** What a stack file may set for {@link PackageMirror}. */
export const packageMirrorSettings = z.strictObject({
  fetchFrom: choiceValue(["pypi", "nowhere"])
    .default("pypi")
    .describe(
      "Where a package comes from that nobody has installed yet: PyPI, or nowhere, so that only what somebody has " +
        "published to the repository can be installed. Default: pypi.",
    ),
});

/** Arguments of {@link PackageMirror}. */
export interface PackageMirrorArgs extends z.input<typeof packageMirrorSettings> {
  readonly environment: AwsEnvironment;
  /** Keys of the same account and region. The data key encrypts the packages; it cannot be changed later. */
  readonly keys: KeysRef;
  /** Packages outlive the stack: the domain is protected. */
  readonly retainData: boolean;
}

/**
 * A mirror of PyPI in CodeArtifact: packages can be installed without a way to the internet, and once somebody has
 * installed a version it stays, whatever PyPI does. One repository fetches from PyPI; people and jobs use another one
 * that is fed by it, where own packages can be added.
 */
export class PackageMirror extends ComponentResource implements PackageMirrorRef {
  readonly environment: AwsEnvironment;
  readonly domainName: Output<string>;
  readonly repositoryName: Output<string>;
  readonly indexUrl: Output<string>;
  readonly installPolicyArn: Output<string>;

  constructor(name: string, args: PackageMirrorArgs, opts?: ComponentResourceOptions) {
    super("mlops:ml-environment:PackageMirror", name, {}, opts);
    const { environment, keys, retainData, ...given } = args;
    const problems = [...crossAccountProblems(environment, { keys }), ...regionProblems(environment)];
    const { fetchFrom } = checkedSettings(this, name, packageMirrorSettings, given, problems);
    const child = { parent: this };

    const { domain } = new Domain(
      `${name}-domain`,
      { domain: domainNameOf(environment, name), encryptionKey: keys.dataKeyArn },
      // Its name is fixed, so that a new one (for another key) cannot be made beside it.
      { parent: this, protect: retainData, deleteBeforeReplace: true },
    );
    const packages = new Repository(
      `${name}-packages`,
      {
        domain,
        repository: "packages",
        description: "Packages of people and jobs",
        ...(fetchFrom === "pypi" && {
          upstreams: [{ repositoryName: this.fetchingRepository(name, domain) }],
        }),
      },
      child,
    );

    this.environment = environment;
    this.domainName = output(domainNameOf(environment, name));
    this.repositoryName = output("packages");
    this.indexUrl = output(indexUrlOf(environment, domainNameOf(environment, name)));
    this.installPolicyArn = new Policy(
      `${name}-install`,
      {
        path: iamPath,
        description: "Installs packages from the mirror of PyPI",
        policy: policyDocument(...canInstallPackages(this)),
      },
      { parent: this, dependsOn: packages },
    ).arn;
    this.registerOutputs({ indexUrl: this.indexUrl, installPolicyArn: this.installPolicyArn });
  }

  /** CodeArtifact advises one repository of a domain for each source outside, which others are fed by. */
  private fetchingRepository(name: string, domain: Output<string>): Output<string> {
    const { repository } = new Repository(
      `${name}-pypi`,
      {
        domain,
        repository: "pypi",
        description: "Fetches from PyPI what is asked for",
        externalConnections: { externalConnectionName: "public:pypi" },
      },
      { parent: this },
    );
    return repository;
  }
}

/** The physical name of the domain of the mirror called `name`: known before it exists. */
function domainNameOf(environment: AwsEnvironment, name: string): string {
  return physicalName({ environment, parts: [name], maxLength: nameLengths.codeArtifactDomain });
}

/**
 * Where pip finds the repository's index.
 * @see https://docs.aws.amazon.com/codeartifact/latest/ug/python-configure-pip.html
 */
function indexUrlOf({ account, region, partition }: AwsEnvironment, domain: string): string {
  const host = `${domain}-${account}.d.codeartifact.${region}.${dnsSuffixOf(partition)}`;
  return `https://${host}/pypi/packages/simple/`;
}

function regionProblems({ region }: AwsEnvironment): string[] {
  return codeArtifactRegions.includes(region)
    ? []
    : [
        problem(
          "environment.region",
          region,
          `a region with CodeArtifact, such as ${codeArtifactRegions.slice(0, 3).join(", ")}`,
          "leave the mirror out, or reach PyPI through a NAT gateway",
        ),
      ];
}
