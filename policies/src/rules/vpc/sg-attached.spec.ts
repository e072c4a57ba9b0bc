import { ec2, lambda, ssm } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { sgAttached } from "./sg-attached.ts";

const message = "attach the security group to something, publish its id or remove it";
const group = { type: ec2.securityGroup, props: { vpcId: "vpc-1" } };

describeStackRule(sgAttached, {
  compliant: {
    workloads: group,
    invoker: {
      type: lambda.function,
      props: { vpcConfig: { securityGroupIds: [UNKNOWN] } },
      from: { vpcConfig: ["workloads"] },
    },
    published: group,
    parameter: { type: ssm.parameter, props: { value: UNKNOWN }, from: { value: ["published"] } },
  },
  finds: {
    "a group that nothing is in": { without: ["invoker"], findings: [{ on: "workloads", message }] },
    "a group that only rules know": {
      without: ["parameter"],
      with: {
        own: {
          type: ec2.securityGroupIngressRule,
          props: { securityGroupId: UNKNOWN },
          from: { securityGroupId: ["published"] },
        },
        neighbour: {
          type: ec2.securityGroupEgressRule,
          props: { referencedSecurityGroupId: UNKNOWN, securityGroupId: UNKNOWN },
          from: { referencedSecurityGroupId: ["published"], securityGroupId: ["workloads"] },
        },
      },
      findings: [{ on: "published", message }],
    },
  },
});
