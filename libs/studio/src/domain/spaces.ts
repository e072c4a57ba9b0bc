import type { CustomResourceOptions, Input } from "@pulumi/pulumi";
import { Space } from "@pulumi/aws/sagemaker/space.js";
import type { UserProfile } from "@pulumi/aws/sagemaker/userProfile.js";
import { z } from "zod";
import { type InstanceType, studioLimits } from "@mlops/aws";
import {
  type SettingsCheck,
  choiceValue,
  instanceTypeValue,
  listValue,
  refused,
  sagemakerNameValue,
  wholeNumberValue,
} from "@mlops/core";
import { studioApps } from "./studio-apps.ts";
import type { StudioUser } from "./users.ts";

const { volumeGb } = studioLimits;
const volumeSize = wholeNumberValue(volumeGb);
const sizes = `in whole GB, ${volumeGb.min} to ${volumeGb.max}`;

const defaultNotAboveMax: SettingsCheck<{ readonly default: number; readonly max: number }> = ({
  value: { default: standard, max },
  issues,
}) => {
  if (standard > max) issues.push(refused(["default"], standard, `at most max, ${max}`));
};

/** Sizes of the volumes of spaces. */
export const spaceVolumeSettings = z
  .strictObject({
    default: volumeSize.describe(`Size unless a user chooses another one, ${sizes}.`),
    max: volumeSize.describe(`Largest size that users may choose, ${sizes}.`),
  })
  .check(defaultNotAboveMax);

const space = z.strictObject({
  name: sagemakerNameValue().describe("Name of the space. 1 to 63 letters, digits and hyphens."),
  owner: z
    .string()
    .describe(
      "Name of the user who owns it. Users with the persona read-only cannot own spaces. Another owner is another space, " +
        "with another volume: it is refused at preview while protectWork is true.",
    ),
  app: choiceValue(studioApps).describe(
    "App that runs in it. Another app is another space, with another volume.",
  ),
  volumeSizeGb: volumeSize
    .optional()
    .describe(
      `Size of its volume in whole GB, ${volumeGb.min} to spaceVolumeGb.max. It can grow, never shrink. ` +
        "Default: spaceVolumeGb.default.",
    ),
  instanceType: instanceTypeValue()
    .optional()
    .describe("Instance type that its app runs on. Default: the domain's default instance type."),
});

/** Private spaces: each has a volume, and an app that works on it. */
export const spacesSettings = listValue(space, { unique: "name", ignoreCase: true });

/** A private space, checked. */
export type StudioSpace = z.output<typeof space>;

/** Settings of a domain that spaces refer to. */
interface SpaceScope {
  readonly users: readonly StudioUser[];
  readonly spaces: readonly StudioSpace[];
  readonly spaceVolumeGb: z.output<typeof spaceVolumeSettings>;
}

/** Each space belongs to a user who may run apps. */
export const spaceOwners: SettingsCheck<SpaceScope> = ({ value: { users, spaces }, issues }) => {
  const names = users.map(({ name }) => `"${name}"`).join(", ");
  for (const [index, { owner }] of spaces.entries()) {
    const user = users.find(({ name }) => name === owner);
    const path = ["spaces", index, "owner"];
    if (!user) {
      issues.push(refused(path, owner, `the name of a user; users are ${names || "none"}`));
    } else if (user.persona === "read-only") {
      issues.push(refused(path, owner, "a user who may run apps; give them a persona other than read-only"));
    }
  }
};

/** No space has a larger volume than users may choose. */
export const spaceVolumes: SettingsCheck<SpaceScope> = ({ value: { spaces, spaceVolumeGb }, issues }) => {
  for (const [index, { volumeSizeGb }] of spaces.entries()) {
    if (volumeSizeGb === undefined || volumeSizeGb <= spaceVolumeGb.max) continue;
    const expected = `at most spaceVolumeGb.max, ${spaceVolumeGb.max}`;
    issues.push(refused(["spaces", index, "volumeSizeGb"], volumeSizeGb, expected));
  }
};

/** Defaults of spaces. */
interface SpaceDefaults {
  readonly instanceType: InstanceType;
  readonly volumeSizeGb: number;
}

// The provider plans a new owner as an update and never sends it; SageMaker changes none of these in place.
const writeOnce = ["ownershipSettings", "spaceSharingSettings", "spaceSettings.appType"];

/**
 * The private spaces. Each is deleted before its owner's profile. A space that is replaced is deleted first, because two
 * spaces of one name cannot exist: its volume is lost, unless it is protected.
 *
 * Each depends on every profile: where the profile of its former owner is replaced in the same deployment, the engine
 * deletes the space along with that profile, and would otherwise make the new one at the same time.
 * @param profiles the profiles, by the names of the users
 */
export function privateSpaces(
  name: string,
  domainId: Input<string>,
  spaces: readonly StudioSpace[],
  defaults: SpaceDefaults,
  profiles: ReadonlyMap<string, UserProfile>,
  opts: CustomResourceOptions,
): void {
  for (const { name: spaceName, owner, app, ...own } of spaces) {
    const { instanceType = defaults.instanceType, volumeSizeGb = defaults.volumeSizeGb } = own;
    const spec = { defaultResourceSpec: { instanceType } };
    new Space(
      `${name}-space-${spaceName}`,
      {
        domainId,
        spaceName,
        ownershipSettings: { ownerUserProfileName: profiles.get(owner)?.userProfileName ?? owner },
        spaceSharingSettings: { sharingType: "Private" },
        spaceSettings: {
          appType: app,
          ...(app === "JupyterLab" ? { jupyterLabAppSettings: spec } : { codeEditorAppSettings: spec }),
          spaceStorageSettings: { ebsStorageSettings: { ebsVolumeSizeInGb: volumeSizeGb } },
        },
      },
      { ...opts, dependsOn: [...profiles.values()], replaceOnChanges: writeOnce, deleteBeforeReplace: true },
    );
  }
}
