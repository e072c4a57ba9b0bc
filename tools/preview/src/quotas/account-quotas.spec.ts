import { endpointQuota, serviceQuotas } from "@mlops/aws";
import { accountQuotas } from "./account-quotas.ts";

const need = (
  quota: { readonly service: string; readonly name: string; readonly code: string | null },
  count: number,
) => ({
  ...quota,
  count,
  by: ["resource"],
});
const instances = endpointQuota("ml.c7i.large");

test("stacks of an account share its quotas, but not those of a VPC", () => {
  const reports = [
    { stack: "b.dev", quotas: [need(serviceQuotas.interfaceEndpoints, 11), need(instances, 2)] },
    { stack: "a.dev", quotas: [need(serviceQuotas.interfaceEndpoints, 14), need(instances, 4)] },
    { stack: "c.dev", quotas: [] },
  ];
  expect(accountQuotas(reports)).toEqual([
    { ...instances, count: 6, by: { "b.dev": 2, "a.dev": 4 } },
    { ...serviceQuotas.interfaceEndpoints, count: 14, by: { "b.dev": 11, "a.dev": 14 } },
  ]);
});
