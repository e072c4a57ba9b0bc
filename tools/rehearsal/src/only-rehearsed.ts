import type { Finding } from "@mlops/preview";

/** What a finding is about: the same in a preview and in a rehearsal, whatever value the message shows. */
function subjectOf({ pack, policy, urn }: Finding): string {
  return JSON.stringify([pack, policy, urn]);
}

/**
 * Policy findings that only a rehearsal sees, because they follow from values or resources that a preview does not know.
 * A policy that finds more about a resource than it did in the preview is told by number: its last findings are new.
 * @param previewed of one stack
 * @param rehearsed of the same stack
 */
export function onlyRehearsed(previewed: readonly Finding[], rehearsed: readonly Finding[]): Finding[] {
  const known = new Set(previewed.map((finding) => JSON.stringify([subjectOf(finding), finding.message])));
  const left = new Map<string, number>();
  for (const finding of previewed) left.set(subjectOf(finding), (left.get(subjectOf(finding)) ?? 0) + 1);
  const take = (finding: Finding): boolean => {
    const count = left.get(subjectOf(finding)) ?? 0;
    left.set(subjectOf(finding), count - 1);
    return count > 0;
  };
  const isSame = (finding: Finding) => known.has(JSON.stringify([subjectOf(finding), finding.message]));
  const unsaid = rehearsed.filter((finding) => !(isSame(finding) && take(finding)));
  const fresh = new Set(unsaid.filter((finding) => !take(finding)));
  return rehearsed.filter((finding) => fresh.has(finding));
}
