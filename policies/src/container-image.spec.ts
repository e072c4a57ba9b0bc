import { imageNameOf } from "./container-image.ts";

const registry = { account: "111122223333", region: "eu-west-1" };
const host = "111122223333.dkr.ecr.eu-west-1.amazonaws.com";

test.each([
  [`${host}/training:1.4`, { registry, repository: "training", tag: "1.4", hasDigest: false }],
  [`${host}/team/training`, { registry, repository: "team/training", hasDigest: false }],
  [`${host}/training@sha256:0a1b`, { registry, repository: "training", hasDigest: true }],
  [`${host}/training:1.4@sha256:0a1b`, { registry, repository: "training", tag: "1.4", hasDigest: true }],
  [
    "111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/training:1",
    {
      registry: { account: "111122223333", region: "cn-north-1" },
      repository: "training",
      tag: "1",
      hasDigest: false,
    },
  ],
  [
    "111122223333.dkr.ecr-fips.us-gov-west-1.amazonaws.com/a:1",
    {
      registry: { account: "111122223333", region: "us-gov-west-1" },
      repository: "a",
      tag: "1",
      hasDigest: false,
    },
  ],
  ["111122223333.dkr-ecr.eu-west-1.on.aws/a:1", { registry, repository: "a", tag: "1", hasDigest: false }],
  [
    "public.ecr.aws/docker/library/python:3.12",
    { repository: "docker/library/python", tag: "3.12", hasDigest: false },
  ],
  ["registry.example.com:5000/a", { repository: "a", hasDigest: false }],
  ["library/python:3.12", { repository: "library/python", tag: "3.12", hasDigest: false }],
  ["localhost", { repository: "localhost", hasDigest: false }],
  ["python", { repository: "python", hasDigest: false }],
  [`evil.example.com/${host}/a:1`, { repository: `${host}/a`, tag: "1", hasDigest: false }],
  ["", { repository: "", hasDigest: false }],
])("takes apart %j", (text, name) => {
  expect(imageNameOf(text)).toEqual(name);
});
