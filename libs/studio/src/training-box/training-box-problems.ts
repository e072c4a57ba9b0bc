import { ec2InstanceTypePattern, ec2Limits } from "@mlops/aws";
import { crossAccountProblems } from "@mlops/core";
import { volumeProblems } from "../volume-size.ts";
import { zoneProblems } from "../zone.ts";
import { idleBoxProblems } from "./idle-alarm.ts";
import type { TrainingBoxArgs, TrainingBoxSettings } from "./training-box-args.ts";

/** Every problem of a training box's arguments, in the caller's words. */
export function trainingBoxProblems(args: TrainingBoxArgs): string[] {
  const { network, keys, guardrails } = args;
  return [
    ...crossAccountProblems(network.environment, { keys, guardrails }),
    ...trainingBoxSettingsProblems(args),
  ];
}

/** Every problem of a training box's settings, in the caller's words. */
export function trainingBoxSettingsProblems(args: TrainingBoxSettings): string[] {
  const { zone = 0, imageParameter, publicKey, userData } = args;
  return [
    ...zoneProblems("zone", zone),
    ...(/^\/aws\/service\/[A-Za-z0-9_./-]+$/.test(imageParameter)
      ? []
      : [
          `imageParameter: got "${imageParameter}"; expected a public parameter of AWS, "/aws/service/…/ami-id"`,
        ]),
    ...(ec2InstanceTypePattern.test(args.instanceType)
      ? []
      : [`instanceType: got "${args.instanceType}"; expected an instance type of EC2 such as "g5.xlarge"`]),
    ...volumeProblems("rootVolumeGb", args.rootVolumeGb, ec2Limits.volumeGb),
    ...idleBoxProblems("idle", args.idle),
    ...(publicKey === undefined ? [] : publicKeyProblems(publicKey)),
    ...(userData === undefined ? [] : userDataProblems(userData)),
  ];
}

function publicKeyProblems(publicKey: string): string[] {
  if (publicKey.includes("PRIVATE KEY")) {
    return ["publicKey: is a private key; it does not belong here, make a new pair and give its public half"];
  }
  if (/^(ssh-ed25519|ssh-rsa) [A-Za-z0-9+/]+={0,2}( [^\r\n]*)?\s*$/.test(publicKey)) return [];
  return [`publicKey: got "${publicKey}"; expected one line, "ssh-ed25519 …" or "ssh-rsa …"`];
}

function userDataProblems(userData: string): string[] {
  const bytes = Buffer.byteLength(userData);
  const { maxUserDataBytes } = ec2Limits;
  return [
    ...(bytes > maxUserDataBytes ? [`userData: has ${bytes} bytes; EC2 takes ${maxUserDataBytes}`] : []),
    ...(/^#(!|cloud-config)/.test(userData)
      ? []
      : ['userData: expected it to begin with "#!" or "#cloud-config"; EC2 runs nothing else']),
  ];
}
