import { endpointQuota, notebookQuota, serviceQuotas, type ServiceQuota } from "@mlops/aws";
import type { Operations } from "../../testing/pretend-aws.ts";
import type { Scene } from "../../testing/scene.ts";
import { quotasWorkspace } from "./workspace.ts";

const need = (quota: ServiceQuota, count: number) => ({ ...quota, count, by: ["resource"] });
const instances = endpointQuota("ml.c7i.large");

/** What the stacks of two accounts need. */
export const previewed = [
  {
    stack: "platform.dev",
    quotas: [
      need(serviceQuotas.elasticIps, 1),
      need(notebookQuota("ml.t3.medium"), 1),
      need(serviceQuotas.vpcs, 1),
    ],
  },
  { stack: "sentiment.dev", quotas: [need(serviceQuotas.serverlessConcurrency, 5), need(instances, 2)] },
  { stack: "churn.dev", quotas: [need(serviceQuotas.serverlessConcurrency, 20), need(instances, 4)] },
  { stack: "sentiment.qa", quotas: [need(instances, 2)] },
] as const;

/** A quota as Service Quotas answers it. */
export const granted = ({ service, name, code }: ServiceQuota, Value: number, Adjustable = true) => ({
  ServiceCode: service,
  QuotaName: name,
  QuotaCode: code ?? `L-${name.length.toString(16).toUpperCase().padStart(8, "0")}`,
  Value,
  Adjustable,
});

/** Quotas of the account, by service: those that were changed, and AWS's defaults. */
export const quotaOperations: Operations = {
  ListServiceQuotas: ({ input }) => ({
    Quotas: [
      granted(serviceQuotas.vpcs, 5),
      granted(serviceQuotas.elasticIps, 5),
      granted(instances, 4),
      granted(notebookQuota("ml.t3.medium"), 8),
    ].filter(({ ServiceCode }) => ServiceCode === input["ServiceCode"]),
  }),
  ListAWSDefaultServiceQuotas: {
    Quotas: [granted(serviceQuotas.serverlessConcurrency, 10), granted(instances, 0)],
  },
  ListRequestedServiceQuotaChangeHistoryByQuota: { RequestedQuotas: [] },
  RequestServiceQuotaIncrease: ({ input }) => ({ RequestedQuota: { ...input, Status: "PENDING" } }),
};

/** An account that lacks instances and serverless concurrency. */
export const quotasScene: Scene = {
  get root() {
    return quotasWorkspace();
  },
  previewed,
  operations: () => quotaOperations,
};
