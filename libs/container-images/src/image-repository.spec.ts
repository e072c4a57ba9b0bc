import { imageRepository } from "./image-repository.ts";

test.each([
  [
    "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/fraud:1.0",
    "111122223333",
    "eu-west-1",
    "team/fraud",
    true,
  ],
  [
    "111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/fraud@sha256:abc",
    "111122223333",
    "cn-north-1",
    "fraud",
    true,
  ],
  ["111122223333.dkr.ecr.eu-west-1.amazonaws.com/fraud:latest", "111122223333", "eu-west-1", "fraud", false],
  ["111122223333.dkr.ecr.eu-west-1.amazonaws.com/fraud", "111122223333", "eu-west-1", "fraud", false],
  ["111122223333.dkr.ecr-fips.us-gov-west-1.amazonaws.com/a:1", "111122223333", "us-gov-west-1", "a", true],
])("%s is taken apart", (uri, account, region, name, pinned) => {
  expect(imageRepository(uri)).toEqual({ account, region, name, pinned });
});

test.each(["fraud:1.0", "public.ecr.aws/docker/library/python:3.12", "docker.io/library/python", ""])(
  "%p is not an image of a private registry",
  (uri) => {
    expect(imageRepository(uri)).toBeUndefined();
  },
);
