import { type Finding, stackRule } from "../../rule.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import type { Container } from "../../sagemaker/model.ts";
import { modelsOnInstances } from "../../sagemaker/model-on-instances.ts";

export const smModelPrivateRegistry = stackRule({
  id: "sm-model-private-registry",
  severity: "medium",
  levels: { dev: "disabled", qa: "advisory", prod: "advisory" },
  description: "Models take their containers from a registry within the VPC.",
  remediation: 'set imageConfig.repositoryAccessMode to "Vpc"',
  mapping: {
    fsbp: ["SageMaker.16", "SageMaker.19"],
    awsConfig: [
      "sagemaker-model-private-registry-required",
      "sagemaker-model-multicontainer-private-registry",
    ],
    assessment: ["SM-14"],
  },
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
