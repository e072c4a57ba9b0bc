import { ecrRegistryHost, parseEcrImage, parseImageName, versionedEcrImagePattern } from "./ecr-image.ts";

const registry = { account: "111122223333", region: "eu-west-1" };
const host = "111122223333.dkr.ecr.eu-west-1.amazonaws.com";

test.each([
  [`${host}/training:1.4`, { registry, repository: "training", tag: "1.4" }],
  [`${host}/team/training`, { registry, repository: "team/training" }],
  [`${host}/training@sha256:0a1b`, { registry, repository: "training", digest: "sha256:0a1b" }],
  [
    `${host}/training:1.4@sha256:0a1b`,
    { registry, repository: "training", tag: "1.4", digest: "sha256:0a1b" },
  ],
  [
    "111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/training:1",
    { registry: { account: "111122223333", region: "cn-north-1" }, repository: "training", tag: "1" },
  ],
  [
    "111122223333.dkr.ecr-fips.us-gov-west-1.amazonaws.com/a:1",
    { registry: { account: "111122223333", region: "us-gov-west-1" }, repository: "a", tag: "1" },
  ],
  ["111122223333.dkr-ecr.eu-west-1.on.aws/a:1", { registry, repository: "a", tag: "1" }],
])("%s is taken apart as an image in ECR", (uri, image) => {
  expect(parseEcrImage(uri)).toEqual(image);
  expect(parseImageName(uri)).toEqual(image);
});

test.each([
  ["public.ecr.aws/docker/library/python:3.12", { repository: "docker/library/python", tag: "3.12" }],
  ["registry.example.com:5000/a", { repository: "a" }],
  ["library/python:3.12", { repository: "library/python", tag: "3.12" }],
  ["docker.io/library/python", { repository: "library/python" }],
  ["localhost", { repository: "localhost" }],
  ["python", { repository: "python" }],
  [`evil.example.com/${host}/a:1`, { repository: `${host}/a`, tag: "1" }],
  ["", { repository: "" }],
])("%j is taken apart, and is no image of a private registry of ECR", (text, name) => {
  expect(parseImageName(text)).toEqual(name);
  expect(parseEcrImage(text)).toBeUndefined();
});

test("an image in ECR has a repository of lower-case letters", () => {
  expect(parseEcrImage(`${host}/Training:1`)).toBeUndefined();
  expect(parseEcrImage(host)).toBeUndefined();
});

test("a registry's host ends as its partition's hosts do", () => {
  const place = { partition: "aws", ...registry } as const;
  expect(ecrRegistryHost(place)).toBe(host);
  expect(ecrRegistryHost({ ...place, partition: "aws-cn", region: "cn-north-1" })).toBe(
    "111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn",
  );
});

test("a version of an image is a tag, a digest or both", () => {
  const digest = `sha256:${"0a".repeat(32)}`;
  for (const version of [":1.4", `@${digest}`, `:1.4@${digest}`, ":latest"]) {
    expect(`${host}/team/lab${version}`).toMatch(versionedEcrImagePattern);
  }
  for (const version of ["", ":", ":.1", "@sha256:0a1b", `@${digest}:1.4`]) {
    expect(`${host}/team/lab${version}`).not.toMatch(versionedEcrImagePattern);
  }
  expect("public.ecr.aws/lab:1").not.toMatch(versionedEcrImagePattern);
});
