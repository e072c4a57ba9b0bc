import { ec2Answer } from "../../testing/ec2-xml.ts";
import { raw } from "../../testing/pretend-aws.ts";
import type { Scene } from "../../testing/scene.ts";

const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:111122223333:${resource}`;
const domain = "d-8k2m4x6q9z1a";
const formerDomain = "d-3f5h7j9l1n3p";

/** The platform of dev, whose destruction has stopped at its domain: people still work there. */
export const cleanupScene: Scene = {
  operations: () => ({
    GetParametersByPath: { Parameters: [] },
    GetResources: {
      ResourceTagMappingList: [
        arn("sagemaker", `domain/${domain}`),
        arn("ec2", "vpc/vpc-0a1b2c3d4e5f60718"),
        arn("sagemaker", "model-package-group/mlops-platform-dev-sentiment-2f0c1f2e"),
        "arn:aws:s3:::mlops-platform-dev-ml-data-5d1e0a77",
      ].map((ResourceARN) => ({ ResourceARN })),
    },
    ListApps: {
      Apps: [
        {
          DomainId: domain,
          AppType: "JupyterLab",
          AppName: "default",
          SpaceName: "experiments",
          Status: "InService",
        },
      ],
    },
    ListSpaces: {
      Spaces: [
        {
          DomainId: domain,
          SpaceName: "experiments",
          OwnershipSettingsSummary: { OwnerUserProfileName: "ada" },
        },
      ],
    },
    ListDomains: { Domains: [{ DomainId: domain }] },
    DescribeSubnets: ec2Answer(
      "DescribeSubnets",
      "<subnetSet><item><subnetId>subnet-0f1e2d3c</subnetId></item></subnetSet>",
    ),
    DescribeSecurityGroups: ec2Answer("DescribeSecurityGroups", "<securityGroupInfo/>"),
    DescribeNetworkInterfaces: ec2Answer(
      "DescribeNetworkInterfaces",
      "<networkInterfaceSet><item><networkInterfaceId>eni-0c4e6a8b</networkInterfaceId><subnetId>subnet-0f1e2d3c</subnetId>" +
        "<description>[DO NOT DELETE] ENI managed by SageMaker</description><status>in-use</status></item></networkInterfaceSet>",
    ),
    "GET /2015-02-01/file-systems": {
      FileSystems: [
        {
          FileSystemId: "fs-0d9c8b7a",
          SizeInBytes: { Value: 734003200 },
          CreationTime: 1_760_000_000,
          Tags: [
            { Key: "ManagedByAmazonSageMakerResource", Value: arn("sagemaker", `domain/${formerDomain}`) },
          ],
        },
      ],
    },
    "GET /2015-02-01/mount-targets?FileSystemId=fs-0d9c8b7a": {
      MountTargets: [{ SubnetId: "subnet-0f1e2d3c" }],
    },
    DescribeModelPackageGroup: {},
    ListModelPackages: { ModelPackageSummaryList: Array.from({ length: 12 }, () => ({})) },
    "HEAD /*": raw("", "text/xml"),
    DeleteApp: {},
  }),
};
