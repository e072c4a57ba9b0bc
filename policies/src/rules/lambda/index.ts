import type { Rule } from "../../rule.ts";
import { lambdaCodeSigning } from "./lambda-code-signing.ts";
import { lambdaDlq } from "./lambda-dlq.ts";
import { lambdaEnvCmk } from "./lambda-env-cmk.ts";
import { lambdaInVpc } from "./lambda-in-vpc.ts";
import { lambdaMultiAz } from "./lambda-multi-az.ts";
import { lambdaNoSecrets } from "./lambda-no-secrets.ts";
import { lambdaPermissionScoped } from "./lambda-permission-scoped.ts";
import { lambdaReservedConcurrency } from "./lambda-reserved-concurrency.ts";
import { lambdaRoleNotPrivileged } from "./lambda-role-not-privileged.ts";
import { lambdaRuntime } from "./lambda-runtime.ts";
import { lambdaTracing } from "./lambda-tracing.ts";
import { lambdaUrlAuth } from "./lambda-url-auth.ts";

export const lambdaRules: readonly Rule[] = [
  lambdaCodeSigning,
  lambdaDlq,
  lambdaEnvCmk,
  lambdaInVpc,
  lambdaMultiAz,
  lambdaNoSecrets,
  lambdaPermissionScoped,
  lambdaReservedConcurrency,
  lambdaRoleNotPrivileged,
  lambdaRuntime,
  lambdaTracing,
  lambdaUrlAuth,
];
