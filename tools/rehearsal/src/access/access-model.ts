import type { Identity, PolicyDocument } from "@mlops/access";
import { parseArn } from "@mlops/aws";
import type { ReadResource } from "./plain-inputs.ts";

/** A role that the stacks make. */
export interface AccessRole {
  readonly arn: string;
  readonly made: ReadResource;
  readonly identity: Identity;
  /** Who may take it on. */
  readonly trust: PolicyDocument;
  /** VPCs in which code runs under it. */
  readonly vpcs: ReadonlySet<string>;
}

/** A resource that the stacks make, with what decides on access to it. */
export interface ProtectedResource {
  readonly arn: string;
  readonly made: ReadResource;
  /** Its own policy; nothing if it has none. */
  readonly policy: PolicyDocument | undefined;
  /** ARN of the customer's key that encrypts what it holds; nothing if it is AWS's. */
  readonly keyArn: string | undefined;
}

/** An endpoint through which requests leave a VPC. */
export interface ServiceEndpoint {
  readonly made: ReadResource;
  readonly vpc: string;
  /** Short name of its service, such as `sagemaker.api`. */
  readonly service: string;
  readonly policy: PolicyDocument;
}

/** Everything that decides who may do what in the stacks' accounts. */
export interface AccessModel {
  readonly resources: readonly ReadResource[];
  /** By ARN. */
  readonly roles: ReadonlyMap<string, AccessRole>;
  /** By ARN, with roles and keys. */
  readonly protected: ReadonlyMap<string, ProtectedResource>;
  readonly endpoints: readonly ServiceEndpoint[];
  /** Accounts that the stacks deploy into. */
  readonly accounts: ReadonlySet<string>;
  /** ARN of a key by how a resource names it: ARN, id, alias; nothing if no stack makes it. */
  readonly keyOf: (name: string | undefined, at: ReadResource) => string | undefined;
}

/**
 * The resource of the stacks to which an ARN leads: the bucket of an object, the log group of a stream, the group of a
 * model version, the function of an alias, the role itself.
 */
export function resourceOf({ protected: all }: AccessModel, arn: string): ProtectedResource | undefined {
  const exact = all.get(arn);
  if (exact) return exact;
  const parsed = parseArn(arn);
  if (!parsed) return undefined;
  const head = arn.slice(0, arn.length - parsed.resource.length);
  const holder = holderOf(parsed.service, parsed.resource);
  return holder === undefined ? undefined : all.get(head + holder);
}

function holderOf(service: string, resource: string): string | undefined {
  if (service === "s3") return resource.split("/")[0];
  if (service === "logs") return /^(log-group:[^:]+):/.exec(resource)?.[1];
  if (service === "lambda") return /^(function:[^:]+):/.exec(resource)?.[1];
  const [, group] = /^model-package\/([^/]+)\//.exec(resource) ?? [];
  return group === undefined ? undefined : `model-package-group/${group}`;
}
