import fc from "fast-check";
import { fitsGlob } from "@mlops/aws";
import { githubSubjectProblem, isGithubSubject } from "./github-subject.ts";

describe("the subject of a GitHub workflow's token", () => {
  test.each([
    "repo:octo-org/octo-repo:environment:prod",
    "repo:octo-org/octo-repo:ref:refs/heads/main",
    "repo:octo-org/octo-repo:ref:refs/heads/release/*",
    "repo:octo-org/octo-repo:*",
    "repo:octo-org@1234/octo-repo@5678:environment:prod",
    "repository:octo-org/octo.repo:environment:prod",
    "repository_owner_id:1234:repository_id:5678",
    "job_workflow_ref:octo-org/workflows/.github/workflows/deploy.yml@refs/heads/main",
  ])("names who asks: %s", (subject) => {
    expect(githubSubjectProblem(subject)).toBeUndefined();
  });

  test.each([
    ["*", "it has no claim with a value"],
    ["repo", "it has no claim with a value"],
    ["repo:", "it has no claim with a value"],
    ["*:octo-org/octo-repo", "it begins with a wildcard"],
    ["repo*:octo-org/octo-repo", "it begins with a wildcard"],
    ["repo:*", "its repository is not <organization>/<repository>"],
    ["repo:octo-org*", "its repository is not <organization>/<repository>"],
    ["repo:octo-org:environment:prod", "its repository is not <organization>/<repository>"],
    ["repo:octo-org/a/b:environment:prod", "its repository is not <organization>/<repository>"],
    ["repo:octo-*/octo-repo:environment:prod", "it takes in other organizations"],
    ["repo:*/octo-repo:environment:prod", "it takes in other organizations"],
    ["repo:octo-org/*", "it takes in other repositories"],
    ["repo:octo-org/*:environment:prod", "it takes in other repositories"],
    ["repo:octo-org/octo-repo*", "it takes in other repositories"],
    ["repo:octo-org/octo-rep?:environment:prod", "it takes in other repositories"],
    ["environment:prod:repo:octo-org/octo-repo", 'any repository can have the claim "environment"'],
    ["ref:refs/heads/main", 'any repository can have the claim "ref"'],
    ["workflow_ref:deploy", 'any repository can have the claim "workflow_ref"'],
    ["repository_owner:*", 'it takes in any "repository_owner"'],
  ])("does not name who asks: %s", (subject, problem) => {
    expect(githubSubjectProblem(subject)).toBe(problem);
  });

  test("that names a repository takes in no other repository", () => {
    const part = fc.string({ unit: fc.constantFrom("a", "b", "-", "*", "?", "/", ":"), maxLength: 8 });
    const subjects = part
      .map((pattern) => `repo:${pattern}`)
      .filter((subject) => githubSubjectProblem(subject) === undefined);
    const name = fc.stringMatching(/^[ab-]{1,4}$/);
    fc.assert(
      fc.property(subjects, name, name, (subject, organization, repository) => {
        const other = `repo:${organization}/${repository}:environment:prod`;
        if (fitsGlob(subject, other)) expect(subject.split(":")[1]).toBe(`${organization}/${repository}`);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ["token.actions.githubusercontent.com:sub", true],
    ["token.actions.githubusercontent.com/octo-enterprise:sub", true],
    ["token.actions.githubusercontent.com:aud", false],
    ["evil.token.actions.githubusercontent.com:sub", false],
    ["tokenxactions.githubusercontent.com:sub", false],
  ])("is what %s says: %s", (key, expected) => {
    expect(isGithubSubject(key)).toBe(expected);
  });
});
