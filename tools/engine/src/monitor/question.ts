import type { Question } from "../answers/answer.ts";
import { type PlainProperties, type PlainValue, toPlainProperties } from "../values/plain-values.ts";
import type { WireProperties } from "../values/wire-values.ts";

/** Account and region of calls whose provider names none. */
export interface DefaultPlace {
  readonly account: string | undefined;
  readonly region: string | undefined;
}

/**
 * An invoke as answers see it.
 * @param providerInputs inputs of the provider that it goes to
 */
export function questionOf(
  token: string,
  args: WireProperties,
  providerInputs: WireProperties,
  place: DefaultPlace,
): Question {
  const plainArgs = toPlainProperties(args);
  const provider = toPlainProperties(providerInputs);
  return {
    token,
    args: plainArgs,
    provider,
    account: accountOf(provider) ?? place.account,
    region: textOf(plainArgs.region) ?? textOf(provider.region) ?? place.region,
  };
}

/** Account that a provider is tied to: the one it allows, or the one whose role it assumes. */
function accountOf(provider: PlainProperties): string | undefined {
  const [allowed] = listOf(provider.allowedAccountIds);
  if (typeof allowed === "string") return allowed;
  const [role] = listOf(provider.assumeRoles);
  const arn = typeof role === "object" && role !== null && "roleArn" in role ? role.roleArn : undefined;
  return typeof arn === "string" ? /^arn:[^:]+:iam::(\d{12}):/.exec(arn)?.[1] : undefined;
}

/** Lists among a provider's inputs travel as JSON texts. */
function listOf(input: PlainValue | undefined): unknown[] {
  if (Array.isArray(input)) return input;
  if (typeof input !== "string") return [];
  const value: unknown = JSON.parse(input);
  return Array.isArray(value) ? value : [];
}

function textOf(value: PlainValue | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
