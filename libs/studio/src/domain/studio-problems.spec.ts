import { type Output, output } from "@pulumi/pulumi";
import { awsEnvironment } from "@mlops/core";
import { references } from "../../test/references.ts";
import type { StudioArgs } from "./studio-args.ts";
import { studioProblems } from "./studio-problems.ts";

const valid = (): StudioArgs => ({
  ...references(),
  domainName: "platform-dev",
  signIn: "iam",
  retainData: false,
  defaultInstanceType: "ml.t3.medium",
  idle: { min: "1 hour", default: "2 hours", max: "1 day" },
  users: [
    { name: "ana", persona: "data-scientist" },
    { name: "eve", persona: "read-only" },
  ],
});
const image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/lab:1.2";
const digest = `111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/lab@sha256:${"a".repeat(64)}`;

test("a Studio with everything that is allowed has no problems", () => {
  const unknownImage: Output<string> = output(image);
  expect(
    studioProblems({
      ...valid(),
      spaces: [{ name: "ana-lab", owner: "ana", app: "JupyterLab", volumeSizeGb: 20 }],
      spaceVolumeGb: { default: 5, max: 16_384 },
      allowedInstanceTypes: { apps: ["ml.t3.*"], jobs: ["ml.m5.*"], jobsWithoutVolumeKey: ["ml.g5.*"] },
      imageAccounts: ["763104351884"],
      lifecycleScripts: [
        { name: "setup", app: "JupyterLab", script: "#!/bin/bash\ntrue\n", runByDefault: true },
        { name: "setup-code", app: "CodeEditor", script: "#!/bin/bash\ntrue\n", runByDefault: true },
      ],
      codeRepositories: [{ name: "models", url: "https://git.example.com/team/models.git" }],
      customImages: [
        { name: "lab", app: "JupyterLab", image },
        { name: "lab-2", app: "CodeEditor", image: digest },
        { name: "lab-3", app: "CodeEditor", image: unknownImage },
      ],
      experiments: { size: "Medium", maintenanceWindow: "Sun:03:30" },
    }),
  ).toEqual([]);
});

