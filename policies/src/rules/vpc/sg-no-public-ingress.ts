import { isAnywhere } from "../../address-range.ts";
import { isAboutPorts } from "../../ports.ts";
import { resourceRule } from "../../rule.ts";
import {
  type SecurityGroupTraffic,
  securityGroupTraffic,
  securityGroupTypes,
} from "../../security-group-rules.ts";

/** SSH and RDP: no configuration opens them. */
const neverOpen = [22, 3389];

export const sgNoPublicIngress = resourceRule("sg-no-public-ingress", {
  settings: { allowedPorts: [] as readonly string[] },
  resourceTypes: securityGroupTypes,
  check(resource, report, { settings }) {
    const allowed = settings.allowedPorts.map(Number).filter((port) => !neverOpen.includes(port));
    for (const rule of securityGroupTraffic(resource)) {
      if (rule.direction === "egress" || mayBeAllowed(rule, allowed)) continue;
      for (const property of rule.ranges.filter(isAnywhere)) report({ property });
    }
  },
});

/** Whether every port of `rule` is one of `allowed`, as far as that is known. */
function mayBeAllowed(rule: SecurityGroupTraffic, allowed: readonly number[]): boolean {
  const { protocol, fromPort, toPort } = rule;
  if (allowed.length === 0) return false;
  if (!protocol.isUnknown && !isAboutPorts(rule)) return false;
  const { number: from } = fromPort;
  const { number: to } = toPort;
  if (from === undefined || to === undefined) {
    const known = [from, to].filter((port) => port !== undefined);
    return (fromPort.isUnknown || toPort.isUnknown) && known.every((port) => allowed.includes(port));
  }
  // No more than there are allowed ones, so that a range of all ports is not walked through.
  if (to - from >= allowed.length) return false;
  return Array.from({ length: to - from + 1 }, (_, offset) => from + offset).every((port) =>
    allowed.includes(port),
  );
}
