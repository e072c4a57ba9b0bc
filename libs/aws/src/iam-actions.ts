/**
 * What pulls a container image from ECR, on its repository. Whoever pulls also signs in with
 * `ecr:GetAuthorizationToken`, which has no resource.
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-pull.html
 */
export const imagePullActions: readonly string[] = [
  "ecr:BatchCheckLayerAvailability",
  "ecr:BatchGetImage",
  "ecr:GetDownloadUrlForLayer",
];

/**
 * What SageMaker needs of a role to put its work into a VPC. It checks these rights before it starts, and refuses the
 * role if they are narrowed to certain subnets or groups: they go on every resource.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html
 */
export const vpcAttachmentActions: readonly string[] = [
  "ec2:CreateNetworkInterface",
  "ec2:CreateNetworkInterfacePermission",
  "ec2:DeleteNetworkInterface",
  "ec2:DeleteNetworkInterfacePermission",
  "ec2:DescribeDhcpOptions",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeVpcs",
];

/** What writes to a log group that exists: makes streams in it, finds them, and puts events into them. */
export const logWriteActions: readonly string[] = [
  "logs:CreateLogStream",
  "logs:DescribeLogStreams",
  "logs:PutLogEvents",
];