const refusals: readonly [string, Partial<StudioArgs>, readonly string[]][] = [
  [
    "a domain name with an underscore",
    { domainName: "platform_dev" },
    [
      'domainName: got "platform_dev"; expected 1 to 63 letters, digits and hyphens, with a letter or a digit at both ends',
    ],
  ],
  [
    "keys of another account",
    { keys: references(awsEnvironment("qa", "222233334444", "eu-west-1")).keys },
    ["keys: got account 222233334444, eu-west-1; expected account 111122223333, eu-west-1"],
  ],
  [
    "a default instance type that is none of SageMaker's",
    { defaultInstanceType: "ml.medium" },
    ['defaultInstanceType: got "ml.medium"; expected an instance type of SageMaker such as "ml.t3.medium"'],
  ],
  [
    "idle limits out of range",
    { idle: { min: "59 minutes", default: "90 seconds", max: "366 days" } },
    [
      'idle.min: got "59 minutes"; expected 60 to 525600 minutes',
      'idle.default: "90 seconds" is not a whole number of minutes',
      'idle.max: got "366 days"; expected 60 to 525600 minutes',
    ],
  ],
  [
    "idle limits out of order",
    { idle: { min: "3 hours", default: "2 hours", max: "1 hour" } },
    [
      'idle.min ("3 hours") must not be longer than idle.default ("2 hours")',
      'idle.max ("1 hour") must not be shorter than idle.default ("2 hours")',
    ],
  ],
  [
    "instance types that people then could not use",
    {
      allowedInstanceTypes: { apps: ["ml.c5.*"], jobs: [], jobsWithoutVolumeKey: ["g5.xlarge"] },
      spaces: [{ name: "ana-lab", owner: "ana", app: "CodeEditor", instanceType: "ml.g5.xlarge" }],
    },
    [
      "allowedInstanceTypes.jobs: is empty and would allow nothing; leave it out to allow all",
      'allowedInstanceTypes.jobsWithoutVolumeKey[0]: got "g5.xlarge"; expected an instance type or a pattern such as "ml.m5.*"',
      'defaultInstanceType: "ml.t3.medium" is not among allowedInstanceTypes.apps: ml.c5.*',
      'spaces[0].instanceType: "ml.g5.xlarge" is not among allowedInstanceTypes.apps: ml.c5.*',
    ],
  ],
  [
    "accounts that are none",
    { imageAccounts: ["763104351884", "aws"] },
    ['imageAccounts[1]: got "aws"; expected the 12 digits of an account'],
  ],
  [
    "volumes smaller or larger than SageMaker makes them",
    { spaceVolumeGb: { default: 4, max: 16_385 } },
    [
      "spaceVolumeGb.default: got 4; expected 5 to 16384 whole GB",
      "spaceVolumeGb.max: got 16385; expected 5 to 16384 whole GB",
    ],
  ],
  [
    "a default volume larger than the largest",
    { spaceVolumeGb: { default: 50, max: 20 } },
    ["spaceVolumeGb.default (50) must not be larger than spaceVolumeGb.max (20)"],
  ],
  [
    "users that stand there twice",
    {
      users: [
        { name: "ana", persona: "read-only" },
        { name: "ANA", persona: "ml-engineer" },
      ],
    },
    ['users[1].name: "ANA" is taken by users[0]'],
  ],
  [
    "users without a name in Identity Center when they sign in there",
    {
      signIn: "identity-center",
      users: [
        { name: "ana", persona: "read-only", identityCenterUser: "ana@example.com" },
        { name: "ben", persona: "read-only" },
        { name: "eve", persona: "read-only", identityCenterUser: "" },
      ],
    },
    [
      'users[1].identityCenterUser: is missing; people sign in with IAM Identity Center (signIn: "identity-center")',
      'users[2].identityCenterUser: is missing; people sign in with IAM Identity Center (signIn: "identity-center")',
    ],
  ],
  [
    "names in Identity Center that nobody uses",
    { users: [{ name: "ana", persona: "read-only", identityCenterUser: "ana@example.com" }] },
    [
      'users[0].identityCenterUser: got "ana@example.com"; leave it out, people sign in with IAM (signIn: "iam")',
    ],
  ],
  [
    "spaces of nobody, of somebody who may run no apps, and with too large a volume",
    {
      spaces: [
        { name: "lab", owner: "zoe", app: "JupyterLab" },
        { name: "look", owner: "eve", app: "JupyterLab" },
        { name: "big", owner: "ana", app: "CodeEditor", volumeSizeGb: 101, instanceType: "ml.big" },
      ],
    },
    [
      'spaces[0].owner: there is no user "zoe"; users: "ana", "eve"',
      'spaces[1].owner: "eve" is read-only and may run no apps; give them another persona',
      "spaces[2].volumeSizeGb: got 101; expected 5 to 100 whole GB",
      'spaces[2].instanceType: got "ml.big"; expected an instance type of SageMaker such as "ml.t3.medium"',
    ],
  ],
  [
    "spaces where nobody works",
    { users: [], spaces: [{ name: "lab", owner: "ana", app: "JupyterLab" }] },
    ['spaces[0].owner: there is no user "ana"; users: none'],
  ],
  [
    "scripts that are empty, and two defaults of one app",
    {
      lifecycleScripts: [
        { name: "one", app: "JupyterLab", script: "true", runByDefault: true },
        { name: "two", app: "JupyterLab", script: "", runByDefault: true },
      ],
    },
    [
      "lifecycleScripts[1].script: is empty",
      'lifecycleScripts: "one", "two" all run by default in JupyterLab; one at most can',
    ],
  ],
  [
    "repositories without an address, and with a password in it",
    {
      codeRepositories: [
        { name: "one", url: "git@example.com:team/models.git" },
        { name: "two", url: "https://ana:secret@example.com/team/models.git" },
      ],
    },
    [
      'codeRepositories[0].url: got "git@example.com:team/models.git"; expected an address such as "https://example.com/team/project.git"',
      "codeRepositories[1].url: has credentials in it; put them into a secret and name that in secretArn",
    ],
  ],
  [
    "branches that git cannot have",
    { codeRepositories: [{ name: "one", url: "https://git.example.com/team/models.git", branch: "a b" }] },
    ['codeRepositories[0].branch: got "a b"; expected the name of a branch of git'],
  ],
  [
    "more repositories than JupyterLab shows",
    {
      codeRepositories: Array.from({ length: 11 }, (_, index) => ({
        name: `r${index}`,
        url: "https://git.example.com/team/models.git",
      })),
    },
    ["codeRepositories: has 11 repositories; JupyterLab takes 10"],
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
      'customImages[0].image: got "111122223333.dkr.ecr.eu-west-1.amazonaws.com/lab"; expected the address of an image in ECR with a tag or a digest, such as "123456789012.dkr.ecr.eu-west-1.amazonaws.com/lab:1.2", of at most 255 characters',
      'customImages[1].image: got "images.example.com/jupyter/lab:1"; expected the address of an image in ECR with a tag or a digest, such as "123456789012.dkr.ecr.eu-west-1.amazonaws.com/lab:1.2", of at most 255 characters',
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
      "customImages[0].container.entrypoint: has 1 characters; expected 1 to 256, not all of them blank",
      "customImages[0].container.arguments: has 51 arguments; SageMaker takes 50",
      "customImages[0].container.arguments[50]: has 65 characters; expected 1 to 64, not all of them blank",
      "customImages[0].container.environment.LONG: has 257 characters; expected at most 256",
    ],
  ],
  [
    "a maintenance window that is none",
    { experiments: { maintenanceWindow: "SUN:03:00" } },
    ['experiments.maintenanceWindow: got "SUN:03:00"; expected a day and a time in UTC, such as "Sun:03:00"'],
  ],
];

test.each(refusals)("a Studio refuses %s", (_, change, problems) => {
  expect(studioProblems({ ...valid(), ...change })).toEqual(problems);
});
