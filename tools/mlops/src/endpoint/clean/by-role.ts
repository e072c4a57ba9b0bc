/** Something that a stack has made, and whose it is. */
interface Owned {
  readonly createdAt: Date;
  /** ARN of the role that only its owner has. */
  readonly role: string | undefined;
}

/** What each role has, the newest first. */
export function byRole<One extends Owned>(all: readonly One[]): ReadonlyMap<string | undefined, One[]> {
  const newestFirst = all.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  return Map.groupBy(newestFirst, ({ role }) => role);
}
