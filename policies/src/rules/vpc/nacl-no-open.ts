import { isAnywhere } from "../../address-range.ts";
import { inboundEntries, mayBeDeniedBefore } from "../../network-acl.ts";
import { takesInEverything, takesInPort } from "../../ports.ts";
import { stackRule } from "../../rule.ts";

/** FTP, SSH and RDP. */
const guardedPorts = [20, 21, 22, 3389];

export const naclNoOpen = stackRule({
  id: "nacl-no-open",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "No network ACL lets the whole internet in on every port, nor on those of FTP, SSH and RDP.",
  remediation: "name the ranges that may connect",
  mapping: {
    fsbp: ["EC2.21"],
    awsConfig: ["nacl-no-unrestricted-ssh-rdp"],
    checkov: ["CKV_AWS_229", "CKV_AWS_230", "CKV_AWS_231", "CKV_AWS_232", "CKV_AWS_352"],
    kics: ["3af7f2fd", "a20be318"],
    trivy: ["AVD-AWS-0102", "AVD-AWS-0105"],
    prowler: [
      "ec2_networkacl_allow_ingress_any_port",
      "ec2_networkacl_allow_ingress_tcp_port_22",
      "ec2_networkacl_allow_ingress_tcp_port_3389",
    ],
  },
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
