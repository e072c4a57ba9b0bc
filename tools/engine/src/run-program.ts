import { setAllConfig } from "@pulumi/pulumi/runtime/config.js";
import { disconnectSync, setMockOptions } from "@pulumi/pulumi/runtime/settings.js";
import { runInPulumiStack } from "@pulumi/pulumi/runtime/stack.js";
import type { Answers } from "./answers/answer.ts";
import { awsAnswers } from "./answers/aws.ts";
import { Deployment, type StackIdentity } from "./deployment/deployment.ts";
import type { RegisteredResource } from "./deployment/registered-resource.ts";
import { isRootStackType } from "./deployment/urn.ts";
import { Monitor } from "./monitor/monitor.ts";
import { type OutcomeOf, type RemoteComponents, previewOutcome } from "./monitor/outcome.ts";
import type { ResolveReference } from "./monitor/stack-references.ts";
import { untilEnd } from "./program/program-end.ts";
import { refuseProcessEnd } from "./program/process-end.ts";
import {
  type Problem,
  ProblemCollector,
  maskedProblem,
  neverEndsError,
  tooLongError,
} from "./program/program-problems.ts";
import { TimeLimit } from "./program/time-limit.ts";
import { collectUncaughtErrors } from "./program/uncaught-errors.ts";
import type { Watchdog } from "./program/watchdog.ts";
import { EngineService } from "./sdk/engine-service.ts";
import { PendingRegistrations } from "./sdk/pending-registrations.ts";
import { prepareSdk } from "./sdk/patched-sdk.ts";
import { addSecretOutputs } from "./sdk/secret-outputs.ts";
import { type LogEntry, type LogSink, collectLog } from "./sdk/program-log.ts";
import { type SdkStore, withOwnStore } from "./sdk/store.ts";
import { type UnknownRead, unknownReads } from "./sdk/unknown-reads.ts";
import { SecretTexts } from "./values/secret-texts.ts";
import type { WireProperties } from "./values/wire-values.ts";

/** A program and what it runs with. */
export interface ProgramOptions extends StackIdentity {
  /** The program: registers resources and returns the stack's outputs. */
  readonly program: () => unknown;
  /** Configuration by key with namespace (`aws:region`); objects and lists as JSON. @default - none */
  readonly config?: Readonly<Record<string, string>>;
  /** Keys of `config` that hold secrets. @default - none */
  readonly secretKeys?: readonly string[];
  /** Folder that places in messages are relative to. @default - the current folder */
  readonly root?: string;
  /** Answers to calls of provider functions, before the engine's own. @default - none */
  readonly answers?: Answers;
  /** A call without an answer is a problem; otherwise its result is unknown, and a warning says so. @default true */
  readonly strict?: boolean;
  /** Account of calls whose provider names none. @default - a call that needs the account is a problem */
  readonly account?: string;
  /** Region of calls whose provider names none. @default - a call that needs the region is a problem */
  readonly region?: string;
  /** Finds the outputs of other stacks. @default - there are no other stacks */
  readonly resolveReference?: ResolveReference;
  /** Decides what becomes of each resource. @default - as in a preview, inputs are known as outputs and no more */
  readonly outcomeOf?: OutcomeOf;
  /** What the plugins of remote components do. @default - they are one resource, as in a preview */
  readonly remoteComponents?: RemoteComponents;
  /**
   * Milliseconds that the program may run, without those in which it waits for other stacks. A process of its own is
   * needed to stop code that waits for nothing: the limit holds in commands, not in tests.
   * @default - no limit
   */
  readonly timeLimit?: number;
}

/** What a program has registered, returned and logged. */
export interface ProgramRun extends StackIdentity {
  /** Everything registered, in the order of registration. Incomplete if there are problems. */
  readonly resources: readonly RegisteredResource[];
  /** Outputs of the stack, secrets marked. */
  readonly outputs: WireProperties;
  /** Why the run cannot be relied on; empty if it can. */
  readonly problems: readonly Problem[];
  readonly logs: readonly LogEntry[];
  /** Outputs of resources that the program has read and of which nothing is known. */
  readonly unknownReads: readonly UnknownRead[];
  /** Takes the run's secrets out of a text about it. Texts of problems and logs hold none. */
  readonly mask: (text: string) => string;
}

/**
 * Run one program as the Pulumi CLI would in a preview of a stack that does not exist yet, against the engine of this
 * process. Several may run side by side.
 * @throws Error if the configuration of default providers cannot be read; whatever the program does wrong is among
 * the problems of its run
 */
export async function runProgram(options: ProgramOptions): Promise<ProgramRun> {
  await prepareSdk();
  return withOwnStore((store) => run(store, options));
}

