import { output } from "@pulumi/pulumi";
import { awsEnvironment } from "@mlops/core";
import { UNKNOWN, pretendProblems } from "@mlops/testing";
import { bareStudio, buildStudio, least, references, roleOf } from "../testing/build-studio.ts";
import { Studio, type StudioArgs } from "./studio.ts";

const idleSettings = {
  lifecycleManagement: "ENABLED",
  idleTimeoutInMinutes: 120,
  minIdleTimeoutInMinutes: 60,
  maxIdleTimeoutInMinutes: 1_440,
};
const app = {
  defaultResourceSpec: { instanceType: "ml.t3.medium" },
  appLifecycleManagement: { idleSettings },
  builtInLifecycleConfigArn: UNKNOWN,
  lifecycleConfigArns: [UNKNOWN],
};
const common = {
  executionRole: UNKNOWN,
  securityGroups: ["sg-1"],
  jupyterLabAppSettings: app,
  spaceStorageSettings: {
    defaultEbsStorageSettings: { defaultEbsVolumeSizeInGb: 5, maximumEbsVolumeSizeInGb: 100 },
  },
};

describe("a Studio without users", () => {
  test("is a domain, the roles of its personas, of their jobs and pipelines, and the defaults of the SDK", async () => {
    expect((await buildStudio()).census()).toEqual([...bareStudio].sort());
  });

  test("stays in the VPC, is encrypted, shares nothing and stops idle apps", async () => {
    const cloud = await buildStudio();
    expect(cloud.inputs("studio-domain")).toEqual({
      domainName: "platform-dev",
      authMode: "IAM",
      appNetworkAccessType: "VpcOnly",
      vpcId: "vpc-1",
      subnetIds: ["subnet-a", "subnet-b"],
      kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/data",
      retentionPolicy: { homeEfsFileSystem: "Delete" },
      tagPropagation: "ENABLED",
      domainSettings: { dockerSettings: { enableDockerAccess: "DISABLED" } },
      defaultUserSettings: {
        ...common,
        codeEditorAppSettings: app,
        sharingSettings: { notebookOutputOption: "Disabled" },
        studioWebPortal: "ENABLED",
        defaultLandingUri: "studio::",
      },
      defaultSpaceSettings: common,
    });
  });

  test("gives the read-only role to users and spaces made outside the program", async () => {
    const cloud = await buildStudio();
    const { propertyDependencies } = cloud.resource("studio-domain");
    const readOnly = cloud.resource("studio-read-only", "Role").urn;
    expect(propertyDependencies.defaultUserSettings).toContain(readOnly);
    expect(propertyDependencies.defaultSpaceSettings).toContain(readOnly);
  });

  test("lets SageMaker assume its roles, for its own account and below the boundary", async () => {
    expect((await buildStudio()).inputs("studio-data-scientist", "Role")).toEqual({
      name: "mlops-sentiment-dev-studio-data-scientist-dc069c42",
      path: "/mlops/",
      description: "Studio: people who explore data, launch jobs and track experiments",
      permissionsBoundary: "arn:aws:iam::111122223333:policy/mlops/boundary",
      assumeRolePolicy: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: ["sagemaker.amazonaws.com"] },
            Action: ["sts:AssumeRole"],
            Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
          },
        ],
      },
    });
  });

  test.each(["data-scientist", "ml-engineer", "read-only", "jobs", "pipelines"])(
    "denies the %s role what would leave the VPC",
    async (role) => {
      const cloud = await buildStudio();
      expect(cloud.inputs(`studio-${role}-vpc-only`)).toEqual({
        role: cloud.inputs(`studio-${role}`, "Role").name,
        policyArn: "arn:aws:iam::111122223333:policy/mlops/vpc-only",
      });
    },
  );
});

test("users cannot change the idle time unless they are given a range", async () => {
  const cloud = await buildStudio({ idle: { default: "90 minutes" } });
  expect(cloud.inputs("studio-domain").defaultUserSettings).toMatchObject({
    codeEditorAppSettings: {
      appLifecycleManagement: {
        idleSettings: {
          lifecycleManagement: "ENABLED",
          idleTimeoutInMinutes: 90,
          minIdleTimeoutInMinutes: 90,
          maxIdleTimeoutInMinutes: 90,
        },
      },
    },
  });
});

