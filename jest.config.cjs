/** @type {import("jest").Config} */
module.exports = {
  testMatch: ["<rootDir>/{apps,examples,libs,policies,tools}/**/*.spec.ts"],
  // The sources are ES modules with erasable types; Jest runs them as CommonJS.
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2024" }, module: { type: "commonjs" } },
    ],
  },
  setupFiles: ["<rootDir>/jest.setup.cjs", "<rootDir>/libs/testing/jest/uncoloured-commands.cjs"],
  // What the SDK loads at start-up and no test reads: the compiler, npm's tree reader, the automation API.
  moduleNameMapper: {
    "^fast-check$": "<rootDir>/jest.fast-check.cjs",
    "/typescript-shim$": "<rootDir>/libs/testing/jest/unused-module.cjs",
    "/codePaths$": "<rootDir>/libs/testing/jest/unused-module.cjs",
    "^\\./automation$": "<rootDir>/libs/testing/jest/unused-module.cjs",
  },
  modulePathIgnorePatterns: ["<rootDir>/out/"],
};
