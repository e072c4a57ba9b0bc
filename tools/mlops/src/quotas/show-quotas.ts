import { RequestServiceQuotaIncreaseCommand, ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import { z } from "zod";
import { accountQuotas } from "@mlops/preview";
import { defineAction } from "../command/action.ts";
import { type Change, type Outcome, makeChanges } from "../command/changes.ts";
import type { CommandContext } from "../command/context.ts";
import { status } from "../command/failures.ts";
import { stackValue, switchValue } from "../command/given-values.ts";
import { table } from "../command/table.ts";
import { type ComparedQuota, comparedQuotas } from "./granted-quotas.ts";
import { type QuotaAccount, quotaAccounts } from "./quota-accounts.ts";

/** `quotas`. */
export const showQuotas = defineAction(
  z.strictObject({
    stack: z.array(stackValue()).default([]),
    missing: switchValue(),
    request: switchValue(),
  }),
  async ({ stack: stacks, missing: onlyMissing, request }, context) => {
    const accounts = await quotaAccounts(context, stacks);
    const reports = await context.preview(accounts.flatMap((account) => account.stacks));
    const judged: JudgedAccount[] = [];
    for (const account of accounts) {
      const needs = accountQuotas(reports.filter(({ stack }) => account.stacks.includes(stack)));
      judged.push({ ...account, quotas: await comparedQuotas(account, needs) });
    }
    const outcome = request ? await ask(judged, context) : "nothing";
    const known = outcome === "done" ? judged.map(withRequests) : judged;
    const shown = onlyMissing ? known.map(withoutEnough) : known;
    const isFine = ({ state }: ComparedQuota) =>
      state === "enough" || state === "unknown" || (request && state === "asked");
    return {
      data: shown.map(({ connection: { place }, stacks: names, quotas }) => ({
        account: place.account,
        region: place.region,
        stacks: names,
        quotas,
      })),
      lines: shown.flatMap((account, index) => [
        ...(index > 0 ? [""] : []),
        ...accountLines(account, context),
      ]),
      status: known.every(({ quotas }) => quotas.every(isFine)) ? status.success : status.no,
    };
  },
);

interface JudgedAccount extends QuotaAccount {
  readonly quotas: readonly ComparedQuota[];
}

const withoutEnough = (account: JudgedAccount): JudgedAccount => ({
  ...account,
  quotas: account.quotas.filter(({ state }) => state !== "enough"),
});

const isRequested = ({ state, isAdjustable }: ComparedQuota) => state === "missing" && isAdjustable;

/** An account whose missing quotas have been asked for. */
const withRequests = (account: JudgedAccount): JudgedAccount => ({
  ...account,
  quotas: account.quotas.map((quota) =>
    isRequested(quota) ? { ...quota, asked: quota.count, state: "asked" } : quota,
  ),
});

function accountLines({ title, stacks, quotas }: JudgedAccount, { terminal }: CommandContext): string[] {
  const rows = quotas.map(({ service, name, count, value, state, asked, by }) => ({
    quota: name,
    service,
    needed: count,
    has: value,
    state: asked === undefined ? state : `${state}: ${asked}`,
    stacks: Object.keys(by).join(", "),
  }));
  const titles = ["quota", "service", "needed", "has", "state", "stacks"];
  const found = rows.length === 0 ? ["nothing is missing"] : table(titles, rows, terminal);
  return [`account ${title}: ${stacks.join(", ")}`, ...found];
}

/** Ask AWS for what is missing and can be asked for. Quotas that somebody has asked for are left alone. */
async function ask(accounts: readonly JudgedAccount[], context: CommandContext): Promise<Outcome> {
  const { terminal } = context;
  for (const { title, quotas } of accounts) {
    for (const { name, state, asked, isAdjustable } of quotas) {
      if (state === "asked for less") {
        terminal.note(`${title}: ${name}: a request for ${asked} is open: ask again when AWS has decided`);
      }
      if (state === "missing" && !isAdjustable) {
        terminal.note(`${title}: ${name} cannot be asked for: need less, or use another region`);
      }
    }
  }
  return makeChanges(accounts.flatMap(requestsOf), context);
}

function requestsOf({ title, connection, quotas }: JudgedAccount): Change[] {
  const client = connection.client(ServiceQuotasClient);
  return quotas.filter(isRequested).map(({ service, name, code, count, value }) => ({
    what: `ask for ${count} of ${name} in ${title}, which has ${value}`,
    make: () =>
      client.send(
        new RequestServiceQuotaIncreaseCommand({
          ServiceCode: service,
          QuotaCode: code ?? undefined,
          DesiredValue: count,
        }),
      ),
  }));
}
