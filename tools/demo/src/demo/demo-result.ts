import type { Framework } from "../model-scripts/frameworks.ts";
import type { Evaluation } from "./evaluate-model.ts";
import type { Invocation } from "./invoke.ts";
import type { PartSizes } from "./prepare-data.ts";
import type { StackSummary } from "./preview-stacks.ts";
import type { GateVerdict } from "./test-endpoint.ts";
import type { Drift } from "./watch-drift.ts";

/** A model of the demo, and what the gate says of it. */
export interface JudgedModel {
  readonly epochs: number;
  readonly evaluation: Evaluation;
  readonly verdict: GateVerdict;
}

/** What a run of the demo found. */
export interface DemoResult {
  readonly framework: Framework;
  /** Share of the held texts that the gate wants to be answered as labelled. */
  readonly minMatchRate: number;
  readonly stacks: readonly StackSummary[];
  readonly sizes: PartSizes;
  /** The model that was hardly trained. */
  readonly hardlyTrained: JudgedModel;
  readonly trained: JudgedModel;
  readonly invocations: readonly Invocation[];
  /** Requests like the data. */
  readonly usual: Drift;
  /** Requests unlike it. */
  readonly shifted: Drift;
}
