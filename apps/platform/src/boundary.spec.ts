import type { EnvironmentName } from "@mlops/core";
import { deployedPlatform } from "./testing/deployed-platform.ts";

test.each<[EnvironmentName, account: string]>([
  ["dev", "111122223333"],
  ["qa", "222233334444"],
  ["prod", "333344445555"],
])(
  "the platform in %s gives every role the permissions boundary of its account",
  async (environment, account) => {
    const cloud = await deployedPlatform(environment);
    const roles = cloud.resources.filter(({ type }) => type === "aws:iam/role:Role");
    const boundaries = new Set(roles.map(({ inputs }) => inputs.permissionsBoundary));
    expect([...boundaries]).toEqual([`arn:aws:iam::${account}:policy/mlops/boundary`]);
  },
);
