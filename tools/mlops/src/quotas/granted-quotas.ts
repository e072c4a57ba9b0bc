import {
  type RequestedServiceQuotaChange,
  type ServiceQuota,
  ServiceQuotasClient,
  paginateListAWSDefaultServiceQuotas,
  paginateListRequestedServiceQuotaChangeHistoryByQuota,
  paginateListServiceQuotas,
} from "@aws-sdk/client-service-quotas";
import type { AccountQuota } from "@mlops/preview";
import { collected } from "../aws/collected.ts";
import { concurrently } from "../aws/concurrently.ts";
import type { QuotaAccount } from "./quota-accounts.ts";

/** `enough`, or what is to be done: `missing`, `asked` for as much as is needed, `asked for less`, `unknown` to AWS. */
type QuotaState = "enough" | "missing" | "asked" | "asked for less" | "unknown";

/** What stacks need of a quota beside what their account has. */
export interface ComparedQuota extends AccountQuota {
  /** What the account has. Nothing if Service Quotas does not know the quota. */
  readonly value?: number | undefined;
  /** Whether AWS takes requests for more. */
  readonly isAdjustable: boolean;
  /** What a request that AWS has not decided yet asks for. @default - there is none */
  readonly asked?: number | undefined;
  readonly state: QuotaState;
}

/** Compare what stacks need with what their account has, and with what it has been asked for. */
export async function comparedQuotas(
  { connection }: QuotaAccount,
  needs: readonly AccountQuota[],
): Promise<ComparedQuota[]> {
  const client = connection.client(ServiceQuotasClient);
  const granted = await grantedQuotas(client, needs);
  return concurrently(needs, async (need) => {
    const found = granted.find((quota) => isOf(need, quota));
    if (found?.Value === undefined) return { ...need, isAdjustable: false, state: "unknown" as const };
    const { Value: value, QuotaCode: code = need.code, Adjustable: isAdjustable = false } = found;
    const compared = { ...need, code, value, isAdjustable };
    if (value >= need.count) return { ...compared, state: "enough" as const };
    const asked = await openRequest(client, need.service, code);
    if (asked === undefined) return { ...compared, state: "missing" as const };
    return {
      ...compared,
      asked,
      state: asked >= need.count ? ("asked" as const) : ("asked for less" as const),
    };
  });
}

/** By code, or by name where no public source tells the code. */
const isOf = ({ service, name, code }: AccountQuota, quota: ServiceQuota) =>
  quota.ServiceCode === service &&
  (code === null ? quota.QuotaName?.toLowerCase() === name.toLowerCase() : quota.QuotaCode === code);

/** What the account has of the services' quotas; of those that were never changed, AWS's defaults. */
async function grantedQuotas(
  client: ServiceQuotasClient,
  needs: readonly AccountQuota[],
): Promise<ServiceQuota[]> {
  const granted: ServiceQuota[] = [];
  for (const [ServiceCode, some] of Map.groupBy(needs, ({ service }) => service)) {
    const applied = await collected(
      paginateListServiceQuotas({ client }, { ServiceCode }),
      ({ Quotas }) => Quotas,
    );
    granted.push(...applied);
    if (some.every((need) => applied.some((quota) => isOf(need, quota)))) continue;
    const pages = paginateListAWSDefaultServiceQuotas({ client }, { ServiceCode });
    granted.push(...(await collected(pages, ({ Quotas }) => Quotas)));
  }
  return granted;
}

const undecided: readonly (string | undefined)[] = ["PENDING", "CASE_OPENED"];

/** What a request that is not decided asks for. */
async function openRequest(
  client: ServiceQuotasClient,
  ServiceCode: string,
  code: string | null,
): Promise<number | undefined> {
  if (code === null) return undefined;
  const pages = paginateListRequestedServiceQuotaChangeHistoryByQuota(
    { client },
    { ServiceCode, QuotaCode: code },
  );
  const requests = await collected(pages, ({ RequestedQuotas }) => RequestedQuotas);
  const open = requests.filter(({ Status }: RequestedServiceQuotaChange) => undecided.includes(Status));
  return open.length === 0 ? undefined : Math.max(...open.map(({ DesiredValue = 0 }) => DesiredValue));
}
