import type { AwsEnvironment } from "@mlops/core";

/** What deploying resources of one service takes. Actions are whole: a pattern would grow with every new API. */
export interface ServiceRights {
  /** Pulumi's types that the actions make, change, read and delete. */
  readonly types: readonly string[];
  /** What a preview and a refresh read. Lists and descriptions: no data, no secrets. */
  readonly read: readonly string[];
  /** What an update and a destroy do besides. */
  readonly write: readonly string[];
  /** ARNs, or patterns of them, of what may be changed. */
  readonly resources: (environment: AwsEnvironment) => string[];
}
