import { z } from "zod";
import { ec2InstanceTypePattern, ec2Limits } from "@mlops/aws";
import { refused, wholeNumberValue } from "@mlops/core";
import { zoneNumber } from "../zone.ts";
import { idleAlarmSettings } from "./idle-alarm.ts";

const { volumeGb, maxUserDataBytes } = ec2Limits;

const publicKey = z.string().check(({ value, issues }) => {
  const expected = 'the public half of a key pair in one line, "ssh-ed25519 …" or "ssh-rsa …"';
  if (value.includes("PRIVATE KEY")) {
    // The error must not show the key.
    issues.push(
      refused([], "… PRIVATE KEY …", `${expected}; make a new pair, because this private key is disclosed`),
    );
  } else if (!/^(ssh-ed25519|ssh-rsa) [A-Za-z0-9+/]+={0,2}( [^\r\n]*)?\s*$/.test(value)) {
    issues.push(refused([], value, expected));
  }
});

const userData = z.string().check(({ value, issues }) => {
  const bytes = Buffer.byteLength(value);
  if (bytes > maxUserDataBytes) {
    issues.push(refused([], value, `at most ${maxUserDataBytes} bytes, not ${bytes}`));
  }
  if (!/^#(!|cloud-config)/.test(value)) {
    issues.push(refused([], value, '"#!" or "#cloud-config" at the beginning; EC2 runs nothing else'));
  }
});

/** What a stack file may set for `TrainingBox`. */
export const trainingBoxSettings = z.strictObject({
  imageParameter: z
    .string()
    .regex(/^\/aws\/service\/[A-Za-z0-9_./-]+$/, {
      error: 'expected a public parameter of AWS, "/aws/service/…/ami-id"',
    })
    .describe(
      "Public SSM parameter of AWS that names the newest AMI of a family, such as /aws/service/deeplearning/ami/" +
        "x86_64/base-oss-nvidia-driver-gpu-amazon-linux-2023/latest/ami-id (drivers and CUDA) or /aws/service/" +
        "deeplearning/ami/x86_64/oss-nvidia-driver-gpu-pytorch-2.13-amazon-linux-2023/latest/ami-id (PyTorch as " +
        "well). AWS changes these names with each version, so there is no default. It is read when the box is " +
        "created: a newer AMI or another parameter leaves the box as it is, because a replacement would lose its " +
        "disk. To take the newest AMI, delete the box (pulumi destroy --target <urn>) and deploy again.",
    ),
  instanceType: z
    .string()
    .regex(ec2InstanceTypePattern, { error: 'expected an instance type of EC2, such as "g5.xlarge"' })
    .describe("EC2 instance type, such as g5.xlarge."),
  rootVolumeGb: wholeNumberValue(volumeGb).describe(
    `Size of its disk (gp3) in whole GB, ${volumeGb.min} to ${volumeGb.max}; at least what the AMI requires, which is ` +
      "75 or more for most.",
  ),
  idle: idleAlarmSettings.describe("When it counts as idle. It is stopped then; its disk stays."),
  zone: zoneNumber,
  publicKey: publicKey
    .optional()
    .describe(
      "Public half of a key pair, for SSH through a tunnel of Session Manager. Another key is another box. " +
        "Default: none, Session Manager alone needs no key.",
    ),
  userData: userData
    .optional()
    .describe(
      `What it runs when it first boots, beginning with "#!" or "#cloud-config", at most ${maxUserDataBytes} bytes. ` +
        "Everybody who can describe the instance can read it: no secrets. Default: nothing.",
    ),
  terminationProtection: z
    .boolean()
    .default(true)
    .describe(
      "Whether EC2 and Pulumi refuse to delete or replace it, with its disk: Pulumi at preview. Another zone or public key " +
        "replaces it. Set it to false, and deploy that, before you remove it or destroy the stack. Default: true.",
    ),
});

/** The settings of a training box, checked and with their defaults. */
export type TrainingBoxSettings = z.output<typeof trainingBoxSettings>;
