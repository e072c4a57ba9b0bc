import { isAwsManagedKey } from "../../kms-key.ts";
import type { Property } from "@mlops/api-constraints/property";
import { resourceRule } from "../../rule.ts";

/** What properties are called that ask for a key: kmsKeyId, kmsMasterKeyId, encryptionKey.id, keyId … */
const asksForKey = /kms|encryption_?key|^key_?id$/i;
/** Properties that hold a document with properties of their own. */
const documents = ["desiredState", "pipelineDefinition"];

export const envCmkOnly = resourceRule("env-cmk-only", {
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
