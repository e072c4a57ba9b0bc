import type { TargetConfiguration } from "nx/src/devkit-exports.js";

/** What every preview reads besides its own app: the project, the entry point, the previewer and the policies. */
const previewer = [
  "{workspaceRoot}/Pulumi.yaml",
  "{workspaceRoot}/apps/main.ts",
  { input: "production", projects: ["@mlops/engine", "@mlops/preview", "@mlops/policies"] },
];

/** Targets of one stack of an app, named `<command>-<environment>`. */
export function stackTargets(app: string, environment: string): Record<string, TargetConfiguration> {
  const stack = `${app}.${environment}`;
  const pulumi = (command: string, what: string): TargetConfiguration => ({
    command: `pulumi ${command} --stack ${stack}`,
    // A deployment that is answered from a cache has not happened.
    cache: false,
    metadata: { description: `${what} ${stack} with the pulumi CLI` },
  });
  return {
    [`preview-${environment}`]: {
      command: `node tools/preview/bin/preview.js ${stack} --out out/preview`,
      cache: true,
      inputs: [
        "production",
        "^production",
        `{workspaceRoot}/stacks/Pulumi.${stack}.yaml`,
        ...previewer,
        "sharedGlobals",
      ],
      outputs: [
        `{workspaceRoot}/out/preview/${stack}.json`,
        `{workspaceRoot}/out/preview/${stack}.md`,
        `{workspaceRoot}/out/preview/${stack}.state.json`,
      ],
      metadata: { description: `Preview ${stack} offline and judge it` },
    },
    [`up-${environment}`]: pulumi("up --policy-pack policies", "Deploy"),
    [`refresh-${environment}`]: pulumi("refresh", "Bring the state of"),
    [`destroy-${environment}`]: pulumi("destroy", "Remove"),
  };
}

/** The target that previews all stacks of an app. */
export function previewTarget(environments: readonly string[]): TargetConfiguration {
  return {
    executor: "nx:noop",
    dependsOn: environments.map((environment) => `preview-${environment}`),
    metadata: { description: "Preview every stack of the app offline and judge it" },
  };
}

/** Targets of a workspace package: its own tests and lint. */
export function packageTargets(root: string): Record<string, TargetConfiguration> {
  return {
    test: {
      command: `jest --passWithNoTests ${root}`,
      cache: true,
      inputs: ["default", "^production", "sharedGlobals"],
      metadata: { description: `Run the tests of ${root}` },
    },
    lint: {
      command: `eslint ${root}`,
      cache: true,
      inputs: ["default", "sharedGlobals"],
      metadata: { description: `Lint ${root}` },
    },
  };
}
