import { bucketsWithout, inlineParts } from "../../s3-buckets.ts";
import { s3 } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

export const s3Replication = stackRule("s3-replication", {
  check(stack, report) {
    for (const resource of stack.ofType(s3.replication)) {
      const property = resource.props.at("rules");
      const statuses = property.elements.map((rule) => rule.at("status"));
      if (!property.isUnknown && statuses.every((status) => status.isNot("Enabled"))) {
        report({ resource, property, todo: 'set the status of a rule to "Enabled"' });
      }
    }
    for (const resource of bucketsWithout(stack, s3.replication)) {
      if (inlineParts(resource, "replicationConfiguration").length === 0) report({ resource });
    }
  },
});
