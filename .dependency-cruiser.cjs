// The layers of the platform, checked: apps -> component libs -> shared libs (aws, core, contracts,
// observability, container-images). Component libs meet in an app, never in each other.
const shared = "^libs/(aws|core|contracts|observability|container-images)/";
const component = "^libs/(?!aws/|core/|contracts/|observability/|container-images/|testing/)[^/]+/";
const spec = "\\.spec\\.ts$";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "aws-stands-alone",
      comment: "aws imports nothing of the repository",
      severity: "error",
      from: { path: "^libs/aws/" },
      to: { path: "^(apps|libs/(?!aws/)|policies|tools|examples)/" },
    },
    {
      name: "core-stands-on-aws",
      comment: "core imports no other library",
      severity: "error",
      from: { path: "^libs/core/", pathNot: spec },
      to: { path: "^(apps|libs/(?!core/|aws/)|policies|tools)" },
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
      name: "policies-stand-on-core-and-aws",
      severity: "error",
      from: { path: "^policies/", pathNot: spec },
      to: { path: "^(apps|tools|libs/(?!core/|aws/))" },
    },
    {
      name: "tools-stand-on-core-and-aws",
      severity: "error",
      from: { path: "^tools/([^/]+)/", pathNot: spec },
      to: { path: "^(apps|policies|libs/(?!core/|aws/)|tools/(?!$1/))" },
    },
    {
      name: "testing-stands-on-core-aws-and-preview",
      comment: "docs/decisions/0001-tests-use-the-previews-engine.md",
      severity: "error",
      from: { path: "^libs/testing/", pathNot: spec },
      to: { path: "^(apps|policies|libs/(?!core/|aws/|testing/)|tools/(?!preview/))" },
    },
    {
      name: "testing-is-for-tests",
      severity: "error",
      from: { pathNot: [spec, "^libs/testing/", "/test(ing)?/"] },
      to: { path: "^libs/testing/" },
    },
    {
      name: "fixtures-are-for-tests",
      comment: "a library's fixtures serve its own specs and, as @mlops/contracts/testing, those of others",
      severity: "error",
      from: { pathNot: [spec, "^libs/[^/]+/(src/testing|test)/"] },
      to: { path: "^libs/[^/]+/(src/testing|test)/" },
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
