/** The bucket of SageMaker JumpStart in a region: pre-trained models and scripts. */
export function jumpStartBucket(region: string): string {
  return `jumpstart-cache-prod-${region}`;
}

/**
 * The accounts whose buckets hold the packages of CodeArtifact, by region.
 * @see https://docs.aws.amazon.com/codeartifact/latest/ug/create-s3-gateway-endpoint.html
 */
const codeArtifactAccounts: Readonly<Record<string, string>> = {
  "ap-northeast-1": "660291247815",
  "ap-south-1": "681137435769",
  "ap-southeast-1": "421485864821",
  "ap-southeast-2": "860415559748",
  "eu-central-1": "769407342218",
  "eu-north-1": "611884512288",
  "eu-south-1": "484130244270",
  "eu-west-1": "438097961670",
  "eu-west-2": "247805302724",
  "eu-west-3": "762466490029",
  "us-east-1": "193858265520",
  "us-east-2": "250872398865",
  "us-west-2": "787052242323",
};

/** The regions that have CodeArtifact. */
export const codeArtifactRegions: readonly string[] = Object.keys(codeArtifactAccounts);

/**
 * Buckets of AWS that workloads in a VPC read without knowing it. Without them image pulls, package installs,
 * JumpStart models and Session Manager fail, each with an error that names something else. Sources: the services'
 * user guides, gathered in service_owned_resources.md of github.com/aws-samples/data-perimeter-policy-examples.
 */
export function bucketsOfAws(region: string): string[] {
  const codeArtifact = codeArtifactAccounts[region];
  return [
    // Packages of CodeArtifact's repositories.
    ...(codeArtifact === undefined ? [] : [`assets-${codeArtifact}-${region}`]),
    // Layers of every image in ECR, one's own as well.
    `prod-${region}-starport-layer-bucket`,
    jumpStartBucket(region),
    // Packages of Amazon Linux 2023 and 2.
    `al2023-repos-${region}-de612dc2`,
    `amazonlinux-2-repos-${region}`,
    // Agent, packages and patch baselines of Systems Manager.
    `amazon-ssm-${region}`,
    `amazon-ssm-packages-${region}`,
    `aws-ssm-${region}`,
    `patch-baseline-snapshot-${region}`,
  ];
}
