import type { Lacking } from "@mlops/access";
import type { DecidedNeed } from "./decide-need.ts";

const sides: Readonly<Record<Lacking["side"], string>> = {
  identity: "the role's own policies",
  boundary: "its permissions boundary",
  session: "its session's policy",
  resource: "the resource's policy",
  endpoint: "the VPC endpoint's policy",
};

/** What a finding says of denied access: who, what, why it is needed, which policy is in the way, what to do. */
export function denialText({ need, decision }: DecidedNeed, actions: readonly string[]): string {
  const asked = `${need.because}: ${need.who} may not ${actions.join(", ")} on ${need.resource}`;
  if (decision.deniedBy) {
    const { document, name } = decision.deniedBy;
    return `${asked}: ${document}, ${name} denies it; change that statement, or leave out the right`;
  }
  const changes = decision.lacking.map(
    ({ side, documents }) => `${sides[side]} (${documentsText(documents)})`,
  );
  return `${asked}: nothing allows it in ${changes.join(", nor in ")}; allow it there`;
}

const documentsText = (documents: readonly string[]): string =>
  documents.length === 0 ? "there is none" : documents.join(", ");
