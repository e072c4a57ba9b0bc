const { tmpdir } = require("node:os");
const { join } = require("node:path");

// The commands that specs start load the same modules again and again: Node keeps what it has compiled where the
// commands keep it themselves. Set here, for the workers and all that they start.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), "node-compile-cache");

/** @type {import("jest").Config} */
module.exports = {
  // Only these folders are searched: node_modules has a hundred times as many files.
  roots: ["apps", "examples", "libs", "policies", "tools"].map((folder) => `<rootDir>/${folder}`),
  testMatch: ["**/*.spec.ts"],
  // Every core, also on machines with two of them, where Jest would use one.
  maxWorkers: "100%",
  // The sources are ES modules with erasable types; Jest runs them as CommonJS.
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2024" }, module: { type: "commonjs" } },
    ],
  },
  // Each use of a global looks it up in the sandbox, which takes longer than calling it; these are handed to each module.
  sandboxInjectedGlobals: ["Array", "JSON", "Map", "Object", "Reflect", "Set"],
  setupFiles: ["<rootDir>/libs/testing/jest/uncoloured-commands.cjs"],
  // What the SDK loads at start-up and no test reads: the compiler, npm's tree reader, the automation API.
  moduleNameMapper: {
    "^fast-check$": "<rootDir>/jest.fast-check.cjs",
    "/typescript-shim$": "<rootDir>/libs/testing/jest/unused-module.cjs",
    "/codePaths$": "<rootDir>/libs/testing/jest/unused-module.cjs",
    "^\\./automation$": "<rootDir>/libs/testing/jest/unused-module.cjs",
  },
};
