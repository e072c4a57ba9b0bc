import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { Alias } from "@pulumi/aws/kms/alias.js";
import { Key } from "@pulumi/aws/kms/key.js";
import { keyLimits } from "@mlops/aws";
import type { AwsEnvironment } from "@mlops/core";
import { type StateUser, stateKeyPolicy } from "./state-access.ts";

/** The alias of the key, which stack files name: `awskms://alias/mlops-pulumi?region=…`. */
export const stateKeyAlias = "alias/mlops-pulumi";

/** Arguments of {@link StateKey}. */
export interface StateKeyArgs {
  readonly environment: AwsEnvironment;
  /** The environments whose roles use the key. */
  readonly users: readonly StateUser[];
}

/**
 * The KMS key of the state bucket and of the secrets in it. Protected, kept when its stack goes, and restorable for as
 * long as KMS allows: without it no secret of any stack can be read.
 */
export class StateKey extends ComponentResource {
  readonly keyArn: Output<string>;

  constructor(name: string, { environment, users }: StateKeyArgs, opts?: ComponentResourceOptions) {
    super("mlops:account:StateKey", name, {}, opts);
    const key = new Key(
      name,
      {
        description: "State and secrets of the stacks",
        enableKeyRotation: true,
        deletionWindowInDays: keyLimits.deletionWindowDays.max,
        // A text of plain values only, so that a preview shows it.
        policy: JSON.stringify(stateKeyPolicy(environment, users)),
      },
      { parent: this, protect: true, retainOnDelete: true },
    );
    new Alias(`${name}-alias`, { name: stateKeyAlias, targetKeyId: key.keyId }, { parent: this });
    this.keyArn = key.arn;
    this.registerOutputs({ keyArn: this.keyArn });
  }
}
