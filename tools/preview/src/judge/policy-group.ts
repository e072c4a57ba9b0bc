import { messageOf } from "@mlops/engine/error-message";
import type { Diagnostic, Evaluation } from "./official-evaluation.ts";
import type { JudgedPolicy, PolicyPack } from "./policy-pack.ts";

/** What policies answer. */
interface Evaluated {
  readonly diagnostics: readonly Diagnostic[];
  /** Policies that failed instead of answering. */
  readonly problems: readonly string[];
}

/** Policies of a pack that are evaluated together. */
export class PolicyGroup<Subject> {
  readonly #pack: PolicyPack;
  readonly #policies: readonly JudgedPolicy[];
  readonly #evaluationOf: (pack: PolicyPack, policies: readonly JudgedPolicy[]) => Evaluation<Subject>;
  readonly #evaluateAll: Evaluation<Subject>;

  /** @param evaluationOf makes the evaluation of some policies */
  constructor(
    pack: PolicyPack,
    policies: readonly JudgedPolicy[],
    evaluationOf: (pack: PolicyPack, policies: readonly JudgedPolicy[]) => Evaluation<Subject>,
  ) {
    this.#pack = pack;
    this.#policies = policies;
    this.#evaluationOf = evaluationOf;
    this.#evaluateAll = evaluationOf(pack, policies);
  }

  get isEmpty(): boolean {
    return this.#policies.length === 0;
  }

  /**
   * Evaluate all policies. One that throws ends the official evaluation of all that come after it, so then each one is
   * evaluated by itself.
   */
  async evaluate(subject: Subject): Promise<Evaluated> {
    try {
      return { diagnostics: await this.#evaluateAll(subject), problems: [] };
    } catch {
      return this.#evaluateEach(subject);
    }
  }

  async #evaluateEach(subject: Subject): Promise<Evaluated> {
    const diagnostics: Diagnostic[] = [];
    const problems: string[] = [];
    for (const policy of this.#policies) {
      try {
        diagnostics.push(...(await this.#evaluationOf(this.#pack, [policy])(subject)));
      } catch (error) {
        problems.push(`policy ${policy.name} of pack ${this.#pack.name} failed: ${causeOf(error)}`);
      }
    }
    return { diagnostics, problems };
  }
}

/** What a policy threw, from the official evaluation's report of it: a headline, then the error and its trace. */
function causeOf(error: unknown): string {
  const [headline = "", cause] = messageOf(error).split("\n");
  return cause ?? headline;
}
