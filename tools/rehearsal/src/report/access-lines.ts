import type { AccessChanges, AccessEntry } from "../access/access-changes.ts";

/** Access that somebody gains or loses on one resource. */
export interface AccessLine {
  readonly sign: "+" | "-";
  /** Without the parts of the ARN that are the same for all. */
  readonly who: string;
  readonly actions: readonly string[];
  readonly resource: string;
  /** Empty if there is none. */
  readonly condition: string;
}

/** Who gains and who loses which access: the actions of one resource together. */
export function accessLines({ gained, lost }: AccessChanges): AccessLine[] {
  return [...linesOf("+", gained), ...linesOf("-", lost)];
}

function linesOf(sign: AccessLine["sign"], entries: readonly AccessEntry[]): AccessLine[] {
  const groups = Map.groupBy(entries, ({ who, resource, condition }) =>
    JSON.stringify([who, resource, condition]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { who, resource, condition } = first;
    return [{ sign, who: shortName(who), actions: group.map(({ action }) => action), resource, condition }];
  });
}

/** `111122223333 role/mlops/x` of the ARN of a role. */
function shortName(who: string): string {
  return who.replace(/^arn:[^:]+:iam::(\d{12}):/, "$1 ");
}
