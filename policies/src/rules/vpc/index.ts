import type { Rule } from "../../rule.ts";
import { naclNoOpen } from "./nacl-no-open.ts";
import { sgAttached } from "./sg-attached.ts";
import { sgDescriptions } from "./sg-descriptions.ts";
import { sgNoOpenEgress } from "./sg-no-open-egress.ts";
import { sgNoPublicIngress } from "./sg-no-public-ingress.ts";
import { subnetNoPublicIp } from "./subnet-no-public-ip.ts";
import { vpcDefaultSgClosed } from "./vpc-default-sg-closed.ts";
import { vpcEndpointMultiAz } from "./vpc-endpoint-multi-az.ts";
import { vpcEndpointPolicyScoped } from "./vpc-endpoint-policy-scoped.ts";
import { vpcEndpointsRequired } from "./vpc-endpoints-required.ts";
import { vpcFlowLogs } from "./vpc-flow-logs.ts";

export const vpcRules: readonly Rule[] = [
  naclNoOpen,
  sgAttached,
  sgDescriptions,
  sgNoOpenEgress,
  sgNoPublicIngress,
  subnetNoPublicIp,
  vpcDefaultSgClosed,
  vpcEndpointMultiAz,
  vpcEndpointPolicyScoped,
  vpcEndpointsRequired,
  vpcFlowLogs,
];
