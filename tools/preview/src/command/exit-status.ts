import type { PreviewReport } from "../report/model.ts";

/** What the exit statuses of all commands mean. */
export const STATUS = { success: 0, violated: 1, failed: 2 } as const;

/** Status of a command that has judged these stacks. */
export function statusOf({ stacks }: Pick<PreviewReport, "stacks">): number {
  if (stacks.some(({ problems }) => problems.length > 0)) return STATUS.failed;
  return stacks.some(({ counts }) => counts.mandatory > 0) ? STATUS.violated : STATUS.success;
}
