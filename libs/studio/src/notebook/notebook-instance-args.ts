import type { Input } from "@pulumi/pulumi";
import type { InstanceType } from "@mlops/aws";
import type { GuardrailsRef, KeysRef, NetworkRef } from "@mlops/contracts";
import type { Duration } from "@mlops/core";

/** Arguments of a `NotebookInstance`. */
export interface NotebookInstanceArgs extends NotebookSettings {
  /** Network that the notebook stays in. */
  readonly network: NetworkRef;
  /** Keys that encrypt its volume. */
  readonly keys: KeysRef;
  /** Limits of its role. */
  readonly guardrails: GuardrailsRef;
  /** Whether its volume outlives the stack: a protected notebook instance cannot be deleted by accident. */
  readonly retainData: boolean;
}

/** What a `NotebookInstance` is like, wherever it is. */
export interface NotebookSettings {
  /** What it runs on. */
  readonly instanceType: InstanceType;
  /** After how long without work it is stopped: busy kernels, answers and terminals are work. 15 minutes to 7 days. */
  readonly idleAfter: Duration;
  /** Size of its volume in whole GB, 5 to 16,384. It can grow; a smaller one is another volume. @default 5 */
  readonly volumeSizeGb?: number;
  /** Zone of the network that it lives in, 0 for the first. @default 0 */
  readonly zone?: number;
  /**
   * Platform: operating system and JupyterLab.
   * @default "notebook-al2023-v1", the one that AWS lets new notebook instances have
   */
  readonly platform?: `notebook-${string}`;
  /**
   * More to run as root at every start, in bash. Together with the timer that stops the notebook, at most 16,384
   * characters in base64 and five minutes. @default - nothing
   */
  readonly startScript?: string;
  /**
   * Git repositories to clone, 4 at most: addresses, or names such as `Studio.codeRepositoryNames` has. A repository
   * with a secret also needs the right to read that secret. @default - none
   */
  readonly codeRepositories?: readonly Input<string>[];
}
