import * as serverNamespace from "@pulumi/policy/server.js";
import { exportsOf, isRootStackType, makeRootUrn, type RegisteredResource } from "@mlops/engine";
import {
  type AnalyzedResource,
  type AnalyzedStackResource,
  type ProviderCache,
  analyzedResource,
  analyzedStack,
} from "./analyze-requests.ts";
import { combined } from "./combined-policy.ts";
import type { JudgedPolicy, PolicyPack } from "./policy-pack.ts";

export type Level = "advisory" | "mandatory";
export type Severity = "low" | "medium" | "high" | "critical";

/** A violation that a policy reports. */
export interface Violation {
  readonly policy: string;
  readonly pack: string;
  readonly level: Level;
  /** Absent if the policy does not say. */
  readonly severity: Severity | undefined;
  /** What the policy demands. */
  readonly description: string;
  /** What is wrong, in the policy's words. */
  readonly message: string;
  /** The resource it is about, or the stack. */
  readonly urn: string;
}

/** What a pack has to say about a stack. */
export interface Verdict {
  readonly violations: readonly Violation[];
  /** Policies that failed instead of answering. */
  readonly problems: readonly string[];
}

/** The parts of the official evaluation's answer that matter here. */
interface Diagnostic {
  getPolicyname(): string;
  getPolicypackname(): string;
  getDescription(): string;
  getMessage(): string;
  getUrn(): string;
  getEnforcementlevel(): number;
  getSeverity(): number;
}

type Evaluate<Request> = (
  call: { readonly request: Request },
  reply: (error: Error | null | undefined, response?: { getDiagnosticsList(): Diagnostic[] }) => void,
) => void;

type MakeEvaluate<Request> = (
  pack: string,
  version: string,
  level: string,
  policies: readonly JudgedPolicy[],
) => Evaluate<Request>;

/**
 * The official evaluation, as functions: what the policy server runs for each request of the engine. They are not
 * part of the documented interface, so the version is pinned and a test compares them with that server.
 */
const { makeAnalyzeRpcFun, makeAnalyzeStackRpcFun } = exportsOf<{
  makeAnalyzeRpcFun: MakeEvaluate<AnalyzedResource>;
  makeAnalyzeStackRpcFun: MakeEvaluate<{ getResourcesList(): readonly AnalyzedStackResource[] }>;
}>(serverNamespace);

/** Level of policies that name none. */
const DEFAULT_LEVEL = "advisory";

/** Applies one policy pack to stack after stack. */
export class Judge {
  readonly #pack: PolicyPack;
  readonly #stackPolicies: readonly JudgedPolicy[];
  readonly #resourcePolicies: readonly JudgedPolicy[];
  readonly #byType = new Map<string, readonly JudgedPolicy[]>();
  readonly #evaluations = new Map<readonly JudgedPolicy[], Evaluate<AnalyzedResource>>();

  constructor(pack: PolicyPack) {
    this.#pack = pack;
    this.#stackPolicies = pack.policies.filter((policy) => "validateStack" in policy);
    this.#resourcePolicies = pack.policies.filter((policy) => !("validateStack" in policy));
  }

