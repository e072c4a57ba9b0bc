import type { Certainty } from "../certainty.ts";
import type { Provider, Resource } from "../resource.ts";
import { type Principal, type Statement, allows, statementsOf } from "./statement.ts";

const assuming = ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"];

/** The statements of a role's trust policy that let somebody assume it. */
export function trustStatementsOf({ props }: Resource): readonly Statement[] {
  return statementsOf(props.at("assumeRolePolicy")).filter((statement) =>
    assuming.some((action) => allows(statement, action)),
  );
}

/** The account that a principal is of, when it is one that is known; 12 digits. */
export function accountOf({ kind, name }: Principal): string | undefined {
  if (kind !== "AWS") return undefined;
  return /^(?:arn:[^:]*:(?:iam|sts)::)?(\d{12})(?=:|$)/.exec(name.text ?? "")?.[1];
}

/** Whether a principal is a whole account: whoever the account's own policies let. */
export function isWholeAccount(principal: Principal): boolean {
  return (
    accountOf(principal) !== undefined &&
    /^(\d{12}|arn:[^:]*:iam::\d{12}:root)$/.test(principal.name.text ?? "")
  );
}

/** Whether `account` is one that `provider` may deploy to; no account is, where it names none. */
export function isAccountOf(provider: Provider | undefined, account: string): Certainty {
  const allowed = provider?.props.at("allowedAccountIds").parsed;
  if (allowed === undefined) return "no";
  if (allowed.elements.some((one) => one.is(account))) return "yes";
  return allowed.hasUnknown ? "maybe" : "no";
}
