import { type Finding, stackRule } from "../../rule.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import type { Container } from "../../sagemaker/model.ts";
import { modelsOnInstances } from "../../sagemaker/model-on-instances.ts";

export const smModelPrivateRegistry = stackRule("sm-model-private-registry", {
  check(stack, report) {
    for (const { resource, model } of modelsOnInstances(stack)) {
      for (const finding of model.containers.flatMap(problemsOf)) report({ resource, ...finding });
    }
  },
});

function problemsOf(container: Container): Finding[] {
  const mode = container.read("ImageConfig.RepositoryAccessMode");
  const login = container.read("ImageConfig.RepositoryAuthConfig");
  const credentials = container.read("ImageConfig.RepositoryAuthConfig.RepositoryCredentialsProviderArn");
  // The image of a model package is its own matter.
  const hasImage = container.image?.isMissing === false;
  return [
    ...(hasImage && mode?.isNot("Vpc")
      ? [findingAt(container, mode, smModelPrivateRegistry.remediation)]
      : []),
    ...(login?.state === "value" && credentials?.isMissing
      ? [
          findingAt(
            container,
            credentials,
            "set repositoryCredentialsProviderArn to the function that logs in",
          ),
        ]
      : []),
  ];
}
