import type { Change } from "../command/changes.ts";

/** Something that `pulumi destroy` leaves, or is blocked by. */
export interface Leftover {
  /** What it is: `space`, `file system`. */
  readonly kind: string;
  /** Its name or id in AWS. */
  readonly name: string;
  /** Why it is there, or what it holds. */
  readonly detail: string;
  /** People would miss what is in it. */
  readonly holdsData: boolean;
  /**
   * How it is removed, in this order.
   * @default - it cannot be: AWS removes it by itself, as `detail` says
   */
  readonly changes?: readonly Change[];
}
