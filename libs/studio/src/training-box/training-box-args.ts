import type { Input } from "@pulumi/pulumi";
import type { GuardrailsRef, KeysRef, NetworkRef } from "@mlops/contracts";
import type { IdleBox } from "./idle-alarm.ts";

/** Arguments of a `TrainingBox`. */
export interface TrainingBoxArgs extends TrainingBoxSettings {
  /** Network that the box stays in: a private subnet, no public address. */
  readonly network: NetworkRef;
  /** Keys that encrypt its disk. */
  readonly keys: KeysRef;
  /** Limits of its role. */
  readonly guardrails: GuardrailsRef;
  /** Topics that are told when it is stopped for being idle. @default - nobody is told */
  readonly alarmTopicArns?: readonly Input<string>[];
}

/** What a `TrainingBox` is like, wherever it is. */
export interface TrainingBoxSettings {
  /**
   * Public parameter of AWS that names the newest AMI of a family, such as
   * `/aws/service/deeplearning/ami/x86_64/base-oss-nvidia-driver-gpu-amazon-linux-2023/latest/ami-id` (drivers and
   * CUDA) or `/aws/service/deeplearning/ami/x86_64/oss-nvidia-driver-gpu-pytorch-2.13-amazon-linux-2023/latest/ami-id`
   * (PyTorch as well). AWS moves these names with each version, so there is no default.
   *
   * It counts when the box is made. A newer AMI leaves the box alone, as replacing it would lose its disk; so does
   * another parameter. To take the newest, delete the box (`pulumi destroy --target <urn>`) and deploy again.
   */
  readonly imageParameter: string;
  /** What it runs on: an instance type of EC2 such as `g5.xlarge`. */
  readonly instanceType: string;
  /** Size of its disk (gp3) in whole GB, up to 16,384; at least what the AMI asks for, which is 75 or more for most. */
  readonly rootVolumeGb: number;
  /** When it counts as idle. It is stopped then, its disk stays. */
  readonly idle: IdleBox;
  /** Zone of the network that it lives in, 0 for the first. @default 0 */
  readonly zone?: number;
  /**
   * Public half of a key pair, for SSH through a tunnel of Session Manager. Another key is another box.
   * @default - none: Session Manager alone, which needs no key
   */
  readonly publicKey?: string;
  /** What it does when it first boots, beginning with `#!` or `#cloud-config`; nothing secret. @default - nothing */
  readonly userData?: string;
  /** Whether EC2 and Pulumi refuse to delete it until this is switched off. @default false */
  readonly terminationProtection?: boolean;
}
