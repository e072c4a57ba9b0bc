import { type Output, output } from "@pulumi/pulumi";
import { settingsProblems } from "@mlops/core";
import { pretendCloud } from "@mlops/testing";
import { studioSettings } from "./studio-settings.ts";

const problemsOf = (settings: object) => settingsProblems(studioSettings, settings);

const least = {
  domainName: "platform-dev",
  signIn: "iam",
  defaultInstanceType: "ml.t3.medium",
  idle: { min: "1 hour", default: "2 hours", max: "1 day" },
  users: [
    { name: "ana", persona: "data-scientist" },
    { name: "eve", persona: "read-only" },
  ],
};
const image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/lab:1.2";
const digest = `111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/lab@sha256:${"a".repeat(64)}`;
const names = "expected 1 to 63 letters, digits and hyphens, with a letter or a digit at both ends";
const minutes = 'expected 60 to 525600 whole minutes, such as "60 minutes"';
const ecrImage =
  "expected the address of an image in ECR with a tag or a digest, such as " +
  '"123456789012.dkr.ecr.eu-west-1.amazonaws.com/lab:1.2", of at most 255 characters';
const url = "https://git.example.com/team/models.git";

test("a Studio with everything that is allowed has no problems", () => {
  const unknownImage: Output<string> = output(image);
  expect(
    problemsOf({
      ...least,
      spaces: [{ name: "ana-lab", owner: "ana", app: "JupyterLab", volumeSizeGb: 20 }],
      spaceVolumeGb: { default: 5, max: 16_384 },
      allowedInstanceTypes: { apps: ["ml.t3.*"], jobs: ["ml.m5.*"], jobsWithoutVolumeKey: ["ml.g5.*"] },
      imageAccounts: ["763104351884"],
      lifecycleScripts: [
        { name: "setup", app: "JupyterLab", script: "#!/bin/bash\ntrue\n", runByDefault: true },
        { name: "setup-code", app: "CodeEditor", script: "#!/bin/bash\ntrue\n", runByDefault: true },
      ],
      codeRepositories: [{ name: "models", url }],
      customImages: [
        { name: "lab", app: "JupyterLab", image, container: { entrypoint: "jupyter-lab" } },
        { name: "lab-2", app: "CodeEditor", image: digest },
        { name: "lab-3", app: "CodeEditor", image: unknownImage },
      ],
      experiments: { kind: "server", size: "Medium", maintenanceWindow: "Sun:03:30" },
    }),
  ).toEqual([]);
});

