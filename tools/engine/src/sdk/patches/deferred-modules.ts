import { Module, createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Loads a module and returns its exports. */
type Load = () => Record<PropertyKey, unknown>;
/** What modules export, made from a function that loads them, by the name they are required by. */
type Modules = Readonly<Record<string, (load: Load) => object>>;

/** Modules that the SDK loads eagerly and a preview does not need. In tests, jest.config.cjs replaces the same ones. */
const deferred: Modules = {
  // The TypeScript compiler, which serialises functions for AWS Lambda.
  "@pulumi/pulumi/typescript-shim.js": exportsOnDemand,
  // npm's own installer, which finds the packages that such functions need.
  "@pulumi/pulumi/runtime/closure/codePaths.js": (load) => ({
    __esModule: true,
    computeCodePaths: (...args: unknown[]) => callExported(load(), "computeCodePaths", args),
  }),
  // The automation API, which drives the Pulumi CLI.
  "@pulumi/pulumi/automation/index.js": exportsOnDemand,
};

/** Put a placeholder in the place of each module, which loads the module when a program first uses it. */
export function install(modules: Modules = deferred): void {
  const found = Object.entries(modules).map(([request, makeExports]) => ({
    path: require.resolve(request),
    makeExports,
  }));
  for (const { path, makeExports } of found) {
    if (require.cache[path]) continue;
    const placeholder = new Module(path);
    placeholder.filename = path;
    placeholder.loaded = true;
    placeholder.exports = makeExports(() => loadModule(path));
    require.cache[path] = placeholder;
  }
}

const loaded = new Map<string, Record<PropertyKey, unknown>>();

function loadModule(path: string): Record<PropertyKey, unknown> {
  const known = loaded.get(path);
  if (known) return known;
  const placeholder = require.cache[path];
  Reflect.deleteProperty(require.cache, path);
  const exported = require(path) as Record<PropertyKey, unknown>;
  // Modules that hold the placeholder keep it; it passes everything on.
  if (placeholder) require.cache[path] = placeholder;
  loaded.set(path, exported);
  return exported;
}

/** An exports object that loads the module when a property is first read. */
function exportsOnDemand(load: Load): object {
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
