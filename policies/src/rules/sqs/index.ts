import type { Rule } from "../../rule.ts";
import { sqsDlq } from "./sqs-dlq.ts";
import { sqsEncrypted } from "./sqs-encrypted.ts";
import { sqsNotPublic } from "./sqs-not-public.ts";
import { sqsTlsOnly } from "./sqs-tls-only.ts";

export const sqsRules: readonly Rule[] = [sqsDlq, sqsEncrypted, sqsNotPublic, sqsTlsOnly];
