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
  modulePathIgnorePatterns: ["<rootDir>/out/"],
};
