import { Module, createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** The exports of a module, once something needs them. */
type Load = () => Record<PropertyKey, unknown>;

/**
 * Heavy modules that the Pulumi SDK loads eagerly and that no preview needs: what each one exports, made from a
 * loader of the real one. Together they are two thirds of the SDK's loading time.
 */
const heavyModules: Readonly<Record<string, (load: Load) => object>> = {
  // The TypeScript compiler, which serialises functions for AWS Lambda.
  "@pulumi/pulumi/typescript-shim.js": onFirstUse,
  // npm's own installer, which finds the packages such functions need.
  "@pulumi/pulumi/runtime/closure/codePaths.js": (load) => ({
    __esModule: true,
    computeCodePaths: (...args: unknown[]) => callExported(load(), "computeCodePaths", args),
  }),
  // The automation API, which drives the Pulumi CLI.
  "@pulumi/pulumi/automation/index.js": onFirstUse,
};

/** Put stand-ins in the place of heavy modules. Each one loads the real module when a program first uses it. */
export function deferHeavyModules(): void {
  for (const [request, makeExports] of Object.entries(heavyModules)) {
    const path = require.resolve(request);
    if (require.cache[path]) continue;
    const standIn = new Module(path);
    standIn.filename = path;
    standIn.loaded = true;
    standIn.exports = makeExports(() => loadReal(path));
    require.cache[path] = standIn;
  }
}

const real = new Map<string, Record<PropertyKey, unknown>>();

function loadReal(path: string): Record<PropertyKey, unknown> {
  const loaded = real.get(path);
  if (loaded) return loaded;
  const standIn = require.cache[path];
  Reflect.deleteProperty(require.cache, path);
  const exported = require(path) as Record<PropertyKey, unknown>;
  // Those that hold the stand-in already keep it; it passes everything on.
  if (standIn) require.cache[path] = standIn;
  real.set(path, exported);
  return exported;
}

/** An exports object that loads the real one when a property is first read. */
function onFirstUse(load: Load): object {
  return new Proxy(
    { __esModule: true },
    {
      get: (target, key) => (key === "__esModule" ? target.__esModule : load()[key]),
      has: (_target, key) => key === "__esModule" || key in load(),
    },
  );
}

function callExported(exported: Record<PropertyKey, unknown>, name: string, args: unknown[]): unknown {
  const callee = exported[name];
  if (typeof callee !== "function") throw new Error(`the Pulumi SDK no longer exports ${name}`);
  return Reflect.apply(callee, undefined, args);
}
