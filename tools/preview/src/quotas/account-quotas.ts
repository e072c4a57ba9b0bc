import { serviceQuotas } from "@mlops/aws";
import type { ReportedQuota, StackReport } from "../report/model.ts";

/** How much of a quota the stacks of an account need together. */
export interface AccountQuota extends Pick<ReportedQuota, "service" | "name" | "code"> {
  /** At the peak of all of them. */
  readonly count: number;
  /** How much each stack needs, by its name. */
  readonly by: Readonly<Record<string, number>>;
}

/** Quotas of one VPC: VPCs of several stacks do not share them. */
const ofOneVpc: readonly string[] = [serviceQuotas.interfaceEndpoints.code];

/**
 * The quotas that stacks of one account and region need together, in the order of service and name.
 * @param reports of all stacks that are deployed there
 */
export function accountQuotas(reports: readonly Pick<StackReport, "stack" | "quotas">[]): AccountQuota[] {
  const needs = reports.flatMap(({ stack, quotas }) => quotas.map((quota) => ({ stack, quota })));
  return [...Map.groupBy(needs, ({ quota }) => `${quota.service} ${quota.name}`)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const [first] = group;
      if (first === undefined) return [];
      const { service, name, code } = first.quota;
      const counts = group.map(({ quota }) => quota.count);
      const count = ofOneVpc.includes(code ?? "")
        ? Math.max(...counts)
        : counts.reduce((sum, one) => sum + one, 0);
      const by = Object.fromEntries(group.map(({ stack, quota }) => [stack, quota.count]));
      return [{ service, name, code, count, by }];
    });
}
