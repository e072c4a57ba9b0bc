import { awsEnvironment } from "./environment.ts";

test("an environment is in the partition of its region", () => {
  expect(
    awsEnvironment({ app: "sentiment", name: "dev", account: "111122223333", region: "eusc-de-east-1" }),
  ).toEqual({
    app: "sentiment",
    name: "dev",
    account: "111122223333",
    region: "eusc-de-east-1",
    partition: "aws-eusc",
  });
});
