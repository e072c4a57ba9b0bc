import { packageTargets, previewTarget, stackTargets } from "./targets.ts";

describe("the targets of a stack", () => {
  const targets = stackTargets("sentiment", "qa");

  test("are named after the command and the environment", () => {
    expect(Object.keys(targets)).toEqual(["preview-qa", "up-qa", "refresh-qa", "destroy-qa"]);
  });

  test("preview offline from the cache while nothing that a preview reads has changed", () => {
    expect(targets["preview-qa"]).toMatchObject({
      command: "node tools/preview/bin/preview.js sentiment.qa --out out/preview",
      cache: true,
      inputs: [
        "production",
        "^production",
        "{workspaceRoot}/stacks/Pulumi.sentiment.qa.yaml",
        "{workspaceRoot}/Pulumi.yaml",
        "{workspaceRoot}/apps/main.ts",
        { input: "production", projects: ["@mlops/engine", "@mlops/preview", "@mlops/policies"] },
        "sharedGlobals",
      ],
    });
  });

  test("never answer a deployment from a cache", () => {
    const deploying = Object.entries(targets).filter(([name]) => !name.startsWith("preview"));
    expect(deploying.map(([name, target]) => [name, target.cache, target.command])).toEqual([
      ["up-qa", false, "pulumi up --policy-pack policies --stack sentiment.qa"],
      ["refresh-qa", false, "pulumi refresh --stack sentiment.qa"],
      ["destroy-qa", false, "pulumi destroy --stack sentiment.qa"],
    ]);
  });
});

test("an app's preview is the previews of its stacks", () => {
  expect(previewTarget(["dev", "prod"])).toMatchObject({
    executor: "nx:noop",
    dependsOn: ["preview-dev", "preview-prod"],
  });
});

test("a package is tested and linted on its own", () => {
  const { test, lint, ...others } = packageTargets("libs/core");
  expect([test?.command, lint?.command, others]).toEqual([
    "jest --passWithNoTests libs/core",
    "eslint libs/core",
    {},
  ]);
});
