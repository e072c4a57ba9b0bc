import { z } from "zod";
import { bucketNamePattern } from "@mlops/aws";

/** The Pulumi CLI that builds deploy with, and where the state of stacks is. */
export const pulumiSettings = z.strictObject({
  version: z
    .string()
    .regex(/^3\.\d+\.\d+$/, { error: 'expected a release of Pulumi, such as "3.260.0"' })
    .describe("Release of the CLI that builds download."),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, { error: "expected 64 hexadecimal digits" })
    .describe(
      "SHA-256 of the release's archive for linux-x64, as its file of checksums says. A build stops at another one.",
    ),
  stateBucket: z
    .string()
    .regex(bucketNamePattern, { error: "expected the name of a bucket" })
    .describe("Name of the bucket of this account that keeps the state of all stacks."),
  stateKeyAlias: z
    .string()
    .regex(/^alias\/(?!aws\/)[a-zA-Z0-9/_-]+$/, { error: 'expected an alias such as "alias/mlops/state"' })
    .describe("Alias of the KMS key of this account that encrypts the state and its secrets."),
});

/** Checked settings of the Pulumi CLI. */
export type PulumiSettings = z.output<typeof pulumiSettings>;
