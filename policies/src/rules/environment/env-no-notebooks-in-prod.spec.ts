import { sagemaker } from "../../resource-types.ts";
import { domain, notebook } from "../../sagemaker/testing/compliant.ts";
import { describeResourceRule, judge } from "../../testing/index.ts";
import { envNoNotebooksInProd } from "./env-no-notebooks-in-prod.ts";

const message = "take notebooks and Studio out of this stack: people work in dev";

test.each([
  [sagemaker.notebookInstance, notebook],
  [sagemaker.domain, domain],
  [sagemaker.userProfile, { userProfileName: "ada" }],
  [sagemaker.space, { spaceName: "lab" }],
])("%s is refused in prod, and only there", async (type, props) => {
  const found = (stack: string) => judge(envNoNotebooksInProd, { type, props }, { stack });
  expect(await found("platform.prod")).toEqual([{ level: "mandatory", message }]);
  expect(await found("delivery.shared")).toEqual([{ level: "mandatory", message }]);
  expect(await found("platform.dev")).toEqual([]);
  expect(await found("platform.qa")).toEqual([]);
});

describeResourceRule(envNoNotebooksInProd, {
  levels: "D/D/M",
  compliant: { type: sagemaker.endpoint, props: { endpointConfigName: "sentiment-1" } },
  finds: { "a notebook": { resource: { type: sagemaker.notebookInstance }, messages: [message] } },
});
