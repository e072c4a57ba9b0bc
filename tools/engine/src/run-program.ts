import type { Resource } from "@pulumi/pulumi";
import { setAllConfig } from "@pulumi/pulumi/runtime/config.js";
import { disconnectSync, setMockOptions } from "@pulumi/pulumi/runtime/settings.js";
import { rootPulumiStackTypeName, runInPulumiStack } from "@pulumi/pulumi/runtime/stack.js";
import type { Answers } from "./answers/answer.ts";
import { awsAnswers } from "./answers/aws.ts";
import { recordCallSites } from "./sdk/patches/call-sites.ts";
import { makeOutputsOnDemand } from "./sdk/patches/lazy-outputs.ts";
import { type LogSeverity, redirectLog } from "./sdk/patches/program-log.ts";
import { skipPromiseTracking } from "./sdk/patches/promises.ts";
import { readReferencesOneByOne } from "./sdk/patches/stack-references.ts";
import { type SdkStore, withOwnStore } from "./sdk/store.ts";
import { Deployment, type StackIdentity } from "./deployment/deployment.ts";
import { Monitor } from "./monitor/monitor.ts";
import { type Problem, ProblemCollector, neverEnded } from "./program/program-problems.ts";
import { settled } from "./program/program-end.ts";
import type { RegisteredResource } from "./deployment/registered-resource.ts";
import type { ResolveReference } from "./monitor/stack-references.ts";
import { watchErrors } from "./program/uncaught-errors.ts";
import type { WireProperties } from "./values/wire-values.ts";

/** A program and what it runs with. */
export interface ProgramOptions extends StackIdentity {
  /** The program: registers resources and returns the stack's outputs. */
  readonly program: () => unknown;
  /** Configuration by key with namespace (`aws:region`); objects and lists as JSON. @default - none */
  readonly config?: Readonly<Record<string, string>>;
  /** Keys of `config` that hold secrets. @default - none */
  readonly secretKeys?: readonly string[];
  /** Folder that positions in messages are relative to. @default - the current folder */
  readonly root?: string;
  /** Answers to calls of provider functions, before the preview's own. @default - none */
  readonly answers?: Answers;
  /** Account of calls whose provider names none. @default - such a call is a problem if it asks for the account */
  readonly account?: string;
  /** Region of calls whose provider names none. @default - such a call is a problem if it asks for the region */
  readonly region?: string;
  /** Finds the outputs of other stacks. @default - there are none */
  readonly resolveReference?: ResolveReference;
}

/** Something the program said through `pulumi.log`. */
export interface LogEntry {
  readonly severity: LogSeverity;
  readonly message: string;
  /** Name of the resource it is about; empty if it is about none. */
  readonly resource: string;
}

/** What became of a program. */
export interface ProgramRun extends StackIdentity {
  /** Everything registered, in the order of registration. Incomplete if there are problems. */
  readonly resources: readonly RegisteredResource[];
  /** Outputs of the stack, secrets marked. */
  readonly outputs: WireProperties;
  /** Why the run cannot be trusted; empty if it can. */
  readonly problems: readonly Problem[];
  readonly logs: readonly LogEntry[];
}

/** Run one program as the Pulumi CLI would in a preview, against this process's own engine. */
export function runProgram(options: ProgramOptions): Promise<ProgramRun> {
  prepareSdk();
  return withOwnStore((store) => run(store, options));
}

async function run(store: SdkStore, options: ProgramOptions): Promise<ProgramRun> {
  const { organization, project, stack, config = {}, root = process.cwd() } = options;
  const identity: StackIdentity = { organization, project, stack };
  const deployment = new Deployment(identity, config, { root });
  const problems = new ProblemCollector(deployment);
  const logs: LogEntry[] = [];
  const monitor = new Monitor(
    {
      deployment,
      answers: { ...awsAnswers, ...options.answers },
      positions: { root },
      account: options.account,
      region: options.region,
    },
    options.resolveReference ?? noOtherStacks,
  );
  setMockOptions(monitor, project, stack, true, organization);
  store.settings.options.rootDirectory = root;
  setAllConfig({ ...config }, [...(options.secretKeys ?? [])]);
  redirectLog(store, (severity, message, resource) => {
    logs.push({ severity, message, resource: nameOf(resource) });
    if (severity === "error") problems.logged(message);
  });

  const endWatch = watchErrors(store, (error) => problems.thrown(error));
  try {
    await settled(
      store,
      runInPulumiStack(async () => options.program()),
      {
        failed: (error) => problems.thrown(error),
        stuck: () => problems.thrown(neverEnded(store)),
      },
    );
  } finally {
    endWatch();
    disconnectSync();
  }
  const resources = [...deployment.resources.values()];
  const rootStack = resources.find(({ type }) => type === rootPulumiStackTypeName);
  return { ...identity, resources, outputs: rootStack?.outputs ?? {}, problems: problems.all(), logs };
}

function prepareSdk(): void {
  skipPromiseTracking();
  makeOutputsOnDemand();
  recordCallSites();
  readReferencesOneByOne();
}

function noOtherStacks(name: string): Promise<never> {
  return Promise.reject(new Error(`there is no stack "${name}" to refer to`));
}

/** The SDK keeps a resource's name in a field that its types do not show. */
function nameOf(resource: Resource | undefined): string {
  const name: unknown = resource && "__name" in resource ? resource.__name : "";
  return typeof name === "string" ? name : "";
}
