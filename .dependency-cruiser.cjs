// The layers of the platform, checked: apps -> component libs -> shared libs. Component libs meet in an app, never in
// each other.
const sharedLibs =
  "access|aws|api-constraints|core|contracts|observability|container-images|pipeline-definition";
const shared = `^libs/(${sharedLibs})/`;
const component = `^libs/(?!(${sharedLibs}|testing)/)[^/]+/`;
// What is made of several components, for several apps: it stands on them as an app does, and only apps on it.
const composite = "^libs/(drift-pipeline|pipeline-file|training-pipeline)/";
const spec = "\\.(spec|test-d)\\.ts$";
// What only tests use: a library, and the fixtures of a tool.
const testing = "^(libs/testing|tools/[^/]+/src/testing)/";

/**
 * A tool imports no app, no policy, no library but those in `libs`, and of the tools itself and those in `tools`:
 * alternatives of a regular expression.
 */
const toolStandsOn = (tool, { name, comment, libs, tools }) => ({
  name,
  comment,
  severity: "error",
  from: { path: `^tools/${tool}/`, pathNot: spec },
  to: { path: `^(apps|policies|libs${libs ? `/(?!${libs})` : ""}|tools/(?!${tool}/|${tools}))` },
});

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
      name: "api-constraints-stand-on-aws",
      comment: "read by policies and libraries: nothing that loads the SDK",
      severity: "error",
      from: { path: "^libs/api-constraints/", pathNot: [spec, testing, "/testing/"] },
      to: { path: "^(apps|libs/(?!api-constraints/|aws/)|policies|tools|examples)|node_modules/@pulumi/" },
    },
    {
      name: "access-stands-on-aws",
      comment: "read by the rehearsal and by specs: nothing that loads the SDK",
      severity: "error",
      from: { path: "^libs/access/", pathNot: spec },
      to: { path: "^(apps|libs/(?!access/|aws/)|policies|tools|examples)|node_modules/@pulumi/" },
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
      from: { path: "^libs/([^/]+)/", pathNot: [spec, composite] },
      to: { path: component, pathNot: ["^libs/$1/"] },
    },
    {
      name: "components-stand-on-shared",
      severity: "error",
      from: { path: component, pathNot: spec },
      to: { path: "^(apps|policies|tools)/" },
    },
    {
      name: "policies-stand-on-aws-and-its-apis",
      severity: "error",
      from: { path: "^policies/", pathNot: [spec, "/testing/"] },
      to: { path: "^(apps|tools|libs/(?!aws/|api-constraints/|core/src/settings/schema-problems))" },
    },
    {
      name: "tools-stand-on-core-aws-and-engine",
      comment: "and on pipeline-definition, by which the preview draws pipelines",
      severity: "error",
      from: {
        path: "^tools/([^/]+)/",
        pathNot: [spec, "^tools/(bench|delivery-steps|demo|mlops|pipeline|python|rehearsal|stacks)/"],
      },
      to: { path: "^(apps|policies|libs/(?!core/|aws/|pipeline-definition/)|tools/(?!$1/|engine/))" },
    },
    toolStandsOn("stacks", {
      name: "stacks-tool-stands-on-the-workspace",
      comment: "and on what all commands share",
      tools: "workspace/src/|preview/(src/command/|bin/start)",
    }),
    toolStandsOn("delivery-steps", {
      name: "delivery-steps-stand-on-core-and-aws",
      comment: "and on what all commands share",
      libs: "core/|aws/",
      tools: "preview/src/command/",
    }),
    toolStandsOn("bench", {
      name: "bench-stands-on-preview",
      comment: "it measures the preview's command",
      tools: "preview/",
    }),
    toolStandsOn("demo", {
      name: "demo-stands-on-nothing",
      comment: "but on what all commands share: it runs programs",
      tools: "python/|preview/(src/command/|bin/start)",
    }),
    toolStandsOn("python", {
      name: "python-stands-on-nothing",
      comment: "but on what all commands share: it runs programs",
      tools: "preview/src/command/",
    }),
    {
      name: "operator-stands-on-what-stacks-publish",
      comment:
        "on what libraries hold without the SDK, on the gate of the delivery pipelines, and on previews, for names without a deployment",
      severity: "error",
      from: { path: "^tools/mlops/", pathNot: [spec, testing] },
      to: {
        path: "^(apps|policies|libs/(?!aws/|core/|contracts/src/(settings|asynchronous-prefix)|pipeline-definition/|monitoring/src/(runs/monitor-run|definitions/monitoring-types|baselines/(quality-analysis|baseline-files))|feature-store/src/feature-group/feature-(record|definitions))|tools/(?!mlops/|delivery-steps/|demo/src/pictures/svg|preview/))",
      },
    },
    toolStandsOn("rehearsal", {
      name: "rehearsal-stands-on-preview",
      comment: "it deploys what the preview runs, and judges what is known then",
      libs: "core/|aws/|access/|api-constraints/",
      tools: "engine/|preview/",
    }),
    toolStandsOn("pipeline", {
      name: "pipeline-tool-stands-on-its-library",
      comment: "and on what all commands share",
      libs: "pipeline-definition/",
      tools: "preview/(src/command/|bin/start)",
    }),
    {
      name: "testing-stands-on-core-aws-and-engine",
      comment: "docs/decisions/0001-tests-and-preview-share-an-engine.md",
      severity: "error",
      from: { path: "^libs/testing/", pathNot: spec },
      to: { path: "^(apps|policies|libs/(?!core/|aws/|access/|testing/)|tools/(?!engine/))" },
    },
    {
      name: "testing-is-for-tests",
      severity: "error",
      from: { pathNot: [spec, testing, "/test(ing)?/"] },
      to: { path: testing },
    },
    {
      name: "fixtures-are-for-tests",
      comment: "a library's fixtures serve its own specs and, as @mlops/contracts/testing, those of others",
      severity: "error",
      from: { pathNot: [spec, "^(apps|libs)/[^/]+/(src/testing|test)/", "^policies/src/testing/"] },
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
