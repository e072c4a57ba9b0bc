/** The bucket of SageMaker JumpStart in a region: pre-trained models and scripts. */
export function jumpStartBucket(region: string): string {
  return `jumpstart-cache-prod-${region}`;
}

/**
 * Buckets of AWS that workloads in a VPC read without knowing it. Without them image pulls, package installs,
 * JumpStart models and Session Manager fail, each with an error that names something else. Sources: the services'
 * user guides, gathered in service_owned_resources.md of github.com/aws-samples/data-perimeter-policy-examples.
 */
export function bucketsOfAws(region: string): string[] {
  return [
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
