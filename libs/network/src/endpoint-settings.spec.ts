import type { z } from "zod";
import { settingsProblems } from "@mlops/core";
import { endpointsSettings } from "./endpoint-settings.ts";

describe("endpoints are refused", () => {
  test.each<[string, z.input<typeof endpointsSettings>, string]>([
    [
      "by the full name of a service",
      { additional: ["com.amazonaws.eu-west-1.athena"] },
      'additional[0]: got "com.amazonaws.eu-west-1.athena"; expected the short name of a service, such as "athena" or "codeartifact.api"',
    ],
    [
      "by no name at all",
      { additional: ["Amazon Athena"] },
      'additional[0]: got "Amazon Athena"; expected the short name of a service, such as "athena" or "codeartifact.api"',
    ],
    [
      "for S3",
      { additional: ["s3"] },
      'additional[0]: got "s3"; expected another service; leave it out: S3 always has its gateway endpoint',
    ],
    [
      "if they are made anyway",
      { interfaces: "required", additional: [{ service: "ssm", policy: "not-supported" }] },
      'additional[0]: got {"service":"ssm","policy":"not-supported"}; ' +
        "expected a service that is not required anyway; leave it out",
    ],
    [
      "if they are asked for twice",
      { interfaces: "required", additional: ["athena", "athena"] },
      'additional[1]: got "athena"; expected each one once',
    ],
    [
      "if they are asked for twice where none are required",
      { interfaces: "none", additional: ["ssm", "ssm"] },
      'additional[1]: got "ssm"; expected each one once',
    ],
    [
      "for a bucket's ARN",
      { readableBuckets: ["arn:aws:s3:::open-data"] },
      'readableBuckets[0]: got "arn:aws:s3:::open-data"; expected the name of a bucket, without ARN or path',
    ],
  ])("%s", (_, endpoints, problem) => {
    expect(settingsProblems(endpointsSettings, endpoints)).toEqual([problem]);
  });
});
