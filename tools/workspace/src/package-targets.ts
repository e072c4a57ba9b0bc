import type { TargetConfiguration } from "nx/src/devkit-exports.js";

/** What can be done with a package. Commands run in the workspace's folder. */
export function packageTargets(folder: string): Record<string, TargetConfiguration> {
  return {
    test: {
      command: `jest --passWithNoTests ${folder}/`,
      cache: true,
      inputs: ["default", "^production", "testData", "testConfiguration", "toolchain"],
      metadata: { description: `Run the tests of ${folder}` },
    },
    lint: {
      command: `oxlint ${folder}`,
      cache: true,
      // Rules that know types read the packages that are imported.
      inputs: ["default", "^production", "lintConfiguration", "toolchain"],
      metadata: { description: `Lint ${folder}` },
    },
    "format-check": {
      command: `prettier --check ${folder}`,
      cache: true,
      inputs: ["default", "formatConfiguration", "toolchain"],
      metadata: { description: `Check the formatting of ${folder}` },
    },
  };
}
