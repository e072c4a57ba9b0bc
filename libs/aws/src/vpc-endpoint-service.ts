import { type AwsPlace, type Partition, regionSource } from "./partition.ts";

/**
 * Interface endpoints that SageMaker, and code that runs in it, needs in a VPC without a way to the internet, by the
 * short name of their service. S3 has a gateway endpoint besides.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html
 */
export const sageMakerEndpointServices: readonly string[] = [
  "sagemaker.api",
  "sagemaker.runtime",
  "sagemaker.featurestore-runtime",
  "sts",
  "logs",
  "monitoring",
  "ecr.api",
  "ecr.dkr",
  "kms",
  "ssm",
  "secretsmanager",
];

/**
 * Interface endpoints through which packages come from CodeArtifact, by the short name of their service. The packages
 * themselves come from a bucket of AWS, through the endpoint of S3.
 * @see https://docs.aws.amazon.com/codeartifact/latest/ug/create-vpc-endpoints.html
 */
export const packageEndpointServices: readonly string[] = ["codeartifact.api", "codeartifact.repositories"];

/** SageMaker's own web applications are the only services named the other way round. */
const sageMakerApplications = ["studio", "notebook", "experiments", "partner-app"];

/**
 * Services whose endpoints carry another prefix in a partition; all others are `com.amazonaws` there too. As AWS
 * lists them for its regions (`aws ec2 describe-vpc-endpoint-services`), as far as this platform may ask for them.
 */
const otherPrefixes: Readonly<
  Partial<Record<Partition, { readonly prefix: string; readonly services: readonly string[] }>>
> = {
  "aws-cn": {
    prefix: "cn.com.amazonaws",
    services: [
      "application-autoscaling",
      "athena",
      "cloudformation",
      "ec2",
      "ecr.api",
      "ecr.dkr",
      "elasticfilesystem",
      "execute-api",
      "lambda",
      "monitoring",
      "redshift",
      "redshift-data",
      "sagemaker.api",
      "sagemaker.featurestore-runtime",
      "sagemaker.runtime",
      "servicecatalog",
      "sqs",
      "states",
      "sts",
      "xray",
    ],
  },
  "aws-eusc": { prefix: "eu.amazonaws", services: ["ecr.api", "ecr.dkr", "execute-api"] },
};

type RegionOfPartition = Omit<AwsPlace, "account">;

/** Full name of the service behind an interface endpoint, such as `com.amazonaws.eu-west-1.sagemaker.api`. */
export function interfaceServiceName({ region, partition }: RegionOfPartition, service: string): string {
  if (sageMakerApplications.includes(service)) return `aws.sagemaker.${region}.${service}`;
  const other = otherPrefixes[partition];
  const prefix = other?.services.includes(service) ? other.prefix : "com.amazonaws";
  return `${prefix}.${region}.${service}`;
}

/** Full name of the service behind the S3 gateway endpoint: the same in every partition. */
export function s3GatewayServiceName({ region }: Pick<AwsPlace, "region">): string {
  return `com.amazonaws.${region}.s3`;
}

const serviceAfterRegion = new RegExp(String.raw`\.${regionSource}\.(?!vpce-svc-)(.+)$`);

/**
 * Short name of the AWS service behind a VPC endpoint: what follows the region, whatever the prefix of the partition
 * (`com.amazonaws.eu-west-1.sagemaker.api`, `cn.com.amazonaws.cn-north-1.sts`, `aws.sagemaker.eu-west-1.studio`).
 * An endpoint with a validated module (`kms-fips`) serves the same.
 * @returns nothing for a service that is not AWS's
 */
export function endpointServiceOf(serviceName: string): string | undefined {
  return serviceAfterRegion.exec(serviceName)?.[1]?.replace(/-fips$/, "");
}
