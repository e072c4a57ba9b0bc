import { arnIn } from "@mlops/aws";
import type { ServiceRights } from "./service-rights.ts";

/** Delivery pipelines, their builds, and the bus that approvals come to. */
export const deliveryRights: readonly ServiceRights[] = [
  {
    types: ["aws:codebuild/project:Project"],
    read: ["codebuild:BatchGetProjects"],
    write: ["codebuild:CreateProject", "codebuild:DeleteProject", "codebuild:UpdateProject"],
    resources: (environment) => [arnIn(environment, "codebuild", "project/*")],
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
    resources: (environment) => [arnIn(environment, "codepipeline", "*")],
  },
  {
    // Whoever makes a pipeline hands the connection over to it; it has two names.
    types: [],
    read: [],
    write: ["codeconnections:PassConnection", "codestar-connections:PassConnection"],
    resources: (environment) =>
      ["codeconnections", "codestar-connections"].map((service) =>
        arnIn(environment, service, "connection/*"),
      ),
  },
  {
    types: ["aws:cloudwatch/eventBus:EventBus", "aws:cloudwatch/eventBusPolicy:EventBusPolicy"],
    read: ["events:DescribeEventBus"],
    write: [
      "events:CreateEventBus",
      "events:DeleteEventBus",
      "events:PutPermission",
      "events:RemovePermission",
      "events:TagResource",
      "events:UntagResource",
      "events:UpdateEventBus",
    ],
    resources: (environment) => [arnIn(environment, "events", "event-bus/*")],
  },
];
