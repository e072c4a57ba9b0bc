import type { PolicyDocument } from "@mlops/access";
import type { AccessModel, AccessRole } from "./access-model.ts";
import type { ReadResource } from "./plain-inputs.ts";

/** Values of condition keys. */
export type KeyValues = Readonly<Record<string, string | readonly string[]>>;

/** Something that somebody has to be allowed to do. */
export interface Need {
  /**
   * A role of the stacks, by ARN, a service of AWS, by its principal, or whoever deploys into an account, by the ARN of
   * its root.
   */
  readonly who: string;
  readonly action: string;
  /** ARN, in which wildcards stand for whatever the need is about; `*` for an action that is about no resource. */
  readonly resource: string;
  /** What the request tells about itself, besides what follows from the rest. */
  readonly context: KeyValues;
  /** The resource that cannot do its work without. */
  readonly by: ReadResource;
  /** Why it is needed, as in `pulls its image`. */
  readonly because: string;
  /** Whether the request leaves a VPC of the role, and so passes its endpoints. */
  readonly isFromVpc: boolean;
  /** Whether only a policy says so, and nothing is seen that makes use of it. */
  readonly isDeclared: boolean;
}

/** What a rule finds that resources need. */
export type NeedRule = (made: ReadResource, model: AccessModel) => Need[];

/** Needs of one resource, for the same reason. */
export function needs(
  by: ReadResource,
  because: string,
  { who, actions, resources, context = {}, isFromVpc = false }: NeededAccess,
): Need[] {
  if (who === undefined) return [];
  return resources.flatMap((resource) =>
    actions.map((action) => ({ who, action, resource, context, by, because, isFromVpc, isDeclared: false })),
  );
}

/** What somebody needs. */
export interface NeededAccess {
  /** Nothing if the resource names nobody: then it needs nothing. */
  readonly who: string | undefined;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly context?: KeyValues;
  /** @default false */
  readonly isFromVpc?: boolean;
}

/** Whether a need names a service of AWS. */
export const isServiceName = (who: string): boolean => !who.startsWith("arn:");

/** The role of the stacks whom a need names; nothing for a service, and for a role that no stack makes. */
export const roleOf = (model: AccessModel, who: string): AccessRole | undefined => model.roles.get(who);

/** An example of what an ARN pattern takes in. */
export const exampleOf = (pattern: string): string =>
  pattern === "*" ? pattern : pattern.replaceAll(/\$\{[^}]*\}|\*+/g, "example").replaceAll("?", "x");

/** By role and service. */
const passedPolicies = new WeakMap<AccessRole, Map<string, readonly PolicyDocument[]>>();

/** Policies that a role passes on its way to a service, if it runs in a VPC. */
export function endpointPolicies(
  { endpoints }: AccessModel,
  role: AccessRole,
  action: string,
): readonly PolicyDocument[] {
  if (role.vpcs.size === 0) return [];
  const service = endpointServiceOf(action);
  const known = passedPolicies.get(role) ?? new Map<string, readonly PolicyDocument[]>();
  passedPolicies.set(role, known);
  const before = known.get(service);
  if (before) return before;
  const policies = endpoints
    .filter((endpoint) => endpoint.service === service && role.vpcs.has(endpoint.vpc))
    .map(({ policy }) => policy);
  known.set(service, policies);
  return policies;
}

/** Services whose endpoint has another name than the prefix of their actions. */
const endpointNames: Readonly<Record<string, string>> = {
  cloudwatch: "monitoring",
  ecr: "ecr.api",
  sagemaker: "sagemaker.api",
};

const runtimeActions = /^sagemaker:InvokeEndpoint/;
const recordActions = /^sagemaker:(?:BatchGet|Delete|Get|Put)Record$/;

function endpointServiceOf(action: string): string {
  if (runtimeActions.test(action)) return "sagemaker.runtime";
  if (recordActions.test(action)) return "sagemaker.featurestore-runtime";
  const [prefix = ""] = action.split(":");
  return endpointNames[prefix] ?? prefix;
}
