import { type Partition, dnsSuffixOf, partitionOf } from "@mlops/aws";
import { type WireProperties, type WireValue, toPlain } from "@mlops/engine";

/** Where a provider deploys. */
export interface Place {
  readonly account: string;
  readonly region: string;
  readonly partition: Partition;
  /** Domain of the partition's service endpoints. */
  readonly suffix: string;
}

/**
 * Where an AWS provider deploys, by its inputs.
 * @returns nothing if they do not name one account and a region
 */
export function placeOf(provider: WireProperties): Place | undefined {
  const region = plainText(provider.region);
  const accounts = accountsOf(provider.allowedAccountIds);
  const [account] = accounts;
  if (region === undefined || account === undefined || accounts.length !== 1) return undefined;
  const partition = partitionOf(region);
  return { account, region, partition, suffix: dnsSuffixOf(partition) };
}

function plainText(value: WireValue | undefined): string | undefined {
  const plain = toPlain(value ?? null);
  return typeof plain === "string" ? plain : undefined;
}

/** Lists of a provider's inputs are JSON texts. */
function accountsOf(value: WireValue | undefined): readonly string[] {
  const plain = toPlain(value ?? null);
  const list: unknown = typeof plain === "string" ? JSON.parse(plain) : plain;
  return Array.isArray(list) ? list.filter((account) => typeof account === "string") : [];
}
