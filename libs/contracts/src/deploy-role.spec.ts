import { awsEnvironment, environmentNames } from "@mlops/core";
import { deployRoleArn, deployRoleName, previewRoleArn, previewRoleName } from "./deploy-role.ts";

const environment = awsEnvironment({
  app: "delivery",
  name: "qa",
  account: "222233334444",
  region: "cn-north-1",
});

test("the role that deploys an environment is named before it exists, whatever app asks", () => {
  expect(deployRoleName("qa")).toBe("deploy-qa");
  expect(deployRoleArn(environment)).toBe("arn:aws-cn:iam::222233334444:role/mlops/deploy-qa");
});

test("the role that previews is another one", () => {
  expect(previewRoleName("qa")).toBe("preview-qa");
  expect(previewRoleArn(environment)).toBe("arn:aws-cn:iam::222233334444:role/mlops/preview-qa");
});

test("no two environments share a role, so that one account can hold both", () => {
  const names = environmentNames.flatMap((name) => [deployRoleName(name), previewRoleName(name)]);
  expect(new Set(names).size).toBe(8);
});
