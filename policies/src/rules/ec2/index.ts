import type { Rule } from "../../rule.ts";
import { ec2EbsEncrypted } from "./ec2-ebs-encrypted.ts";
import { ec2Imdsv2 } from "./ec2-imdsv2.ts";
import { ec2NoPublicIp } from "./ec2-no-public-ip.ts";
import { ec2UserdataNoSecrets } from "./ec2-userdata-no-secrets.ts";

export const ec2Rules: readonly Rule[] = [ec2EbsEncrypted, ec2Imdsv2, ec2NoPublicIp, ec2UserdataNoSecrets];
