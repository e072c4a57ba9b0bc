/** A quota of an account in one region. */
export interface ServiceQuota {
  /** Code of the service in Service Quotas. */
  readonly service: string;
  /** As Service Quotas names it. */
  readonly name: string;
  /** Code of the quota; null where no public source names it. */
  readonly code: string | null;
}

/**
 * Quotas that deployments meet. Codes of `vpc` and `ec2`: tedilabs/terraform-aws-account,
 * modules/service-quota-requests/locals.tf; of interface endpoints: AWS's managed policies and the Landing Zone
 * Accelerator's configuration (`Amazon VPC/Interface VPC endpoints per VPC`); of `lambda`:
 * NHSDigital/national-document-repository-infrastructure, service-quota.tf; of `sagemaker`:
 * gruntwork-io/terraform-aws-utilities, docs/quotas.md and modules/request-quota-increase/variables.tf, which are written
 * from what Service Quotas answers.
 */
export const serviceQuotas = {
  vpcs: { service: "vpc", name: "VPCs per Region", code: "L-F678F1CE" },
  natGateways: { service: "vpc", name: "NAT gateways per Availability Zone", code: "L-FE5A380F" },
  interfaceEndpoints: { service: "vpc", name: "Interface VPC endpoints per VPC", code: "L-29B6F2EB" },
  elasticIps: { service: "ec2", name: "EC2-VPC Elastic IPs", code: "L-0263D0A3" },
  lambdaConcurrency: { service: "lambda", name: "Concurrent executions", code: "L-B99A9384" },
  serverlessConcurrency: {
    service: "sagemaker",
    name: "Maximum total concurrency that can be allocated across all serverless endpoints",
    code: "L-96300102",
  },
  serverlessEndpoints: {
    service: "sagemaker",
    name: "Maximum number of serverless endpoints",
    code: "L-99AD19BF",
  },
  /** Of all types together. */
  endpointInstances: {
    service: "sagemaker",
    name: "Number of instances across active endpoints",
    code: "L-7A3DF611",
  },
  /** Of all types together. */
  notebookInstances: { service: "sagemaker", name: "Total number of notebook instances", code: "L-04CE2E67" },
  mlflowTrackingServers: {
    service: "sagemaker",
    name: "Maximum number of MLflow Tracking Servers",
    code: "L-6BC1B1A9",
  },
} as const satisfies Readonly<Record<string, ServiceQuota>>;

/** Instances of a type that serve endpoints. */
export function endpointQuota(instanceType: string): ServiceQuota {
  return { service: "sagemaker", name: `${instanceType} for endpoint usage`, code: null };
}

/** Notebook instances of a type that run. */
export function notebookQuota(instanceType: string): ServiceQuota {
  return { service: "sagemaker", name: `${instanceType} for notebook instance usage`, code: null };
}

/**
 * Apps in Studio that run on a type.
 * @param app `JupyterLab` or `CodeEditor`
 */
export function studioAppQuota(app: string, instanceType: string): ServiceQuota {
  return {
    service: "sagemaker",
    name: `Studio ${app} Apps running on ${instanceType} instances`,
    code: null,
  };
}
