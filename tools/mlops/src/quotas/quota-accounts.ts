import type { Connection } from "../aws/connection.ts";
import { stackNames, stackPlace } from "../aws/stack-place.ts";
import type { CommandContext } from "../command/context.ts";
import { OtherAccount, WrongUse } from "../command/failures.ts";

/** An account in a region, and the stacks there. */
export interface QuotaAccount {
  /** `111122223333, eu-west-1`. */
  readonly title: string;
  readonly connection: Connection;
  /** By name. */
  readonly stacks: readonly string[];
}

/**
 * The accounts of stacks.
 * @param stacks their names. If there is none: all stacks, without those of accounts that the credentials do not reach
 * @throws WrongUse if none can be reached, or one of those that are named
 */
export async function quotaAccounts(
  { root, connect, terminal }: Pick<CommandContext, "root" | "connect" | "terminal">,
  stacks: readonly string[],
): Promise<QuotaAccount[]> {
  const names = stacks.length > 0 ? [...new Set(stacks)] : stackNames(root);
  const groups = Map.groupBy(names.toSorted(), (name) => {
    const { account, region } = stackPlace(root, name);
    return `${account}, ${region}`;
  });
  const accounts: QuotaAccount[] = [];
  for (const [title, some] of [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    try {
      accounts.push({ title, connection: await connect(some[0] ?? ""), stacks: some });
    } catch (error) {
      if (stacks.length > 0 || !(error instanceof OtherAccount)) throw error;
      terminal.note(`${title}: left out, the credentials are of another account: ${some.join(", ")}`);
    }
  }
  if (accounts.length > 0) return accounts;
  throw new WrongUse(
    "credentials: got some of no account that a stack file names; choose others by --profile or --role",
  );
}
