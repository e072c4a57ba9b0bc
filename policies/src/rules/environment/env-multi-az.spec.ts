import { ec2, lambda, sagemaker } from "../../resource-types.ts";
import { domain, model } from "../../sagemaker/testing/compliant.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { type StackFixture, describeStackRule } from "../../testing/index.ts";
import { envMultiAz } from "./env-multi-az.ts";

const subnet = (zone: unknown, id?: string) => ({
  type: ec2.subnet,
  props: { availabilityZone: zone, ...(id && { id }) },
});
const zones: StackFixture = { a: subnet("eu-west-1a"), b: subnet("eu-west-1b"), c: subnet("eu-west-1a") };
const endpoint = (props: object) => ({ type: ec2.vpcEndpoint, props: { vpcId: "vpc-1", ...props } });
const message = (at: string, came: string) => `name subnets of at least two zones; ${at} is ${came}`;
const here = "domain.subnetIds";

describeStackRule(envMultiAz, {
  compliant: {
    domain: {
      type: sagemaker.domain,
      props: { ...domain, subnetIds: [UNKNOWN, UNKNOWN] },
      from: { subnetIds: ["a", "b"] },
    },
    model: { type: sagemaker.model, props: model },
    scorer: { type: lambda.function, props: { vpcConfig: { subnetIds: ["subnet-1", "subnet-2"] } } },
    api: endpoint({ vpcEndpointType: "Interface", subnetIds: ["subnet-1", "subnet-2"] }),
    ...zones,
  },
  finds: {
    "a domain of one subnet": {
      change: { domain: { subnetIds: ["subnet-1"] } },
      findings: [{ on: "domain", message: message("subnetIds", "a list of 1") }],
    },
    "a model of one subnet, named twice": {
      change: { model: { "vpcConfig.subnets": ["subnet-1", "subnet-1"] } },
      findings: [{ on: "model", message: message("vpcConfig.subnets", "a list of 2") }],
    },
    "a function of one subnet": {
      change: { scorer: { "vpcConfig.subnetIds": ["subnet-1"] } },
      findings: [{ on: "scorer", message: message("vpcConfig.subnetIds", "a list of 1") }],
    },
    "an interface endpoint of one subnet": {
      change: { api: { subnetIds: ["subnet-1"], vpcEndpointType: "Interface" } },
      findings: [{ on: "api", message: message("subnetIds", "a list of 1") }],
    },
    "two subnets of one zone, known by what they come from": {
      with: {
        domain: {
          type: sagemaker.domain,
          props: { ...domain, subnetIds: [UNKNOWN, UNKNOWN] },
          from: { subnetIds: ["a", "c"] },
        },
      },
      decidedBy: [here, "a.availabilityZone", "c.availabilityZone"],
      findings: [{ on: "domain", message: message("subnetIds", "a list of 2") }],
    },
    "two subnets of one zone, known by their ids": {
      change: {
        domain: { subnetIds: ["subnet-a", "subnet-c"] },
        a: { id: "subnet-a" },
        c: { id: "subnet-c" },
      },
      decidedBy: ["a.availabilityZone", "c.availabilityZone"],
      findings: [{ on: "domain", message: message("subnetIds", "a list of 2") }],
    },
  },
  passes: {
    "subnets of another stack, whose zones are not known": {
      change: { domain: { subnetIds: ["subnet-8", "subnet-9"] } },
    },
    "subnets that are known later as a whole": { change: { domain: { subnetIds: UNKNOWN } } },
    "a zone that is known later": { change: { b: { availabilityZone: UNKNOWN } } },
    "one subnet more than its sources tell": {
      with: {
        domain: {
          type: sagemaker.domain,
          props: { ...domain, subnetIds: [UNKNOWN, UNKNOWN, "subnet-9"] },
          from: { subnetIds: ["a", "c"] },
        },
      },
    },
    "a gateway endpoint, which has no subnets": {
      change: { api: { vpcEndpointType: "Gateway", subnetIds: ["subnet-1"] } },
    },
    "a function outside any VPC": { change: { scorer: { vpcConfig: { subnetIds: [] } } } },
    "an endpoint whose subnets are given elsewhere": {
      with: { api: endpoint({ vpcEndpointType: "Interface" }) },
    },
  },
});
