import { isAwsManagedKey } from "../../kms-key.ts";
import type { Property } from "@mlops/api-constraints/property";
import { resourceRule } from "../../rule.ts";

/** What properties are called that ask for a key: kmsKeyId, kmsMasterKeyId, encryptionKey.id, keyId … */
const asksForKey = /kms|encryption_?key|^key_?id$/i;
/** Properties that hold a document with properties of their own. */
const documents = ["desiredState", "pipelineDefinition"];

export const envCmkOnly = resourceRule({
  id: "env-cmk-only",
  severity: "medium",
  levels: { dev: "advisory", qa: "mandatory", prod: "mandatory" },
  description: "Keys are our own: nobody can limit who uses a key that AWS manages.",
  remediation: "use a customer-managed key",
  mapping: { kics: ["b1a72f66", "3deec14b", "b0d3ef3f"] },
  check({ type, props }, report) {
    if (!/^awsx?:/.test(type)) return;
    for (const key of keysIn(props)) {
      if (isAwsManagedKey(key)) report({ property: key });
    }
  },
});

/** Every text that stands where a key is asked for, however deep. */
function keysIn(place: Property, isKey = false): Property[] {
  if (place.text !== undefined) return isKey ? [place] : [];
  return [
    ...place.elements.flatMap((element) => keysIn(element, isKey)),
    ...place.keys.flatMap((name) => {
      const member = place.key(name);
      return keysIn(documents.includes(name) ? member.parsed : member, isKey || asksForKey.test(name));
    }),
  ];
}
