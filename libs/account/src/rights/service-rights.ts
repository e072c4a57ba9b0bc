import { arnIn } from "@mlops/aws";
import type { AwsEnvironment } from "@mlops/core";

/** What deploying resources of one service takes. Actions are whole: a pattern would grow with every new API. */
export interface ServiceRights {
  /** Pulumi's types that the actions make, change, read and delete. */
  readonly types: readonly string[];
  /** What a preview and a refresh read. Lists and descriptions: no data, no secrets. */
  readonly read: readonly string[];
  /** What an update and a destroy do besides, of what AWS can limit to resources. */
  readonly write: readonly string[];
  /** What they do that AWS can limit to no resource: IAM ignores a statement that names one. @default - nothing */
  readonly unlimited?: readonly string[];
  /** ARNs, or patterns of them, of what may be changed. */
  readonly resources: (environment: AwsEnvironment) => string[];
}

/** The resources of certain kinds of a service, such as `function:*`, in the stack's account and region. */
export function ofKinds(service: string, ...kinds: readonly string[]) {
  return (environment: AwsEnvironment): string[] => kinds.map((kind) => arnIn(environment, service, kind));
}
