import type { Connection } from "../aws/connection.ts";

/** Apps whose stacks publish nothing. A test compares them with the previews of all stacks. */
export const unpublishedApps: readonly string[] = ["delivery"];

/** Whether a stack is deployed; `unknown` if it publishes nothing by which that could be told. */
export type Deployed = "yes" | "no" | "unknown";

/** Whether a stack is deployed: what it has published is deleted with it. */
export async function deployed({ names, place }: Connection): Promise<Deployed> {
  if (unpublishedApps.includes(place.app)) return "unknown";
  return (await names.count()) > 0 ? "yes" : "no";
}
