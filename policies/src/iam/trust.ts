import { accountPattern, parseArnPattern } from "@mlops/aws";
import type { Certainty } from "../resource/certainty.ts";
import type { Provider, Resource } from "../resource/resource.ts";
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
  const { text = "" } = name;
  if (accountPattern.test(text)) return text;
  const { service = "", region, account = "" } = parseArnPattern(text) ?? {};
  const isIdentity = ["iam", "sts"].includes(service) && region === "";
  return isIdentity && accountPattern.test(account) ? account : undefined;
}

/** Whether a principal is a whole account: whoever the account's own policies let. */
export function isWholeAccount(principal: Principal): boolean {
  const { text = "" } = principal.name;
  return accountOf(principal) !== undefined && (accountPattern.test(text) || isRoot(text));
}

/** Whether `arn` names the root of an account, or of a pattern of accounts. */
export function isRoot(arn: string): boolean {
  const { service, region, resource } = parseArnPattern(arn) ?? {};
  return service === "iam" && region === "" && resource === "root";
}

/** Whether `account` is one that `provider` may deploy to; no account is, where it names none. */
export function isAccountOf(provider: Provider | undefined, account: string): Certainty {
  const allowed = provider?.props.at("allowedAccountIds").parsed;
  if (allowed === undefined) return "no";
  if (allowed.elements.some((one) => one.is(account))) return "yes";
  return allowed.hasUnknown ? "maybe" : "no";
}
