import { arnIn } from "@mlops/aws";
import { type ServiceRights, ofKinds } from "./service-rights.ts";

/** Delivery pipelines and their builds: the tooling account's. */
export const deliveryRights: readonly ServiceRights[] = [
  {
    types: ["aws:codebuild/project:Project"],
    read: ["codebuild:BatchGetProjects"],
    write: ["codebuild:CreateProject", "codebuild:DeleteProject", "codebuild:UpdateProject"],
    resources: ({ name, ...place }) => [arnIn(place, "codebuild", `project/mlops-*-${name}-*`)],
  },
  {
    types: ["aws:codepipeline/pipeline:Pipeline"],
    read: ["codepipeline:GetPipeline", "codepipeline:ListTagsForResource"],
    write: [
      "codepipeline:CreatePipeline",
      "codepipeline:DeletePipeline",
      "codepipeline:TagResource",
      "codepipeline:UntagResource",
      "codepipeline:UpdatePipeline",
    ],
    resources: ({ name, ...place }) => [arnIn(place, "codepipeline", `mlops-*-${name}-*`)],
  },
  {
    types: [],
    read: [],
    // A pipeline is given the connection to its repository. Connections have ARNs under both names of the service.
    write: ["codeconnections:PassConnection", "codestar-connections:PassConnection"],
    resources: (environment) => [
      ...ofKinds("codeconnections", "connection/*")(environment),
      ...ofKinds("codestar-connections", "connection/*")(environment),
    ],
  },
];
