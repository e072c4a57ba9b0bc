import type { StudioArgs } from "./studio.ts";
import { buildStudio } from "../testing/build-studio.ts";

const people: Partial<StudioArgs> = {
  signIn: "identity-center",
  users: [{ name: "ana", persona: "data-scientist", identityCenterUser: "ana@example.com" }],
  spaces: [{ name: "ana-lab", owner: "ana", app: "JupyterLab" }],
  experiments: {},
};
const protectedBy = async (change: Partial<StudioArgs>) =>
  (await buildStudio({ ...people, ...change })).resources
    .filter(({ protect }) => protect)
    .map(({ name }) => name)
    .sort();
const work = ["studio-domain", "studio-experiments", "studio-space-ana-lab", "studio-user-ana"];

describe("what people keep in a Studio", () => {
  test("is protected, so that a preview refuses what would lose it", async () => {
    expect(await protectedBy({})).toEqual(work);
  });

  test("is given up on request", async () => {
    expect(await protectedBy({ protectWork: false })).toEqual([]);
  });

  test("is protected in any case where data is retained, home folders included", async () => {
    expect(await protectedBy({ protectWork: false, retainData: true })).toEqual(work);
    const cloud = await buildStudio({ retainData: true });
    expect(cloud.inputs("studio-domain").retentionPolicy).toEqual({ homeEfsFileSystem: "Retain" });
  });
});

describe("a replacement, where it is not refused,", () => {
  const optionsOf = async (name: string, type?: string) =>
    (await buildStudio(people)).resource(name, type).options;

  test("deletes a domain before the new one of the same name is created", async () => {
    expect((await optionsOf("studio-domain")).deleteBeforeReplace).toBe(true);
  });

  test("is no consequence of a further zone, nor of a new word on retention", async () => {
    expect((await optionsOf("studio-domain")).ignoreChanges).toEqual(["subnetIds", "retentionPolicy"]);
  });

  test("deletes a user's profile before the one of another user of Identity Center is created", async () => {
    expect((await optionsOf("studio-user-ana")).deleteBeforeReplace).toBe(true);
  });

  test("is what a space's new owner, sharing or app needs, and deletes the old space first", async () => {
    expect(await optionsOf("studio-space-ana-lab")).toMatchObject({
      replaceOnChanges: ["ownershipSettings", "spaceSharingSettings", "spaceSettings.appType"],
      deleteBeforeReplace: true,
    });
  });
});

test("taking away the last script changes the domain, whose lists of scripts are never empty", async () => {
  const cloud = await buildStudio({ codeRepositories: [], lifecycleScripts: [] });
  const { defaultUserSettings, defaultSpaceSettings } = cloud.resource("studio-domain").propertyDependencies;
  const scripts = ["jupyterlab", "codeeditor"].map((app) => cloud.resource(`studio-sdk-defaults-${app}`).urn);
  expect(defaultUserSettings).toEqual(expect.arrayContaining(scripts));
  expect(defaultSpaceSettings).toEqual(expect.arrayContaining(scripts.slice(0, 1)));
});
