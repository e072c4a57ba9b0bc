import { isAnywhere } from "../../address-range.ts";
import { inboundEntries, mayBeDeniedBefore } from "../../network-acl.ts";
import { takesInEverything, takesInPort } from "../../ports.ts";
import { stackRule } from "../../rule.ts";

/** FTP, SSH and RDP. */
const guardedPorts = [20, 21, 22, 3389];

export const naclNoOpen = stackRule("nacl-no-open", {
  check(stack, report) {
    const entries = inboundEntries(stack);
    for (const entry of entries) {
      const { resource, range: property, action } = entry;
      if (!action.is("allow") || !isAnywhere(property)) continue;
      if (takesInEverything(entry)) {
        report({ resource, property, todo: "name the ranges that may connect on every port" });
        continue;
      }
      const open = guardedPorts.filter(
        (port) => takesInPort(entry, port) && !mayBeDeniedBefore(entry, port, entries),
      );
      if (open.length > 0) {
        const ports = open.length === 1 ? "port" : "ports";
        report({
          resource,
          property,
          todo: `name the ranges that may connect on ${ports} ${open.join(", ")}`,
        });
      }
    }
  },
});
