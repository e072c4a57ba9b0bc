import { fitsGlob, parseArn } from "@mlops/aws";

/** A statement of an IAM policy as a pretend cloud has it: every value is known. */
interface Statement {
  readonly Effect: string;
  readonly Principal?: "*" | Readonly<Record<string, string | readonly string[]>>;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** Who asks: a role, with its own policies. */
export interface Caller {
  /** ARN of the role. */
  readonly arn: string;
  /** Its policies, as objects or as JSON. */
  readonly policies: readonly unknown[];
  /** Its permissions boundary. @default - none */
  readonly boundary?: unknown;
}

/** What is asked for. */
export interface AccessRequest {
  readonly action: string;
  readonly resource: string;
  /** Account of the resource, 12 digits. */
  readonly account: string;
  /** Policy of the resource, as an object or as JSON; it may leave out whose resource it is about. @default - none */
  readonly resourcePolicy?: unknown;
  /**
   * Values of condition keys, besides `aws:PrincipalArn`, `aws:ResourceAccount` and `aws:SecureTransport`.
   * @default - none
   */
  readonly context?: Readonly<Record<string, string>>;
}

/**
 * Whether AWS would let `caller` do what is asked for, by its own policies, its boundary and the resource's policy. In
 * the same account the caller's policies are enough (a KMS key's policy must let the account decide), or a resource
 * policy that names the role; across accounts both sides have to allow it.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 * @throws Error for what it does not know, such as another operator
 */
export function isAllowed(caller: Caller, request: AccessRequest): boolean {
  const own = caller.policies.flatMap(statementsOf);
  const boundary = caller.boundary === undefined ? undefined : statementsOf(caller.boundary);
  const onResource = statementsOf(request.resourcePolicy).filter((one) => isAbout(one, caller));
  const holds = (statements: readonly Statement[], effect: string) =>
    statements.some((one) => one.Effect === effect && applies(one, caller, request));
  if (holds([...own, ...(boundary ?? []), ...onResource], "Deny")) return false;
  const byCaller = holds(own, "Allow") && (boundary === undefined || holds(boundary, "Allow"));
  const byResource = holds(onResource, "Allow");
  const isKey = request.action.startsWith("kms:");
  if (isKey || accountOf(caller.arn) !== request.account) return byCaller && byResource;
  return byCaller || (byResource && onResource.some((one) => names(one, caller.arn)));
}

function statementsOf(document: unknown): readonly Statement[] {
  if (document === undefined) return [];
  const parsed: unknown = typeof document === "string" ? JSON.parse(document) : document;
  return (parsed as { readonly Statement: readonly Statement[] }).Statement;
}

const listOf = (value: string | readonly string[] = []): readonly string[] =>
  typeof value === "string" ? [value] : value;

const accountOf = (arn: string) => parseArn(arn)?.account ?? "";

const awsPrincipals = ({ Principal }: Statement) =>
  typeof Principal === "object" ? listOf(Principal.AWS) : listOf(Principal);

const names = (statement: Statement, arn: string) => awsPrincipals(statement).includes(arn);

/** Whether a resource's statement is about the caller: by its role, its account or anybody. */
function isAbout(statement: Statement, { arn }: Caller): boolean {
  const account = accountOf(arn);
  return awsPrincipals(statement).some(
    (one) => one === "*" || one === arn || one === account || one === arn.replace(/:role\/.*/, ":root"),
  );
}

function applies(statement: Statement, caller: Caller, request: AccessRequest): boolean {
  const { Action, NotAction, Resource, NotResource, Condition = {} } = statement;
  const action = (patterns: string | readonly string[]) =>
    listOf(patterns).some((one) => fitsGlob(one.toLowerCase(), request.action.toLowerCase()));
  const resource = (patterns: string | readonly string[]) =>
    listOf(patterns).some((one) => fitsGlob(one, request.resource));
  const isForAction = NotAction === undefined ? action(Action ?? []) : !action(NotAction);
  const isForResource =
    NotResource === undefined ? Resource === undefined || resource(Resource) : !resource(NotResource);
  const context = contextOf(caller, request);
  const conditions = Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, wanted]) =>
      meets(operator, context.get(key.toLowerCase()), listOf(wanted)),
    ),
  );
  return isForAction && isForResource && conditions.every(Boolean);
}

function contextOf(caller: Caller, { account, context = {} }: AccessRequest): ReadonlyMap<string, string> {
  const all = {
    "aws:PrincipalArn": caller.arn,
    "aws:ResourceAccount": account,
    "aws:SecureTransport": "true",
    ...context,
  };
  return new Map(Object.entries(all).map(([key, value]) => [key.toLowerCase(), value]));
}

const comparisons: Readonly<Record<string, (wanted: string, value: string) => boolean>> = {
  StringEquals: (wanted, value) => wanted === value,
  StringLike: fitsGlob,
  ArnEquals: fitsGlob,
  ArnLike: fitsGlob,
  Bool: (wanted, value) => wanted === value,
};

function meets(operator: string, value: string | undefined, wanted: readonly string[]): boolean {
  if (operator === "Null") return wanted.includes(String(value === undefined));
  const [, negated, name = "", ifExists] =
    /^(?:ForAnyValue:)?(?:(String|Arn)Not)?(.*?)(IfExists)?$/.exec(operator) ?? [];
  const compare = comparisons[negated === undefined ? name : `${negated}${name}`];
  if (compare === undefined) throw new Error(`the operator ${operator} is not known here`);
  if (value === undefined) return ifExists !== undefined || negated !== undefined;
  return wanted.some((one) => compare(one, value)) === (negated === undefined);
}
