import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import {
  endpointContract,
  featureGroupContract,
  instanceOf,
  pipelineContract,
  registryContract,
  settingPath,
} from "@mlops/contracts";
import { awsEnvironment } from "@mlops/core";

const folder = join(__dirname, "../notebooks");
const account = { name: "dev", account: "111122223333", region: "eu-west-1" } as const;
const platform = awsEnvironment({ ...account, app: "platform" });
const sentiment = awsEnvironment({ ...account, app: "sentiment" });

test("the notebooks read what the stacks publish, by the names that they publish it under", () => {
  const notebooks = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));
  const read = notebooks.flatMap((name) => {
    const text = readFileSync(join(folder, name), "utf8");
    return [...text.matchAll(/published\(\\"([^"\\]+)\\"\)/g)].map(([, path]) => `/mlops/dev/${path}`);
  });
  expect(read.sort()).toEqual([
    settingPath(platform, instanceOf(featureGroupContract, "tweets"), "featureGroupName"),
    settingPath(platform, instanceOf(registryContract, "sentiment"), "groupName"),
    settingPath(sentiment, endpointContract, "endpointName"),
    settingPath(sentiment, pipelineContract, "pipelineName"),
  ]);
});
