// The layers of the platform, checked: apps -> component libs -> shared libs (core, contracts,
// observability, container-images). Component libs meet in an app, never in each other.
const shared = "^libs/(core|contracts|observability|container-images)/";
const component = "^libs/(?!core/|contracts/|observability/|container-images/|testing/)[^/]+/";
const spec = "\\.spec\\.ts$";
// What only tests use: a library, and the fixtures of a tool.
const testing = "^(libs/testing|tools/[^/]+/src/testing)/";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "core-stands-alone",
      comment: "core imports no other library",
      severity: "error",
      from: { path: "^libs/core/", pathNot: spec },
      to: { path: "^(apps|libs/(?!core/)|policies|tools)" },
    },
    {
      name: "shared-stand-on-shared",
      severity: "error",
      from: { path: shared, pathNot: spec },
      to: { path: "^(apps|policies|tools)|" + component },
    },
    {
      name: "components-do-not-import-each-other",
      comment: "component libraries meet through contracts, in an app",
      severity: "error",
      from: { path: "^libs/([^/]+)/", pathNot: spec },
      to: { path: component, pathNot: ["^libs/$1/"] },
    },
    {
      name: "components-stand-on-shared",
      severity: "error",
      from: { path: component, pathNot: spec },
      to: { path: "^(apps|policies|tools)/" },
    },
    {
      name: "policies-stand-on-core",
      severity: "error",
      from: { path: "^policies/", pathNot: spec },
      to: { path: "^(apps|tools|libs/(?!core/))" },
    },
    {
      name: "tools-stand-on-core-and-engine",
      severity: "error",
      from: { path: "^tools/([^/]+)/", pathNot: [spec, "^tools/bench/"] },
      to: { path: "^(apps|policies|libs/(?!core/)|tools/(?!$1/|engine/))" },
    },
    {
      name: "bench-stands-on-preview",
      comment: "it measures the preview's command",
      severity: "error",
      from: { path: "^tools/bench/", pathNot: spec },
      to: { path: "^(apps|policies|libs|tools/(?!bench/|preview/))" },
    },
    {
      name: "testing-stands-on-core-and-engine",
      comment: "docs/decisions/0001-tests-and-preview-share-an-engine.md",
      severity: "error",
      from: { path: "^libs/testing/", pathNot: spec },
      to: { path: "^(apps|policies|libs/(?!core/|testing/)|tools/(?!engine/))" },
    },
    {
      name: "testing-is-for-tests",
      severity: "error",
      from: { pathNot: [spec, testing] },
      to: { path: testing },
    },
    {
      name: "nothing-imports-apps",
      severity: "error",
      from: { path: "^(libs|policies|tools)/", pathNot: spec },
      to: { path: "^apps/" },
    },
    {
      name: "declared-dependencies-only",
      comment: "a package that package.json does not name may be gone tomorrow",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default"],
      extensions: [".ts", ".js", ".cjs", ".mjs", ".json", ".d.ts"],
    },
  },
};
