import { exportsOf } from "@mlops/engine";
import * as serverNamespace from "@pulumi/policy/server.js";
import type { AnalyzedResource, AnalyzedStackResource } from "./analyze-requests.ts";
import { combined } from "./combined-policy.ts";
import type { JudgedPolicy, PolicyPack } from "./policy-pack.ts";

/** The parts of the official evaluation's answer that are read. */
export interface Diagnostic {
  getPolicyname(): string;
  getPolicypackname(): string;
  getDescription(): string;
  getMessage(): string;
  getUrn(): string;
  getEnforcementlevel(): number;
  getSeverity(): number;
}

/** Evaluates policies. It rejects when one of them throws, without evaluating those that come after it. */
export type Evaluation<Subject> = (subject: Subject) => Promise<Diagnostic[]>;

type EvaluateRequest<Request> = (
  call: { readonly request: Request },
  reply: (error: Error | null | undefined, response?: { getDiagnosticsList(): Diagnostic[] }) => void,
) => void;

type MakeEvaluateRequest<Request> = (
  pack: string,
  version: string,
  level: string,
  policies: readonly JudgedPolicy[],
) => EvaluateRequest<Request>;

interface StackRequest {
  getResourcesList(): readonly AnalyzedStackResource[];
}

/**
 * The official evaluation, as functions: what the policy server runs for each request of the engine. They are not
 * part of the documented interface, so the version is pinned and a test compares them with that server.
 */
const { makeAnalyzeRpcFun, makeAnalyzeStackRpcFun } = exportsOf<{
  makeAnalyzeRpcFun: MakeEvaluateRequest<AnalyzedResource>;
  makeAnalyzeStackRpcFun: MakeEvaluateRequest<StackRequest>;
}>(serverNamespace);

/** Level of policies that name none. */
const DEFAULT_LEVEL = "advisory";

/** Evaluates policies of a pack that look at one resource. */
export function resourceEvaluation(
  pack: PolicyPack,
  policies: readonly JudgedPolicy[],
): Evaluation<AnalyzedResource> {
  const together = combinedIfPossible(pack, policies, "validateResource");
  const evaluate = makeAnalyzeRpcFun(pack.name, pack.version, DEFAULT_LEVEL, together);
  return (resource) => diagnosticsOf(evaluate, resource);
}

/** Evaluates policies of a pack that look at a whole stack. */
export function stackEvaluation(
  pack: PolicyPack,
  policies: readonly JudgedPolicy[],
): Evaluation<readonly AnalyzedStackResource[]> {
  const together = combinedIfPossible(pack, policies, "validateStack");
  const evaluate = makeAnalyzeStackRpcFun(pack.name, pack.version, DEFAULT_LEVEL, together);
  return (resources) => diagnosticsOf(evaluate, { getResourcesList: () => resources });
}

/** Policies that leave what they see as it is can share it: see {@link combined}. */
function combinedIfPossible(
  { readOnly }: PolicyPack,
  policies: readonly JudgedPolicy[],
  method: "validateResource" | "validateStack",
): readonly JudgedPolicy[] {
  const together =
    readOnly === true && policies.length > 1 ? combined(policies, method, DEFAULT_LEVEL) : undefined;
  return together ? [together] : policies;
}

function diagnosticsOf<Request>(evaluate: EvaluateRequest<Request>, request: Request): Promise<Diagnostic[]> {
  return new Promise((resolve, reject) => {
    evaluate({ request }, (error, response) => {
      if (response) resolve(response.getDiagnosticsList());
      else reject(error ?? new Error("the official evaluation: got no response; expected diagnostics"));
    });
  });
}