async function run(
  store: SdkStore,
  { config = {}, root = process.cwd(), ...options }: ProgramOptions,
): Promise<ProgramRun> {
  const { organization, project, stack } = options;
  const identity: StackIdentity = { organization, project, stack };
  const deployment = new Deployment(identity, config, root);
  const problems = new ProblemCollector(deployment, store);
  const secrets = configSecrets({ ...options, config });
  const mask = (text: string): string => secrets.mask(text);
  const logs: LogEntry[] = [];
  const limit = new TimeLimit(options.timeLimit);
  const resolveReference: ResolveReference = (name) =>
    limit.pausedFor(async () => {
      const outputs = await (options.resolveReference ?? noOtherStacks)(name);
      secrets.addSecretsOf(outputs);
      return outputs;
    });
  connect(store, { ...options, config, root, resolveReference }, deployment, (entry) => {
    logs.push(entry);
    if (entry.severity === "error") problems.addLogged(entry.message);
  });
  await runToEnd(store, { ...options, root }, { problems, limit, mask });
  const resources = [...deployment.resources.values()];
  const rootStack = resources.find(({ type }) => isRootStackType(type));
  addSecretsOf(resources, secrets);
  await addSecretOutputs(store, secrets);
  return {
    ...identity,
    resources,
    outputs: rootStack?.outputs ?? {},
    problems: problems.all().map((problem) => maskedProblem(problem, mask)),
    logs: logs.map((entry) => ({ ...entry, message: mask(entry.message) })),
    unknownReads: unknownReads(store),
    mask,
  };
}

/** What one run is watched with. */
interface Watch {
  readonly problems: ProblemCollector;
  readonly limit: TimeLimit;
  readonly mask: (text: string) => string;
}

/** Run the program until it ends, or until nothing more can come of it. What goes wrong is added to the problems. */
async function runToEnd(
  store: SdkStore,
  { timeLimit, root, program }: Pick<ProgramOptions, "timeLimit" | "program"> & { readonly root: string },
  { problems, limit, mask }: Watch,
): Promise<void> {
  const watchdog = timeLimit === undefined ? undefined : await watchdogFor(timeLimit);
  const addError = (error: unknown): void => problems.addError(error);
  const stopCollecting = collectUncaughtErrors(store, addError, mask);
  const allowProcessEnd = refuseProcessEnd(store, addError);
  try {
    await untilEnd(
      store,
      runInPulumiStack(async () => program()),
      limit,
      {
        failed: addError,
        neverEnds: () => addError(neverEndsError(store)),
        tooLong: () => addError(tooLongError(store, timeLimit ?? 0, root, watchdog?.interruptedAt())),
      },
    );
  } finally {
    allowProcessEnd();
    stopCollecting();
    disconnectSync();
  }
}

/** Secrets of the configuration, as texts and as what the texts hold. */
function configSecrets({ config = {}, secretKeys = [], ...identity }: ProgramOptions): SecretTexts {
  const secrets = new SecretTexts(identity);
  for (const key of secretKeys) secrets.add(config[key]);
  return secrets;
}

function addSecretsOf(resources: readonly RegisteredResource[], secrets: SecretTexts): void {
  for (const { inputs, outputs } of resources) {
    secrets.addSecretsOf(inputs);
    secrets.addSecretsOf(outputs);
  }
}

/** Loaded only where there is a limit: tests cannot load it. */
async function watchdogFor(limit: number): Promise<Watchdog> {
  const { startWatchdog } = await import("./program/watchdog.ts");
  return startWatchdog(limit);
}

/** Give the SDK, for one run, what the Pulumi CLI gives it for a process: monitor, engine and configuration. */
function connect(
  store: SdkStore,
  options: ProgramOptions & Required<Pick<ProgramOptions, "config" | "root" | "resolveReference">>,
  deployment: Deployment,
  sink: LogSink,
): void {
  const { organization, project, stack, config, root } = options;
  const monitor = new Monitor({
    deployment,
    answers: { ...awsAnswers, ...options.answers },
    root,
    warn:
      options.strict === false
        ? (message) => sink({ severity: "warning", message, resource: "" })
        : undefined,
    account: options.account,
    region: options.region,
    resolveReference: options.resolveReference,
    outcomeOf: options.outcomeOf ?? previewOutcome,
    remoteComponents: options.remoteComponents ?? {},
  });
  setMockOptions(monitor, project, stack, true, organization);
  store.pendingResourceRegistrations = new PendingRegistrations();
  store.settings.engine = new EngineService(sink);
  store.settings.options.rootDirectory = root;
  setAllConfig({ ...config }, [...(options.secretKeys ?? [])]);
  collectLog(store, sink);
}

function noOtherStacks(name: string): Promise<never> {
  return Promise.reject(new Error(`there is no stack "${name}" to refer to`));
}
