import type { EndpointsArgs } from "./network-args.ts";

/**
 * Interface endpoints that SageMaker, and code that runs in it, needs in a VPC without a way to the internet.
 * S3 has a gateway endpoint, which is free and always made.
 */
export const requiredServices: readonly string[] = [
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

/** SageMaker's own web applications are the only services named the other way round. */
const sagemakerApplications = ["studio", "notebook", "experiments", "partner-app"];

/**
 * Services whose endpoints carry another prefix in a partition; all others are `com.amazonaws` there too. As AWS
 * lists them for its regions (`aws ec2 describe-vpc-endpoint-services`), as far as this platform may ask for them.
 */
const otherPrefixes: Readonly<
  Record<string, { readonly prefix: string; readonly services: readonly string[] }>
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

/** Where endpoint services are asked for: region and its partition. */
export interface EndpointPlace {
  readonly region: string;
  readonly partition: string;
}

/** Full name of the service behind an interface endpoint, such as `com.amazonaws.eu-west-1.sagemaker.api`. */
export function interfaceServiceName({ region, partition }: EndpointPlace, service: string): string {
  if (sagemakerApplications.includes(service)) return `aws.sagemaker.${region}.${service}`;
  const other = otherPrefixes[partition];
  const prefix = other?.services.includes(service) ? other.prefix : "com.amazonaws";
  return `${prefix}.${region}.${service}`;
}

/** Full name of the service behind the S3 gateway endpoint: the same in every partition. */
export function s3GatewayServiceName({ region }: EndpointPlace): string {
  return `com.amazonaws.${region}.s3`;
}

/** An interface endpoint to make. */
export interface InterfaceEndpoint {
  /** Short name of its service. */
  readonly service: string;
  /** Whether the service takes an endpoint policy. Nearly all do; the required ones do. */
  readonly takesPolicy: boolean;
}

/** The interface endpoints that `args` ask for, in the order in which they are asked for. */
export function interfaceEndpoints({
  interfaces = "required",
  additional = [],
}: EndpointsArgs): InterfaceEndpoint[] {
  const required = interfaces === "required" ? requiredServices : [];
  return [
    ...required.map((service) => ({ service, takesPolicy: true })),
    ...additional.map((each) =>
      typeof each === "string"
        ? { service: each, takesPolicy: true }
        : { service: each.service, takesPolicy: false },
    ),
  ];
}
