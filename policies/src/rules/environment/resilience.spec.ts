import { ec2, ecr, kms, lambda, s3, sagemaker } from "../../resource/resource-types.ts";
import { domain, model } from "../../sagemaker/testing/compliant.ts";
import { type StackFixture, describeResourceRule, describeStackRule } from "../../testing/index.ts";
import { envDeletionProtection, envMultiAz } from "./resilience.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { RepositoryArgs } from "@pulumi/aws/ecr/repository.js";
import type { BucketArgs } from "@pulumi/aws/s3/bucket.js";
import type { DomainArgs } from "@pulumi/aws/sagemaker/domain.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("env-deletion-protection", () => {
  const unprotected = "set the resource option protect to true";

  const bucket: Unwrap<BucketArgs> = { bucket: "mlops-data", forceDestroy: false };

  describeResourceRule(envDeletionProtection, {
    compliant: { type: s3.bucket, props: bucket, protect: true },
    finds: {
      "a bucket that is not protected": { resource: { protect: false }, messages: [unprotected] },
      "a bucket that is emptied when it is deleted": {
        change: { forceDestroy: true },
        messages: ["set forceDestroy to false; forceDestroy is true"],
      },
      "both, one by one": {
        resource: { protect: false },
        change: { forceDestroy: true },
        messages: [unprotected, "set forceDestroy to false; forceDestroy is true"],
      },
    },
    passes: {
      "a bucket that leaves the switch at its default": { change: { forceDestroy: ABSENT } },
      "a switch that is known later": { change: { forceDestroy: UNKNOWN } },
    },
  });

  const repository: Unwrap<RepositoryArgs> = { name: "mlops/sentiment", forceDelete: false };

  describeResourceRule(envDeletionProtection, {
    compliant: { type: ecr.repository, props: repository, protect: true },
    finds: {
      "a repository that is emptied when it is deleted": {
        change: { forceDelete: true },
        messages: ["set forceDelete to false; forceDelete is true"],
      },
    },
  });

  const domain: Unwrap<DomainArgs> = {
    domainName: "studio",
    authMode: "SSO",
    vpcId: "vpc-1",
    subnetIds: ["subnet-1"],
    defaultUserSettings: { executionRole: "arn:aws:iam::111122223333:role/studio" },
    retentionPolicy: { homeEfsFileSystem: "Retain" },
  };
  const homes = (came: string) =>
    `set homeEfsFileSystem to "Retain"; retentionPolicy.homeEfsFileSystem is ${came}`;

  describeResourceRule(envDeletionProtection, {
    compliant: { type: sagemaker.domain, props: domain, protect: true },
    finds: {
      "home directories that go with the domain": {
        change: { "retentionPolicy.homeEfsFileSystem": "Delete" },
        messages: [homes('"Delete"')],
      },
      "an empty retention policy": {
        change: { "retentionPolicy.homeEfsFileSystem": "" },
        messages: [homes('""')],
      },
    },
    passes: {
      "a domain that leaves its home directories at their default": { change: { retentionPolicy: ABSENT } },
      "a retention policy that is known later": { change: { retentionPolicy: UNKNOWN } },
    },
  });

  describe.each([kms.key, s3.bucketV2, sagemaker.featureGroup, sagemaker.modelPackageGroup])("%s", (type) => {
    describeResourceRule(envDeletionProtection, {
      compliant: { type, protect: true },
      finds: { "one that is not protected": { resource: { protect: false }, messages: [unprotected] } },
    });
  });
});

describe("env-multi-az", () => {
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
      // lambda-multi-az and vpc-endpoint-multi-az find these.
      "a function of one subnet": {
        change: { scorer: { "vpcConfig.subnetIds": ["subnet-1"] } },
      },
      "an interface endpoint of one subnet": {
        change: { api: { subnetIds: ["subnet-1"], vpcEndpointType: "Interface" } },
      },
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
});