const refusals: readonly [string, object, readonly string[]][] = [
  [
    "a domain name with an underscore",
    { domainName: "platform_dev" },
    [`domainName: got "platform_dev"; ${names}`],
  ],
  [
    "a default instance type that is none of SageMaker's",
    { defaultInstanceType: "ml.medium" },
    ['defaultInstanceType: got "ml.medium"; expected an instance type of SageMaker, such as "ml.t3.medium"'],
  ],
  [
    "idle limits out of range",
    { idle: { min: "59 minutes", default: "90 seconds", max: "366 days" } },
    [
      `idle.min: got "59 minutes"; ${minutes}`,
      `idle.default: got "90 seconds"; ${minutes}`,
      `idle.max: got "366 days"; ${minutes}`,
    ],
  ],
  [
    "idle limits out of order",
    { idle: { min: "3 hours", default: "2 hours", max: "1 hour" } },
    [
      'idle.min: got "3 hours"; expected at most the default time, "2 hours"',
      'idle.max: got "1 hour"; expected at least the default time, "2 hours"',
    ],
  ],
  [
    "empty lists of instance types, and what is no instance type",
    { allowedInstanceTypes: { jobs: [], jobsWithoutVolumeKey: ["g5.xlarge"] } },
    [
      "allowedInstanceTypes.jobs: got []; expected at least one pattern; leave it out to allow all instance types",
      'allowedInstanceTypes.jobsWithoutVolumeKey[0]: got "g5.xlarge"; expected an instance type or a pattern of instance types, such as "ml.m5.*"',
    ],
  ],
  [
    "instance types in use that are not allowed",
    {
      allowedInstanceTypes: { apps: ["ml.c5.*"] },
      spaces: [{ name: "ana-lab", owner: "ana", app: "CodeEditor", instanceType: "ml.g5.xlarge" }],
    },
    [
      'defaultInstanceType: got "ml.t3.medium"; expected one of allowedInstanceTypes.apps: ml.c5.*',
      'spaces[0].instanceType: got "ml.g5.xlarge"; expected one of allowedInstanceTypes.apps: ml.c5.*',
    ],
  ],
  [
    "invalid account ids",
    { imageAccounts: ["763104351884", "aws"] },
    ['imageAccounts[1]: got "aws"; expected 12 digits, in quotes'],
  ],
  [
    "volumes smaller or larger than SageMaker's limits",
    { spaceVolumeGb: { default: 4, max: 16_385 } },
    [
      "spaceVolumeGb.default: got 4; expected a whole number from 5 to 16384",
      "spaceVolumeGb.max: got 16385; expected a whole number from 5 to 16384",
    ],
  ],
  [
    "a default volume larger than the largest",
    { spaceVolumeGb: { default: 50, max: 20 } },
    ["spaceVolumeGb.default: got 50; expected at most max, 20"],
  ],
  [
    "users of the same name, because SageMaker writes names into ARNs in lower case",
    {
      users: [
        { name: "ana", persona: "read-only" },
        { name: "ANA", persona: "ml-engineer" },
      ],
    },
    ['users[1].name: got "ANA"; expected each one once, whatever its case'],
  ],
  [
    "invalid names that are used twice",
    {
      customImages: [
        { name: "a_b", app: "JupyterLab", image },
        { name: "a_b", app: "CodeEditor", image },
      ],
    },
    [
      `customImages[0].name: got "a_b"; ${names}`,
      `customImages[1].name: got "a_b"; ${names}`,
      'customImages[1].name: got "a_b"; expected each one once, whatever its case',
    ],
  ],
  [
    "users without a name in Identity Center when they sign in with it",
    {
      signIn: "identity-center",
      users: [
        { name: "ana", persona: "read-only", identityCenterUser: "ana@example.com" },
        { name: "ben", persona: "read-only" },
        { name: "eve", persona: "read-only", identityCenterUser: "" },
      ],
    },
    [
      'users[1].identityCenterUser: got nothing; expected a user name in IAM Identity Center, because signIn is "identity-center"',
      'users[2].identityCenterUser: got ""; expected a user name in IAM Identity Center, because signIn is "identity-center"',
    ],
  ],
  [
    "names in Identity Center when users sign in with IAM",
    { users: [{ name: "ana", persona: "read-only", identityCenterUser: "ana@example.com" }] },
    [
      'users[0].identityCenterUser: got "ana@example.com"; expected nothing, because signIn is "iam"; leave it out',
    ],
  ],
  [
    "spaces of unknown users, of users who may run no apps, and with too large a volume",
    {
      spaces: [
        { name: "lab", owner: "zoe", app: "JupyterLab" },
        { name: "view", owner: "eve", app: "JupyterLab" },
        { name: "big", owner: "ana", app: "CodeEditor", volumeSizeGb: 101 },
      ],
    },
    [
      'spaces[0].owner: got "zoe"; expected the name of a user; users are "ana", "eve"',
      'spaces[1].owner: got "eve"; expected a user who may run apps; give them a persona other than read-only',
      "spaces[2].volumeSizeGb: got 101; expected at most spaceVolumeGb.max, 100",
    ],
  ],
  [
    "spaces with invalid volumes and instance types",
    {
      spaces: [
        { name: "small", owner: "ana", app: "CodeEditor", volumeSizeGb: 4 },
        { name: "big", owner: "ana", app: "CodeEditor", instanceType: "ml.big" },
      ],
    },
    [
      "spaces[0].volumeSizeGb: got 4; expected a whole number from 5 to 16384",
      'spaces[1].instanceType: got "ml.big"; expected an instance type of SageMaker, such as "ml.t3.medium"',
    ],
  ],
  [
    "spaces in a Studio without users",
    { users: [], spaces: [{ name: "lab", owner: "ana", app: "JupyterLab" }] },
    ['spaces[0].owner: got "ana"; expected the name of a user; users are none'],
  ],
  [
    "empty scripts",
    {
      lifecycleScripts: [
        { name: "one", app: "JupyterLab", script: "true", runByDefault: true },
        { name: "two", app: "JupyterLab", script: "" },
      ],
    },
    ['lifecycleScripts[1].script: got ""; expected a script that is not empty'],
  ],
  [
    "two default scripts of one app",
    {
      lifecycleScripts: [
        { name: "one", app: "JupyterLab", script: "true", runByDefault: true },
        { name: "two", app: "JupyterLab", script: "true", runByDefault: true },
        { name: "three", app: "CodeEditor", script: "true", runByDefault: true },
      ],
    },
    [
      'lifecycleScripts[1].runByDefault: got true; expected false, because "one" runs by default in JupyterLab already',
    ],
  ],
  [
    "repositories without an address, and with a password in it, which the error does not show",
    {
      codeRepositories: [
        { name: "one", url: "git@example.com:team/models.git" },
        { name: "two", url: "https://ana:secret@example.com/team/models.git" },
      ],
    },
    [
      'codeRepositories[0].url: got "git@example.com:team/models.git"; expected an address such as "https://example.com/team/project.git"',
      'codeRepositories[1].url: got "https://***@example.com/team/models.git"; expected an address without credentials; put them into a secret and name that in secretArn',
    ],
  ],
  [
    "invalid branch names",
    { codeRepositories: [{ name: "one", url, branch: "a b" }] },
    ['codeRepositories[0].branch: got "a b"; expected the name of a git branch'],
  ],
  [
    "more repositories than JupyterLab shows",
    { codeRepositories: Array.from({ length: 11 }, (_, index) => ({ name: `r${index}`, url })) },
    ['codeRepositories: got "11 repositories"; expected at most 10 repositories'],
  ],
  [
    "images without a tag, and from elsewhere",
    {
      customImages: [
        { name: "one", app: "JupyterLab", image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/lab" },
        { name: "two", app: "JupyterLab", image: "images.example.com/jupyter/lab:1" },
      ],
    },
    [
      `customImages[0].image: got "111122223333.dkr.ecr.eu-west-1.amazonaws.com/lab"; ${ecrImage}`,
      `customImages[1].image: got "images.example.com/jupyter/lab:1"; ${ecrImage}`,
    ],
  ],
  [
    "images that SageMaker could not run",
    {
      customImages: [
        {
          name: "one",
          app: "JupyterLab",
          image,
          displayName: " One",
          container: {
            entrypoint: " ",
            arguments: [...Array.from({ length: 50 }, () => "--flag"), "x".repeat(65)],
            environment: { LONG: "x".repeat(257) },
          },
        },
      ],
    },
    [
      'customImages[0].displayName: got " One"; expected 1 to 128 characters, no blanks around them',
      'customImages[0].container.entrypoint: got " "; expected 1 to 256 characters, not all of them blank',
      `customImages[0].container.arguments[50]: got "${"x".repeat(65)}"; expected 1 to 64 characters, not all of them blank`,
      expect.stringMatching(
        /^customImages\[0\]\.container\.arguments: got .*\.\.\.; expected 0 to 50 items$/,
      ),
      `customImages[0].container.environment.LONG: got "${"x".repeat(76)}...; expected at most 256 characters`,
    ],
  ],
  [
    "an app with a size, which only servers have",
    { experiments: { size: "Small" } },
    [
      'experiments.size: got "Small"; expected nothing, because kind is "app", which has no size; leave it out',
    ],
  ],
  [
    "an invalid maintenance window",
    { experiments: { maintenanceWindow: "SUN:03:00" } },
    ['experiments.maintenanceWindow: got "SUN:03:00"; expected a day and a time in UTC, such as "Sun:03:00"'],
  ],
];

test.each(refusals)("a Studio refuses %s", (_, change, problems) => {
  expect(problemsOf({ ...least, ...change })).toEqual(problems);
});

test("a Studio takes its scripts from files of the repository too", async () => {
  const folder = "libs/studio/test/lifecycle-scripts";
  const lifecycleScripts = [
    { name: "one", app: "JupyterLab", file: `${folder}/start.sh` },
    { name: "two", app: "JupyterLab", file: `${folder}/tools.sh` },
  ];
  const cloud = await pretendCloud(() => ({ problems: problemsOf({ ...least, lifecycleScripts }) }));
  expect(cloud.outputs.problems).toEqual([
    `lifecycleScripts[1].file: got "${folder}/tools.sh"; expected a file; ${folder} has start.sh`,
  ]);
});
