import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { Alias } from "@pulumi/aws/kms/alias.js";
import { Key } from "@pulumi/aws/kms/key.js";
import { keyLimits, nameLengths } from "@mlops/aws";
import { type AwsEnvironment, type Duration, type PolicyDocument, assertValid, toDays } from "@mlops/core";
import type { KeysRef } from "@mlops/contracts";
import { otherAccountProblems } from "../accounts.ts";
import { daysProblems } from "../whole-days.ts";
import { dataKeyPolicy, logKeyPolicy } from "./key-policies.ts";

export interface EncryptionKeysArgs {
  readonly environment: AwsEnvironment;
  /** Data outlives the stack: the keys are protected, and a deletion can be called back for as long as KMS allows. */
  readonly retainData: boolean;
  /**
   * Other accounts, 12 digits each, whose roles may decrypt what S3 and SageMaker hand them from here.
   * @default - no other account
   */
  readonly readerAccounts?: readonly string[];
  /**
   * Prefix of the keys' aliases: `mlops/dev` gives `alias/mlops/dev/data` and `alias/mlops/dev/logs`.
   * @default - no aliases
   */
  readonly alias?: string;
  /**
   * How long a deleted key can be called back: 7 to 30 days.
   * @default - 30 days where data is retained, 7 days elsewhere
   */
  readonly deletionWindow?: Duration;
  /**
   * How often KMS makes new key material: 90 to 2560 days. Old material stays, so that nothing is re-encrypted.
   * @default "365 days"
   */
  readonly rotationPeriod?: Duration;
}

/** An environment's own KMS keys: one for data, one for logs and notifications. Both rotate. */
export class EncryptionKeys extends ComponentResource implements KeysRef {
  readonly environment: AwsEnvironment;
  readonly dataKeyArn: Output<string>;
  readonly logKeyArn: Output<string>;

  constructor(name: string, args: EncryptionKeysArgs, opts?: ComponentResourceOptions) {
    super("mlops:ml-environment:EncryptionKeys", name, {}, opts);
    assertValid(this, name, encryptionKeysProblems(args));
    const { environment, readerAccounts = [] } = args;

    this.environment = environment;
    this.dataKeyArn = this.key(name, "data", dataKeyPolicy(environment, readerAccounts), args).arn;
    this.logKeyArn = this.key(name, "logs", logKeyPolicy(environment), args).arn;
    this.registerOutputs({ dataKeyArn: this.dataKeyArn, logKeyArn: this.logKeyArn });
  }

  private key(name: string, use: "data" | "logs", policy: PolicyDocument, args: EncryptionKeysArgs): Key {
    const { environment, retainData, alias } = args;
    const key = new Key(
      `${name}-${use}`,
      {
        description: `${use === "data" ? "Data" : "Logs and notifications"} of ${environment.name}`,
        enableKeyRotation: true,
        rotationPeriodInDays: toDays(args.rotationPeriod ?? "365 days"),
        deletionWindowInDays: toDays(args.deletionWindow ?? (retainData ? "30 days" : "7 days")),
        // Known before anything exists, so the text hides nothing from a preview.
        policy: JSON.stringify(policy),
      },
      { parent: this, protect: retainData },
    );
    if (alias !== undefined) {
      const aliasArgs = { name: `alias/${alias}/${use}`, targetKeyId: key.keyId };
      new Alias(`${name}-${use}-alias`, aliasArgs, { parent: this });
    }
    return key;
  }
}

/** Everything that is wrong with the arguments of {@link EncryptionKeys}. */
export function encryptionKeysProblems(args: EncryptionKeysArgs): string[] {
  const { environment, readerAccounts = [], alias } = args;
  const { deletionWindowDays, rotationDays } = keyLimits;
  return [
    ...otherAccountProblems("readerAccounts", readerAccounts, environment.account),
    ...(alias === undefined || isAliasPrefix(alias)
      ? []
      : [
          `alias is "${alias}"; expected letters, digits, "-", "_" and single "/" between them, ` +
            `not beginning with "aws", at most ${longestPrefix} characters, such as "mlops/dev"`,
        ]),
    ...daysProblems("deletionWindow", args.deletionWindow, deletionWindowDays),
    ...daysProblems("rotationPeriod", args.rotationPeriod, rotationDays),
  ];
}

/** The whole alias is `alias/<prefix>/<use>`; there is room for a longer use. */
const longestPrefix = nameLengths.kmsAlias - 16;

/** KMS keeps `alias/aws/` to itself. */
function isAliasPrefix(alias: string): boolean {
  return alias.length <= longestPrefix && /^(?!aws(\/|$))[a-zA-Z0-9_-]+(\/[a-zA-Z0-9_-]+)*$/.test(alias);
}
