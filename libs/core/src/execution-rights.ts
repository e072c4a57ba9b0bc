import { type Input, type Output, all, output } from "@pulumi/pulumi";
import { arnIn, imagePullActions, parseEcrImage, vpcAttachmentActions } from "@mlops/aws";
import type { AwsEnvironment } from "./environment.ts";
import type { PolicyStatement } from "./policy-document.ts";

/**
 * Pull container images from ECR, each of its own repository.
 * @param images URIs; what is no image in ECR makes the deployment fail
 * @param registered lists of images of registries, of which even the number may be known only later. @default - none
 */
export function canPullImages(
  environment: AwsEnvironment,
  images: readonly Input<string>[],
  registered: readonly Output<string[]>[] = [],
): PolicyStatement[] {
  const arnsOf = (uris: readonly Input<string>[]) =>
    [...new Set(uris)].map((image) => repositoryArn(environment, image));
  const registeredArns = all([...registered]).apply((lists) => all(arnsOf(lists.flat())));
  return [
    ...(images.length > 0 ? [canPull("PullImages", arnsOf(images))] : []),
    ...(registered.length > 0 ? [canPull("PullRegisteredImages", registeredArns)] : []),
    { Sid: "SignInToEcr", Effect: "Allow", Action: ["ecr:GetAuthorizationToken"], Resource: ["*"] },
  ];
}

const canPull = (Sid: string, Resource: Output<string>[] | Output<string[]>): PolicyStatement => ({
  Sid,
  Effect: "Allow",
  Action: [...imagePullActions],
  Resource,
});

function repositoryArn({ partition }: AwsEnvironment, image: Input<string>): Output<string> {
  return output(image).apply((uri) => {
    const image = parseEcrImage(uri);
    if (image === undefined) throw new Error(`expected the URI of an image in ECR, got "${uri}"`);
    return arnIn({ partition, ...image.registry }, "ecr", `repository/${image.repository}`);
  });
}

/** Put network interfaces into a VPC. SageMaker refuses roles that limit this to certain subnets or groups. */
export const canUseVpc: PolicyStatement = {
  Sid: "UseVpc",
  Effect: "Allow",
  Action: [...vpcAttachmentActions],
  Resource: ["*"],
};

/** Publish metrics, in these namespaces only. */
export function canPublishMetrics(namespaces: readonly string[]): PolicyStatement {
  return {
    Sid: "PublishMetrics",
    Effect: "Allow",
    Action: ["cloudwatch:PutMetricData"],
    Resource: ["*"],
    Condition: { StringEquals: { "cloudwatch:namespace": [...namespaces] } },
  };
}
