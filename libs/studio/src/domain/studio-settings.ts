import { z } from "zod";
import { studioLimits } from "@mlops/aws";
import { accountValue, choiceValue, instanceTypeValue, listValue, sagemakerNameValue } from "@mlops/core";
import { experimentsSettings } from "../experiments/experiments-settings.ts";
import { allowedInstanceTypesSettings, instanceTypesInUse } from "../persona/allowed-instance-types.ts";
import { codeRepositoriesSettings } from "./code-repositories.ts";
import { customImagesSettings } from "./custom-image-settings.ts";
import { idleShutdownSettings } from "./idle-shutdown.ts";
import { lifecycleScriptsSettings } from "./lifecycle-scripts.ts";
import { spaceOwners, spaceVolumeSettings, spaceVolumes, spacesSettings } from "./spaces.ts";
import { identityCenterUsers, signInModes, usersSettings } from "./users.ts";

const { maxRepositories } = studioLimits;

/** What a stack file may set for `Studio`. */
export const studioSettings = z
  .strictObject({
    domainName: sagemakerNameValue().describe(
      "Name of the domain, which people see. 1 to 63 letters, digits and hyphens. Another name is another domain.",
    ),
    signIn: choiceValue(signInModes).describe(
      "How users sign in: with an IAM role or user, or with IAM Identity Center. Another choice is another domain.",
    ),
    defaultInstanceType: instanceTypeValue().describe(
      "Instance type of apps unless a user chooses another one, such as ml.t3.medium.",
    ),
    idle: idleShutdownSettings.describe("After how long without activity apps are shut down."),
    allowedInstanceTypes: allowedInstanceTypesSettings
      .default({})
      .describe("Instance types that people may use. Default: all."),
    imageAccounts: listValue(accountValue())
      .default([])
      .describe(
        "Further accounts whose container images jobs may pull, such as those that AWS publishes its own images in. " +
          "Default: the Studio's own account alone.",
      ),
    spaceVolumeGb: spaceVolumeSettings
      .default({ default: 5, max: 100 })
      .describe("Sizes of the volumes of spaces. Default: 5 GB, at most 100 GB, as AWS has it."),
    users: usersSettings.default([]).describe("Users of the Studio. Default: none."),
    spaces: spacesSettings
      .default([])
      .describe(
        "Private spaces created for users, besides those that they create themselves. Default: none.",
      ),
    lifecycleScripts: lifecycleScriptsSettings
      .default([])
      .describe("Scripts that apps can run when they start. Default: none."),
    codeRepositories: codeRepositoriesSettings
      .default([])
      .describe(
        `Git repositories that JupyterLab offers to clone, at most ${maxRepositories}. Default: none.`,
      ),
    customImages: customImagesSettings.default([]).describe("Own container images for apps. Default: none."),
    experiments: experimentsSettings.optional().describe("MLflow, to keep experiments. Default: none."),
    protectWork: z
      .boolean()
      .default(true)
      .describe(
        "Whether Pulumi refuses, at preview, to delete or replace the domain, its users, its spaces and MLflow: what " +
          "people keep in them goes with them. Set it to false to replace one on purpose, and deploy that before you " +
          "remove one or destroy the stack. Default: true; always true where data is retained.",
      ),
  })
  .check(instanceTypesInUse, identityCenterUsers, spaceOwners, spaceVolumes);

/** The settings of a Studio, checked and with their defaults. */
export type StudioSettings = z.output<typeof studioSettings>;
