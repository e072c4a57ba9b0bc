import type { SdkPatch } from "./patches/sdk-patch.ts";

const madeFor = ["3.270.0"];

/**
 * Everything that is changed in Pulumi's SDK, in the order in which it is changed. Each patch is optional: when the
 * SDK has another version or shape, its own code runs instead. A new version of `@pulumi/pulumi` is added to `madeFor`
 * once the tests pass with it.
 */
export const sdkPatches: readonly SdkPatch[] = [
  {
    name: "deferred-modules",
    replaces: "typescript-shim, runtime/closure/codePaths and automation, before they are loaded",
    reason:
      "the TypeScript compiler, npm's installer and the automation API are two thirds of the loading time",
    madeFor,
    scope: "commands",
    load: () => import("./patches/deferred-modules.ts"),
  },
  {
    name: "untracked-promises",
    replaces: "runtime/debuggable: debuggablePromise",
    reason: "a stack trace for each of some five promises a property, to find leaks when the process ends",
    madeFor,
    scope: "any process",
    load: () => import("./patches/untracked-promises.ts"),
  },
  {
    name: "outputs-on-demand",
    replaces: "runtime/rpc: transferProperties",
    reason:
      "an Output, a dozen promises, for every property of every resource, of which a program reads a few",
    madeFor,
    scope: "any process",
    load: () => import("./patches/outputs-on-demand.ts"),
  },
  {
    name: "own-frame-positions",
    replaces: "resource: Resource.stackTrace",
    reason:
      "a whole stack trace is formatted and parsed for every resource; without the patch, resources constructed " +
      "in an anonymous function have no source position",
    madeFor,
    scope: "commands",
    load: () => import("./patches/own-frame-positions.ts"),
  },
  {
    name: "direct-log",
    replaces: "log: debug, info, warn, error",
    reason:
      "one queue for the whole process, in which a message about a resource that is never registered holds up the " +
      "messages of all other stacks; debug messages, which nothing shows, cost time in every registration",
    madeFor,
    scope: "any process",
    load: () => import("./patches/direct-log.ts"),
  },
  {
    name: "call-sites",
    replaces: "runtime/invoke: invoke, invokeOutput, invokeSingle, invokeSingleOutput",
    reason:
      "requests do not say where a provider function is called; without the patch, messages do not either",
    madeFor,
    scope: "any process",
    load: () => import("./patches/call-sites.ts"),
  },
  {
    name: "noted-secrets",
    replaces: "output: Output, where functions of that module construct one",
    reason:
      "a program may put a secret into the text of an error before it is part of any resource; without the patch, " +
      "only secrets of configuration and of resources are kept out of such texts",
    madeFor,
    scope: "any process",
    load: () => import("./patches/noted-secrets.ts"),
  },
  {
    name: "separate-stack-outputs",
    replaces: "stackReference: StackReference.getOutput, requireOutput",
    reason:
      "a deployed stack has no unknown outputs, a previewed one has many; without the patch, one unknown output " +
      "makes all outputs of its stack unknown",
    madeFor,
    scope: "any process",
    load: () => import("./patches/separate-stack-outputs.ts"),
  },
];