describe("users", () => {
  const users: StudioArgs["users"] = [
    { name: "ana", persona: "data-scientist" },
    { name: "eve", persona: "read-only" },
  ];

  test("have a profile each, under the role of their persona", async () => {
    const cloud = await buildStudio({ users });
    expect(cloud.census()).toEqual(
      [...bareStudio, "UserProfile studio-user-ana", "UserProfile studio-user-eve"].sort(),
    );
    expect(cloud.inputs("studio-user-ana")).toEqual({
      domainId: UNKNOWN,
      userProfileName: "ana",
      userSettings: { executionRole: UNKNOWN },
    });
    expect(cloud.resource("studio-user-ana").propertyDependencies.userSettings).toEqual([
      cloud.resource("studio-data-scientist", "Role").urn,
    ]);
    expect(cloud.resource("studio-user-eve").propertyDependencies.userSettings).toEqual([
      cloud.resource("studio-read-only", "Role").urn,
    ]);
  });

  test("sign in with Identity Center by their name there", async () => {
    const cloud = await buildStudio({
      signIn: "identity-center",
      users: [{ name: "ana", persona: "ml-engineer", identityCenterUser: "ana@example.com" }],
    });
    expect(cloud.inputs("studio-domain").authMode).toBe("SSO");
    expect(cloud.inputs("studio-user-ana")).toEqual({
      domainId: UNKNOWN,
      userProfileName: "ana",
      userSettings: { executionRole: UNKNOWN },
      singleSignOnUserIdentifier: "UserName",
      singleSignOnUserValue: "ana@example.com",
    });
  });

  test("get private spaces, with the domain's sizes unless the space says otherwise", async () => {
    const cloud = await buildStudio({
      users,
      spaces: [
        { name: "lab", owner: "ana", app: "JupyterLab" },
        { name: "code", owner: "ana", app: "CodeEditor", volumeSizeGb: 50, instanceType: "ml.m5.large" },
      ],
    });
    expect(cloud.inputs("studio-space-lab")).toEqual({
      domainId: UNKNOWN,
      spaceName: "lab",
      ownershipSettings: { ownerUserProfileName: "ana" },
      spaceSharingSettings: { sharingType: "Private" },
      spaceSettings: {
        appType: "JupyterLab",
        jupyterLabAppSettings: { defaultResourceSpec: { instanceType: "ml.t3.medium" } },
        spaceStorageSettings: { ebsStorageSettings: { ebsVolumeSizeInGb: 5 } },
      },
    });
    expect(cloud.inputs("studio-space-code").spaceSettings).toEqual({
      appType: "CodeEditor",
      codeEditorAppSettings: { defaultResourceSpec: { instanceType: "ml.m5.large" } },
      spaceStorageSettings: { ebsStorageSettings: { ebsVolumeSizeInGb: 50 } },
    });
  });

  test("are created before their spaces and deleted after them", async () => {
    const cloud = await buildStudio({ users, spaces: [{ name: "lab", owner: "ana", app: "JupyterLab" }] });
    expect(cloud.resource("studio-space-lab").propertyDependencies.ownershipSettings).toEqual([
      cloud.resource("studio-user-ana").urn,
    ]);
  });

  test("are all there before a space is made, so that its former owner is replaced before", async () => {
    const cloud = await buildStudio({ users, spaces: [{ name: "lab", owner: "ana", app: "JupyterLab" }] });
    const profiles = users.map(({ name }) => cloud.resource(`studio-user-${name}`).urn);
    expect(profiles.length).toBeGreaterThan(1);
    expect(cloud.resource("studio-space-lab").dependencies).toEqual(expect.arrayContaining(profiles));
  });
});

describe("lifecycle scripts", () => {
  const script = "#!/bin/bash\npip install pandas\n";

  test("are attached to their app, and one of them runs by default", async () => {
    const cloud = await buildStudio({
      lifecycleScripts: [
        { name: "setup", app: "JupyterLab", script, runByDefault: true },
        { name: "more", app: "JupyterLab", script },
      ],
    });
    expect(cloud.inputs("studio-script-setup")).toEqual({
      studioLifecycleConfigName: "mlops-sentiment-dev-studio-setup-0e692bb8",
      studioLifecycleConfigAppType: "JupyterLab",
      studioLifecycleConfigContent: Buffer.from(script).toString("base64"),
    });
    expect(cloud.inputs("studio-domain").defaultUserSettings).toMatchObject({
      jupyterLabAppSettings: {
        defaultResourceSpec: { instanceType: "ml.t3.medium", lifecycleConfigArn: UNKNOWN },
        lifecycleConfigArns: [UNKNOWN, UNKNOWN, UNKNOWN],
      },
      codeEditorAppSettings: app,
    });
  });

  test("change their name with their content, so that the new one is created before the old one is deleted", async () => {
    const nameOf = async (content: string) => {
      const cloud = await buildStudio({
        lifecycleScripts: [{ name: "setup", app: "CodeEditor", script: content }],
      });
      return cloud.inputs("studio-script-setup").studioLifecycleConfigName;
    };
    expect(await nameOf(script)).toBe(await nameOf(script));
    expect(await nameOf(script)).not.toBe(await nameOf(`${script}true\n`));
  });
});

