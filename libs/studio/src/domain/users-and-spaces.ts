import type { CustomResourceOptions, Input } from "@pulumi/pulumi";
import { Space } from "@pulumi/aws/sagemaker/space.js";
import { UserProfile } from "@pulumi/aws/sagemaker/userProfile.js";
import { type InstanceType, studioLimits } from "@mlops/aws";
import type { ServiceRole } from "@mlops/core";
import { instanceTypeProblems } from "../instance-type.ts";
import type { Persona } from "../persona/personas.ts";
import { namedListProblems } from "../sagemaker-name.ts";
import { volumeProblems } from "../volume-size.ts";
import type { SpaceVolumeGb } from "./app-defaults.ts";
import type { StudioApp } from "./studio-apps.ts";

/** How people sign in: with rights of an IAM role or user, or with their identity of IAM Identity Center. */
export type SignIn = "iam" | "identity-center";

/** Somebody who works in a Studio. */
export interface StudioUser {
  /** Name of the user profile. 1 to 63 letters, digits and hyphens. */
  readonly name: string;
  /** What they are here for. */
  readonly persona: Persona;
  /** User name in IAM Identity Center. Required when people sign in with it, refused otherwise. */
  readonly identityCenterUser?: string;
}

/** A private space: a volume of somebody's own, and an app that works on it. */
export interface StudioSpace {
  /** Name of the space. 1 to 63 letters, digits and hyphens. */
  readonly name: string;
  /** Name of the user it belongs to. */
  readonly owner: string;
  /** The app it is for. Fixed: another app is another space, with another volume. */
  readonly app: StudioApp;
  /** Size of its volume in whole GB, from 5. It can grow, never shrink. @default - the domain's */
  readonly volumeSizeGb?: number;
  /** What its app runs on. @default - the domain's */
  readonly instanceType?: InstanceType;
}

/** Problems of the users of a domain. */
export function userProblems(argument: string, users: readonly StudioUser[], signIn: SignIn): string[] {
  return [
    ...namedListProblems(argument, users),
    ...users.flatMap(({ identityCenterUser }, index) => {
      const at = `${argument}[${index}].identityCenterUser`;
      if (signIn === "identity-center" && (identityCenterUser ?? "") === "") {
        return [`${at}: is missing; people sign in with IAM Identity Center (signIn: "identity-center")`];
      }
      if (signIn === "iam" && identityCenterUser !== undefined) {
        return [`${at}: got "${identityCenterUser}"; leave it out, people sign in with IAM (signIn: "iam")`];
      }
      return [];
    }),
  ];
}

/** Problems of the spaces of a domain, and of what they say about users. */
export function spaceProblems(
  argument: string,
  spaces: readonly StudioSpace[],
  users: readonly StudioUser[],
  { max }: SpaceVolumeGb,
): string[] {
  return [
    ...namedListProblems(argument, spaces),
    ...spaces.flatMap(({ owner, volumeSizeGb, instanceType }, index) => {
      const at = `${argument}[${index}]`;
      return [
        ...ownerProblems(`${at}.owner`, owner, users),
        ...(volumeSizeGb === undefined
          ? []
          : volumeProblems(`${at}.volumeSizeGb`, volumeSizeGb, { min: studioLimits.volumeGb.min, max })),
        ...(instanceType === undefined ? [] : instanceTypeProblems(`${at}.instanceType`, instanceType)),
      ];
    }),
  ];
}

/** One profile for each user, under the role of their persona. */
export function userProfiles(
  name: string,
  domainId: Input<string>,
  users: readonly StudioUser[],
  roles: Readonly<Record<Persona, ServiceRole>>,
  opts: CustomResourceOptions,
): ReadonlyMap<string, UserProfile> {
  return new Map(
    users.map(({ name: user, persona, identityCenterUser }) => [
      user,
      new UserProfile(
        `${name}-user-${user}`,
        {
          domainId,
          userProfileName: user,
          userSettings: { executionRole: roles[persona].arn },
          ...(identityCenterUser !== undefined && {
            singleSignOnUserIdentifier: "UserName",
            singleSignOnUserValue: identityCenterUser,
          }),
        },
        opts,
      ),
    ]),
  );
}

/** The private spaces. Each belongs to a user's profile and is gone before it. */
export function privateSpaces(
  name: string,
  domainId: Input<string>,
  spaces: readonly StudioSpace[],
  defaults: { readonly instanceType: InstanceType; readonly spaceVolumeGb: SpaceVolumeGb },
  profiles: ReadonlyMap<string, UserProfile>,
  opts: CustomResourceOptions,
): void {
  for (const { name: space, owner, app, volumeSizeGb, instanceType } of spaces) {
    const spec = { defaultResourceSpec: { instanceType: instanceType ?? defaults.instanceType } };
    new Space(
      `${name}-space-${space}`,
      {
        domainId,
        spaceName: space,
        ownershipSettings: { ownerUserProfileName: profiles.get(owner)?.userProfileName ?? owner },
        spaceSharingSettings: { sharingType: "Private" },
        spaceSettings: {
          appType: app,
          ...(app === "JupyterLab" ? { jupyterLabAppSettings: spec } : { codeEditorAppSettings: spec }),
          spaceStorageSettings: {
            ebsStorageSettings: { ebsVolumeSizeInGb: volumeSizeGb ?? defaults.spaceVolumeGb.default },
          },
        },
      },
      opts,
    );
  }
}

function ownerProblems(argument: string, owner: string, users: readonly StudioUser[]): string[] {
  const user = users.find(({ name }) => name === owner);
  if (!user) {
    const names = users.map(({ name }) => `"${name}"`).join(", ");
    return [`${argument}: there is no user "${owner}"; users: ${names || "none"}`];
  }
  if (user.persona === "read-only") {
    return [`${argument}: "${owner}" is read-only and may run no apps; give them another persona`];
  }
  return [];
}
