import { awsEnvironment } from "./environment.ts";

test("an environment is in the partition of its region", () => {
  expect(awsEnvironment("dev", "111122223333", "eusc-de-east-1")).toEqual({
    name: "dev",
    account: "111122223333",
    region: "eusc-de-east-1",
    partition: "aws-eusc",
  });
});
