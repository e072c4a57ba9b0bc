import { z } from "zod";

/** The Pulumi CLI that builds deploy with. */
export const pulumiSettings = z.strictObject({
  version: z
    .string()
    .regex(/^3\.\d+\.\d+$/, { error: 'expected a release of Pulumi, such as "3.255.0"' })
    .describe("Release of the CLI that builds download."),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, { error: "expected 64 hexadecimal digits" })
    .refine((sum) => new Set(sum).size > 4, {
      error:
        "expected the sum of pulumi-v<version>-linux-x64.tar.gz in " +
        "https://get.pulumi.com/releases/sdk/pulumi-<version>-checksums.txt",
    })
    .describe(
      "SHA-256 of the release's archive for linux-x64, as its file of checksums says. A build stops at another one.",
    ),
});

/** Checked settings of the Pulumi CLI. */
export type PulumiSettings = z.output<typeof pulumiSettings>;

/** Where the state of stacks is: in the account of the pipelines. */
export interface StateReference {
  readonly bucketName: string;
  /** Alias of the KMS key that encrypts the state and its secrets. */
  readonly keyAlias: string;
}
