import type { ProjectConfiguration, TargetConfiguration } from "nx/src/devkit-exports.js";
import { previewInputs } from "./preview-inputs.ts";
import type { WorkspaceFiles } from "./workspace-files.ts";

/**
 * The root project: the entry point of every stack, and the checks that are about all packages at once. Its commands
 * leave out the packages, which have their own targets, so that a file is checked once wherever it is.
 * @param apps names of the apps' packages, each of which the entry point can run
 */
export function rootProject(
  { packages }: WorkspaceFiles,
  apps: readonly string[],
): Omit<ProjectConfiguration, "root"> {
  return {
    name: "mlops-platform",
    projectType: "application",
    implicitDependencies: [...apps],
    targets: rootTargets(packages),
  };
}

function rootTargets(packages: readonly string[]): Record<string, TargetConfiguration> {
  const withoutPackages = (pattern: (folder: string) => string) => packages.map(pattern).join(" ");
  return {
    typecheck: {
      command: "tsc --project tsconfig.json",
      cache: true,
      inputs: ["scripts", "toolchain"],
      metadata: {
        description: "Check the types of all packages, in one program: it loads the AWS types once",
      },
    },
    test: {
      command: `jest --testPathIgnorePatterns "<rootDir>/(${packages.join("|")})/"`,
      cache: true,
      inputs: [
        "{workspaceRoot}/apps/*.ts",
        "{workspaceRoot}/stacks/**/*",
        "^production",
        ...previewInputs,
        "testConfiguration",
      ],
      metadata: { description: "Run the tests of all stacks together" },
    },
    lint: {
      command: `oxlint . ${withoutPackages((folder) => `--ignore-pattern ${folder}`)} && depcruise apps examples libs policies tools && knip`,
      cache: true,
      inputs: ["scripts", "{workspaceRoot}/*.{js,cjs}", "lintConfiguration", "toolchain"],
      metadata: {
        description:
          "Check the layers of all packages and that no export is unused, and lint what is in no package",
      },
    },
    "format-check": {
      command: `prettier --check . ${withoutPackages((folder) => `"!${folder}/**"`)}`,
      cache: true,
      inputs: ["default", "{workspaceRoot}/stacks/**/*", "formatConfiguration", "toolchain"],
      metadata: { description: "Check the formatting of what is in no package" },
    },
  };
}
