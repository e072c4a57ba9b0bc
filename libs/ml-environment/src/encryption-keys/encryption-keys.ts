import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { Alias } from "@pulumi/aws/kms/alias.js";
import { Key } from "@pulumi/aws/kms/key.js";
import { z } from "zod";
import { keyLimits, nameLengths } from "@mlops/aws";
import {
  type AwsEnvironment,
  type PolicyDocument,
  checkedSettings,
  durationValue,
  otherAccountsValue,
  toDays,
} from "@mlops/core";
import type { KeysRef } from "@mlops/contracts";
import { dataKeyPolicy, logKeyPolicy } from "./key-policies.ts";

/** The whole alias is `alias/<prefix>/<use>`; there is room for a longer use. */
const maxPrefixLength = nameLengths.kmsAlias - 16;

/** What a stack file may set for {@link EncryptionKeys}. */
export const encryptionKeysSettings = z.strictObject({
  alias: z
    .string()
    .refine(isAliasPrefix, {
      error:
        'expected letters, digits, "-", "_" and single "/" between them, not beginning with "aws", ' +
        `at most ${maxPrefixLength} characters, such as "mlops/dev"`,
    })
    .optional()
    .describe(
      "Prefix of the keys' aliases: mlops/dev gives alias/mlops/dev/data and alias/mlops/dev/logs. " +
        "Default: no aliases.",
    ),
  deletionWindow: durationValue({ unit: "day", ...keyLimits.deletionWindowDays })
    .optional()
    .describe(
      "How long a deleted key can be restored. Default: 30 days where data is retained, 7 days elsewhere.",
    ),
  rotationPeriod: durationValue({ unit: "day", ...keyLimits.rotationDays })
    .default("365 days")
    .describe("How often KMS makes new key material. Old material stays, so that nothing is re-encrypted."),
});

/** Arguments of {@link EncryptionKeys}. */
export interface EncryptionKeysArgs extends z.input<typeof encryptionKeysSettings> {
  readonly environment: AwsEnvironment;
  /** Data outlives the stack: the keys are protected, and a deleted key can be restored for as long as KMS allows. */
  readonly retainData: boolean;
  /**
   * Other accounts, 12 digits each, whose roles may decrypt what S3 and SageMaker hand them from here.
   * @default - no other account
   */
  readonly readerAccounts?: readonly string[];
}

/** An environment's own KMS keys: one for data, one for logs and notifications. Both rotate. */
export class EncryptionKeys extends ComponentResource implements KeysRef {
  readonly environment: AwsEnvironment;
  readonly dataKeyArn: Output<string>;
  readonly logKeyArn: Output<string>;

  constructor(name: string, args: EncryptionKeysArgs, opts?: ComponentResourceOptions) {
    super("mlops:ml-environment:EncryptionKeys", name, {}, opts);
    const { environment, retainData, ...given } = args;
    const schema = encryptionKeysSettings.extend({
      readerAccounts: otherAccountsValue(environment.account).default([]),
    });
    const { readerAccounts, alias, ...settings } = checkedSettings(this, name, schema, given);
    const { deletionWindow = retainData ? "30 days" : "7 days", rotationPeriod } = settings;
    const key = (use: "data" | "logs", policy: PolicyDocument): Output<string> => {
      const { arn, keyId } = new Key(
        `${name}-${use}`,
        {
          description: `${use === "data" ? "Data" : "Logs and notifications"} of ${environment.name}`,
          enableKeyRotation: true,
          rotationPeriodInDays: toDays(rotationPeriod),
          deletionWindowInDays: toDays(deletionWindow),
          // Known before anything exists, so the text hides nothing from a preview.
          policy: JSON.stringify(policy),
        },
        { parent: this, protect: retainData },
      );
      if (alias !== undefined) {
        const aliasArgs = { name: `alias/${alias}/${use}`, targetKeyId: keyId };
        new Alias(`${name}-${use}-alias`, aliasArgs, { parent: this });
      }
      return arn;
    };

    this.environment = environment;
    this.dataKeyArn = key("data", dataKeyPolicy(environment, readerAccounts));
    this.logKeyArn = key("logs", logKeyPolicy(environment));
    this.registerOutputs({ dataKeyArn: this.dataKeyArn, logKeyArn: this.logKeyArn });
  }
}

/** KMS keeps `alias/aws/` to itself. */
function isAliasPrefix(alias: string): boolean {
  return alias.length <= maxPrefixLength && /^(?!aws(\/|$))[a-zA-Z0-9_-]+(\/[a-zA-Z0-9_-]+)*$/.test(alias);
}