  /**
   * Judge everything the stack manages. What it only reads belongs to somebody else, and the engine judges it only in
   * a state (`pulumi policy analyze`), not in a deployment.
   */
  async judge(
    resources: readonly RegisteredResource[],
    scope: "managed" | "managed and read" = "managed",
  ): Promise<Verdict> {
    const managed = scope === "managed" ? resources.filter(({ external }) => !external) : resources;
    const byUrn = new Map(managed.map((resource) => [resource.urn, resource]));
    const providers: ProviderCache = new Map();
    const violations: Violation[] = [];
    const problems: string[] = [];
    for (const resource of managed) {
      const policies = this.#policiesFor(resource.type);
      if (policies.length === 0) continue;
      const request = analyzedResource(resource, byUrn, providers);
      const answered = await this.#evaluate(
        policies,
        (some) => this.#evaluateResource(some, request),
        problems,
      );
      violations.push(...answered.map((diagnostic) => violationOf(diagnostic, resource.urn)));
    }
    if (this.#stackPolicies.length > 0) {
      const stack = analyzedStack(managed, byUrn, providers);
      const root = rootUrnOf(managed);
      const answered = await this.#evaluate(
        this.#stackPolicies,
        (some) =>
          resultOf(this.#make(makeAnalyzeStackRpcFun, some, "validateStack"), {
            getResourcesList: () => stack,
          }),
        problems,
      );
      // The engine blames the stack for what a policy does not tie to one of its resources.
      for (const diagnostic of answered) {
        violations.push(violationOf(diagnostic, byUrn.has(diagnostic.getUrn()) ? "" : root));
      }
    }
    return { violations, problems };
  }

  /**
   * Diagnostics of all policies. A policy that throws ends the official evaluation of all that come after it, so
   * then each one is asked alone.
   */
  async #evaluate(
    policies: readonly JudgedPolicy[],
    evaluate: (policies: readonly JudgedPolicy[]) => Promise<Diagnostic[]>,
    problems: string[],
  ): Promise<Diagnostic[]> {
    try {
      return await evaluate(policies);
    } catch {
      const answered: Diagnostic[] = [];
      for (const policy of policies) {
        try {
          answered.push(...(await evaluate([policy])));
        } catch (error) {
          problems.push(`policy ${policy.name} of pack ${this.#pack.name} failed: ${causeOf(error)}`);
        }
      }
      return answered;
    }
  }

  #policiesFor(type: string): readonly JudgedPolicy[] {
    const known = this.#byType.get(type);
    if (known) return known;
    const found = this.#resourcePolicies.filter(
      ({ resourceTypes }) => resourceTypes === undefined || resourceTypes.includes(type),
    );
    this.#byType.set(type, found);
    return found;
  }

  #evaluateResource(policies: readonly JudgedPolicy[], request: AnalyzedResource): Promise<Diagnostic[]> {
    const evaluate =
      this.#evaluations.get(policies) ?? this.#make(makeAnalyzeRpcFun, policies, "validateResource");
    this.#evaluations.set(policies, evaluate);
    return resultOf(evaluate, request);
  }

  #make<Request>(
    make: MakeEvaluate<Request>,
    policies: readonly JudgedPolicy[],
    question: "validateResource" | "validateStack",
  ): Evaluate<Request> {
    const mayShare = this.#pack.readOnly === true && policies.length > 1;
    const together = mayShare ? combined(policies, question, DEFAULT_LEVEL) : undefined;
    return make(this.#pack.name, this.#pack.version, DEFAULT_LEVEL, together ? [together] : policies);
  }
}

/** URN of the stack itself, which a state without a root resource does not name. */
function rootUrnOf(resources: readonly RegisteredResource[]): string {
  const root = resources.find(({ type, parent }) => isRootStackType(type) && parent === "");
  const [any] = resources;
  return root?.urn ?? (any ? makeRootUrn(any.urn) : "");
}

function resultOf<Request>(evaluate: Evaluate<Request>, request: Request): Promise<Diagnostic[]> {
  return new Promise((resolve, reject) => {
    evaluate({ request }, (error, response) => {
      if (response) resolve(response.getDiagnosticsList());
      else reject(error ?? new Error("no response"));
    });
  });
}

const severities: Readonly<Record<number, Severity>> = { 1: "low", 2: "medium", 3: "high", 4: "critical" };
/** The protocol's number for the level that stops nothing; all others stop a deployment. */
const ADVISORY = 0;

function violationOf(diagnostic: Diagnostic, urn: string): Violation {
  const description = diagnostic.getDescription();
  const message = diagnostic.getMessage();
  return {
    policy: diagnostic.getPolicyname(),
    pack: diagnostic.getPolicypackname(),
    level: diagnostic.getEnforcementlevel() === ADVISORY ? "advisory" : "mandatory",
    severity: severities[diagnostic.getSeverity()],
    description,
    // The official evaluation puts the description before each message.
    message: message.startsWith(`${description}\n`) ? message.slice(description.length + 1) : message,
    urn: urn || diagnostic.getUrn(),
  };
}

/** What a policy threw, from the official evaluation's report of it: a headline, then the error and its trace. */
function causeOf(error: unknown): string {
  const [headline = "", cause] = (error instanceof Error ? error.message : String(error)).split("\n");
  return cause ?? headline;
}
