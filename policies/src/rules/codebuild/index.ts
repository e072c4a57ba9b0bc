import type { Rule } from "../../rule.ts";
import { codebuildCmk } from "./codebuild-cmk.ts";
import { codebuildLogging } from "./codebuild-logging.ts";
import { codebuildNoPlaintextCredentials } from "./codebuild-no-plaintext-credentials.ts";
import { codebuildNotPrivileged } from "./codebuild-not-privileged.ts";
import { codebuildS3LogsEncrypted } from "./codebuild-s3-logs-encrypted.ts";
import { codebuildSourceNoCredentials } from "./codebuild-source-no-credentials.ts";

export const codebuildRules: readonly Rule[] = [
  codebuildCmk,
  codebuildLogging,
  codebuildNoPlaintextCredentials,
  codebuildNotPrivileged,
  codebuildS3LogsEncrypted,
  codebuildSourceNoCredentials,
];
