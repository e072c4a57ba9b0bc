import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import { EncryptionByDefault } from "@pulumi/aws/ebs/encryptionByDefault.js";
import { SnapshotBlockPublicAccess } from "@pulumi/aws/ebs/snapshotBlockPublicAccess.js";
import { AccountPublicAccessBlock } from "@pulumi/aws/s3/accountPublicAccessBlock.js";

/**
 * What holds for a whole account and region, whatever is deployed there: no bucket is public (in every region), every
 * new EBS volume is encrypted, no snapshot is shared with everybody. One of each for an account and region: AWS has no
 * second, and deleting it switches it off.
 */
export class AccountGuards extends ComponentResource {
  constructor(name: string, opts?: ComponentResourceOptions) {
    super("mlops:account:AccountGuards", name, {}, opts);
    // Nothing is lost with them but the guard.
    const child = { parent: this, protect: true };
    new AccountPublicAccessBlock(
      `${name}-public-access`,
      { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
      child,
    );
    new EncryptionByDefault(`${name}-volumes`, { enabled: true }, child);
    new SnapshotBlockPublicAccess(`${name}-snapshots`, { state: "block-all-sharing" }, child);
    this.registerOutputs({});
  }
}