test("code repositories are offered in JupyterLab and made known by name", async () => {
  const url = "https://git.example.com/team/models.git";
  const cloud = await buildStudio({
    codeRepositories: [{ name: "models", url, branch: "main", secretArn: output("secret-arn") }],
  });
  expect(cloud.inputs("studio-repository-models")).toEqual({
    codeRepositoryName: expect.stringMatching(/^mlops-sentiment-dev-studio-models-[0-9a-f]{8}$/),
    gitConfig: { repositoryUrl: url, branch: "main", secretArn: "secret-arn" },
  });
  expect(cloud.inputs("studio-domain").defaultUserSettings).toMatchObject({
    jupyterLabAppSettings: { codeRepositories: [{ repositoryUrl: url }] },
  });
  expect(cloud.outputs.repositories).toEqual({
    models: cloud.inputs("studio-repository-models").codeRepositoryName,
  });
});

describe("custom images", () => {
  const image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/lab:1.2";
  const customImages: StudioArgs["customImages"] = [
    { name: "lab", app: "JupyterLab", image: output(image), container: { entrypoint: "jupyter-lab" } },
    {
      name: "code",
      app: "CodeEditor",
      image,
      displayName: "Code with Julia",
      container: { arguments: ["--quiet"], environment: { LANG: "C.UTF-8" } },
    },
  ];

  test("are an image, its version and its settings each, and one role that pulls them", async () => {
    expect((await buildStudio({ customImages })).census()).toEqual(
      [
        ...bareStudio,
        ...roleOf("images"),
        "RolePolicy studio-images-policy",
        ...["lab", "code"].flatMap((name) => [
          `AppImageConfig studio-image-${name}`,
          `Image studio-image-${name}`,
          `ImageVersion studio-image-${name}`,
        ]),
      ].sort(),
    );
  });

  test("are attached to their app in their present version", async () => {
    const cloud = await buildStudio({ customImages });
    const imageName = cloud.inputs("studio-image-lab", "Image").imageName;
    expect(cloud.inputs("studio-image-lab", "ImageVersion")).toEqual({ imageName, baseImage: image });
    const config = cloud.inputs("studio-image-lab", "AppImageConfig");
    expect(config).toEqual({
      appImageConfigName: expect.stringMatching(/^mlops-sentiment-dev-studio-lab-[0-9a-f]{8}$/),
      jupyterLabImageConfig: {
        fileSystemConfig: { mountPath: "/home/sagemaker-user", defaultUid: 1000, defaultGid: 100 },
        containerConfig: { containerEntrypoints: ["jupyter-lab"] },
      },
    });
    expect(cloud.inputs("studio-domain").defaultUserSettings).toMatchObject({
      jupyterLabAppSettings: {
        customImages: [
          { imageName, imageVersionNumber: UNKNOWN, appImageConfigName: config.appImageConfigName },
        ],
      },
    });
    expect(cloud.inputs("studio-image-code", "Image").displayName).toBe("Code with Julia");
    expect(cloud.inputs("studio-image-code", "AppImageConfig").codeEditorAppImageConfig).toMatchObject({
      containerConfig: {
        containerArguments: ["--quiet"],
        containerEnvironmentVariables: { LANG: "C.UTF-8" },
      },
    });
  });

  test("are pulled from their repositories only, and after the permissions exist", async () => {
    const cloud = await buildStudio({ customImages });
    const repository = "arn:aws:ecr:eu-west-1:111122223333:repository/team/lab";
    expect(cloud.inputs("studio-images-policy").policy).toMatchObject({
      Statement: [{ Sid: "LogInToRegistry" }, { Sid: "PullImages", Resource: [repository, repository] }],
    });
    expect(cloud.resource("studio-image-lab", "ImageVersion").dependencies).toContain(
      cloud.resource("studio-images-policy").urn,
    );
  });

  test("are refused when the address, once known, is not of an image in ECR", async () => {
    const problems = await pretendProblems(
      () =>
        new Studio("studio", {
          ...least(),
          customImages: [{ name: "lab", app: "JupyterLab", image: output("python:3.12") }],
        }),
    );
    expect(problems[0]).toContain('image: got "python:3.12"; expected the address of an image in ECR');
  });
});

test("a Studio refuses its arguments with every problem at once, those of its references first", async () => {
  const { keys } = references(
    awsEnvironment({ app: "platform", name: "qa", account: "222233334444", region: "eu-west-1" }),
  );
  const problems = await pretendProblems(
    () =>
      new Studio("studio", {
        ...least(),
        keys,
        domainName: "",
        users: [{ name: "ana lee", persona: "read-only" }],
      }),
  );
  expect(problems).toEqual([
    [
      "studio cannot be built:",
      "  - keys: got account 222233334444, eu-west-1; expected account 111122223333, eu-west-1",
      '  - domainName: got ""; expected 1 to 63 letters, digits and hyphens, with a letter or a digit at both ends',
      '  - users[0].name: got "ana lee"; expected 1 to 63 letters, digits and hyphens, with a letter or a digit at both ends',
    ].join("\n"),
  ]);
});
