import { type FilledValues, type OutputRules, arnOf } from "../output-rule.ts";

/** What EC2 and its networks add. */
export const networkRules: OutputRules = {
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": {
    id: "sg-{hex:17}",
    outputs: { arn: arnOf("ec2", "security-group/sg-{hex:17}"), name: "default", ownerId: "{account}" },
  },
  "aws:ec2/flowLog:FlowLog": {
    id: "fl-{hex:17}",
    outputs: { arn: arnOf("ec2", "vpc-flow-log/fl-{hex:17}") },
  },
  "aws:ec2/instance:Instance": {
    id: "i-{hex:17}",
    outputs: {
      arn: arnOf("ec2", "instance/i-{hex:17}"),
      primaryNetworkInterfaceId: "eni-{hex:17}",
      privateIp: "10.0.0.10",
    },
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    named: "name",
    maxNameLength: 255,
    id: "sg-{hex:17}",
    outputs: { arn: arnOf("ec2", "security-group/sg-{hex:17}"), ownerId: "{account}" },
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": {
    id: "vpce-{hex:17}",
    outputs: {
      arn: arnOf("ec2", "vpc-endpoint/vpce-{hex:17}"),
      ownerId: "{account}",
      state: "available",
      prefixListId: ifGateway("pl-{hex:8}"),
    },
  },
  "aws:ec2/vpc:Vpc": {
    id: "vpc-{hex:17}",
    outputs: {
      arn: arnOf("ec2", "vpc/vpc-{hex:17}"),
      ownerId: "{account}",
      mainRouteTableId: "rtb-{hex:17}",
      defaultSecurityGroupId: "sg-{hex:17}",
    },
  },
  "aws:ec2/subnet:Subnet": {
    id: "subnet-{hex:17}",
    outputs: { arn: arnOf("ec2", "subnet/subnet-{hex:17}"), ownerId: "{account}" },
  },
  "aws:ec2/internetGateway:InternetGateway": {
    id: "igw-{hex:17}",
    outputs: { arn: arnOf("ec2", "internet-gateway/igw-{hex:17}"), ownerId: "{account}" },
  },
  "aws:ec2/routeTable:RouteTable": {
    id: "rtb-{hex:17}",
    outputs: { arn: arnOf("ec2", "route-table/rtb-{hex:17}"), ownerId: "{account}" },
  },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": { id: "rtbassoc-{hex:17}" },
  "aws:ec2/route:Route": { id: "r-{routeTableId}{digits:10}" },
  "aws:ec2/eip:Eip": {
    id: "eipalloc-{hex:17}",
    outputs: { allocationId: "eipalloc-{hex:17}", arn: arnOf("ec2", "elastic-ip/eipalloc-{hex:17}") },
  },
  "aws:ec2/natGateway:NatGateway": { id: "nat-{hex:17}", outputs: { networkInterfaceId: "eni-{hex:17}" } },
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": securityGroupRule(),
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": securityGroupRule(),
};

function securityGroupRule() {
  return {
    id: "sgr-{hex:17}",
    outputs: {
      arn: arnOf("ec2", "security-group-rule/sgr-{hex:17}"),
      securityGroupRuleId: "sgr-{hex:17}",
    },
  };
}

/** Only gateway endpoints have a prefix list. */
function ifGateway(template: string) {
  return ({ text, fill }: FilledValues) =>
    (text("vpcEndpointType") ?? "Gateway") === "Gateway" ? fill(template) : null;
}
