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
])("%s is refused in prod, and only there", (type, props) => {
  const found = (stack: string) => judge(envNoNotebooksInProd, { type, props }, { stack });
  expect(found("platform.prod")).toEqual([{ level: "mandatory", message }]);
  expect(found("delivery.shared")).toEqual([{ level: "mandatory", message }]);
  expect(found("platform.dev")).toEqual([]);
  expect(found("platform.qa")).toEqual([]);
});

describeResourceRule(envNoNotebooksInProd, {
  compliant: { type: sagemaker.endpoint, props: { endpointConfigName: "sentiment-1" } },
  finds: { "a notebook": { resource: { type: sagemaker.notebookInstance }, messages: [message] } },
});
