import type { CustomResourceOptions, Input } from "@pulumi/pulumi";
import { UserProfile } from "@pulumi/aws/sagemaker/userProfile.js";
import { z } from "zod";
import {
  type ServiceRole,
  type SettingsCheck,
  choiceValue,
  listValue,
  refused,
  sagemakerNameValue,
} from "@mlops/core";
import { type Persona, personas } from "../persona/personas.ts";

/** How users sign in: as an IAM role or user, or with IAM Identity Center. */
export const signInModes = ["iam", "identity-center"] as const;

const user = z.strictObject({
  name: sagemakerNameValue().describe("Name of the user profile. 1 to 63 letters, digits and hyphens."),
  persona: choiceValue(personas).describe(
    "What the user may do. data-scientist: work in private spaces, run jobs, track experiments. ml-engineer: also " +
      "build and run pipelines and register models, never approve them. read-only: view everything, change nothing.",
  ),
  identityCenterUser: z
    .string()
    .optional()
    .describe(
      "User name in IAM Identity Center. Required if users sign in with it, refused otherwise. Another one is another " +
        "user profile: it is refused at preview while protectWork is true.",
    ),
});

/** The users of a domain. */
export const usersSettings = listValue(user, { unique: "name", ignoreCase: true });

/** A user, checked. */
export type StudioUser = z.output<typeof user>;

/** Settings of a domain that concern how users sign in. */
interface SignInSettings {
  readonly signIn: (typeof signInModes)[number];
  readonly users: readonly StudioUser[];
}

/** Users have a name in IAM Identity Center exactly if they sign in with it. */
export const identityCenterUsers: SettingsCheck<SignInSettings> = ({ value: { signIn, users }, issues }) => {
  for (const [index, { identityCenterUser }] of users.entries()) {
    const path = ["users", index, "identityCenterUser"];
    if (signIn === "identity-center" && !identityCenterUser) {
      const expected = 'a user name in IAM Identity Center, because signIn is "identity-center"';
      issues.push(refused(path, identityCenterUser, expected));
    }
    if (signIn === "iam" && identityCenterUser !== undefined) {
      issues.push(refused(path, identityCenterUser, 'nothing, because signIn is "iam"; leave it out'));
    }
  }
};

/**
 * One profile for each user, with the role of their persona. SageMaker cannot change whom of Identity Center a profile
 * belongs to, and two profiles of one name cannot exist: the old one is deleted first, unless it is protected.
 * @returns the profiles, by the names of the users
 */
export function userProfiles(
  name: string,
  domainId: Input<string>,
  users: readonly StudioUser[],
  roles: Readonly<Record<Persona, ServiceRole>>,
  opts: CustomResourceOptions,
): ReadonlyMap<string, UserProfile> {
  return new Map(
    users.map(({ name: userName, persona, identityCenterUser }) => [
      userName,
      new UserProfile(
        `${name}-user-${userName}`,
        {
          domainId,
          userProfileName: userName,
          userSettings: { executionRole: roles[persona].arn },
          ...(identityCenterUser !== undefined && {
            singleSignOnUserIdentifier: "UserName",
            singleSignOnUserValue: identityCenterUser,
          }),
        },
        { ...opts, deleteBeforeReplace: true },
      ),
    ]),
  );
}
